// Command build makes, checks and measures Cairn: `go run ./build help`.
//
// It imports the standard library only, so that it runs on a machine that has Go and nothing else.
// One file holds one command; what commands share lies in proc.go (child processes), needs.go
// (system packages), node.go (the frontend's packages), display.go (a display for tests) and
// variants.go (the ways the app is built).
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
)

// command is one word a person can type after `go run ./build`.
type command struct {
	name, args, summary string
	run                 func(ctx context.Context, args []string) error
}

// errFailed ends the tool with exit code 1 where everything worth saying has been said.
var errFailed = errors.New("failed")

func commands() []command {
	return []command{
		{"run", "[PLAN]", "install what is missing, build the app, open it", runCommand},
		{"test", "[--quick] [STEP...]", "check everything; --quick leaves out what needs a display", testCommand},
		{"dev", "", "open the app with live reload while you edit", devCommand},
		{"build", "", "build the app into build/bin, without opening it", buildCommand},
		{"generate", "", "write the page's bindings (frontend/wailsjs) anew from the Go code", generateCommand},
		{"fmt", "", "format Go and the frontend", fmtCommand},
		{"bench", "[NAME...]", "measure start, memory, outline, commit, measurements, scrolling and editing as ratios", benchCommand},
		{"screenshots", "", "take the pictures of docs/screenshots anew", screenshotsCommand},
		{"help", "", "list the commands", helpCommand},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := dispatch(ctx, os.Args[1:])
	switch {
	case err == nil:
		return
	case ctx.Err() != nil:
		fmt.Fprintln(os.Stderr, "Stopped.")
		os.Exit(130)
	case !errors.Is(err, errFailed):
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(1)
}

// dispatch runs the command that args name, from the project's root.
func dispatch(ctx context.Context, args []string) error {
	if err := enterRoot(); err != nil {
		return err
	}
	// A checkout that belongs to somebody else, as in CI, makes git refuse to answer, and then Go to build.
	if err := os.Setenv("GOFLAGS", strings.TrimSpace(os.Getenv("GOFLAGS")+" -buildvcs=false")); err != nil {
		return err
	}
	name := "help"
	if len(args) > 0 {
		name, args = strings.TrimLeft(args[0], "-"), args[1:]
	}
	for _, c := range commands() {
		if c.name == name || c.name == "help" && name == "h" {
			return c.run(ctx, args)
		}
	}
	return fmt.Errorf("there is no command %q; `go run ./build help` lists them", name)
}

// enterRoot changes to the folder that holds go.mod, so that every command may use relative paths.
func enterRoot() error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	for {
		if exists(filepath.Join(dir, "go.mod")) {
			return os.Chdir(dir)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return errors.New("no go.mod here or above: run this inside the project")
		}
		dir = parent
	}
}

func helpCommand(context.Context, []string) error {
	fmt.Print("Usage: go run ./build COMMAND\n\n")
	for _, c := range commands() {
		fmt.Printf("  %-27s %s\n", strings.TrimSpace(c.name+" "+c.args), c.summary)
	}
	fmt.Print("\nSteps of test: " + strings.Join(stepNames(), ", ") + "\nNames of bench: " + strings.Join(benchNames(), ", ") + "\n")
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
