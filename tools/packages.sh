# Debian packages, for the scripts beside this file; sourced, not run.

# What building needs.
BUILD_PACKAGES="gcc libc6-dev meson ninja-build pkg-config gettext libxml2-dev libfreetype-dev
libharfbuzz-dev libhpdf-dev libzip-dev libunistring-dev libdeflate-dev libpng-dev
libturbojpeg0-dev libssl-dev nettle-dev"

# What the tests need to be built and run at all.
TEST_PACKAGES="check g++ python3 zlib1g-dev"

# What single tests need; without one of them those tests are skipped.
OPTIONAL_PACKAGES="clang libclang-rt-14-dev clang-format clang-tidy valgrind qpdf poppler-utils
mupdf-tools libxml2-utils jing libreoffice-writer-nogui python3-uno libreoffice-math-nogui
softhsm2 libengine-pkcs11-openssl opensc"

# What the test of a batch on several machines needs: servers. Only .ci/run installs them.
CLUSTER_PACKAGES="slurm-wlm munge parallel openssh-server"

# The packages among the arguments that are not installed.
missing_packages() {
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || echo "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" \
        >/dev/null
}

# Install those of the arguments that are missing. On other systems: say what is needed, and go on.
install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        echo "This is not Debian; what it needs is called there: $*" >&2
        return 0
    fi
    packages=$(missing_packages "$@")
    [ -n "$packages" ] || return 0
    echo "Installing:" $packages
    as_root apt-get update -qq >/dev/null
    apt_install $packages
}

# The same, one by one if need be; what cannot be installed is named and left out.
install_optional_packages() {
    install_packages "$@" && return 0
    for package in $(missing_packages "$@"); do
        apt_install "$package" || echo "Not installed: $package; tests that need it are skipped." >&2
    done
}
