# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What packaging/run and tests/run share: look at the machine, install what is missing, build, and become an ordinary
# user where root started us. Everything may be run again at any time; what is done already costs a second.
#
# The life of a run: checkSystem -> installPackages -> buildAll -> (asPerson | inDesk). Each phase says its name and,
# at its end, how long it took. A phase that cannot go on calls die with one sentence that helps.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$top/build
demoUser=visavis-demo

say() { printf '\n== %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
die() {
    printf '\n%s: %s\n' "${program:-visavis}" "$*" >&2
    exit 1
}

# phase NAME COMMAND...: says what begins and how long it took; the command runs in this shell.
phase() {
    local name=$1 began=$SECONDS
    shift
    say "$name"
    "$@"
    note "$name: $((SECONDS - began)) s"
}

# --- the machine ---------------------------------------------------------------------------------------------------

# VISAVIS_OS_RELEASE lets a test show us another distribution.
checkSystem() {
    local file=${VISAVIS_OS_RELEASE:-/etc/os-release} name
    # shellcheck disable=SC1090 # the file differs from machine to machine
    name=$(. "$file" 2>/dev/null; echo "${ID:-unknown} ${VERSION_ID:-}")
    case $name in
    "debian 12"*) ;;
    *) die "this script installs packages of Debian 12 and this is \"$name\". Use a Debian 12 machine, or install what packaging/packages/*.txt name and run: cmake --preset dev && cmake --build --preset dev" ;;
    esac
}

# asRoot COMMAND...: as root, by sudo where we are not.
asRoot() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@"
    else
        die "packages have to be installed, and you are neither root nor is there sudo. Run this as root once, or ask your administrator to install: $missing"
    fi
}

# wantedPackages LIST...: the names in packaging/packages/LIST.txt. Node.js is left alone where it is there already,
# because machines that have a newer one have it without Debian's packages, which would conflict.
wantedPackages() {
    local list
    for list in "$@"; do
        sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$top/packaging/packages/$list.txt"
    done
    node --version >/dev/null 2>&1 || echo nodejs
    npm --version >/dev/null 2>&1 || echo npm
}

missingPackages() {
    comm -23 <(wantedPackages "$@" | sort -u) \
        <(dpkg-query -W -f='${db:Status-Abbrev}${Package}\n' 2>/dev/null | sed -n 's/^ii //p' | sort -u) | tr '\n' ' '
}

installPackages() {
    missing=$(missingPackages "$@")
    if [ -z "${missing// /}" ]; then
        note "all packages are there"
    else
        note "installing: $missing"
        [ "$(id -u)" -eq 0 ] || ! command -v sudo >/dev/null || sudo -v ||
            die "sudo did not let you in, and packages have to be installed. Run this as root once, or ask your administrator to install: $missing"
        asRoot apt-get update -qq -o DPkg::Lock::Timeout=300 -o APT::Update::Error-Mode=any ||
            die "the list of Debian's packages cannot be read. Is there a network connection? Needed are: $missing"
        local log
        log=$(mktemp)
        # shellcheck disable=SC2086 # a list of names
        asRoot env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends $missing >"$log" 2>&1 || {
            tail -n 20 "$log" >&2
            die "apt-get could not install the packages; what it says above tells why (no network? another program at work in apt? a disk that is full?)"
        }
        rm -f "$log"
    fi
    local version
    version=$(node --version | sed 's/^v//; s/\..*//')
    [ "$version" -ge 18 ] || die "node is version $version and 18 or newer is needed. Remove it so that Debian's can be installed, or update it."
}

# --- the build -----------------------------------------------------------------------------------------------------

# The person who owns the checkout builds in it, also behind sudo: files of root in it would be in their way afterwards.
asBuilder() {
    if [ "$(id -u)" -eq 0 ] && [ -n "${SUDO_USER:-}" ] && [ "$(stat -c %U "$top")" = "$SUDO_USER" ]; then
        runuser -u "$SUDO_USER" -- "$@"
    else
        "$@"
    fi
}

buildAll() {
    cd "$top" || die "cannot enter $top"
    [ -w . ] || die "cannot write into $top. Clone it to a folder of your own."
    asBuilder cmake --preset dev -Wno-dev ||
        die "CMake could not prepare the build; what it says above tells why. After a change of the machine, remove build/ and try again."
    asBuilder cmake --build --preset dev --parallel "$(nproc)" || {
        [ -e "$top/app/chatbox/node_modules/.visavis-stamp" ] ||
            die "npm could not fetch the chatbox's build tools. Is there a network connection? (npm's own words are above.)"
        die "the build failed; the first error above tells why."
    }
}

# --- the person ----------------------------------------------------------------------------------------------------

# Whose desk it is: the person behind sudo, else an ordinary user made for it. Chromium's sandbox and a keychain want
# an ordinary user.
personName() {
    if [ "$(id -u)" -ne 0 ]; then
        id -un
    elif [ -n "${SUDO_USER:-}" ] && [ "$SUDO_USER" != root ]; then
        echo "$SUDO_USER"
    else
        echo "$demoUser"
    fi
}

makePerson() {
    id "$1" >/dev/null 2>&1 && return
    note "making the ordinary user $1, because Chromium's sandbox and the keychain want one"
    useradd --system --create-home --home-dir "/var/lib/$1" --shell /bin/bash "$1" || die "the user $1 could not be made."
}

# asPerson NAME COMMAND...: as NAME, with nothing of our environment but what is given by env in COMMAND. What stands in
# the array "around" is run by us around it.
around=()
asPerson() {
    local name=$1
    shift
    if [ "$(id -un)" = "$name" ]; then
        "${around[@]}" "$@"
    else
        "${around[@]}" runuser -u "$name" -- env -i PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 USER="$name" LOGNAME="$name" \
            HOME="$(getent passwd "$name" | cut -d: -f6)" "$@"
    fi
}

# placeFor NAME: sets $place to a tree that NAME can read and $programs to where its programs run: ours where NAME can
# reach it, else a copy of what is needed, laid out the same (a home of root is closed to others).
placeFor() {
    place=$top programs=$build/bin
    asPerson "$1" test -x "$programs/visavis" -a -r "$top/packaging/lib.sh" -a -r "$top/app/chatbox/node_modules/playwright-core/package.json" 2>/dev/null && return
    place="$(getent passwd "$1" | cut -d: -f6)/program" programs=$place/build/bin
    note "copying the programs to $place, where $1 can run them"
    rm -rf "$place"
    mkdir -p "$place/app/chatbox/node_modules" "$place/build" "$place/tests"
    cp -a "$build/bin" "$build/share" "$place/build/"
    cp -a "$top/packaging" "$place/"
    cp -a "$top/tests/endtoend" "$place/tests/"
    cp -a "$top/app/chatbox/package.json" "$place/app/chatbox/"
    cp -a "$top/app/chatbox/node_modules/playwright-core" "$place/app/chatbox/node_modules/"
    chmod -R u=rwX,go=rX "$place"
}
