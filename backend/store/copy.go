package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"cairn/backend/plan"
)

// ReplaceFile gives dest the content of tmp at one stroke: after a crash, or a
// power failure, dest is either whole as it was or whole as it shall be. tmp
// must lie in dest's folder; it is gone afterwards.
func ReplaceFile(tmp, dest string) error {
	if err := syncFile(tmp); err != nil {
		return writeError(dest, err)
	}
	if err := os.Rename(tmp, dest); err != nil {
		return writeError(dest, err)
	}
	if err := syncFolder(filepath.Dir(dest)); err != nil {
		return writeError(dest, err)
	}
	return nil
}

// WriteAtomically makes or replaces the file at path with what write writes.
// Until write has returned without an error and everything is on the disk,
// path is as it was. An existing file keeps its permissions; a new one is for
// its owner alone (0600). A symbolic link stays and its target is replaced; a
// file that may not be written, and a folder, are refused.
func WriteAtomically(path string, write func(io.Writer) error) error {
	return writeChecked(path, write, func(string) error { return nil })
}

// writeChecked is WriteAtomically with a look at the finished temporary file
// before it takes the place of path.
func writeChecked(path string, write func(io.Writer) error, check func(tmp string) error) (err error) {
	dest, err := realPath(path)
	if err != nil {
		return writeError(path, err)
	}
	mode, err := replaceableMode(dest)
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(dest), ".cairn-*.tmp")
	if err != nil {
		return writeError(path, err)
	}
	defer func() {
		if err != nil {
			_ = file.Close()
			_ = os.Remove(file.Name())
		}
	}()
	if err := write(file); err != nil {
		return writeError(path, err)
	}
	if err := file.Chmod(mode); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return writeError(path, err)
	}
	if err := file.Close(); err != nil {
		return writeError(path, err)
	}
	if err := check(file.Name()); err != nil {
		return err
	}
	return ReplaceFile(file.Name(), dest)
}

// replaceableMode is the permissions of the file that is to be replaced, those
// of a new file where there is none, and a refusal where it may not be
// replaced: a rename would do so even where writing is forbidden.
func replaceableMode(dest string) (fs.FileMode, error) {
	info, err := os.Stat(dest)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0o600, nil
	case err != nil:
		return 0, writeError(dest, err)
	case !info.Mode().IsRegular():
		return 0, atPath(plan.Invalid, reasonNotAFile, dest, nil,
			"%s is a folder or a device, and cannot be replaced by a file. Nothing was written. Choose another name.")
	case !writable(dest):
		return 0, writeError(dest, fs.ErrPermission)
	default:
		return info.Mode().Perm(), nil
	}
}

// copyInto returns a writer of a file's bytes, for WriteAtomically.
func copyInto(path string) func(io.Writer) error {
	return func(w io.Writer) error {
		file, err := os.Open(path)
		if err != nil {
			return inaccessible(path, err)
		}
		defer func() { _ = file.Close() }()
		_, err = io.Copy(w, source{file, path})
		return err
	}
}

// source is a file whose errors say that reading failed, not writing.
type source struct {
	file *os.File
	path string
}

func (s source) Read(p []byte) (int, error) {
	n, err := s.file.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = inaccessible(s.path, err)
	}
	return n, err
}

func syncFile(path string) error {
	// Windows flushes only what is open for writing.
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// writeError says why a file could not be written. Errors that are sentences
// already stay as they are.
func writeError(path string, cause error) error {
	var refusal *plan.Error
	if errors.As(cause, &refusal) {
		return cause
	}
	folder := filepath.Dir(path)
	switch {
	case noRoom(cause):
		return atPath(plan.DiskFull, "disk_full", path, cause,
			"There is no room on the disk for %s. Nothing was changed. Free some space, or choose another disk, and try again.")
	case noWriting(cause):
		return atPath(plan.ReadOnly, "no_permission", path, cause,
			"%s may not be written here. Nothing was changed. Choose another folder, or ask for the right to write in "+folder+".")
	case errors.Is(cause, fs.ErrNotExist):
		return atPath(plan.NotFound, reasonMissing, path, cause,
			"%s cannot be written: there is no folder "+folder+". Nothing was changed. Make the folder, or choose another.")
	default:
		return fmt.Errorf("write %s: %w", path, cause)
	}
}
