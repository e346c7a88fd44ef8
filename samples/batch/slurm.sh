#!/bin/sh
#SBATCH --job-name=vanthu
#SBATCH --requeue
# A batch on a Slurm cluster, in a folder that all nodes share:
#
#   slurm.sh submit 8 giay-moi.xml --data khach.csv --to out -o '{number}-{symbol}.pdf'
#
# It becomes an array of 8 tasks, each one part, and a job behind them that checks every file by its digest, makes
# what is missing, and writes the manifest and the register of the whole. A task that is run again, on whatever
# node, goes on where it stopped. Options of sbatch come from SBATCH_... variables; VANTHU names the program.
set -u
VANTHU=${VANTHU:-vanthu}
part=${1:-}
[ $# -eq 0 ] || shift
[ $# -gt 1 ] || part=usage

case $part in
submit)
    shards=$1
    shift
    array=$(sbatch --parsable --array="1-$shards" "$0" shard "$@") || exit
    sbatch --parsable --dependency="afterany:$array" "$0" whole "$@"
    ;;
shard)
    exec "$VANTHU" batch "$@" --resume -q -j "${SLURM_CPUS_ON_NODE:-1}" \
        --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT"
    ;;
whole)
    exec "$VANTHU" batch "$@" --resume -j "${SLURM_CPUS_ON_NODE:-1}"
    ;;
*)
    echo "usage: slurm.sh submit SHARDS INPUT --to FOLDER -o NAME ..." >&2
    exit 2
    ;;
esac
