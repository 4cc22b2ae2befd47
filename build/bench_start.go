package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

const (
	// startRuns is how often each window is started; the two take turns, so that a machine that gets
	// slower or faster meanwhile does so for both.
	startRuns = 9
	// startLimit is how many times as long as the bare window Cairn may take to start.
	startLimit = 1.7
	// memoryLimit is the same of the memory.
	memoryLimit = 2.0
	// settle is how long a window rests after its first paint before its memory is counted.
	settle = 2 * time.Second
	// crowdedPlan is a real quarter of 490 rows.
	crowdedPlan = "frontend/e2e/testdata/okrs-2018-q3.csv"
)

// bareWindow is the smallest window that Wails can open.
func bareWindow() variant { return released("bare") }

// windowRun is what one start of a window took: nanoseconds to the first paint, and bytes of memory.
type windowRun struct{ start, memory float64 }

// benchStart measures from the start of the process to the first painted row of the 490-row plan, and
// the memory of all its processes, against the bare window's first paint and memory.
func benchStart(ctx context.Context) ([]measurement, error) {
	home, err := os.MkdirTemp("", "cairn-bench-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(home) }()
	plan, err := makeCrowdedPlan(ctx, home)
	if err != nil {
		return nil, err
	}
	var cairn, bare []windowRun
	err = onDisplay(ctx, func(display []string) error {
		env := append(display, ownFolders(home)...)
		// The first start of each makes caches and is not counted.
		for i := range startRuns + 1 {
			c, err := startWindow(ctx, env, production().path(), plan)
			if err != nil {
				return err
			}
			b, err := startWindow(ctx, env, bareWindow().path())
			if err != nil {
				return err
			}
			if i > 0 {
				cairn, bare = append(cairn, c), append(bare, b)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	starts := func(r windowRun) float64 { return r.start }
	memory := func(r windowRun) float64 { return r.memory }
	return []measurement{
		compare("start to the first row painted", medianOf(cairn, starts), medianOf(bare, starts), duration, startLimit),
		compare("memory of all processes (PSS)", medianOf(cairn, memory), medianOf(bare, memory), megabytes, memoryLimit),
	}, nil
}

// compare makes a measurement of two values in the same unit.
func compare(what string, value, bare float64, format func(float64) string, limit float64) measurement {
	return measurement{what: what, value: format(value), bare: format(bare), ratio: value / bare, limit: limit}
}

func medianOf(runs []windowRun, field func(windowRun) float64) float64 {
	var values []float64
	for _, r := range runs {
		values = append(values, field(r))
	}
	return median(values)
}

func megabytes(bytes float64) string { return fmt.Sprintf("%.0f MB", bytes/1e6) }

// makeCrowdedPlan imports the 490 rows into a new plan in folder, on the command line.
func makeCrowdedPlan(ctx context.Context, folder string) (string, error) {
	plan := filepath.Join(folder, "crowded.cairn")
	for _, args := range [][]string{
		{"new", plan},
		{"import", plan, crowdedPlan, "--as", "outline"},
	} {
		run := process{args: append([]string{commandLine().path()}, args...), env: ownFolders(folder), out: os.Stderr}
		if err := run.run(ctx); err != nil {
			return "", err
		}
	}
	return plan, nil
}

// ownFolders keeps a program out of the person's own folders, and away from the session's buses.
func ownFolders(home string) []string {
	env := []string{
		"HOME=" + home,
		"CAIRN_HOME=",
		"DBUS_SESSION_BUS_ADDRESS=unix:path=" + filepath.Join(home, "no-bus"),
		"NO_AT_BRIDGE=1",
		"LIBGL_ALWAYS_SOFTWARE=1",
	}
	for _, kind := range []string{"CONFIG", "DATA", "STATE", "CACHE"} {
		env = append(env, "XDG_"+kind+"_HOME="+filepath.Join(home, strings.ToLower(kind)))
	}
	return env
}

// startWindow starts a program that prints "painted NANOSECONDS" once its first content is on the
// screen, lets it settle, counts its memory and ends it.
func startWindow(ctx context.Context, env []string, args ...string) (run windowRun, err error) {
	ctx, end := context.WithTimeout(ctx, time.Minute)
	defer end()
	cmd := process{args: args, env: append(env, "CAIRN_TRACE_START=1")}.command(ctx)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		return run, err
	}
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		return run, err
	}
	defer func() {
		end()
		// It ends because it was asked to; its exit status says just that.
		_ = cmd.Wait()
		endGroup(cmd.Process.Pid)
	}()
	painted, err := paintedAt(stderr)
	if err != nil {
		return run, fmt.Errorf("%s: %w", filepath.Base(args[0]), err)
	}
	go func() { _, _ = io.Copy(io.Discard, stderr) }()
	time.Sleep(settle)
	memory, err := treeMemory(cmd.Process.Pid)
	return windowRun{start: float64(painted - begin.UnixNano()), memory: memory}, err
}

// paintedAt reads until the program says when it painted, in nanoseconds since 1970.
func paintedAt(said io.Reader) (int64, error) {
	var before []string
	for lines := bufio.NewScanner(said); lines.Scan(); {
		if text, ok := strings.CutPrefix(lines.Text(), "painted "); ok {
			return strconv.ParseInt(text, 10, 64)
		}
		before = append(before, lines.Text())
	}
	return 0, errors.New("it never said that it painted:\n" + strings.Join(before, "\n"))
}
