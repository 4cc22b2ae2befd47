package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// bindings is where the page finds the Go methods it may call; generated and committed.
const bindings = "frontend/wailsjs"

// generateCommand writes the page's bindings anew.
func generateCommand(ctx context.Context, _ []string) error {
	if err := install(ctx, os.Stdout, windowNeeds()); err != nil {
		return err
	}
	if err := generateInto(ctx, os.Stdout, "."); err != nil {
		return err
	}
	fmt.Println("Wrote", bindings)
	return nil
}

// generateInto writes the bindings below root, which must hold wails.json. It does what `wails generate
// module` does, building the app with the tag "bindings" and running it, without compiling the Wails
// command line first, and into a folder of choice.
func generateInto(ctx context.Context, out io.Writer, root string) error {
	generator := windowed("generate-bindings", "bindings")
	if err := generator.compile(ctx, out, "."); err != nil {
		return err
	}
	program, err := filepath.Abs(generator.path())
	if err != nil {
		return err
	}
	env := []string{"tsoutputtype=interfaces", "tsprefix=", "tssuffix="}
	return process{args: []string{program}, dir: root, env: env, out: out}.run(ctx)
}

// checkBindings generates the bindings into a folder of their own and compares them with the committed
// ones, which it leaves alone.
func checkBindings(ctx context.Context, out io.Writer) error {
	root, err := os.MkdirTemp("", "cairn-bindings-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(root) }()
	config, err := os.ReadFile("wails.json")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(root, "wails.json"), config, 0o644); err != nil {
		return err
	}
	if err := generateInto(ctx, out, root); err != nil {
		return err
	}
	differing, err := differingFiles(filepath.Join(root, bindings), bindings)
	if err != nil {
		return err
	}
	if len(differing) > 0 {
		fmt.Fprintf(out, "Not as the Go code would have them: %s\nRun `go run ./build generate` and commit the result.\n",
			strings.Join(differing, ", "))
		return errors.New("the committed bindings are not current")
	}
	return nil
}

// differingFiles lists the files, relative to the two folders, that are not the same in both.
func differingFiles(a, b string) ([]string, error) {
	inA, err := readTree(a)
	if err != nil {
		return nil, err
	}
	inB, err := readTree(b)
	if err != nil {
		return nil, err
	}
	var differing []string
	for name, content := range inA {
		if other, ok := inB[name]; !ok || !bytes.Equal(content, other) {
			differing = append(differing, name)
		}
	}
	for name := range inB {
		if _, ok := inA[name]; !ok {
			differing = append(differing, name)
		}
	}
	slices.Sort(differing)
	return differing, nil
}

// readTree reads every file below root. Line ends are taken as they are on Unix, since git may have
// changed them on Windows.
func readTree(root string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if runtime.GOOS == "windows" {
			content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
		}
		name, err := filepath.Rel(root, path)
		files[filepath.ToSlash(name)] = content
		return err
	})
	return files, err
}
