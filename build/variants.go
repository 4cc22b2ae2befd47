package main

import (
	"context"
	"io"
	"path/filepath"
	"runtime"
)

// binDir holds everything that the build tool makes; git ignores it.
const binDir = "build/bin"

// variant is one way to build the app.
type variant struct {
	output  string // in binDir
	tags    string
	cgo     bool
	release bool // without debug information and paths of this machine, as people get it
}

func windowed(output, tags string) variant {
	if runtime.GOOS == "linux" {
		tags += ",webkit2_41"
	}
	return variant{output: output, tags: tags, cgo: true}
}

// released is a program as people get it, with the tags that `wails build` sets.
func released(output string) variant {
	v := windowed(output, "desktop,production")
	v.release = true
	return v
}

// production is the program that people use.
func production() variant { return released("cairn") }

// underTest serves the real page and bindings to a browser, and answers file dialogs from a file.
func underTest() variant { return windowed("cairn-dev", "dev") }

// commandLine is Cairn without a window: no C compiler, no GTK.
func commandLine() variant { return variant{output: "cairn-cli"} }

// path is where the variant's program lies after compile.
func (v variant) path() string {
	name := filepath.Join(binDir, v.output)
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return name
}

// compile builds the Go package pkg as this variant.
func (v variant) compile(ctx context.Context, out io.Writer, pkg string) error {
	args := []string{"go", "build", "-o", v.path()}
	env := []string{"CGO_ENABLED=0"}
	if v.cgo {
		env = []string{"CGO_ENABLED=1"}
	}
	if v.tags != "" {
		args = append(args, "-tags", v.tags)
	}
	if v.release {
		flags := "-s -w"
		if runtime.GOOS == "windows" {
			flags += " -H windowsgui"
		}
		args = append(args, "-trimpath", "-ldflags", flags)
	}
	return process{args: append(args, pkg), env: env, out: out}.run(ctx)
}

// buildPage makes frontend/dist, which every build of the app with a window embeds.
func buildPage(ctx context.Context, out io.Writer) error {
	return npm(ctx, out, nil, "run", "build")
}
