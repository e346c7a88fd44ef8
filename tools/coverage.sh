#!/bin/sh
# How many lines of src/ the tests run: sh tools/coverage.sh [SUITE...]
set -eu
cd "$(dirname "$0")/.."
[ -f build-coverage/build.ninja ] || meson setup build-coverage -Db_coverage=true >/dev/null
ninja -C build-coverage --quiet
find build-coverage -name '*.gcda' -delete
suites=""
for suite in "$@"; do suites="$suites --suite $suite"; done
meson test -C build-coverage --no-rebuild --quiet $suites || true
gcovr --root . --filter src/ --object-directory build-coverage --sort-percentage --print-summary
