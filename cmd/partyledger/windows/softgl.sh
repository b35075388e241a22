#!/usr/bin/env bash
# Builds softgl/: Mesa's software OpenGL for PCs whose driver has none (remote
# desktop, basic display driver), from Debian's source package, unpatched.
# usage: softgl.sh <folder for the DLLs>
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "$1" && cd "$1" && pwd)
if [ -s "$out/opengl32.dll" ] && [ -s "$out/libgallium_wgl.dll" ] && [ -s "$out/libglapi.dll" ]; then
  echo "$out 已有，不再编译（删去可重新编译）"
  exit 0
fi
packages="meson ninja-build python3-mako bison flex g++-mingw-w64-x86-64-posix libz-mingw-w64-dev dpkg-dev"
missing=$(for p in $packages; do dpkg -s "$p" >/dev/null 2>&1 || echo "$p"; done)
if [ -n "$missing" ]; then
  [ "$(id -u)" = 0 ] || { echo "缺少软件包：$missing" >&2; exit 1; }
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# The list of sources is the system's own, with deb-src for this download alone.
mkdir lists
{ grep -rhE '^deb ' /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true; } | sed 's/^deb /deb-src /' > sources.list
cat /etc/apt/sources.list.d/*.sources 2>/dev/null | sed 's/^Types:.*/Types: deb-src/' > sources.sources || true
mkdir parts && cp sources.sources parts/ 2>/dev/null || true
apt=(-o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts="$work/parts" -o Dir::State::Lists="$work/lists" -o APT::Sandbox::User=root)
apt-get "${apt[@]}" update -qq
apt-get "${apt[@]}" source --download-only -qq mesa
dpkg-source -x --no-check --skip-patches mesa_*.dsc mesa >/dev/null
PATH=/usr/bin:$PATH meson setup build mesa --cross-file "$here/mingw.cross" --buildtype=release --wrap-mode=nodownload \
  -Db_ndebug=true -Dplatforms=windows -Dgallium-drivers=swrast -Dvulkan-drivers= -Dllvm=disabled -Degl=disabled \
  -Dgles1=disabled -Dgles2=disabled -Dopengl=true -Dglx=disabled -Dgbm=disabled -Dzstd=disabled -Dshared-glapi=enabled -Dbuild-tests=false
PATH=/usr/bin:$PATH ninja -C build
for dll in opengl32 libgallium_wgl libglapi; do
  find build -name "$dll.dll" -exec cp {} "$out/" \;
  x86_64-w64-mingw32-strip "$out/$dll.dll"
done
cp mesa/docs/license.rst "$out/Mesa许可.txt"
ls -l "$out"
