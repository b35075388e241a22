# 国企党建台账: the commands of the README and what they rest on.
# Everything sets itself up on a bare Debian machine as root; elsewhere it names
# the missing package.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
GO ?= go
TAGS := migrated_fynedo
DESKTOP_TAGS := $(TAGS) no_emoji no_animations
VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
LDFLAGS := -s -w
# Tools of the tests: PDF checks look at what was written with other eyes.
TEST_TOOLS := qpdf pdftotext pdffonts pdftoppm
TEST_PACKAGES := qpdf poppler-utils

# What the desktop needs to be built, and to be shown.
DESKTOP_PACKAGES := gcc libc6-dev pkg-config libgl-dev libegl-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev
# The desktop and what speaks to its window system need cgo: everything else is built
# and tested without.
PURE = $$($(GO) list -e ./... | grep -Ev '/cmd/partyledger(/internal/(display|xim))?$$')

.PHONY: run test race bench lint setup setup-test setup-desktop plctl desktop clean

# With a display the desktop opens and offers the sample group; without one the
# sample is filled, checked and reported.
run:
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then $(MAKE) desktop && exec bin/partyledger; else $(MAKE) sample; fi

.PHONY: sample
sample: plctl
	@rm -rf out
	bin/plctl -w out/demo demo
	@# Problems are planted in the sample: exit 1 is what check answers there.
	bin/plctl -w out/demo --as-of 2026-11-23 check > out/check.txt || test $$? = 1
	bin/plctl -w out/demo --as-of 2026-11-23 report --xlsx -o out
	@echo "示例台账在 $$PWD/out/demo，核查结果在 $$PWD/out/check.txt，报表在 $$PWD/out。"

plctl: setup fonts
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags "$(LDFLAGS)" -o bin/plctl ./cmd/plctl

desktop: setup setup-desktop fonts
	CGO_ENABLED=1 $(GO) build -tags "$(DESKTOP_TAGS)" -trimpath -ldflags "$(LDFLAGS)" -o bin/partyledger ./cmd/partyledger

# 仿宋 is a file beside the program; its licence keeps it out of the program.
.PHONY: fonts
fonts:
	@mkdir -p bin/fonts && cp assets/fonts/fang.ttf bin/fonts/

test: setup-test
	CGO_ENABLED=0 $(GO) test -timeout 25m -tags "$(TAGS) test" $(PURE)
	@# How well the charter reader finds clauses, in figures.
	@CGO_ENABLED=0 $(GO) test -count=1 -v -run 'TestCorpusProposals$$' ./model/charter | grep -v '^=== '
	$(MAKE) race
	$(MAKE) desktop

# Word documents against the schemas of ECMA-376, Part 4 (transitional): wml.xsd and those
# beside it, from ecma-international.org. make docx-check XSD=FOLDER
.PHONY: docx-check
docx-check:
	@command -v xmllint > /dev/null || { echo "缺少 xmllint（软件包 libxml2-utils）"; exit 1; }
	@test -n "$(XSD)" || { echo "用法：make docx-check XSD=存放 wml.xsd 等文件的文件夹"; exit 1; }
	CGO_ENABLED=0 PARTYLEDGER_OOXML_XSD="$(abspath $(XSD))" $(GO) test -count=1 -tags "$(TAGS) test" -run TestSchema -v ./store/docx

# Word documents read by other programs than LibreOffice: every report and paper, all of it.
.PHONY: docx-read
docx-read:
	@command -v pandoc > /dev/null && /usr/bin/python3 -c 'import docx' || { echo "缺少软件包：pandoc python3-docx"; exit 1; }
	CGO_ENABLED=0 PARTYLEDGER_DOCX_READERS=1 $(GO) test -count=1 -timeout 30m -tags "$(TAGS) test" -run TestReadByOthers -v ./store/docx

