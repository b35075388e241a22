#!/usr/bin/env bash
# Makes the Linux packages: a folder in a tar.gz that runs from anywhere, and a
# .deb for desktops such as 麒麟 and 统信. Equal contents give equal bytes.
# usage: package.sh <architecture> <version> <program> <plctl> <manual> <licences> <out>
set -euo pipefail
arch=$1 version=$2 program=$3 plctl=$4 manual=$5 licences=$6 out=$7
top=$(cd "$(dirname "$0")/../../.." && pwd)
name=国企党建台账-$version-linux-$arch
export SOURCE_DATE_EPOCH=315532800 # 1980-01-01: as in the zip
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

folder=$work/$name
mkdir -p "$folder/fonts" "$folder/LICENSES"
install -m 755 "$program" "$folder/国企党建台账"
install -m 755 "$plctl" "$folder/plctl"
install -m 644 "$top/assets/fonts/fang.ttf" "$folder/fonts/"
install -m 644 "$manual" "$folder/使用说明.pdf"
install -m 644 "$(dirname "$manual")/个人信息保护影响评估（参考文本）.pdf" "$folder/"
cp "$licences"/* "$folder/LICENSES/" && chmod 644 "$folder"/LICENSES/*
(cd "$folder" && find . -type f ! -name 校验.txt | LC_ALL=C sort | sed 's#^\./##' | xargs -d '\n' sha256sum > "$work/sums" && mv "$work/sums" 校验.txt && chmod 644 校验.txt)
mkdir -p "$out"
tar --sort=name --mtime=@$SOURCE_DATE_EPOCH --owner=0 --group=0 --numeric-owner -C "$work" -cf - "$name" | gzip -n9 > "$out/$name.tar.gz"

# The .deb keeps the program in /opt, where these desktops want it; the ledger
# then lies in the user's folder.
deb=$work/deb
mkdir -p "$deb/DEBIAN" "$deb/opt/partyledger" "$deb/usr/bin" "$deb/usr/share/applications" "$deb/usr/share/icons/hicolor/256x256/apps" "$deb/usr/share/doc/partyledger"
cp -r "$folder"/. "$deb/opt/partyledger/"
ln -s ../../opt/partyledger/国企党建台账 "$deb/usr/bin/partyledger"
ln -s ../../opt/partyledger/plctl "$deb/usr/bin/plctl"
install -m 644 "$top/cmd/partyledger/windows/icon256.png" "$deb/usr/share/icons/hicolor/256x256/apps/partyledger.png"
cat > "$deb/usr/share/applications/partyledger.desktop" <<'D'
[Desktop Entry]
Type=Application
Name=国企党建台账
Comment=章程、党务力量、双向交流、发展党员台账和报表
Exec=partyledger
Icon=partyledger
Terminal=false
Categories=Office;
StartupWMClass=国企党建台账
D
cp "$top/LICENSE" "$deb/usr/share/doc/partyledger/copyright"
chmod 644 "$deb/usr/share/doc/partyledger/copyright" "$deb/usr/share/applications/partyledger.desktop"
cat > "$deb/DEBIAN/control" <<D
Package: partyledger
Version: $version
Architecture: $arch
Maintainer: PartyLedger <partyledger@localhost>
Installed-Size: $(du -sk "$deb" | cut -f1)
Depends: libc6 (>= 2.28), libgl1, libx11-6, libxcursor1, libxrandr2, libxinerama1, libxi6, libxxf86vm1
Recommends: zenity
Section: office
Priority: optional
Description: 国企党建台账
 国有企业党建工作要求写入公司章程、党务工作力量、双向交流、发展党员
 台账的登记、核查和报表。不联网，数据只在本机。
D
find "$deb" -exec touch -h -d @$SOURCE_DATE_EPOCH {} +
dpkg-deb --root-owner-group -Zxz --build "$deb" "$out/partyledger_${version}_$arch.deb" >/dev/null
ls -l "$out/$name.tar.gz" "$out/partyledger_${version}_$arch.deb" | awk '{printf "%8.2f MB  %s\n", $5/1048576, $NF}'
