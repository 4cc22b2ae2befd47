package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"cairn/backend/plan"
)

func writing(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func expectContent(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s holds %q (%v), want %q", path, got, err, want)
	}
}

func TestWriteAtomically(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "okrs.csv")
	if err := WriteAtomically(path, writing("first")); err != nil {
		t.Fatal(err)
	}
	expectContent(t, path, "first")
	expectMode(t, path, 0o600)
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := WriteAtomically(path, writing("second, longer")); err != nil {
		t.Fatal(err)
	}
	expectContent(t, path, "second, longer")
	expectMode(t, path, 0o640)
	if names := namesIn(t, folder); len(names) != 1 {
		t.Errorf("the folder holds %v", names)
	}
}

func expectMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want && runtime.GOOS != "windows" {
		t.Errorf("%s has the permissions %o, want %o", path, got, want)
	}
}

// Whatever fails, the old file stays and nothing else does.
func TestWriteAtomicallyLeavesTheOldFileWhenItFails(t *testing.T) {
	stop := &plan.Error{Code: plan.Cancelled, Message: "Stopped. Nothing was changed."}
	cases := []struct {
		name  string
		write func(io.Writer) error
		code  plan.Code
	}{
		{"a sentence", func(w io.Writer) error { return errors.Join(writing("half")(w), stop) }, plan.Cancelled},
		{"a source that is not there", copyInto(filepath.Join(t.TempDir(), "none")), plan.NotFound},
		{"a source that cannot be read", copyInto(t.TempDir()), plan.Damaged},
		{"anything else", func(io.Writer) error { return io.ErrClosedPipe }, plan.Internal},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "okrs.csv")
			writeFile(t, path, []byte("old"))
			before := fingerprint(t, path)
			if got := plan.CodeOf(WriteAtomically(path, c.write)); got != c.code {
				t.Errorf("got the code %s, want %s", got, c.code)
			}
			if fingerprint(t, path) != before {
				t.Error("the old file was touched")
			}
			if names := namesIn(t, folder); len(names) != 1 {
				t.Errorf("the folder holds %v", names)
			}
		})
	}
}

func TestWriteAtomicallyRefusesPlaces(t *testing.T) {
	folder := t.TempDir()
	cases := []struct {
		name, path, reason string
		code               plan.Code
	}{
		{"a folder", folder, "not_a_file", plan.Invalid},
		{"a device", os.DevNull, "not_a_file", plan.Invalid},
		{"a missing folder", filepath.Join(folder, "100%s sure", "okrs.csv"), "missing", plan.NotFound},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := WriteAtomically(c.path, writing("x"))
			expectRefusal(t, err, c.code, c.reason, c.path)
			if c.code == plan.NotFound && !strings.Contains(err.Error(), filepath.Dir(c.path)) {
				t.Errorf("the sentence %q does not name the folder", err)
			}
		})
	}
	if names := namesIn(t, folder); len(names) != 0 {
		t.Errorf("the folder holds %v", names)
	}
}

func TestWriteAtomicallyWritesThroughALink(t *testing.T) {
	folder := t.TempDir()
	path, link := filepath.Join(folder, "okrs.csv"), filepath.Join(t.TempDir(), "link")
	writeFile(t, path, []byte("old"))
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := WriteAtomically(link, writing("new")); err != nil {
		t.Fatal(err)
	}
	expectContent(t, path, "new")
	if info, err := os.Lstat(link); err != nil || info.Mode().IsRegular() {
		t.Errorf("the link was replaced: %v, %v", info, err)
	}
}

func TestReplaceFileNeedsItsSource(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "a.cairn")
	writeFile(t, dest, []byte("old"))
	err := ReplaceFile(dest+".tmp", dest)
	if plan.CodeOf(err) != plan.NotFound || !strings.Contains(err.Error(), "Nothing was changed") {
		t.Errorf("got %v", err)
	}
	expectContent(t, dest, "old")
}