# Workbooks of all reports reckoned anew by LibreOffice: every total and share as we print it.
.PHONY: xlsx-reckon
xlsx-reckon:
	@if ! command -v soffice > /dev/null; then echo "没有重算：缺少LibreOffice（软件包 libreoffice-calc）。"; else \
	  CGO_ENABLED=0 PARTYLEDGER_SOFFICE=1 $(GO) test -count=1 -timeout 10m -tags "$(TAGS) test" -run TestReckonedByLibreOffice -v ./store/sheet; fi

# The store's tests once more, on encrypted ledgers; without those that look at or spoil
# plain pages and files, or work as another account.
PLAIN_ONLY := TestChain|TestWhyItCannotBeOpened|TestLedgerOfAnotherAccount|TestOlderLedgerGetsCheckValues|TestConversionCut|TestConvertInto|$\
	TestKilledInConversion|TestChangedByteIsFound|TestDamage|TestRepair|TestRefusesFilesThatAreNoLedger|TestExportLeavesNothing|$\
	TestNothingInTheClear|TestSwapCutAnywhere|TestCutLedgerBesideItsJournal|TestAttach|TestBackupTakesAttachmentsAlong|TestBackupTellsOfDamage|TestErase
.PHONY: sealed-test
sealed-test: setup-test
	CGO_ENABLED=0 PARTYLEDGER_SEALED=1 $(GO) test -count=1 -timeout 40m -tags "$(TAGS) test" -skip '$(PLAIN_ONLY)' \
		./store ./store/keep ./store/privacy ./store/packet ./store/intake

# The packages with goroutines, under the race detector (which needs cgo). The
# pages have none of their own; the shell's tests open them all beside its work.
# What only computes, in one goroutine each, is compiled without it: SQLite's own C, ciphers, shaping.
RACE := $(GO) test -race -short -timeout 25m -tags "$(TAGS) test" $(foreach p,modernc.org/sqlite/lib modernc.org/libc modernc.org/memory $\
	golang.org/x/crypto/... golang.org/x/image/... github.com/go-text/typesetting/... github.com/emmansun/gmsm/...,-gcflags='$(p)=-race=false')
race: setup-test
	CGO_ENABLED=1 $(RACE) ./model ./model/rule ./store ./store/typeset ./ui ./ui/kit ./ui/page

# Each page's own tests under it too; CI runs them after the tests.
.PHONY: race-pages
race-pages: setup-test
	CGO_ENABLED=1 $(RACE) $$($(GO) list ./ui/page/... | grep -v '/ui/page$$')

bench: setup
	@CGO_ENABLED=0 $(GO) run -tags "$(TAGS) measure" ./cmd/plctl/internal/bench
	@$(MAKE) --no-print-directory bench-desktop

# The desktop with 100,000 people, driven by itself on a display of its own.
# IDLE=600 lets it rest for ten minutes.
IDLE ?= 60
.PHONY: bench-desktop
bench-desktop: setup fonts
	@if ! $(MAKE) --no-print-directory setup-desktop setup-display; then echo "桌面部分没有测：缺少上述软件包。"; else \
	  CGO_ENABLED=1 $(GO) build -tags "$(DESKTOP_TAGS) measure" -trimpath -ldflags "$(LDFLAGS)" -o bin/measure/ ./cmd/partyledger ./cmd/partyledger/internal/empty && \
	  CGO_ENABLED=0 $(GO) run -tags "$(TAGS)" ./cmd/plctl/internal/bench -idle $(IDLE) -desktop bin/measure/partyledger -empty bin/measure/empty; fi

# A person's afternoon with the program, by mouse and keyboard alone, on a screen
# of its own; the pictures are for people to look at.
UI_TEST := out/ui-test
.PHONY: ui-test
ui-test: plctl setup-desktop setup-screens dropper
	CGO_ENABLED=1 $(GO) build -tags "$(DESKTOP_TAGS) uiguard" -trimpath -ldflags "$(LDFLAGS)" -o bin/uitest/partyledger ./cmd/partyledger
	CGO_ENABLED=0 $(GO) run -tags "$(TAGS)" ./cmd/partyledger/internal/uitest -program bin/uitest/partyledger -drop bin/uitest/drop -plctl bin/plctl -o $(UI_TEST)

