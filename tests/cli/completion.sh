#!/bin/bash
# What the tab key offers: completion.sh PROGRAM SOURCE_ROOT. Prints TAP.
program=$(realpath "$1")
cd "$2" || exit 1
source tools/completion/vanthu.bash
compopt() { :; } # only the shell's own completion may call it
number=0

# offers WORDS EXPECTED: what is offered for the last of the words.
offers() {
    local expected=$2
    read -r -a COMP_WORDS <<<"$1"
    [[ $1 == *" " ]] && COMP_WORDS+=("")
    COMP_WORDS[0]=$program
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    COMPREPLY=()
    _vanthu
    number=$((number + 1))
    if [ "${COMPREPLY[*]}" = "$expected" ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        echo "# expected $expected"
        echo "# got      ${COMPREPLY[*]}"
    fi
}

echo 1..12
offers "vanthu " "build copy print-set redline diff approve issue sign verify-signature extract verify batch validate new layouts fonts --help --version"
offers "vanthu va" "validate"
offers "vanthu sign --as s" "signer"
offers "vanthu build -" "--output --format --layout --part --archive --metadata --register --fit --protect --sign-fields --shared-fonts --fonts --quiet --help"
offers "vanthu fonts --f" "--fonts"
offers "vanthu build --layout n" "nd30"
offers "vanthu new G" "GUQ GM GGT GNP"
offers "vanthu build --format d" "docx dump"
offers "vanthu issue --format x" "xml"
offers "vanthu build -o sam" "samples"
offers "vanthu validate samples/bao-cao-8" "samples/bao-cao-80.xml"
export LC_ALL=vi_VN.UTF-8 2>/dev/null
offers "vanthu fonts -" "--fonts --help"
