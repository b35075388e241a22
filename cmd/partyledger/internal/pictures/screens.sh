#!/usr/bin/env bash
# Opens the desktop program on screens of three sizes at four scales, each with a
# task bar; fails unless the window, its title bar too, is on the screen whole; and
# photographs every page and three forms. For Linux and, by wine, for Windows.
# usage: screens.sh <program or .exe> <plctl> <folder for the pictures>
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "$1") plctl=$(realpath "$2")
out=$(mkdir -p "$3" && cd "$3" && pwd)
sizes=${SIZES:-"1366x768 1920x1080 2560x1440"} scales=${SCALES:-"96 120 144 192"}
pages=$(grep -c '{ID: "[a-z]*", Title: "[^"]*"' "$here/../../../../ui/entries.go")
work=$(mktemp -d)
export HOME=$work XDG_RUNTIME_DIR=$work LIBGL_ALWAYS_SOFTWARE=1 LC_ALL=C.UTF-8
wine=''
case "$program" in *.exe) wine=1; export WINEPREFIX=$work/prefix WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" ;; esac
stop() {
  if [ -n "$wine" ]; then wineserver -k 2>/dev/null || true; fi
  kill $(jobs -p) 2>/dev/null || true
  wait 2>/dev/null || true
}
trap 'stop; rm -rf "$work" 2>/dev/null || true' EXIT
fail() { echo "没有通过：$*" >&2; exit 1; }
"$plctl" -w "$work/demo" demo >/dev/null 2>&1
if [ -n "$wine" ]; then
  wine wineboot -i >/dev/null 2>&1
  x86_64-w64-mingw32-gcc -shared -O2 -s -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$here/../../windows/bcryptprimitives.c" -ladvapi32
fi

# settle waits until the screen's picture has stopped changing.
settle() {
  local last='' now same=0
  for _ in $(seq 80); do
    now=$(import -window root -silent rgb:- | md5sum)
    if [ "$now" = "$last" ]; then same=$((same + 1)); else same=0; fi
    [ $same -ge 3 ] && return 0
    last=$now
    sleep 0.25
  done
}
shot() { import -window root -silent "$out/$1.png"; }
# value reads numbers of a property.
value() { xprop "${@:2}" "$1" | sed 's/.*= *//; s/,//g'; }

# inside checks that frame and window lie in what the task bar leaves free.
inside() {
  local box area frame
  read -ra box <<< "$(xwininfo -id "$2" | sed -n 's/.*Absolute upper-left [XY]: *//p; s/^ *Width: *//p; s/^ *Height: *//p' | tr '\n' ' ')"
  read -ra area <<< "$(value _NET_WORKAREA -root)"
  read -ra frame <<< "$(value _NET_FRAME_EXTENTS -id "$2")"
  local left=$((box[0] - frame[0])) top=$((box[1] - frame[2])) right=$((box[0] + box[2] + frame[1])) bottom=$((box[1] + box[3] + frame[3]))
  echo "  $1：窗口 $left,$top 至 $right,$bottom，可用 ${area[*]:0:4}"
  [ "${frame[2]}" -gt 0 ] || fail "$1：没有标题栏"
  [ $left -ge "${area[0]}" ] && [ $top -ge "${area[1]}" ] && [ $right -le $((area[0] + area[2])) ] && [ $bottom -le $((area[1] + area[3])) ] || fail "$1：窗口超出屏幕"
}

# screen tries one size and scale.
screen() {
  local size=$1 dpi=$2 tag=$1-$2 id='' i
  export DISPLAY=:$((100 + RANDOM % 400))
  Xvfb "$DISPLAY" -noreset -screen 0 "${size}x24" >/dev/null 2>&1 &
  for _ in $(seq 100); do xdpyinfo >/dev/null 2>&1 && break; sleep 0.1; done
  sed "s/@BAR@/$((40 * dpi / 96))/" "$here/openbox.xml" > "$work/openbox.xml"
  echo "Xft.dpi: $dpi" | xrdb -nocpp -merge
  openbox --config-file "$work/openbox.xml" >/dev/null 2>&1 &
  for _ in $(seq 100); do xprop -root _NET_WORKAREA 2>/dev/null | grep -q = && break; sleep 0.1; done
  rm -rf "$work/data" && cp -r "$work/demo" "$work/data"
  if [ -n "$wine" ]; then
    wine reg add 'HKCU\Control Panel\Desktop' /v LogPixels /t REG_DWORD /d "$dpi" /f >/dev/null 2>&1
    wineserver -k && wineserver -w
    wine "$program" -w "$work/data" >/dev/null 2>&1 &
  else
    "$program" -w "$work/data" >/dev/null 2>&1 &
  fi
  for _ in $(seq 240); do
    id=$(xdotool search --onlyvisible --name '^国企党建台账' 2>/dev/null | head -1 || true)
    [ -n "$id" ] && break
    sleep 0.25
  done
  [ -n "$id" ] || fail "$tag：窗口没有出现"
  settle
  inside "$tag" "$id"
  xdotool key --clearmodifiers ctrl+1
  for i in $(seq "$pages"); do
    [ "$i" = 1 ] || xdotool key --clearmodifiers ctrl+Next
    sleep 0.3
    settle
    shot "$tag-$(printf %02d "$i")"
  done
  for i in 2 5 7; do # an enterprise, an exchange, a person
    xdotool key --clearmodifiers "ctrl+$i"
    sleep 0.3
    settle
    xdotool key --clearmodifiers ctrl+n
    sleep 0.3
    settle
    shot "$tag-form$i"
    xdotool key Escape
    sleep 0.3
  done
  inside "$tag" "$id"
  stop
}

for size in $sizes; do
  for dpi in $scales; do screen "$size" "$dpi"; done
done
echo "全部通过；图片在 $out"