# Drops files on a window.
.PHONY: dropper
dropper:
	@mkdir -p bin/uitest && gcc -O1 -Wall -o bin/uitest/drop cmd/partyledger/internal/uitest/drop/drop.c -lX11

# What the program leaves on the PC and in the ledger: after a start and an end,
# after a crash in a page, in the store and in C, and in the midst of a write.
TRACE_TEST := out/trace-test
.PHONY: trace-test
trace-test: plctl setup-desktop setup-ui-test
	CGO_ENABLED=1 $(GO) build -tags "$(DESKTOP_TAGS) uiguard" -trimpath -ldflags "$(LDFLAGS)" -o bin/uitest/partyledger ./cmd/partyledger
	CGO_ENABLED=0 $(GO) run -tags "$(TAGS)" ./cmd/partyledger/internal/uitest -traces -program bin/uitest/partyledger -plctl bin/plctl -o $(TRACE_TEST)

# Chinese typed into the program's fields and into plain GTK ones, with an input
# method (IME=fcitx or ibus) in a session of its own: the texts must be alike, and
# the candidate box at the caret.
IME ?= fcitx
.PHONY: ime-test
ime-test: plctl setup-desktop setup-ui-test setup-ime-test
	CGO_ENABLED=1 $(GO) build -tags "$(DESKTOP_TAGS) uiguard" -trimpath -ldflags "$(LDFLAGS)" -o bin/uitest/partyledger ./cmd/partyledger
	CGO_ENABLED=0 $(GO) run -tags "$(TAGS)" ./cmd/partyledger/internal/uitest -ime $(IME) -program bin/uitest/partyledger -plctl bin/plctl -o out/ime-test-$(IME)

# The pictures of README, docs/pages and the manual, taken anew.
.PHONY: pictures
pictures: plctl desktop setup-ui-test
	$(call need,pngquant,,pngquant)
	cmd/partyledger/internal/pictures/pictures.sh bin/partyledger bin/plctl docs/pages
	rm -rf out/pictures && mkdir -p out/pictures
	PAGE_PICTURES=$(CURDIR)/out/pictures CGO_ENABLED=0 $(GO) test -count=1 -tags "$(TAGS) test" -run 'Look|Import|Trial|Meeting|Compare|Clause' ./ui/page/...
	cd docs/manual && rm -f *.png && for f in $$(grep -o ']([a-z0-9-]*\.png)' 使用说明.txt | tr -d ']()'); do \
	  cp $(CURDIR)/out/pictures/$$f . && { pngquant --force --ext .png --skip-if-larger 64 $$f || test $$? = 98; }; done

# Every page, form and step, and what stands over the pages, photographed on four screens
# without a display; fails where a text is cut. The pictures are for people to look at.
LOOKS := 1366x768@100 1366x768@150 1920x1080@100 1920x1080@150
.PHONY: looks
looks: setup-test
	@for s in $(LOOKS); do mkdir -p out/looks/$$s && \
	  PAGE_SCREEN=$$s PAGE_PICTURES=$(CURDIR)/out/looks/$$s PARTYLEDGER_FANG=$(CURDIR)/assets/fonts/fang.ttf CGO_ENABLED=0 \
	  $(GO) test -count=1 -timeout 60m -tags "$(TAGS) test" -run 'Look|Bulk|Transfer|Double|Remove|Import|Trial|Packet|Meeting|Compare|Clause' \
	  ./ui ./ui/page/... || exit 1; done

# The window on screens of three sizes at four scales: inside the screen, every page
# and three forms photographed. wine-screens is the same for the Windows program.
.PHONY: screens-test wine-screens
screens-test: plctl desktop setup-screens
	cmd/partyledger/internal/pictures/screens.sh bin/partyledger bin/plctl out/screens

