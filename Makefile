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

.PHONY: run test race bench lint setup setup-test plctl clean

run: plctl
	@rm -rf out/demo
	bin/plctl -w out/demo demo
	@# Problems are planted in the sample: exit 1 is what check answers there.
	bin/plctl -w out/demo --as-of 2026-11-23 check > out/check.txt || test $$? = 1
	bin/plctl -w out/demo --as-of 2026-11-23 report --xlsx -o out
	@echo "台账在 out/demo，检查结果在 out/check.txt，报表在 out。"

plctl: setup
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags "$(LDFLAGS)" -o bin/plctl ./cmd/plctl
	@mkdir -p bin/fonts && cp assets/fonts/fang.ttf bin/fonts/

test: setup-test
	CGO_ENABLED=0 $(GO) test -tags "$(TAGS) test" ./...
	$(MAKE) race

# The packages with goroutines, under the race detector (which needs cgo).
race: setup-test
	CGO_ENABLED=1 $(GO) test -race -tags "$(TAGS) test" -short ./model ./store ./store/typeset ./store/pdf

bench: setup
	CGO_ENABLED=0 $(GO) run -tags "$(TAGS)" ./cmd/plctl/internal/bench

lint: setup
	@bad=$$(gofmt -l cmd ui model store assets); test -z "$$bad" || { echo "gofmt: $$bad"; exit 1; }
	CGO_ENABLED=0 $(GO) vet -tags "$(TAGS) test" ./...
	CGO_ENABLED=0 $(GO) tool staticcheck -tags "$(TAGS) test" ./...

setup:
	@command -v $(GO) >/dev/null || { echo "缺少 Go 1.26 或更高版本（Debian：golang-go，或 go.dev 的安装包）" >&2; exit 1; }
	@$(GO) mod download

setup-test: setup
	@missing=; for t in $(TEST_TOOLS); do command -v $$t >/dev/null || missing=1; done; \
	command -v gcc >/dev/null || missing=1; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(TEST_PACKAGES) gcc libc6-dev >/dev/null; \
	  else echo "缺少软件包：$(TEST_PACKAGES) gcc libc6-dev，请先安装" >&2; exit 1; fi; \
	fi

clean:
	rm -rf bin out
