package store

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"cairn/backend/plan"
)

func TestLockIsOnePerFile(t *testing.T) {
	state, folder := filepath.Join(t.TempDir(), "state", "locks"), t.TempDir()
	path, other := filepath.Join(folder, "a.cairn"), filepath.Join(folder, "b.cairn")
	writeFile(t, path, []byte("plan"))
	writeFile(t, other, []byte("plan"))
	names := map[string]string{"itself": path, "a detour": filepath.Join(folder, "..", filepath.Base(folder), "a.cairn")}
	if link := filepath.Join(folder, "link"); os.Symlink(path, link) == nil {
		names["a symbolic link"] = link
	}
	if link := filepath.Join(folder, "hard"); runtime.GOOS != "windows" && os.Link(path, link) == nil {
		names["a hard link"] = link
	}
	lock := take(t, state, path)
	for name, again := range names {
		_, err := TakeLock(state, again)
		expectRefusal(t, err, plan.Busy, "open_elsewhere", again)
		if err != nil && !strings.Contains(err.Error(), "another Cairn window or command") {
			t.Errorf("by %s: %v", name, err)
		}
	}
	release(t, take(t, state, other))
	release(t, lock)
	release(t, lock)
	for _, again := range names {
		release(t, take(t, state, again))
	}
}

// A lock that was refused half way must not hold the other half.
func TestRefusedLockHoldsNothing(t *testing.T) {
	state, folder := t.TempDir(), t.TempDir()
	path, hard := filepath.Join(folder, "a.cairn"), filepath.Join(folder, "hard.cairn")
	writeFile(t, path, []byte("plan"))
	if err := os.Link(path, hard); err != nil || runtime.GOOS == "windows" {
		t.Skip("no hard links known here:", err)
	}
	lock := take(t, state, path)
	if _, err := TakeLock(state, hard); err == nil {
		t.Fatal("two names of one file were locked")
	}
	if err := os.Remove(hard); err != nil {
		t.Fatal(err)
	}
	writeFile(t, hard, []byte("another plan"))
	release(t, take(t, state, hard))
	release(t, lock)
}

func TestLockOutlivesARestoreAndNeedsNoFile(t *testing.T) {
	state, path := t.TempDir(), filepath.Join(t.TempDir(), "a.cairn")
	lock := take(t, state, path) // no file there yet
	writeFile(t, path, []byte("plan"))
	if _, err := TakeLock(state, path); plan.CodeOf(err) != plan.Busy {
		t.Errorf("got %v, want busy", err)
	}
	if err := WriteAtomically(path, writing("restored")); err != nil {
		t.Fatal(err)
	}
	if _, err := TakeLock(state, path); plan.CodeOf(err) != plan.Busy {
		t.Errorf("after the file was replaced: %v, want busy", err)
	}
	release(t, lock)
	release(t, take(t, state, path))
}

func TestLockInAMissingFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "a.cairn")
	_, err := TakeLock(t.TempDir(), path)
	expectRefusal(t, err, plan.NotFound, "missing", path)
}

func TestLockEndsWithItsProgram(t *testing.T) {
	state, path := t.TempDir(), filepath.Join(t.TempDir(), "a.cairn")
	writeFile(t, path, []byte("plan"))
	child, said := startChild(t, "lock", state, path)
	if line := <-said; line != "locked" {
		t.Fatalf("the child said %q", line)
	}
	if _, err := TakeLock(state, path); plan.CodeOf(err) != plan.Busy {
		t.Errorf("got %v, want busy", err)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed
	release(t, take(t, state, path))
}

func holdLock(args []string) error {
	lock, err := TakeLock(args[0], args[1])
	if err != nil {
		return err
	}
	fmt.Println("locked")
	_, err = io.Copy(io.Discard, os.Stdin) // until the parent ends
	_ = lock.Close()
	return err
}

func take(t *testing.T, state, path string) *Lock {
	t.Helper()
	lock, err := TakeLock(state, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = lock.Close() })
	return lock
}

func release(t *testing.T, lock *Lock) {
	t.Helper()
	if err := lock.Close(); err != nil {
		t.Error(err)
	}
}

// childRoles are what the test program does when it is started as a child, to
// be killed.
var childRoles = map[string]func(args []string) error{
	"lock":    holdLock,
	"write":   writeUntilKilled,
	"restore": restoreUntilKilled,
}

const childVariable = "CAIRN_STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	role := os.Getenv(childVariable)
	if role == "" {
		os.Exit(m.Run())
	}
	if err := childRoles[role](os.Args[1:]); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
}

// startChild starts the test program in a role. What it prints arrives line by
// line; the channel is closed when it ends.
func startChild(t *testing.T, role string, args ...string) (*exec.Cmd, <-chan string) {
	t.Helper()
	child := exec.Command(os.Args[0], args...)
	child.Env = append(os.Environ(), childVariable+"="+role)
	if _, err := child.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = child.Process.Kill() })
	said := make(chan string, 1<<16)
	go func() {
		defer close(said)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			select {
			case said <- lines.Text():
			case <-time.After(time.Minute):
				return
			}
		}
	}()
	return child, said
}
