package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"cairn/backend/plan"
)

func TestInspectDoesNotWaitAtAPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe.cairn")
	must(t, syscall.Mkfifo(path, 0o600))
	answer := make(chan error, 1)
	go func() {
		_, err := Inspect(path)
		answer <- err
	}()
	select {
	case err := <-answer:
		expectRefusal(t, err, plan.Invalid, "not_a_file", path)
	case <-time.After(5 * time.Second):
		t.Fatal("Inspect waits for somebody to write into the pipe")
	}
}

// smallDisk mounts a file system of so many bytes.
func smallDisk(t *testing.T, bytes int) (folder string) {
	t.Helper()
	folder = t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, fmt.Sprintf("size=%d", bytes)); err != nil {
		t.Skip("a full disk needs the right to mount a small one:", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(folder, 0)) })
	return folder
}

// fill leaves at most so many bytes free on a small disk.
func fill(t *testing.T, folder string, free int64) {
	t.Helper()
	path := filepath.Join(folder, "filler")
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var disk syscall.Statfs_t
	must(t, syscall.Statfs(folder, &disk))
	content := bytes.Repeat([]byte{'x'}, int(max(int64(disk.Bavail)*disk.Bsize-free, 0)))
	writeFile(t, path, content)
}

// A copy that a full disk cut short passes SQLite's own checks at some
// lengths, so every length is tried (F4).
func TestBackupOnAFullDisk(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	disk := smallDisk(t, 4<<20)
	backups := Backups{Dir: disk, Clock: p.options.Clock}
	good, err := backups.Take(ctx, p.raw[1], p.Place(), Daily)
	must(t, err)
	refused, taken := 0, 0
	for free := int64(0); taken < 3; free += 4096 {
		fill(t, disk, free)
		backup, err := backups.Take(ctx, p.raw[1], p.Place(), Manual)
		list, listErr := backups.List(p.Place())
		must(t, listErr)
		if err == nil {
			taken++
			must(t, VerifyFile(ctx, backup.Path))
			must(t, os.Remove(backup.Path))
			continue
		}
		refused++
		if plan.CodeOf(err) != plan.DiskFull || len(list) != 1 || list[0] != good {
			t.Fatalf("with %d bytes free: %v, and %d backups", free, err, len(list))
		}
		if names := namesIn(t, filepath.Dir(good.Path)); len(names) != 2 { // and the path
			t.Fatalf("with %d bytes free the folder holds %v", free, names)
		}
	}
	must(t, VerifyFile(ctx, good.Path))
	if refused < 10 {
		t.Errorf("the disk was full only %d times: the test proves nothing", refused)
	}
}

func TestWritingOnAFullDisk(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	disk := smallDisk(t, 4<<20)
	path, _ := p.closed(t)
	there := filepath.Join(disk, "a.cairn")
	must(t, copyFile(path, there, os.O_EXCL))
	s, err := Open(ctx, there, "", p.options)
	must(t, err)
	p.Store = s
	t.Cleanup(func() { must(t, s.Close()) }) // before the disk goes
	title, refused := p.title(t), 0
	for free := int64(0); free < 400<<10 && refused < 1000; free += 4096 {
		fill(t, disk, free)
		_, err := p.Write(ctx, Action{Code: "test", Name: "Crowd"}, func(tx *Tx) error {
			for n := range 20 {
				if err := writeNumber(ctx, tx, n); err != nil {
					return err
				}
			}
			return nil
		})
		if err == nil {
			break
		}
		refused++
		if plan.CodeOf(err) != plan.DiskFull || p.title(t) != title {
			t.Fatalf("with %d bytes free: %v; the title is %q", free, err, p.title(t))
		}
		must(t, p.Verify(ctx))
	}
	if refused < 3 {
		t.Errorf("the disk was full only %d times: the test proves nothing", refused)
	}
	must(t, os.Remove(filepath.Join(disk, "filler")))
	p.retitle(t, "There is room again")
	must(t, p.Verify(ctx))
}

func TestReplacingOnAFullDisk(t *testing.T) {
	p := newTestPlan(t)
	backup := p.backUp(t, Daily)
	p.retitle(t, "Newer")
	source, newer := p.closed(t)
	disk := smallDisk(t, 4<<20)
	path, csv := filepath.Join(disk, "a.cairn"), filepath.Join(disk, "okrs.csv")
	must(t, copyFile(source, path, os.O_EXCL))
	writeFile(t, csv, []byte("old"))
	fill(t, disk, 64<<10)
	_, err := Restore(context.Background(), path, backup.Path, p.options.Backups)
	expectRefusal(t, err, plan.DiskFull, "disk_full", path)
	if got := digestOf(t, path); got != newer {
		t.Errorf("the plan is %s, want %s", got, newer)
	}
	err = WriteAtomically(csv, func(w io.Writer) error { _, err := w.Write(make([]byte, 1<<20)); return err })
	expectRefusal(t, err, plan.DiskFull, "disk_full", csv)
	expectContent(t, csv, "old")
	if names := namesIn(t, disk); len(names) != 3 {
		t.Errorf("the disk holds %v", names)
	}
}

