package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// runCommand builds the app and opens it, with the plan that args name or as the app was left. Where
// no window can be shown it does the main job on the command line instead.
func runCommand(ctx context.Context, args []string) error {
	if !hasDisplay() {
		fmt.Println("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.")
		fmt.Println("Cairn works without one: here is a sample plan, made, summed up and exported on the command line.")
		return sampleWithoutWindow(ctx)
	}
	if err := buildApp(ctx, os.Stdout); err != nil {
		return err
	}
	fmt.Println("Opening Cairn.")
	return show(ctx, append([]string{production().path()}, args...)...)
}

// buildCommand builds the app without opening it.
func buildCommand(ctx context.Context, _ []string) error {
	if err := buildApp(ctx, os.Stdout); err != nil {
		return err
	}
	fmt.Println("Built", production().path())
	return nil
}

// buildApp installs what is missing and makes the program that people use.
func buildApp(ctx context.Context, out io.Writer) error {
	// Node first: what this tool cannot install itself should be said before anything is installed.
	if _, err := checkNode(ctx); err != nil {
		return err
	}
	if err := install(ctx, out, windowNeeds()); err != nil {
		return err
	}
	fmt.Fprintln(out, "Installing the page's packages from the lock file, where they changed.")
	if err := installFrontend(ctx, out); err != nil {
		return err
	}
	fmt.Fprintln(out, "Building the page.")
	if err := buildPage(ctx, out); err != nil {
		return err
	}
	fmt.Fprintln(out, "Building the app. The first time, this compiles the web view's bridge and takes minutes.")
	return production().compile(ctx, out, ".")
}

// sampleWithoutWindow makes a sample plan in a folder of its own, prints its summary, exports it and
// names the files. Every call uses a new folder: what somebody may have edited is never replaced.
func sampleWithoutWindow(ctx context.Context) error {
	if err := install(ctx, os.Stdout, downloadNeeds()); err != nil {
		return err
	}
	cairn := commandLine()
	if err := cairn.compile(ctx, os.Stdout, "."); err != nil {
		return err
	}
	folder, err := newFolder(filepath.Join(binDir, "sample"))
	if err != nil {
		return err
	}
	plan, exported := filepath.Join(folder, "sample.cairn"), filepath.Join(folder, "csv")
	for _, args := range [][]string{
		{"new", plan, "--sample"},
		{"show", plan, "objectives"},
		{"export", plan, "--to", exported},
	} {
		fmt.Printf("\n$ cairn %s\n", strings.Join(args, " "))
		if err := show(ctx, append([]string{cairn.path()}, args...)...); err != nil {
			return err
		}
	}
	fmt.Println("\nFiles:")
	for _, dir := range []string{folder, exported} {
		if err := listFiles(dir); err != nil {
			return err
		}
	}
	return nil
}

// newFolder makes a folder named after this moment inside parent, and returns its path.
func newFolder(parent string) (string, error) {
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return "", err
	}
	return os.MkdirTemp(parent, time.Now().Format("2006-01-02-150405-"))
}

func listFiles(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !entry.IsDir() {
			fmt.Println(" ", filepath.Join(dir, entry.Name()))
		}
	}
	return nil
}
