package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// yardstick is the name of the sub-benchmark that its siblings are compared with.
const yardstick = "bare"

// benchBackend runs the backend's benchmarks of what a person waits for. Each has a sub-benchmark named
// "bare" beside the measured ones: the same work done by hand on the same file. Metrics that end in
// "-ns" (p50-ns, p99-ns) are compared like the mean.
func benchBackend(ctx context.Context) ([]measurement, error) {
	var out bytes.Buffer
	args := []string{"go", "test", "-run", "^$", "-bench", "^Benchmark(Outline|Commit)", "-count", "5", "./backend/..."}
	if err := (process{args: args, env: []string{"CGO_ENABLED=0"}, out: &out}).run(ctx); err != nil {
		fmt.Fprint(os.Stderr, out.String())
		return nil, err
	}
	values := readBenchmarks(out.String())
	var names []string
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	var measured []measurement
	for _, name := range names {
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
		measured = append(measured, compare(what, median(values[name]), median(bare), duration, 0))
	}
	if len(measured) == 0 {
		return nil, fmt.Errorf("the backend has no benchmark that begins with Outline or Commit")
	}
	return measured, nil
}

// readBenchmarks reads the output of go test -bench into the values of all runs, by "name metric". Only
// metrics in nanoseconds are kept.
func readBenchmarks(output string) map[string][]float64 {
	processors := regexp.MustCompile(`-\d+$`)
	values := map[string][]float64{}
	for lines := bufio.NewScanner(strings.NewReader(output)); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		name := processors.ReplaceAllString(fields[0], "")
		for i := 2; i+1 < len(fields); i += 2 {
			value, err := strconv.ParseFloat(fields[i], 64)
			if metric := fields[i+1]; err == nil && (metric == "ns/op" || strings.HasSuffix(metric, "-ns")) {
				values[name+" "+metric] = append(values[name+" "+metric], value)
			}
		}
	}
	return values
}
