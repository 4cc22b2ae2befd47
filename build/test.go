package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// step is one line of the test command's progress.
type step struct {
	name string
	slow bool // left out by --quick
	// run writes what a person needs to understand a failure to out. The tally counts single tests; a
	// step that has none is one check, passed or failed.
	run func(ctx context.Context, out io.Writer) (tally, error)
}

// check makes a step's run of something that only passes or fails.
func check(run func(ctx context.Context, out io.Writer) error) func(context.Context, io.Writer) (tally, error) {
	return func(ctx context.Context, out io.Writer) (tally, error) { return tally{}, run(ctx, out) }
}

// tailLines is how much of a failed step's output is shown; the whole of it lies in build/bin/log.
const tailLines = 60

// testCommand runs the steps in order, goes on after a failure, and ends with one line of counts.
func testCommand(ctx context.Context, args []string) error {
	chosen, err := chooseSteps(args)
	if err != nil {
		return err
	}
	logs := filepath.Join(binDir, "log")
	if err := os.MkdirAll(logs, 0o755); err != nil {
		return err
	}
	begin := time.Now()
	var total tally
	for i, s := range chosen {
		fmt.Printf("[%2d/%d] %-26s ", i+1, len(chosen), s.name)
		var out bytes.Buffer
		start := time.Now()
		counts, err := s.run(ctx, &out)
		counts = counts.orCheck(err)
		total = total.plus(counts)
		fmt.Printf("%-7s %6.1f s  %s\n", verdict(err), time.Since(start).Seconds(), counts)
		log := filepath.Join(logs, s.name+".log")
		if err := os.WriteFile(log, out.Bytes(), 0o644); err != nil {
			return err
		}
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			explain(err, out.String(), log)
		}
	}
	fmt.Printf("Took %s.\n%d passed, %d failed\n", time.Since(begin).Round(time.Second), total.passed, total.failed)
	if total.failed > 0 {
		return errFailed
	}
	return ctx.Err()
}

// chooseSteps reads the arguments: --quick, or the names of steps, or nothing for all of them.
func chooseSteps(args []string) ([]step, error) {
	quick := false
	var names []string
	for _, arg := range args {
		switch {
		case strings.TrimLeft(arg, "-") == "quick":
			quick = true
		case slices.Contains(stepNames(), arg):
			names = append(names, arg)
		default:
			return nil, fmt.Errorf("test has no option or step %q; its steps are %s", arg, strings.Join(stepNames(), ", "))
		}
	}
	return slices.DeleteFunc(steps(quick), func(s step) bool {
		return quick && s.slow || len(names) > 0 && !slices.Contains(names, s.name)
	}), nil
}

func stepNames() []string {
	var names []string
	for _, s := range steps(false) {
		names = append(names, s.name)
	}
	return names
}

func verdict(err error) string {
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, context.Canceled):
		return "stopped"
	default:
		return "FAILED"
	}
}

// explain prints why a step failed and the end of what it said.
func explain(err error, said, log string) {
	lines := strings.Split(strings.TrimRight(said, "\n"), "\n")
	if len(lines) > tailLines {
		fmt.Printf("    ... (%d lines before these: %s)\n", len(lines)-tailLines, log)
		lines = lines[len(lines)-tailLines:]
	}
	for _, line := range lines {
		fmt.Println("    " + line)
	}
	fmt.Println("    " + err.Error())
}