wine-screens: plctl setup-wine setup-screens
	@[ -d $(WIN) ] || $(MAKE) windows
	cmd/partyledger/internal/pictures/screens.sh $(WIN)/国企党建台账.exe bin/plctl out/wine-screens

# What of the documents is made from the code; a test fails while it is stale.
.PHONY: docs
docs: setup
	CGO_ENABLED=0 $(GO) run ./cmd/plctl/internal/docs docs

lint: setup
	@bad=$$(gofmt -l cmd ui model store assets); test -z "$$bad" || { echo "gofmt: $$bad"; exit 1; }
	CGO_ENABLED=0 $(GO) vet -tags "$(TAGS) test" $(PURE)
	CGO_ENABLED=0 $(GO) tool staticcheck -tags "$(TAGS) test" $(PURE)

setup:
	@command -v $(GO) >/dev/null || { echo "缺少 Go 1.26 或更高版本（go.dev 的安装包，或系统软件源中的 golang）" >&2; exit 1; }
	@$(GO) mod download

# Debian packages: installed as root, named to anybody else.
define need
	@missing=; for t in $(1); do command -v $$t >/dev/null || missing=1; done; \
	for p in $(2); do dpkg -s $$p >/dev/null 2>&1 || missing=1; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(3) >/dev/null; \
	  else echo "缺少软件包：$(3)，请先安装" >&2; exit 1; fi; \
	fi
endef

setup-test: setup
	$(call need,$(TEST_TOOLS) gcc,,$(TEST_PACKAGES) gcc libc6-dev)

setup-desktop: setup
	$(call need,gcc pkg-config,libgl-dev libegl-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev,$(DESKTOP_PACKAGES))

# Windows: cross-built with mingw-w64; the folder and the zip are in dist/.
WIN_NAME := 国企党建台账-$(VERSION)-win64
WIN := dist/$(WIN_NAME)
WIN_CC := x86_64-w64-mingw32-gcc
WIN_LIB := $(CURDIR)/.cache/win
WINRES := cmd/partyledger/windows
WIN_BUILD = GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=$(WIN_CC) $(GO) build -trimpath -buildvcs=false \
  -ldflags '$(LDFLAGS) -H windowsgui -extldflags "-L$(WIN_LIB) -ldelayimp -Wl,--no-insert-timestamp"'
PACK := CGO_ENABLED=0 $(GO) run ./cmd/partyledger/internal/pack

