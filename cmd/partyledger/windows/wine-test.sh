#!/usr/bin/env bash
# Tries the Windows package under wine: the console's work against the Linux
# program's, the desktop in a window with and without OpenGL, the places a stick
# may be.
# usage: wine-test.sh <package folder> <Linux plctl> <folder for pictures> [<program built with the tag uiguard> <uitest> <drop>]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
package=$(realpath "$1") linux=$(realpath "$2")
shots=$(mkdir -p "$3" && cd "$3" && pwd)
guard=${4:+$(realpath "$4")} uitest=${5:+$(realpath "$5")} drop=${6:+$(realpath "$6")}
day=2026-11-23
work=$(mktemp -d)
export WINEPREFIX=$work/prefix WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" LIBGL_ALWAYS_SOFTWARE=1
export PARTYLEDGER_FANG=$package/fonts/fang.ttf LC_ALL=C.UTF-8
loop=''
clean() {
  wineserver -k 2>/dev/null || true
  kill $(jobs -p) 2>/dev/null || true
  umount "$work/exfat" 2>/dev/null || true
  umount "$work/U盘" 2>/dev/null || true
  [ -z "$loop" ] || losetup -d "$loop" 2>/dev/null || true
  sleep 0.5
  rm -rf "$work" 2>/dev/null || true
}
trap clean EXIT
say() { printf '%s\n' "$*"; }
fail() {
  import -window root -silent "$shots/失败.png" 2>/dev/null || true
  say "没有通过：$*" >&2
  exit 1
}

say "— 准备 wine"
wine wineboot -i >/dev/null 2>&1
x86_64-w64-mingw32-gcc -shared -O2 -s -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" "$here/bcryptprimitives.c" -ladvapi32

