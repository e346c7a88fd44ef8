#!/bin/sh
# Bring all C files into the project's form: sh tools/format.sh. With --check: only say which are not.
set -eu
cd "$(dirname "$0")/.."
mode=-i
[ "${1:-}" = --check ] && mode="--dry-run -Werror"
find src tests -name '*.[ch]' -not -name diag_codes.h | sort | xargs clang-format $mode
