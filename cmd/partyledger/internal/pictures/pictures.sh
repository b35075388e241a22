#!/usr/bin/env bash
# Photographs every page of the desktop program on the sample group, in a real
# window, at two sizes of the window and two of the text.
# usage: pictures.sh <program> <plctl> <folder for the pictures>
set -euo pipefail
program=$(realpath "$1") plctl=$(realpath "$2")
out=$(mkdir -p "$3" && cd "$3" && pwd)
# The pages in the navigation's order, as ui/entries.go has them.
mapfile -t names < <(grep -o '{ID: "[a-z]*", Title: "[^"]*"' "$(dirname "$0")/../../../../ui/entries.go" | sed 's/.*Title: "//; s/"//')
[ ${#names[@]} -gt 8 ] || { echo '没有找到页面清单' >&2; exit 1; }
work=/tmp/国企党建台账
rm -rf "$work" && mkdir -p "$work"
display=:$((90 + RANDOM % 400))
trap 'kill $(jobs -p) 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT

Xvfb "$display" -screen 0 1960x1140x24 >/dev/null 2>&1 &
export DISPLAY=$display LIBGL_ALWAYS_SOFTWARE=1 HOME=$work XDG_RUNTIME_DIR=$work
for _ in $(seq 100); do xdpyinfo >/dev/null 2>&1 && break; sleep 0.1; done
openbox >/dev/null 2>&1 &
"$plctl" -w "$work/demo" demo >/dev/null

# settle waits until the window's picture has stopped changing.
settle() {
  local last='' now same=0
  for _ in $(seq 60); do
    now=$(import -window "$1" -silent rgb:- | md5sum)
    if [ "$now" = "$last" ]; then same=$((same + 1)); else same=0; fi
    [ $same -ge 3 ] && return 0
    last=$now
    sleep 0.25
  done
}

# shoot photographs all pages: width, height, text size.
shoot() {
  local width=$1 height=$2 text=$3 dir=$out/$1x$2-$3
  mkdir -p "$dir"
  rm -rf "$work/data" && cp -r "$work/demo" "$work/data"
  echo "{\"text.size\": $text}" > "$work/data/settings.json"
  "$program" -w "$work/data" >/dev/null 2>&1 &
  local pid=$! window=''
  for _ in $(seq 200); do
    window=$(xdotool search --onlyvisible --name '^国企党建台账' 2>/dev/null | head -1 || true)
    [ -n "$window" ] && break
    sleep 0.1
  done
  [ -n "$window" ] || { echo "窗口没有出现" >&2; return 1; }
  settle "$window"
  xdotool windowsize --sync "$window" "$width" "$height" || true
  xdotool windowmove "$window" 20 20
  xdotool windowfocus "$window" || true
  settle "$window"
  xdotool key --clearmodifiers ctrl+1
  sleep 0.3
  rm -f "$dir"/*.png
  for i in "${!names[@]}"; do
    [ "$i" = 0 ] || xdotool key --clearmodifiers ctrl+Next
    sleep 0.3
    settle "$window"
    import -window "$window" -silent "$dir/${names[$i]}.png"
  done
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}

for size in "1366 768" "1920 1080"; do
  for text in 100 150; do
    # shellcheck disable=SC2086
    shoot $size $text
  done
done
if command -v pngquant >/dev/null; then
  find "$out" -name '*.png' -exec pngquant --force --ext .png --skip-if-larger 64 {} \;
fi
