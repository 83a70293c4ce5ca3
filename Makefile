# jvptui: `make` tells what there is to make. Everything works from a fresh clone on Debian 12.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

PREFIX ?= /usr/local
DESTDIR ?=

# A toolchain that was unpacked by hand is found where such things usually are.
export PATH := $(PATH):/opt/swift/usr/bin:$(HOME)/.local/share/swiftly/bin

# The one place for the flags of each build. What goes to the linker makes the binary 2 MB smaller:
# no symbols, nothing exported, and relocations packed, which of Debian's linkers only bfd can do.
# -Osize makes it 0.9 MB smaller and costs no time that could be measured.
RELEASE_FLAGS := -c release --product jvptui --static-swift-stdlib \
  --explicit-target-dependency-import-check error -Xswiftc -Osize -Xswiftc -use-ld=bfd \
  -Xlinker -s -Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs
DEBUG_FLAGS := --explicit-target-dependency-import-check error
BINARY := .build/release/jvptui

share := $(DESTDIR)$(PREFIX)/share
completions := $(share)/bash-completion/completions/jvptui \
  $(share)/zsh/site-functions/_jvptui $(share)/fish/vendor_completions.d/jvptui.fish

.DEFAULT_GOAL := help
.PHONY: help run build test lint format lab-up lab-down bench install uninstall clean \
  build-needs test-needs

help: ## Print this list.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: build ## Build, and start on the demo host, which needs no libvirtd.
	@$(BINARY) --demo

build: build-needs ## Build the release binary, .build/release/jvptui.
	swift build $(RELEASE_FLAGS)

test: test-needs lint build ## Lint, build, and run all tests, on real machines too.
	@JVPTUI_BINARY="$(CURDIR)/$(BINARY)" scripts/run-tests $(DEBUG_FLAGS)

lint: test-needs ## Check the format and the scripts.
	swift format lint --strict --parallel --recursive Package.swift Sources Tests
	shellcheck -x scripts/* .ci/run Tests/bench/bench \
	  Tests/lab/{lab,start-host,build-guest,private-host,*.sh} Tests/lab/guest/*

format: build-needs ## Format the Swift sources in place.
	swift format --in-place --parallel --recursive Package.swift Sources Tests

lab-up: test-needs ## Start a private libvirtd with guests; HOSTS=2 or 3 for several.
	@Tests/lab/lab up $(or $(HOSTS),1)
	@Tests/lab/lab status

lab-down: ## Take the lab down, leaving nothing of it.
	@Tests/lab/lab down

bench: test-needs build ## Measure speed and memory on hosts of 10 to 10,000 machines.
	@JVPTUI_BINARY="$(CURDIR)/$(BINARY)" Tests/bench/bench

install: ## Install what was built under PREFIX (/usr/local), below DESTDIR if that is set.
	@test -x $(BINARY) || { echo "There is nothing to install yet: run “make build” first." >&2; exit 1; }
	install -D -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/jvptui
	install -D -m 644 packaging/jvptui.1 $(share)/man/man1/jvptui.1
	install -d $(share)/jvptui/themes
	install -m 644 themes/*.toml $(share)/jvptui/themes/
	install -d $(dir $(completions))
	@for target in bash:$(word 1,$(completions)) zsh:$(word 2,$(completions)) \
	    fish:$(word 3,$(completions)); do \
	  echo "completions for $${target%%:*}: $${target#*:}"; \
	  $(BINARY) --generate-completion-script $${target%%:*} >"$${target#*:}"; \
	done

uninstall: ## Remove what install put there.
	rm -f $(DESTDIR)$(PREFIX)/bin/jvptui $(share)/man/man1/jvptui.1 $(completions)
	rm -rf $(share)/jvptui

clean: ## Remove what was built.
	rm -rf .build

build-needs:
	@scripts/install-deps build run
	@scripts/check-swift

test-needs: build-needs
	@scripts/install-deps test $(if $(CI),daemons)
