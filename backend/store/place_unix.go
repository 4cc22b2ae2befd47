//go:build unix

package store

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// writable says whether the system would allow writing to a file, or into a
// folder. It asks without opening: a program that opens a file for writing
// wakes every sync program that watches it.
func writable(path string) bool {
	const write = 2 // W_OK of access(2)
	return syscall.Access(path, write) == nil
}

// fileIdentity names the file itself, whichever of its hard links was used; ""
// where there is no file.
func fileIdentity(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%d:%d", stat.Dev, stat.Ino)
}

// syncFolder makes the names in a folder survive a power failure. Some network
// file systems refuse it; there the rename itself is all that one can ask for.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = folder.Close() }()
	if err := folder.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil
}

// noRoom says whether an error means that the disk, or the person's share of
// it, is full.
func noRoom(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// noWriting says whether an error means that writing is not allowed.
func noWriting(err error) bool {
	return errors.Is(err, os.ErrPermission) || errors.Is(err, syscall.EROFS)
}