.PHONY: windows windows-zip softgl winres sign sign-test manual licences wine-test linux setup-windows setup-wine
windows: setup setup-windows softgl winres manual
	@mkdir -p $(WIN_LIB) && rm -rf $(WIN) && mkdir -p $(WIN)/fonts $(WIN)/softgl $(WIN)/LICENSES
	@# opengl32.dll is bound late, so that the software one can take its place.
	x86_64-w64-mingw32-dlltool -d $(WINRES)/opengl32.def -y $(WIN_LIB)/libopengl32.a
	$(WIN_BUILD) -tags "$(DESKTOP_TAGS)" -o $(WIN)/国企党建台账.exe ./cmd/partyledger
	GOOS=windows GOARCH=amd64 CGO_ENABLED=0 $(GO) build -tags $(TAGS) -trimpath -buildvcs=false -ldflags "$(LDFLAGS)" -o $(WIN)/plctl.exe ./cmd/plctl
	@rm -f cmd/*/rsrc_windows_*.syso
	$(PACK) swaprun $(WIN)/国企党建台账.exe $(WIN)/plctl.exe
	@cp assets/fonts/fang.ttf $(WIN)/fonts/ && cp .cache/softgl/*.dll $(WIN)/softgl/ && cp bin/使用说明.pdf bin/个人信息保护影响评估（参考文本）.pdf $(WIN)/
	@$(MAKE) --no-print-directory licences TO=$(WIN)/LICENSES && cp .cache/softgl/Mesa许可.txt $(WIN)/LICENSES/
	@if [ -n "$${SIGN_CERT:-}" ]; then $(MAKE) --no-print-directory sign; fi
	@$(MAKE) --no-print-directory windows-zip

# Checksums, zip file and the page for the office's IT; also after signing elsewhere.
windows-zip: setup
	$(PACK) sums $(WIN)
	$(PACK) zip $(WIN) dist/$(WIN_NAME).zip
	$(PACK) card $(WIN) dist/$(WIN_NAME).zip dist/$(WIN_NAME)-校验.pdf
	@echo "文件夹 $(WIN)，压缩包 dist/$(WIN_NAME).zip，校验单 dist/$(WIN_NAME)-校验.pdf"

# Mesa's software OpenGL, built once from Debian's source package.
softgl: setup-windows
	$(WINRES)/softgl.sh .cache/softgl

# Icon, version and manifest of the two programs.
winres: setup
	cd $(WINRES) && $(GO) tool go-winres make --in winres.json --arch amd64 --out ../rsrc --product-version $(VERSION).0 --file-version $(VERSION).0
	cd $(WINRES) && $(GO) tool go-winres make --in winres-plctl.json --arch amd64 --out ../../plctl/rsrc --product-version $(VERSION).0 --file-version $(VERSION).0

# Signs with the certificate in the file SIGN_CERT (PEM) and the key SIGN_KEY (PEM, or
# a token's PKCS #11 address); SIGN_TSA is the address of a time stamp service,
# SIGN_FLAGS what else osslsigncode needs: see docs/签名.md.
sign:
	@command -v osslsigncode >/dev/null || { echo "缺少 osslsigncode" >&2; exit 1; }
	@for exe in 国企党建台账 plctl; do \
	  osslsigncode sign $${SIGN_FLAGS:-} -certs "$$SIGN_CERT" -key "$$SIGN_KEY" $${SIGN_TSA:+-ts "$$SIGN_TSA"} -n 国企党建台账 -h sha256 -in $(WIN)/$$exe.exe -out $(WIN)/$$exe.signed && \
	  mv $(WIN)/$$exe.signed $(WIN)/$$exe.exe || exit 1; done

# Tries signing on copies, with a certificate made for it.
sign-test:
	@t=$$(mktemp -d) && trap 'rm -rf $$t' EXIT && cp $(WIN)/*.exe $$t/ && \
	openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=国企党建台账（试签）' -addext extendedKeyUsage=codeSigning -keyout $$t/key.pem -out $$t/cert.pem 2>/dev/null && \
	SIGN_CERT=$$t/cert.pem SIGN_KEY=$$t/key.pem $(MAKE) --no-print-directory sign WIN=$$t >/dev/null && \
	for exe in $$t/*.exe; do osslsigncode verify -CAfile $$t/cert.pem -in $$exe | grep -E 'Signature verification|Succeeded' ; done

manual: setup
	@mkdir -p bin
	$(PACK) manual docs/manual/使用说明.txt bin/使用说明.pdf
	$(PACK) manual docs/manual/个人信息保护影响评估.txt bin/个人信息保护影响评估（参考文本）.pdf

# Licences of the program, of the faces and of the libraries that are linked in.
licences: setup
	@cp LICENSE $(TO)/国企党建台账.txt && cp assets/fonts/licences/* $(TO)/
	@$(GO) list -e -deps -tags "$(DESKTOP_TAGS)" -f '{{with .Module}}{{.Path}} {{.Dir}}{{end}}' ./cmd/plctl ./cmd/partyledger | sort -u | while read -r mod dir; do \
	  [ "$$mod" = partyledger ] && continue; \
	  for f in "$$dir"/LICENSE* "$$dir"/COPYING*; do [ -f "$$f" ] && cp "$$f" "$(TO)/$$(echo "$$mod" | tr / _)-$$(basename "$$f").txt"; done; done; true

setup-windows: setup
	$(call need,$(WIN_CC),,gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64-posix)

# Linux packages, built against the C library of an older Debian so that they run
# on 麒麟 V10 and 统信 20 too (glibc 2.28), by X11, which all of them have.
linux: linux-amd64
	@if command -v aarch64-linux-gnu-gcc >/dev/null; then $(MAKE) --no-print-directory linux-arm64; \
	else echo "没有 gcc-aarch64-linux-gnu，只做了 amd64"; fi

linux-amd64: LINUX_CC = gcc
linux-amd64: LINUX_DIR = x86_64-linux-gnu
linux-arm64: LINUX_CC = aarch64-linux-gnu-gcc
linux-arm64: LINUX_DIR = aarch64-linux-gnu
linux-%: setup-desktop manual
	cmd/partyledger/linux/sysroot.sh $* .cache/sysroot-$*
	@mkdir -p dist/licences && rm -f dist/licences/* && $(MAKE) --no-print-directory licences TO=dist/licences
	S=$(CURDIR)/.cache/sysroot-$*; CGO_ENABLED=1 GOARCH=$* CC="$(LINUX_CC) --sysroot=$$S" PKG_CONFIG_SYSROOT_DIR=$$S \
	  PKG_CONFIG_LIBDIR=$$S/usr/lib/$(LINUX_DIR)/pkgconfig:$$S/usr/share/pkgconfig \
	  $(GO) build -tags "$(DESKTOP_TAGS) x11 netgo osusergo" -trimpath -buildvcs=false -ldflags "$(LDFLAGS)" -o bin/linux-$*/partyledger ./cmd/partyledger
	CGO_ENABLED=0 GOARCH=$* $(GO) build -tags $(TAGS) -trimpath -buildvcs=false -ldflags "$(LDFLAGS)" -o bin/linux-$*/plctl ./cmd/plctl
	cmd/partyledger/linux/package.sh $* $(VERSION) bin/linux-$*/partyledger bin/linux-$*/plctl bin/使用说明.pdf dist/licences dist