say "— 中文和空格的路径：plctl.exe 的全部工作"
place="$work/国企 党建 台账"
cp -r "$package" "$place"
cd "$place"
plctl() { wine plctl.exe "$@"; }
plctl template 模板.xlsx >/dev/null
[ -s 模板.xlsx ] || fail "没有模板"
plctl -w 台账 demo >/dev/null
"$linux" -w "$work/linux" demo >/dev/null
plctl -w 台账 --as-of $day check > check.txt && fail "示例里的问题没有报出来" || [ $? = 1 ] || fail "check 的退出码"
"$linux" -w "$work/linux" --as-of $day check > "$work/check.txt" || [ $? = 1 ]
diff <(tr -d '\r' < check.txt) "$work/check.txt" >/dev/null || fail "核查结果与 Linux 不同"
plctl -w 台账 --as-of $day report --xlsx -o 报表 >/dev/null
"$linux" -w "$work/linux" --as-of $day report --xlsx -o "$work/报表" >/dev/null
for f in 报表/*.pdf; do cmp "$f" "$work/$f" || fail "$f 与 Linux 生成的不同"; done
say "  $(ls 报表/*.pdf | wc -l) 份 PDF 与 Linux 逐字节相同"
plctl -w 台账 export 全部.xlsx >/dev/null
plctl -w 新台账 import --new --dry-run 全部.xlsx >/dev/null || fail "试读"
plctl -w 新台账 import --new 全部.xlsx >/dev/null || fail "导入"
plctl -w 新台账 export 再导出.xlsx >/dev/null
cmp 全部.xlsx 再导出.xlsx || fail "导出、导入、再导出不同"
plctl -w 台账 backup 备份.db >/dev/null
plctl -w 台账 verify >/dev/null || fail "verify"
say "— 自检"
USERNAME=zhangsanfeng COMPUTERNAME=DANGQUN-PC07 plctl -w 台账 doctor -o 自检.txt >/dev/null || fail "自检有未通过的项目：$(grep -F '[未通过]' 自检.txt)"
grep -q '个文件与校验.txt相符' 自检.txt || fail "自检没有核对程序文件"
grep -qi 'zhangsanfeng\|dangqun-pc07' 自检.txt && fail "自检结果里有用户名或电脑名"
say "— 台账两边都能打开"
cp -r 台账 "$work/from-windows"
"$linux" -w "$work/from-windows" verify >/dev/null || fail "Linux 打不开 Windows 写的台账"
cp -r "$work/linux" 来自linux
plctl -w 来自linux verify >/dev/null || fail "Windows 打不开 Linux 写的台账"
say "— 加密的台账"
printf '青山绿水间走过2026' > 口令.txt
cp -r 台账 加密
plctl -w 加密 vault set --new-password-file 口令.txt --recovery-out 恢复单.pdf >/dev/null || fail "设置口令"
plctl -w 加密 verify >/dev/null 2>&1 && fail "没有口令也打开了"
plctl -w 加密 --ledger-password-file 口令.txt verify >/dev/null || fail "verify（加密）"
plctl -w 加密 --ledger-password-file 口令.txt backup >/dev/null || fail "备份（加密）"
grep -rl 某某水务 加密 && fail "加密的台账文件夹里有明文"
"$linux" -w 加密 --ledger-password-file 口令.txt verify >/dev/null || fail "Linux 打不开 Windows 加密的台账"

# looks reads the ledger in data, in the folder it is called in, and tries to write it.
looks() {
  wine plctl.exe --as-of $day check > "$work/ro-check.txt" 2> "$work/ro.txt" && fail "$1：示例里的问题没有报出来" || [ $? = 1 ] || fail "$1：check 的退出码"
  grep -q "只供查看.*$2" "$work/ro.txt" || fail "$1：没有说只供查看和原因：$(cat "$work/ro.txt")"
  diff <(tr -d '\r' < "$work/ro-check.txt") "$work/check.txt" >/dev/null || fail "$1：核查结果不同"
  wine plctl.exe --as-of $day report annual --force -o "$work/ro-报表" >/dev/null 2>&1 || fail "$1：报表写到别处"
  cmp "$work/ro-报表/annual-$day.pdf" "$work/报表/annual-$day.pdf" || fail "$1：报表不同"
  wine plctl.exe backup > "$work/ro.txt" 2>&1 && fail "$1：也说写入成功"
  grep -q "台账没有改动.*$3" "$work/ro.txt" || fail "$1：没有说清楚：$(cat "$work/ro.txt")"
  say "  $(tr -d '\r' < "$work/ro.txt" | tail -1)"
}
say "— 台账文件的属性是只读"
mkdir -p "$work/U盘" && cp -r "$package" "$work/U盘/程序" && cp -r 台账 "$work/U盘/程序/data"
(
  cd "$work/U盘/程序"
  chmod a-w data/ledger.db # the attribute, to wine
  looks 只读属性 属性 "去掉“只读”"
  chmod u+w data/ledger.db
  wine plctl.exe backup >/dev/null 2>&1 || fail "去掉只读以后仍不能写"
)
if [ "$(id -u)" = 0 ] && mount --bind "$work/U盘" "$work/U盘" 2>/dev/null && mount -o remount,bind,ro "$work/U盘" 2>/dev/null; then
  say "— 写保护的盘"
  (cd "$work/U盘/程序" && looks 写保护的盘 写 写保护开关)
  (cd "$work/U盘/程序" && wine plctl.exe -w 新台账 demo > "$work/ro.txt" 2>&1) && fail "写保护的盘上也说成功"
  grep -q 只读\\\|写 "$work/ro.txt" || fail "写保护的盘没有说清楚：$(cat "$work/ro.txt")"
  mount -o remount,bind,rw "$work/U盘"
  (cd "$work/U盘/程序" && wine plctl.exe backup >/dev/null 2>&1) || fail "去掉写保护以后仍不能写"
else
  say "— 写保护的盘：本机不能挂载，未试"
fi
if [ "$(id -u)" = 0 ] && command -v mkfs.exfat mount.exfat-fuse >/dev/null; then
  say "— exFAT 盘"
  truncate -s 600M "$work/exfat.img" && mkfs.exfat "$work/exfat.img" >/dev/null
  loop=$(losetup -f --show "$work/exfat.img") && mkdir -p "$work/exfat"
  if mount.exfat-fuse "$loop" "$work/exfat" >/dev/null 2>&1; then
    cp -r "$package" "$work/exfat/台账程序"
    (cd "$work/exfat/台账程序" && wine plctl.exe demo >/dev/null && wine plctl.exe --as-of $day report -o 报表 >/dev/null && wine plctl.exe verify >/dev/null) || fail "exFAT 盘上"
    cmp "$work/exfat/台账程序/报表/annual-$day.pdf" "$work/报表/annual-$day.pdf" || fail "exFAT 盘上的报表不同"
    umount "$work/exfat"
  else
    say "  本机不能挂载，未试"
  fi
fi
if command -v mkfs.vfat mcopy >/dev/null; then
  say "— FAT32 盘：文件名和大小"
  truncate -s 400M "$work/fat.img" && mkfs.vfat -F 32 "$work/fat.img" >/dev/null
  mcopy -s -i "$work/fat.img" "$package" ::/程序 || fail "FAT32 放不下程序包"
  mcopy -s -i "$work/fat.img" 台账 报表 ::/ || fail "FAT32 放不下台账"
fi

# window starts the desktop and waits for its window.
window() {
  wine "$place/国企党建台账.exe" "$@" >/dev/null 2>&1 &
  for _ in $(seq 120); do
    id=$(xdotool search --onlyvisible --name '^国企党建台账' 2>/dev/null | head -1 || true)
    [ -n "$id" ] && return 0
    sleep 0.25
  done
  fail "窗口没有出现"
}
settle() {
  local last='' now same=0
  for _ in $(seq 80); do
    now=$(import -window "$id" -silent rgb:- | md5sum)
    if [ "$now" = "$last" ]; then same=$((same + 1)); else same=0; fi
    [ $same -ge 3 ] && return 0
    last=$now
    sleep 0.3
  done
}
# display starts an X server with the given options.
display() {
  export DISPLAY=:$((90 + RANDOM % 400))
  Xvfb "$DISPLAY" -screen 0 1420x860x24 "$@" >/dev/null 2>&1 &
  xserver=$!
  for _ in $(seq 100); do xdpyinfo >/dev/null 2>&1 && break; sleep 0.1; done
  openbox >/dev/null 2>&1 &
}
# pages photographs each page; the pictures must differ from page to page.
pages() {
  local seen=''
  for k in 1 2 3 4 5 6 7 8 9; do
    xdotool key --clearmodifiers "ctrl+$k"
    sleep 0.4
    settle
    import -window "$id" -silent "$shots/$1-$k.png"
    now=$(md5sum < "$shots/$1-$k.png")
    case "$seen" in *"$now"*) fail "第$k页与前面的页相同" ;; esac
    seen="$seen $now"
  done
}

say "— 窗口程序（OpenGL）"
display
window -w 台账
settle
pages opengl
xdotool key --clearmodifiers ctrl+f
sleep 0.3
xdotool type --delay 300 zjy
settle
import -window "$id" -silent "$shots/opengl-search.png"
say "— 从窗口生成一份报表（系统的文件夹对话框）"
xdotool key --clearmodifiers Escape
mkdir -p "$work/out"
xdotool key --clearmodifiers ctrl+8
sleep 0.4
settle
eval "$(xdotool getwindowgeometry --shell "$id")"
for step in 1 2; do xdotool mousemove --window "$id" $((270 + step)) $((HEIGHT - 104)); sleep 0.4; done  # from below: the list above grows
xdotool click 1
for _ in $(seq 240); do
  dialog=$(xdotool search --onlyvisible --name '选择保存报表的文件夹' 2>/dev/null | head -1 || true)
  [ -n "$dialog" ] && break
  sleep 0.25
done
[ -n "$dialog" ] || fail "没有文件夹对话框"
sleep 1
eval "$(xdotool getwindowgeometry --shell "$dialog")"
xdotool mousemove $((X + 450)) $((Y + HEIGHT - 40)) sleep 0.4 click 1 sleep 0.4
xdotool type --delay 150 "$(echo "Z:$work/out" | tr / '\\')"
import -window root -silent "$shots/opengl-dialog.png"
xdotool key Return
for _ in $(seq 80); do [ -s "$work/out/charter-$day.pdf" ] && break; ls "$work"/out/*.pdf >/dev/null 2>&1 && break; sleep 0.25; done
sleep 1
settle
import -window "$id" -silent "$shots/opengl-report.png"
made=$(ls "$work"/out/*.pdf 2>/dev/null | head -1)
[ -n "$made" ] || fail "没有生成报表"
pdftotext "$made" - | tr -d '\n' | grep 年度党建工作情况 >/dev/null || fail "报表内容不对"
say "  生成了 $(basename "$made")"
say "— 第二次启动：已开的窗口到前面来，不再开一个"
wine "$place/国企党建台账.exe" -w 台账 >/dev/null 2>&1 || fail "第二次启动出错"
[ "$(xdotool search --onlyvisible --name '^国企党建台账' | wc -l)" = 1 ] || fail "开了两个窗口"
xdotool key Escape
xdotool windowclose "$id" 2>/dev/null || true
wineserver -k || true
say "— 台账文件的属性是只读：窗口里只供查看"
chmod a-w 台账/ledger.db
window -w 台账
settle
import -window "$id" -silent "$shots/looking.png"
chmod u+w 台账/ledger.db
wineserver -k || true
kill $xserver

# profile lists every file of the user's on the Windows side, with its size.
profile() { (cd "$WINEPREFIX/drive_c/users" && find . -type f -printf '%p %s\n' -o -printf '%p\n' | sort); }
same() {
  profile > "$work/profile.now"
  diff "$work/profile" "$work/profile.now" >/dev/null || fail "$1，电脑上有改动：$(diff "$work/profile" "$work/profile.now" | grep '^[<>]')"
}
ended() {
  for _ in $(seq 120); do pgrep -f "$(basename "$work").*国企党建台账.exe" >/dev/null || return 0; sleep 0.25; done
  fail "$1：程序没有退出"
}
# leave closes the window as its frame does.
leave() { xdotool windowactivate --sync "$id" key --clearmodifiers alt+F4; }
# sees waits for words on the screen of the program built for tests.
sees() {
  for _ in $(seq 160); do grep -q "$1" "$PARTYLEDGER_SCREEN" 2>/dev/null && return 0; sleep 0.25; done
  fail "没有看到“$1”"
}
# plant breaks the program on a key: see cmd/partyledger/plant.go.
plant() {
  rm -f "$PARTYLEDGER_PLANT"
  for _ in $(seq 20); do
    xdotool windowactivate --sync "$id" key --clearmodifiers "ctrl+shift+$1"
    for _ in $(seq 8); do [ -e "$PARTYLEDGER_PLANT" ] && return 0; sleep 0.25; done
  done
  fail "程序没有收到按键"
}
# record looks at what a crash has left, and at the next start's words.
record() {
  ended "$1"
  same "$1之后"
  rm -f "$PARTYLEDGER_SCREEN"
  window -w 台账
  sees 上次没有正常退出
  settle
  import -window "$id" -silent "$shots/crash-$1.png"
  [ "$(ls 台账/log/partyledger-crash-*.txt | wc -l)" = 1 ] || fail "$1：应留下一份记录：$(ls 台账/log)"
  cat 台账/log/partyledger-crash-*.txt > "$shots/crash-$1.txt"
  grep -q "$2" "$shots/crash-$1.txt" || fail "$1：记录没有说在哪里"
  if grep -E '张三丰|44010119|zhangsan|Users|planted' "$shots/crash-$1.txt"; then fail "$1：记录里有不该有的内容"; fi
  leave
  ended "$1、再打开之后"
  same "$1、再打开又关闭之后"
  plctl -w 台账 verify >/dev/null || fail "$1：台账"
  rm -f 台账/log/partyledger-crash-*
}

say "— 打开又关闭，电脑上不多一个文件"
display
profile > "$work/profile"
window -w 台账
settle
same "使用时"
leave
ended "关闭窗口"
same "关闭之后"
if [ -n "$guard" ]; then
  say "— 出错之后：电脑上不多一个文件，台账里有记录，再打开时说明"
  cp "$guard" "$place/国企党建台账.exe"
  export PARTYLEDGER_SCREEN=$work/screen.json PARTYLEDGER_PLANT=$work/planted
  window -w 台账
  sees 企业50户
  plant 1
  for _ in $(seq 60); do
    box=$(xdotool search --onlyvisible --name '^程序遇到错误' 2>/dev/null | head -1 || true)
    [ -n "$box" ] && break
    sleep 0.25
  done
  [ -n "$box" ] || fail "出错时没有说明"
  sleep 1
  import -window root -silent "$shots/crash-box.png"
  xdotool windowactivate --sync "$box" key Return
  record 页面 main.plant
  window -w 台账
  sees 企业50户
  plant 2
  leave
  sees 程序遇到错误，需要重新启动
  settle
  import -window "$id" -silent "$shots/crash-store.png"
  leave
  record 读写台账 'store.(\*Workspace).Conn'
  window -w 台账
  sees 企业50户
  plant 3
  record C代码 'Exception 0xc0000005'
  unset PARTYLEDGER_SCREEN PARTYLEDGER_PLANT
  cp "$package/国企党建台账.exe" "$place/"
fi
wineserver -k || true
kill $xserver
if [ -n "$uitest" ]; then
  say "— 键盘建一个小台账，拖入文件，按键保存，带着没填完的表关闭"
  "$uitest" -wine -program "$guard" -drop "$drop" -plctl "$linux" -fonts "$PARTYLEDGER_FANG" -o "$shots/typing" || fail "见 $shots/typing"
  wineserver -k || true
fi

say "— 窗口程序（没有OpenGL，用 softgl）"
rm -f 台账/*.lock
display -extension GLX
WINEDLLOVERRIDES="mscoree,mshtml=;opengl32=n,b" window -w 台账
settle
pages softgl
wineserver -k || true
say "— 没有 softgl 时说明原因，不留没有窗口的进程"
rm -rf "$place/softgl"
wineserver -w || true
for _ in $(seq 40); do xdotool search --onlyvisible --name '国企党建台账' >/dev/null 2>&1 || break; sleep 0.25; done
id=''
wine "$place/国企党建台账.exe" -w 台账 >/dev/null 2>&1 &
for _ in $(seq 80); do
  id=$(xdotool search --onlyvisible --name '国企党建台账' 2>/dev/null | head -1 || true)
  [ -n "$id" ] && break
  sleep 0.25
done
[ -n "$id" ] || fail "没有说明就没有窗口"
settle
import -window root -silent "$shots/no-opengl.png"
xdotool windowfocus "$id" || true
xdotool key Return
for _ in $(seq 40); do pgrep -f '国企党建台账.exe' >/dev/null || break; sleep 0.25; done
if pgrep -f '国企党建台账.exe' >/dev/null; then fail "留下了没有窗口的进程"; fi
say "全部通过；图片在 $shots"
