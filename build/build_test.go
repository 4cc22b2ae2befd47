package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestNodeServes(t *testing.T) {
	for version, want := range map[[2]int]bool{
		{18, 20}: false, {20, 18}: false, {20, 19}: true, {21, 7}: false,
		{22, 11}: false, {22, 12}: true, {23, 0}: true, {24, 1}: true,
	} {
		if got := nodeServes(version[0], version[1]); got != want {
			t.Errorf("Node %d.%d serves: %t, want %t", version[0], version[1], got, want)
		}
	}
}

func TestChooseSteps(t *testing.T) {
	all, err := chooseSteps(nil)
	if err != nil {
		t.Fatal(err)
	}
	quick, err := chooseSteps([]string{"--quick"})
	if err != nil {
		t.Fatal(err)
	}
	if len(quick) == 0 || len(quick) >= len(all) {
		t.Errorf("--quick has %d of %d steps", len(quick), len(all))
	}
	for _, s := range quick {
		if s.slow {
			t.Errorf("--quick has the slow step %s", s.name)
		}
	}
	named, err := chooseSteps([]string{"vet"})
	if err != nil || len(named) != 1 || named[0].name != "vet" {
		t.Errorf("the step vet alone: %d steps, error %v", len(named), err)
	}
	if _, err := chooseSteps([]string{"vat"}); err == nil {
		t.Error("a step that does not exist is no error")
	}
}

func TestStartsGoroutine(t *testing.T) {
	tests := map[string]bool{
		"func f() { go f() }":                            true,
		"func f() { var wg sync.WaitGroup; wg.Go(f) }":   true,
		"func f() { _ = func() { go f() } }":             true,
		"func f() { f() }":                               false,
		"func f() { machine.Go() }":                      false,
		"// go f()\nfunc f() {}":                         false,
		"func f() { group.Go(func() error { return }) }": true,
	}
	for code, want := range tests {
		parsed, err := parser.ParseFile(token.NewFileSet(), "f.go", "package p\n"+code, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if got := startsGoroutine(parsed); got != want {
			t.Errorf("%q starts a goroutine: %t, want %t", code, got, want)
		}
	}
}

func TestDifferingFiles(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	for path, content := range map[string]string{
		filepath.Join(a, "same"): "1", filepath.Join(b, "same"): "1",
		filepath.Join(a, "changed"): "1", filepath.Join(b, "changed"): "2",
		filepath.Join(a, "only-a"): "1",
		filepath.Join(b, "only-b"): "1",
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := differingFiles(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"changed", "only-a", "only-b"}; !slices.Equal(got, want) {
		t.Errorf("differing: %v, want %v", got, want)
	}
}

func TestReadBenchmarks(t *testing.T) {
	values := readBenchmarks(`goos: linux
BenchmarkOutline/view-2     100   200.5 ns/op   16 B/op
BenchmarkOutline/view-2     100   300.5 ns/op   16 B/op
BenchmarkCommit/edit-2      100   900 ns/op   800 p50-ns   1200 p99-ns
PASS`)
	for name, want := range map[string][]float64{
		"BenchmarkOutline/view ns/op":  {200.5, 300.5},
		"BenchmarkCommit/edit ns/op":   {900},
		"BenchmarkCommit/edit p50-ns":  {800},
		"BenchmarkCommit/edit p99-ns":  {1200},
		"BenchmarkOutline/view B/op":   nil,
		"BenchmarkOutline/view p50-ns": nil,
	} {
		if got := values[name]; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestMedian(t *testing.T) {
	if got, want := median([]float64{3, 1, 2}), 2.0; got != want {
		t.Errorf("median of three: %v, want %v", got, want)
	}
	if got, want := median([]float64{4, 1, 3, 2}), 2.5; got != want {
		t.Errorf("median of four: %v, want %v", got, want)
	}
}

func TestInstallNamesWhatIsMissing(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the other systems bring what is needed")
	}
	t.Setenv("PATH", t.TempDir()) // no apt, no sudo
	var out strings.Builder
	err := install(t.Context(), &out, []need{
		{"there", "what is there", func() bool { return true }},
		{"missing-dev", "what is missing", func() bool { return false }},
	})
	if err == nil || !strings.Contains(err.Error(), "what is missing") || strings.Contains(err.Error(), "what is there") {
		t.Errorf("install says %v", err)
	}
}
