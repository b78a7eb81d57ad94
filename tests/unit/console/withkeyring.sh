#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program on a session bus of its own with an unlocked Secret Service, in a HOME of its own that is removed after.
#   withkeyring.sh PROGRAM [ARGUMENT...]
# The password of the keyring is in VISAVIS_TEST_KEYRING, so that the program can lock and unlock it. Missing programs
# are an error.
set -eu

for needed in dbus-run-session gnome-keyring-daemon; do
    if ! command -v "$needed" >/dev/null 2>&1; then
        echo "withkeyring.sh: $needed is missing; install dbus and gnome-keyring" >&2
        exit 1
    fi
done

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT INT TERM
mkdir -m 700 "$home/run"
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_CURRENT_DESKTOP=GNOME VISAVIS_TEST_KEYRING=keyring-password
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL

status=0
dbus-run-session -- sh -eu -c '
    printf %s "$VISAVIS_TEST_KEYRING" | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
    "$@"
' sh "$@" || status=$?
exit "$status"
