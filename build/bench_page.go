package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
)

// Limits while the outline is scrolled from end to end, while it is edited, and on the map.
const (
	rowsLimit     = 60  // rows in the page at once
	nodesLimit    = 120 // nodes in the page at once
	longTaskLimit = 50  // milliseconds that one task may hold the page
	editLimit     = 3.0 // times the same edit on a bare table
)

// benchScroll scrolls the outlines of 490 and of 20 000 rows in a browser.
func benchScroll(ctx context.Context) ([]measurement, error) {
	type scrolled struct {
		Rows         float64
		LongestTasks []float64 // ms, of each pass
	}
	var r struct{ Crowded, Large scrolled }
	if err := measureInBrowser(ctx, "scroll", &r); err != nil {
		return nil, err
	}
	var all []measurement
	for _, plan := range []struct {
		of string
		scrolled
	}{{"490 rows", r.Crowded}, {"20 000 rows", r.Large}} {
		all = append(all,
			measurement{what: "rows in the page while scrolling " + plan.of, value: fmt.Sprintf("%.0f", plan.Rows), ratio: plan.Rows, limit: rowsLimit},
			longest("scrolling "+plan.of, plan.LongestTasks))
	}
	return all, nil
}

// benchEdit types values over the cells of a column, in Cairn and in a bare table of as many rows, in
// one browser. What counts is the slowest in twenty.
func benchEdit(ctx context.Context) ([]measurement, error) {
	type times struct{ Shown, Settled []float64 } // ms
	var r struct {
		Cairn, Bare  times
		LongestTasks []float64 // ms, of each pass
	}
	if err := measureInBrowser(ctx, "edit", &r); err != nil {
		return nil, err
	}
	bare := percentile(r.Bare.Shown, 0.95)
	return []measurement{
		compare("p95 from Enter to the new value painted", percentile(r.Cairn.Shown, 0.95), bare, milliseconds, editLimit),
		compare("p95 from Enter to the new progress painted, saved", percentile(r.Cairn.Settled, 0.95), bare, milliseconds, 0),
		longest("editing", r.LongestTasks),
	}, nil
}

// benchMap comes to the map of 500 nodes, opens all of its branches and moves over it, in a browser.
func benchMap(ctx context.Context) ([]measurement, error) {
	var r struct {
		Nodes        float64
		LongestTasks []float64 // ms, of each pass
	}
	if err := measureInBrowser(ctx, "map", &r); err != nil {
		return nil, err
	}
	return []measurement{
		{what: "nodes in the page while moving over a map of 500", value: fmt.Sprintf("%.0f", r.Nodes), ratio: r.Nodes, limit: nodesLimit},
		longest("on a map of 500 nodes", r.LongestTasks),
	}, nil
}

// longest judges the longest tasks of several passes by their median: what Cairn does takes as long in
// each of them, what another job of the machine held up does not.
func longest(doing string, tasks []float64) measurement {
	task := percentile(tasks, 0.5)
	value := milliseconds(task)
	if task == 0 {
		value = "none" // the browser reports those over the limit alone
	}
	return measurement{what: "longest task while " + doing, value: value, ratio: task, limit: longTaskLimit}
}

func milliseconds(ms float64) string { return fmt.Sprintf("%.0f ms", ms) }

// percentile is the smallest of values that a share p of them does not exceed; values must not be empty.
func percentile(values []float64, p float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(p*float64(len(sorted))))]
}

// measureInBrowser runs frontend/e2e/bench/NAME.bench.ts and reads its report into measured.
func measureInBrowser(ctx context.Context, name string, measured any) error {
	report, err := freshReport(name + ".json")
	if err != nil {
		return err
	}
	if err := inBrowser(ctx, os.Stderr, []string{"CAIRN_BENCH_REPORT=" + report}, "--project=bench", "bench/"+name+".bench.ts"); err != nil {
		return err
	}
	text, err := os.ReadFile(report)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, measured)
}
