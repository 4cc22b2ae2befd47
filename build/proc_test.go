//go:build unix

package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A child that ignores the request to end, with a child of its own, is what Ctrl-C has to get rid of.
func TestStoppingEndsTheWholeGroup(t *testing.T) {
	note := filepath.Join(t.TempDir(), "pid")
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan error, 1)
	go func() {
		script := `sleep 600 & echo $! > "$1.part"; mv "$1.part" "$1"; wait`
		stopped <- process{args: []string{"sh", "-c", script, "-", note}}.run(ctx)
	}()
	grandchild := waitForNumber(t, note)
	stop()
	if err := <-stopped; !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped process says %v", err)
	}
	for deadline := time.Now().Add(grace); ; time.Sleep(10 * time.Millisecond) {
		if err := syscall.Kill(grandchild, 0); errors.Is(err, syscall.ESRCH) || isZombie(grandchild) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the grandchild still runs")
		}
	}
}

// What a command leaves running when it ends by itself is ended too.
func TestNothingIsLeftBehind(t *testing.T) {
	note := filepath.Join(t.TempDir(), "pid")
	if err := (process{args: []string{"sh", "-c", `sleep 600 >/dev/null 2>&1 & echo $! > "$1"`, "-", note}}).run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left := waitForNumber(t, note); syscall.Kill(left, 0) == nil && !isZombie(left) {
		t.Error("the background process still runs")
	}
}

func TestFailureNamesTheCommand(t *testing.T) {
	err := process{args: []string{"sh", "-c", "exit 3"}}.run(t.Context())
	if err == nil || !strings.Contains(err.Error(), "sh -c") || !strings.Contains(err.Error(), "3") {
		t.Errorf("a failed command says %v", err)
	}
}

func waitForNumber(t *testing.T, path string) int {
	t.Helper()
	for deadline := time.Now().Add(grace); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if text, err := os.ReadFile(path); err == nil {
			number, err := strconv.Atoi(strings.TrimSpace(string(text)))
			if err != nil {
				t.Fatal(err)
			}
			return number
		}
	}
	t.Fatal("the child did not start")
	return 0
}

// isZombie tells whether a process has ended and only waits for its parent, who may be slow, to notice.
func isZombie(pid int) bool {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err == nil && strings.Contains(string(text), ") Z ")
}
