package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// linter is pinned; it is built with the Go that builds Cairn, which it has to understand.
const linter = "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0"

// testTags makes vet and the linter see the files that only an app with a window has.
const testTags = "dev,webkit2_41"

// steps lists everything that is checked, in order: what is cheap and most often wrong comes first.
func steps(quick bool) []step {
	return []step{
		{"system-packages", false, check(func(ctx context.Context, out io.Writer) error {
			if quick {
				return install(ctx, out, windowNeeds())
			}
			return install(ctx, out, append(windowNeeds(), testNeeds()...))
		})},
		{"frontend-packages", false, check(installFrontend)},
		{"gofmt", false, check(checkFormat)},
		{"vet", false, check(tool("go", "vet", "./..."))},
		{"vet-window", false, check(tool("go", "vet", "-tags", testTags, "./..."))},
		{"lint", false, check(tool("go", "run", linter, "run", "--build-tags", testTags))},
		{"walls", false, check(checkWalls)},
		{"build-without-cgo", false, check(func(ctx context.Context, out io.Writer) error {
			return commandLine().compile(ctx, out, ".")
		})},
		{"go-tests", false, testBackend},
		{"go-tests-race", false, testRace},
		{"frontend-types", false, check(npmScript("typecheck"))},
		{"frontend-lint", false, check(npmScript("lint"))},
		{"frontend-tests", false, testFrontend},
		{"bindings-current", false, check(checkBindings)},
		{"end-to-end", true, testEndToEnd},
		{"real-window", true, testWindow},
	}
}

// tool makes a check of a command's exit status.
func tool(args ...string) func(context.Context, io.Writer) error {
	return func(ctx context.Context, out io.Writer) error { return process{args: args, out: out}.run(ctx) }
}

func npmScript(name string) func(context.Context, io.Writer) error {
	return func(ctx context.Context, out io.Writer) error { return npm(ctx, out, nil, "run", name) }
}

func checkFormat(ctx context.Context, out io.Writer) error {
	files, err := output(ctx, append([]string{"gofmt", "-s", "-l"}, goSources()...)...)
	if err != nil {
		return err
	}
	if files != "" {
		fmt.Fprintln(out, files)
		return errors.New("these files are not formatted; `go run ./build fmt` does it")
	}
	return nil
}

// testBackend runs the Go tests as the backend has to work: without cgo and without tags.
func testBackend(ctx context.Context, out io.Writer) (tally, error) {
	return runGoTests(ctx, out, "CGO_ENABLED=0", "./...")
}

// testRace runs the packages that start goroutines under the race detector, and only those: the
// pure-Go SQLite is 27 times slower under it.
func testRace(ctx context.Context, out io.Writer) (tally, error) {
	packages, err := packagesWithGoroutines("app", "backend")
	if err != nil {
		return tally{}, err
	}
	if len(packages) == 0 {
		fmt.Fprintln(out, "no package starts a goroutine")
		return tally{}, nil
	}
	return runGoTests(ctx, out, "CGO_ENABLED=1", append([]string{"-race"}, packages...)...)
}

func runGoTests(ctx context.Context, out io.Writer, env string, args ...string) (tally, error) {
	read, write := io.Pipe()
	done := make(chan error, 1)
	go func() {
		err := process{args: append([]string{"go", "test", "-json"}, args...), env: []string{env}, out: write}.run(ctx)
		done <- errors.Join(err, write.Close())
	}()
	counts, err := goTests(read, out)
	// A reader that stopped early must not leave the writer waiting.
	_, drainErr := io.Copy(io.Discard, read)
	return counts, errors.Join(<-done, err, drainErr)
}

func testFrontend(ctx context.Context, out io.Writer) (tally, error) {
	report, err := freshReport("vitest.json")
	if err != nil {
		return tally{}, err
	}
	runErr := npm(ctx, out, nil, "run", "test", "--", "--reporter=default", "--reporter=json", "--outputFile.json="+report)
	counts, err := vitestTests(report)
	return counts, errors.Join(runErr, err)
}

// testEndToEnd drives the app's own page in a browser: every journey of frontend/e2e.
func testEndToEnd(ctx context.Context, out io.Writer) (tally, error) {
	report, err := freshReport("playwright.json")
	if err != nil {
		return tally{}, err
	}
	runErr := inBrowser(ctx, out, []string{"PLAYWRIGHT_JSON_OUTPUT_FILE=" + report}, "--project=journeys", "--reporter=line,json")
	counts, err := playwrightTests(report)
	return counts, errors.Join(runErr, err)
}

// inBrowser builds the page and the app for tests and runs Playwright with args against it, on a display of its own.
func inBrowser(ctx context.Context, out io.Writer, env []string, args ...string) error {
	app := underTest()
	// The page is built here, not in a step of its own: a step that is run alone must not speak for an older page.
	if err := errors.Join(buildPage(ctx, out), app.compile(ctx, out, ".")); err != nil {
		return err
	}
	program, err := filepath.Abs(app.path())
	if err != nil {
		return err
	}
	return onDisplay(ctx, func(display []string) error {
		env := append(append(display, env...), "CAIRN_E2E_APP="+program, "CAIRN_E2E_BROWSER="+browser())
		return npm(ctx, out, env, append([]string{"run", "e2e", "--"}, args...)...)
	})
}

// testWindow drives the program that people use through the accessibility tree.
func testWindow(ctx context.Context, out io.Writer) (tally, error) {
	if err := errors.Join(buildPage(ctx, out), production().compile(ctx, out, "."), commandLine().compile(ctx, out, ".")); err != nil {
		return tally{}, err
	}
	return tally{}, onDisplay(ctx, func(display []string) error {
		return process{
			args: []string{"dbus-run-session", "--", systemPython, "build/smoke/journey.py",
				"--app", production().path(), "--cli", commandLine().path(),
				"--bus", accessibilityBus(), "--pictures", filepath.Join(binDir, "log")},
			env: display,
			out: out,
		}.run(ctx)
	})
}

// freshReport returns the absolute path of a report in build/bin/log, and removes what an earlier run
// left there: a stale report would speak for tests that never ran.
func freshReport(name string) (string, error) {
	path, err := filepath.Abs(filepath.Join(binDir, "log", name))
	if err != nil {
		return "", err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	return path, os.MkdirAll(filepath.Dir(path), 0o755)
}

// relativePackage turns a folder into the form that the go command takes.
func relativePackage(dir string) string {
	return "./" + strings.TrimPrefix(filepath.ToSlash(dir), "./")
}