// asNobody runs f without the rights of the administrator, for whom no file is
// read-only. Rights belong to the thread; this one ends with f.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Getuid() != 0 {
		f()
		return
	}
	done := make(chan bool)
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlocked: the thread must not serve anything else
		const nobody = 65534
		if _, _, failed := syscall.RawSyscall(syscall.SYS_SETRESUID, nobody, nobody, nobody); failed != 0 {
			t.Error("become nobody:", failed)
			return
		}
		f()
	}()
	<-done
}

// openToNobody lets everybody reach a test's folder.
func openToNobody(t *testing.T, folder string) {
	t.Helper()
	must(t, os.Chmod(filepath.Dir(folder), 0o755))
	must(t, os.Chmod(folder, 0o777))
}

func TestWithoutPermission(t *testing.T) {
	p := newTestPlan(t)
	backup := p.backUp(t, Daily)
	path, _ := p.closed(t)
	folder := filepath.Dir(path)
	openToNobody(t, folder)
	must(t, os.Chmod(path, 0o666))
	near := filepath.Join(folder, "backup.cairn")
	must(t, copyFile(backup.Path, near, os.O_EXCL))
	must(t, os.Chmod(near, 0o444))
	expectReadOnly := func(when string, want ReadOnlyReason) {
		t.Helper()
		asNobody(t, func() {
			if header, err := Inspect(path); err != nil || header.ReadOnly != want {
				t.Errorf("%s: got %+v, %v; want the reason %q", when, header, err, want)
			}
		})
	}
	expectReadOnly("all allowed", "")
	must(t, os.Chmod(path, 0o444))
	expectReadOnly("the file is read-only", NotWritable)
	asNobody(t, func() {
		err := WriteAtomically(path, writing("x"))
		expectRefusal(t, err, plan.ReadOnly, "no_permission", path)
	})
	must(t, os.Chmod(path, 0o666))
	must(t, os.Chmod(folder, 0o555))
	expectReadOnly("the folder is read-only", NotWritable)
	asNobody(t, func() {
		err := WriteAtomically(filepath.Join(folder, "okrs.csv"), writing("x"))
		expectRefusal(t, err, plan.ReadOnly, "no_permission", filepath.Join(folder, "okrs.csv"))
		_, err = Restore(context.Background(), path, near, p.options.Backups)
		expectRefusal(t, err, plan.ReadOnly, "no_permission", path)
	})
	must(t, os.Chmod(path, 0))
	asNobody(t, func() {
		_, err := Inspect(path)
		expectRefusal(t, err, plan.Invalid, "no_permission", path)
	})
	must(t, os.Chmod(path, 0o600))
	if names := namesIn(t, folder); len(names) != 2 {
		t.Errorf("the folder holds %v", names)
	}
	if got, want := digestOf(t, path), digestOf(t, backup.Path); got != want {
		t.Errorf("the plan is %s, want %s", got, want)
	}
}

func TestBackupWithoutPermission(t *testing.T) {
	ctx, p := context.Background(), newTestPlan(t)
	folder := t.TempDir()
	openToNobody(t, folder)
	openToNobody(t, filepath.Dir(p.Path()))
	must(t, os.Chmod(folder, 0o555))
	asNobody(t, func() {
		backups := Backups{Dir: folder, Clock: p.options.Clock}
		if _, err := backups.Take(ctx, p.raw[1], p.Place(), Daily); plan.CodeOf(err) != plan.ReadOnly {
			t.Errorf("got %v, want read_only", err)
		}
		if _, err := TakeLock(folder, p.Path()); plan.CodeOf(err) != plan.ReadOnly {
			t.Errorf("got %v for a lock, want read_only", err)
		}
	})
	if names := namesIn(t, folder); len(names) != 0 {
		t.Errorf("the folder holds %v", names)
	}
}

// A disk that is mounted for reading refuses the administrator too.
func TestReadOnlyDisk(t *testing.T) {
	p := newTestPlan(t)
	path, digest := p.closed(t)
	disk := smallDisk(t, 4<<20)
	there := filepath.Join(disk, "a.cairn")
	must(t, copyFile(path, there, os.O_EXCL))
	must(t, syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	if header, err := Inspect(there); err != nil || header.ReadOnly != NotWritable {
		t.Errorf("got %+v, %v; want %s", header, err, NotWritable)
	}
	if got := digestOf(t, there); got != digest {
		t.Errorf("the plan is %s, want %s", got, digest)
	}
	err := WriteAtomically(filepath.Join(disk, "okrs.csv"), writing("x"))
	expectRefusal(t, err, plan.ReadOnly, "no_permission", filepath.Join(disk, "okrs.csv"))
}
