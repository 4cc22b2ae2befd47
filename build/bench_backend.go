package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// yardstick is the name of the sub-benchmark that its siblings are compared with.
const yardstick = "bare"

// smartLimit is how many times reading its rows SMART of a plan may take.
const smartLimit = 5

// benchBackend runs the backend's benchmarks of what a person waits for. Each has a sub-benchmark named
// "bare" beside the measured ones: the same work done by hand on the same file. Metrics that end in
// "-ns" (p50-ns, p99-ns) are compared like the mean.
func benchBackend(ctx context.Context) ([]measurement, error) {
	values, err := runBenchmarks(ctx, "-bench", "^Benchmark(Outline|Commit)", "-count", "5", "./backend/...")
	if err != nil {
		return nil, err
	}
	measured, err := againstYardstick(values, 0)
	if err == nil && len(measured) == 0 {
		err = errors.New("the backend has no benchmark that begins with Outline or Commit")
	}
	if err != nil {
		return nil, err
	}
	values, err = runBenchmarks(ctx, "-bench", "^BenchmarkSmart", "-count", "5", "./backend/workspace/coach")
	if err != nil {
		return measured, err
	}
	smart, err := againstYardstick(values, smartLimit)
	if err == nil && len(smart) == 0 {
		err = errors.New("the backend has no benchmark that begins with Smart")
	}
	return append(measured, smart...), err
}

// runBenchmarks runs Go benchmarks and reads what they print.
func runBenchmarks(ctx context.Context, args ...string) (map[string][]float64, error) {
	var out bytes.Buffer
	run := process{args: append([]string{"go", "test", "-run", "^$"}, args...), env: []string{"CGO_ENABLED=0"}, out: &out}
	if err := run.run(ctx); err != nil {
		fmt.Fprint(os.Stderr, out.String())
		return nil, err
	}
	return readBenchmarks(out.String()), nil
}

// againstYardstick compares each benchmark with the one beside it that is called "bare".
func againstYardstick(values map[string][]float64, limit float64) ([]measurement, error) {
	var measured []measurement
	for _, name := range slices.Sorted(maps.Keys(values)) {
		subject, metric, _ := strings.Cut(name, " ")
		parent, variant, _ := strings.Cut(subject, "/")
		if variant == yardstick {
			continue
		}
		bare, ok := values[parent+"/"+yardstick+" "+metric]
		if !ok {
			return nil, fmt.Errorf("the benchmark %s has no sub-benchmark %q to be compared with", parent, yardstick)
		}
		what := strings.TrimPrefix(subject, "Benchmark") + ", " + strings.NewReplacer("ns/op", "mean", "-ns", "").Replace(metric)
		measured = append(measured, compare(what, median(values[name]), median(bare), duration, limit))
	}
	return measured, nil
}

// readBenchmarks reads the output of go test -bench into the values of all runs, by "name metric". Only
// metrics in nanoseconds are kept, and those that are counted.
func readBenchmarks(output string) map[string][]float64 {
	processors := regexp.MustCompile(`-\d+$`)
	noTimes := []string{"proven", "gap"}
	values := map[string][]float64{}
	for lines := bufio.NewScanner(strings.NewReader(output)); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		name := processors.ReplaceAllString(fields[0], "")
		for i := 2; i+1 < len(fields); i += 2 {
			value, err := strconv.ParseFloat(fields[i], 64)
			if metric := fields[i+1]; err == nil && (metric == "ns/op" || strings.HasSuffix(metric, "-ns") || slices.Contains(noTimes, metric)) {
				values[name+" "+metric] = append(values[name+" "+metric], value)
			}
		}
	}
	return values
}
