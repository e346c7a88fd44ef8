#!/bin/sh
# No leak and no misuse of memory: valgrind.sh PROGRAM LIBRARY_TEST REPORT.xml. Status 77 (skipped)
# without valgrind.
command -v valgrind >/dev/null || exit 77
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
check="valgrind -q --leak-check=full --error-exitcode=99"
$check "$1" build "$3" -q -o "$folder/r.pdf" -o "$folder/r.docx" -o "$folder/r.dump" || exit 1
# Refused, with a message and status 1, not valgrind's 99.
$check "$1" validate "$0" 2>/dev/null
[ $? = 1 ] || exit 1
CK_FORK=no $check "$2"