# The Windows package tried under wine; pictures in out/wine.
wine-test: plctl setup-wine dropper
	@[ -d $(WIN) ] || $(MAKE) windows
	CGO_ENABLED=0 $(GO) build -tags "$(TAGS)" -o bin/wine/uitest ./cmd/partyledger/internal/uitest
	x86_64-w64-mingw32-dlltool -d $(WINRES)/opengl32.def -y $(WIN_LIB)/libopengl32.a
	$(WIN_BUILD) -tags "$(DESKTOP_TAGS) uiguard" -o bin/wine/uiguard.exe ./cmd/partyledger
	$(WINRES)/wine-test.sh $(WIN) bin/plctl out/wine bin/wine/uiguard.exe bin/wine/uitest bin/uitest/drop

setup-wine: setup-windows
	$(call need,wine pdftotext Xvfb openbox xdotool import xdpyinfo mkfs.vfat mcopy xclip gcc,libx11-dev,wine wine64 poppler-utils xvfb openbox xdotool imagemagick x11-utils libgl1-mesa-dri dosfstools mtools exfatprogs exfat-fuse xclip gcc libc6-dev libx11-dev)

# A display that is nowhere shown, with software OpenGL.
setup-ui-test: setup
	$(call need,Xvfb openbox xdotool import pdftotext xclip,libgl1-mesa-dri,xvfb openbox xdotool imagemagick poppler-utils libgl1-mesa-dri xclip)

setup-screens: setup-ui-test
	$(call need,xprop xwininfo xrdb,,x11-utils x11-xserver-utils)

IME_PACKAGES := dbus python3-gi gir1.2-gtk-3.0 fcitx5 fcitx5-pinyin fcitx5-frontend-gtk3 ibus ibus-gtk3 ibus-libpinyin
setup-ime-test: setup
	$(call need,dbus-daemon fcitx5 ibus-daemon,$(IME_PACKAGES),$(IME_PACKAGES))

setup-display:
	$(call need,Xvfb,libgl1-mesa-dri,xvfb libgl1-mesa-dri)

clean:
	rm -rf bin out dist
