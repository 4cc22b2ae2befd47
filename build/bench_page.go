package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
)

// Limits while the outline of the 490-row plan is scrolled from end to end.
const (
	rowsLimit     = 60 // rows in the page at once
	longTaskLimit = 50 // milliseconds that one task may hold the page
)

// benchScroll scrolls the outline in a browser and reads what frontend/e2e/bench measured there.
func benchScroll(ctx context.Context) ([]measurement, error) {
	report, err := freshReport("scroll.json")
	if err != nil {
		return nil, err
	}
	if err := inBrowser(ctx, os.Stderr, []string{"CAIRN_BENCH_REPORT=" + report}, "--project=bench"); err != nil {
		return nil, err
	}
	var r struct{ Rows, LongestTask float64 }
	text, err := os.ReadFile(report)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, err
	}
	return []measurement{
		{what: "rows in the page while scrolling", value: fmt.Sprintf("%.0f", r.Rows), ratio: r.Rows, limit: rowsLimit},
		{what: "longest task while scrolling", value: fmt.Sprintf("%.0f ms", r.LongestTask), ratio: r.LongestTask, limit: longTaskLimit},
	}, nil
}
