# The whole developer interface: README.md says what each target is for.

SHELL := bash

# A display to open a window on; systems other than Linux always have one.
display := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter-out Linux,$(shell uname -s)))
demo := .build/demo.db
version = $(shell git describe --tags --always 2>/dev/null || echo dev)

.PHONY: run test bench fuzz lint shots demo dist deps stage-deps build window tour

run: $(if $(display),window,tour)

window: build $(demo)
	.build/tallydesk --db $(demo)

tour: stage-deps build
	@.make/stage .make/tour

test: stage-deps
	@.make/test

lint: deps
	@.make/lint

bench:
	@.make/bench

fuzz:
	@.make/fuzz

shots:
	CGO_ENABLED=0 go test ./gui/frame ./gui/start -run 'Shots$$' -count 1 -args -shots "$(CURDIR)/shots"

demo: build
	rm -rf $(demo)*
	.build/tally demo --db $(demo)

$(demo): | build
	.build/tally demo --db $@

dist: deps
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o .build/dist/ ./cmd/tally
	go build -tags migrated_fynedo -trimpath -ldflags '-s -w -X main.version=$(version)' -o .build/dist/ ./cmd/tallydesk
	.build/dist/tallydesk --share .build/dist/share

build: deps
	CGO_ENABLED=0 go build -o .build/ ./cmd/tally
	go build -o .build/ ./cmd/tallydesk

deps:
	@.make/deps

stage-deps:
	@.make/deps stage
