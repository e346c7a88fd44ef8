#!/bin/sh
# Whether every C file is as clang-format would write it. Status 77 (skipped) without clang-format.
command -v clang-format >/dev/null || exit 77
exec sh "$(dirname "$0")/../../tools/format.sh" --check
