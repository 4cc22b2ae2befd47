package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGoTests(t *testing.T) {
	tests := []struct {
		name, events string
		want         tally
		says         string
	}{
		{"a test with subtests is counted through them", `
{"Action":"pass","Package":"p","Test":"TestA/one"}
{"Action":"skip","Package":"p","Test":"TestA/two"}
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"pass","Package":"p"}`, tally{passed: 1, skipped: 1}, ""},
		{"a failure is shown with what it printed", `
{"Action":"output","Package":"p","Test":"TestA","Output":"got 1, want 2\n"}
{"Action":"output","Package":"p","Test":"TestB","Output":"of no interest\n"}
{"Action":"pass","Package":"p","Test":"TestB"}
{"Action":"fail","Package":"p","Test":"TestA"}
{"Action":"fail","Package":"p"}`, tally{passed: 1, failed: 1}, "got 1, want 2\n"},
		{"a package that does not compile is one failure", `
{"ImportPath":"p","Action":"build-output","Output":"undefined: x\n"}
{"ImportPath":"p","Action":"build-fail"}
{"Action":"fail","Package":"p","FailedBuild":"p"}`, tally{failed: 1}, "undefined: x\n"},
		{"tests of the same name in two packages are two", `
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"pass","Package":"q","Test":"TestA"}`, tally{passed: 2}, ""},
		{"a line that is no event is shown", "go: no such tool", tally{}, "go: no such tool\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var said strings.Builder
			got, err := goTests(strings.NewReader(strings.TrimSpace(test.events)), &said)
			if err != nil {
				t.Fatal(err)
			}
			if want := test.want; got != want {
				t.Errorf("counted %+v, want %+v", got, want)
			}
			if said.String() != test.says {
				t.Errorf("said %q, want %q", said.String(), test.says)
			}
		})
	}
}

func TestReports(t *testing.T) {
	tests := []struct {
		name, report string
		read         func(string) (tally, error)
		want         tally
	}{
		{"vitest counts tests", `{"numPassedTests":3,"numFailedTests":1,"numPendingTests":1,"numTodoTests":0,
			"testResults":[{"status":"failed","assertionResults":[{}]}]}`, vitestTests, tally{3, 1, 1}},
		{"a file that vitest could not load is a failure", `{"numPassedTests":3,
			"testResults":[{"status":"failed","assertionResults":[]}]}`, vitestTests, tally{3, 1, 0}},
		{"a flaky journey is a failure", `{"stats":{"expected":2,"unexpected":0,"flaky":1,"skipped":0},"errors":[]}`,
			playwrightTests, tally{2, 1, 0}},
		{"an error outside the journeys is a failure", `{"stats":{"expected":0},"errors":[{}]}`,
			playwrightTests, tally{0, 1, 0}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "report.json")
			if err := os.WriteFile(path, []byte(test.report), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := test.read(path)
			if err != nil {
				t.Fatal(err)
			}
			if want := test.want; got != want {
				t.Errorf("counted %+v, want %+v", got, want)
			}
		})
	}
	if _, err := vitestTests(filepath.Join(t.TempDir(), "none.json")); err == nil {
		t.Error("a report that was never written is no error")
	}
}

func TestOrCheck(t *testing.T) {
	broken := errors.New("broken")
	tests := []struct {
		counts tally
		err    error
		want   tally
	}{
		{tally{}, nil, tally{passed: 1}},
		{tally{}, broken, tally{failed: 1}},
		{tally{passed: 5}, nil, tally{passed: 5}},
		{tally{passed: 5}, broken, tally{passed: 5, failed: 1}},
		{tally{passed: 5, failed: 2}, broken, tally{passed: 5, failed: 2}},
	}
	for _, test := range tests {
		if got, want := test.counts.orCheck(test.err), test.want; got != want {
			t.Errorf("%+v with error %v counts %+v, want %+v", test.counts, test.err, got, want)
		}
	}
}
