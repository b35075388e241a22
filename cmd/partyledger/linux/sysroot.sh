#!/usr/bin/env bash
# Fetches the C library and the libraries of the screen of an older Debian, so
# that the program runs on desktops of these years too (麒麟 V10, 统信 20).
# usage: sysroot.sh <architecture> <folder>
set -euo pipefail
arch=$1
out=$(mkdir -p "$2" && cd "$2" && pwd)
release=bullseye
packages=libc6-dev,libgl-dev,libegl-dev,libgles-dev,libxcursor-dev,libxrandr-dev,libxinerama-dev,libxi-dev,libxxf86vm-dev
[ -s "$out/ready" ] && exit 0
command -v debootstrap >/dev/null || {
  [ "$(id -u)" = 0 ] || { echo "缺少软件包：debootstrap" >&2; exit 1; }
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq debootstrap >/dev/null
}
mirror=$(grep -rhoE 'https?://[^ ]*/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | head -1 | tr -d ' ' || true)
rm -rf "$out" "$out.boot"
mkdir -p "$out" "$(dirname "$out")"
debootstrap --foreign --arch="$arch" --variant=minbase --include="$packages" "$release" "$out.boot" "${mirror:-http://deb.debian.org/debian}" >"$out.log" 2>&1 || { tail -5 "$out.log" >&2; exit 1; }
for deb in "$out.boot"/var/cache/apt/archives/*.deb; do
  case "$(basename "$deb")" in
    lib*|linux-libc-dev*|x11proto*|xorg*) dpkg-deb -x "$deb" "$out" ;;
  esac
done
rm -rf "$out.boot"
# Links to absolute places would lead out of the folder.
find "$out" -type l -lname '/*' | while read -r link; do ln -sfn "$(realpath --relative-to="$(dirname "$link")" "$out$(readlink "$link")" 2>/dev/null || true)" "$link" 2>/dev/null || true; done
echo "$release" > "$out/ready"
