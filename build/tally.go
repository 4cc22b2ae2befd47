package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
)

// tally counts single tests, or checks where a step has no single tests.
type tally struct{ passed, failed, skipped int }

func (t tally) plus(other tally) tally {
	return tally{t.passed + other.passed, t.failed + other.failed, t.skipped + other.skipped}
}

// orCheck counts a step without single tests as one check, and an error that no single test accounts
// for (a crash, a build that fails) as one failure.
func (t tally) orCheck(err error) tally {
	switch {
	case err != nil && t.failed == 0:
		t.failed = 1
	case err == nil && t.passed == 0 && t.failed == 0:
		t.passed = 1
	}
	return t
}

func (t tally) String() string {
	if t.passed+t.failed+t.skipped <= 1 {
		return ""
	}
	text := fmt.Sprintf("%d passed", t.passed)
	if t.failed > 0 {
		text += fmt.Sprintf(", %d failed", t.failed)
	}
	if t.skipped > 0 {
		text += fmt.Sprintf(", %d skipped", t.skipped)
	}
	return text
}

// goEvent is a line of `go test -json`.
type goEvent struct{ Action, Package, ImportPath, Test, Output string }

// goTests reads `go test -json` and writes to out what failed tests and packages printed. A test with
// subtests is counted through them. A package that fails without a failing test (it does not compile,
// or its process died) is one failure.
func goTests(in io.Reader, out io.Writer) (tally, error) {
	said := map[string][]string{} // what a test printed, by package and test; of a package, by its path
	results := map[string]string{}
	blamed := map[string]bool{} // packages with a failed test
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e goEvent
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			// Not every line is JSON: the go command's own complaints are not.
			fmt.Fprintln(out, lines.Text())
			continue
		}
		key := path.Join(e.Package+e.ImportPath, e.Test)
		switch e.Action {
		case "output", "build-output":
			said[key] = append(said[key], e.Output)
		case "pass", "skip", "fail":
			if e.Test != "" {
				results[key] = e.Action
				blamed[e.Package] = blamed[e.Package] || e.Action == "fail"
			} else if e.Action == "fail" && !blamed[e.Package] {
				results[key] = "fail"
			}
			if e.Action == "fail" {
				fmt.Fprint(out, strings.Join(said[key], ""))
			}
			delete(said, key)
		case "build-fail":
			fmt.Fprint(out, strings.Join(said[key], ""))
			delete(said, key)
		}
	}
	return leaves(results), lines.Err()
}

// leaves counts the results of tests that have no subtests.
func leaves(results map[string]string) tally {
	parents := map[string]bool{}
	for name := range results {
		for dir := path.Dir(name); results[dir] != ""; dir = path.Dir(dir) {
			parents[dir] = true
		}
	}
	var t tally
	for name, result := range results {
		switch {
		case parents[name]:
		case result == "pass":
			t.passed++
		case result == "skip":
			t.skipped++
		default:
			t.failed++
		}
	}
	return t
}

// vitestTests reads the report that Vitest's json reporter writes. A file that could not be loaded has
// no tests in it and counts as one failure.
func vitestTests(report string) (tally, error) {
	var r struct {
		NumPassedTests, NumFailedTests, NumPendingTests, NumTodoTests int

		TestResults []struct {
			Status           string
			AssertionResults []json.RawMessage
		}
	}
	if err := readReport(report, &r); err != nil {
		return tally{}, err
	}
	t := tally{r.NumPassedTests, r.NumFailedTests, r.NumPendingTests + r.NumTodoTests}
	for _, file := range r.TestResults {
		if file.Status == "failed" && len(file.AssertionResults) == 0 {
			t.failed++
		}
	}
	return t, nil
}

// playwrightTests reads the report that Playwright's json reporter writes. A test that passed only
// when repeated is a failure; an error outside any test is one too.
func playwrightTests(report string) (tally, error) {
	var r struct {
		Stats  struct{ Expected, Unexpected, Flaky, Skipped int }
		Errors []json.RawMessage
	}
	if err := readReport(report, &r); err != nil {
		return tally{}, err
	}
	return tally{r.Stats.Expected, r.Stats.Unexpected + r.Stats.Flaky + len(r.Errors), r.Stats.Skipped}, nil
}

func readReport(report string, into any) error {
	text, err := os.ReadFile(report)
	if errors.Is(err, os.ErrNotExist) {
		return errors.New("the tests ended without a report")
	}
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}
