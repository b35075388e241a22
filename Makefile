# 国企党建台账: the commands of the README and what they rest on.
# Everything sets itself up on a bare Debian machine as root; elsewhere it names
# the missing package.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
GO ?= go
TAGS := migrated_fynedo
VERSION := $(shell sed -n 's/^Version = "\(.*\)"/\1/p' FyneApp.toml)
LDFLAGS := -s -w -X main.version=$(VERSION)
# Tools of the tests: PDF checks look at what was written with other eyes.
TEST_TOOLS := qpdf pdftotext pdffonts pdftoppm
TEST_PACKAGES := qpdf poppler-utils

# What the desktop needs to be built, and to be shown.
DESKTOP_PACKAGES := gcc libc6-dev pkg-config libgl-dev libegl-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev
# The desktop alone needs cgo: everything else is built and tested without.
PURE = $$($(GO) list -e ./... | grep -v '/cmd/partyledger$$')

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
	CGO_ENABLED=1 $(GO) build -tags "$(TAGS) no_emoji" -trimpath -ldflags "$(LDFLAGS)" -o bin/partyledger ./cmd/partyledger

# 仿宋 is a file beside the program; its licence keeps it out of the program.
.PHONY: fonts
fonts:
	@mkdir -p bin/fonts && cp assets/fonts/fang.ttf bin/fonts/

test: setup-test
	CGO_ENABLED=0 $(GO) test -tags "$(TAGS) test" $(PURE)
	@# How well the charter reader finds clauses, in figures.
	@CGO_ENABLED=0 $(GO) test -count=1 -v -run 'TestCorpusProposals$$' ./model/charter | grep -v '^=== '
	$(MAKE) race
	$(MAKE) desktop

# The packages with goroutines, under the race detector (which needs cgo).
race: setup-test
	CGO_ENABLED=1 $(GO) test -race -short -tags "$(TAGS) test" ./model ./store ./store/typeset ./ui/...

bench: setup
	@CGO_ENABLED=0 $(GO) run -tags "$(TAGS)" ./cmd/plctl/internal/bench

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

clean:
	rm -rf bin out
