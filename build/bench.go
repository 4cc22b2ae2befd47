package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// measurement is one comparison of the bench command: what Cairn takes against what it is compared
// with, both measured in this run, or a number against its limit.
type measurement struct {
	what        string
	value, bare string  // with their units; bare is "" where there is nothing to compare with
	ratio       float64 // value / bare; for a plain number, the number itself
	limit       float64 // of ratio; 0 where none is set
}

// exceeds tells whether the measurement breaks its limit.
func (m measurement) exceeds() bool { return m.limit > 0 && m.ratio > m.limit }

// bench is a group of measurements that can be asked for by name.
type bench struct {
	name   string
	window bool // needs the app, its page and a display
	run    func(ctx context.Context) ([]measurement, error)
}

func benches() []bench {
	return []bench{
		{"start", true, benchStart},
		{"backend", false, benchBackend},
		{"measurements", false, benchMeasurements},
		{"scroll", true, benchScroll},
		{"edit", true, benchEdit},
		{"map", true, benchMap},
		{"roadmap", true, benchRoadmap},
	}
}

// benchCommand measures what args name, or everything, and fails where a limit is broken.
func benchCommand(ctx context.Context, args []string) error {
	chosen, err := chooseBenches(args)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(chosen, func(b bench) bool { return b.window }) {
		if err := prepareBench(ctx); err != nil {
			return err
		}
	}
	var all []measurement
	var broken []error
	for _, b := range chosen {
		fmt.Fprintf(os.Stderr, "Measuring %s.\n", b.name)
		measured, err := b.run(ctx)
		all = append(all, measured...)
		if err != nil {
			broken = append(broken, fmt.Errorf("%s could not be measured: %w", b.name, err))
		}
	}
	for _, m := range all {
		if m.exceeds() {
			broken = append(broken, fmt.Errorf("%s: %.2f is over the limit of %.2f", m.what, m.ratio, m.limit))
		}
	}
	return errors.Join(printMeasurements(all), errors.Join(broken...))
}

// chooseBenches returns the groups that args name; all of them where args are empty.
func chooseBenches(args []string) ([]bench, error) {
	if len(args) == 0 {
		return benches(), nil
	}
	var chosen []bench
	for _, arg := range args {
		i := slices.IndexFunc(benches(), func(b bench) bool { return b.name == arg })
		if i < 0 {
			return nil, fmt.Errorf("bench knows %s, not %q", strings.Join(benchNames(), ", "), arg)
		}
		chosen = append(chosen, benches()[i])
	}
	return chosen, nil
}

func benchNames() []string {
	var names []string
	for _, b := range benches() {
		names = append(names, b.name)
	}
	return names
}

// prepareBench builds all that is measured: the page, the app, its command line and the bare window.
func prepareBench(ctx context.Context) error {
	if err := install(ctx, os.Stderr, append(windowNeeds(), testNeeds()...)); err != nil {
		return err
	}
	if err := installFrontend(ctx, os.Stderr); err != nil {
		return err
	}
	if err := buildPage(ctx, os.Stderr); err != nil {
		return err
	}
	return errors.Join(
		production().compile(ctx, os.Stderr, "."),
		commandLine().compile(ctx, os.Stderr, "."),
		bareWindow().compile(ctx, os.Stderr, "./build/bench/bare"),
	)
}

func printMeasurements(all []measurement) error {
	table := tabwriter.NewWriter(os.Stdout, 0, 8, 3, ' ', 0)
	fmt.Fprintln(table, "measured\tCairn\tbare\tratio\tlimit")
	for _, m := range all {
		ratio, limit := "", ""
		if m.bare != "" {
			ratio = fmt.Sprintf("%.2f", m.ratio)
		}
		if m.limit > 0 {
			limit = strings.TrimSuffix(fmt.Sprintf("at most %.1f", m.limit), ".0")
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", m.what, m.value, m.bare, ratio, limit)
	}
	return table.Flush()
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

// duration writes nanoseconds for a person, in the unit that fits.
func duration(nanoseconds float64) string {
	d := time.Duration(nanoseconds)
	switch {
	case d >= 100*time.Millisecond:
		return d.Round(time.Millisecond).String()
	case d >= time.Millisecond:
		return d.Round(10 * time.Microsecond).String()
	default:
		return d.Round(10 * time.Nanosecond).String()
	}
}
