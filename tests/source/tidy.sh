#!/bin/sh
# clang-tidy over src/: tidy.sh BUILD_FOLDER. Status 77 (skipped) without clang-tidy.
command -v clang-tidy >/dev/null || exit 77
cd "$(dirname "$0")/../.." || exit 1
# gcc's own options in the compile commands mean nothing to clang.
find src -name '*.c' | sort |
    xargs -P "$(nproc)" -n 4 clang-tidy --quiet -p "$1" --extra-arg=-Wno-unknown-warning-option
