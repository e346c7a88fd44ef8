#!/bin/sh
# Build vanthu and the customer's report: sh tools/demo.sh
#
# Installs the Debian packages that are missing (with sudo when not root), builds into build/ and
# writes out/bao-cao-80.pdf and out/bao-cao-80.docx.
set -eu
cd "$(dirname "$0")/.."
. tools/packages.sh

install_packages $BUILD_PACKAGES
[ -f build/build.ninja ] || meson setup build -Dtests=false >/dev/null
ninja -C build --quiet
mkdir -p out
echo "Made by build/vanthu build samples/bao-cao-80.xml -o out/bao-cao-80.pdf -o out/bao-cao-80.docx:"
build/vanthu build samples/bao-cao-80.xml -o out/bao-cao-80.pdf -o out/bao-cao-80.docx
echo "in $(pwd)"
