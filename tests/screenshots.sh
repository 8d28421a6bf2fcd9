#!/usr/bin/env bash
# Takes the pictures of the window that README.md and the manual show: assets/help/window-*.png.
# Needs Xvfb, openbox, xdotool, xclip and ImageMagick. usage: tests/screenshots.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-target/release/jibiao}")
work=$(mktemp -d)
export DISPLAY=:91 LIBGL_ALWAYS_SOFTWARE=1 JIBIAO_CONFIG=$work/config JIBIAO_STATE=$work/state
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT

Xvfb :91 -screen 0 "${SIZE:-1366x768}x24" +extension GLX >/dev/null 2>&1 &
sleep 1
openbox >/dev/null 2>&1 &
sleep 1

# What the window manager's title bar takes of the height, pixels.
TITLE_BAR=24
window=
start() {
    mkdir -p "$JIBIAO_CONFIG"
    printf '(dark: %s)\n' "$1" > "$JIBIAO_CONFIG/settings.ron"
    "$program" ${2:+"$2"} >/dev/null 2>&1 &
    pid=$!
    for _ in $(seq 40); do
        sleep 0.25
        window=$(xdotool search --onlyvisible --class jibiao 2>/dev/null | tail -1) && [ -n "$window" ] && break
    done
    xdotool windowactivate "$window" windowsize "$window" "${SIZE%x*}" "$((${SIZE#*x} - TITLE_BAR))" windowmove "$window" 0 0
    sleep 2
}
SIZE=${SIZE:-1366x768}
picture() { import -window "$window" "assets/help/window-$1.png"; }
stop() { kill "$pid"; wait "$pid" 2>/dev/null || true; rm -rf "$work/state"; }

start false
picture start
stop
cp assets/samples/guangyuan-2021.ron "$work/2021.ron"
start false "$work/2021.ron"
xdotool key ctrl+Page_Down
sleep 1
xdotool key ctrl+shift+f
sleep 1
xdotool key F7 F7
sleep 1
picture form
stop
start true "$work/2021.ron"
xdotool key ctrl+Page_Down
sleep 2
picture dark
stop
