package store

import (
	"errors"
	"os"
	"syscall"
)

// The numbers of winerror.h that package syscall does not name.
const (
	errorWriteProtect   syscall.Errno = 19
	errorHandleDiskFull syscall.Errno = 39
	errorDiskFull       syscall.Errno = 112
)

// writable says whether a file may be written. A folder's rights cannot be had
// without trying; there the first write says it.
func writable(path string) bool {
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return err == nil
	}
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return false
	}
	return file.Close() == nil
}

// fileIdentity is not asked for on Windows: the path with its symbolic links
// resolved and its letter case folded is the key there.
func fileIdentity(string) string { return "" }

// syncFolder has nothing to do: NTFS keeps its names in a journal of its own.
func syncFolder(string) error { return nil }

// noRoom says whether an error means that the disk is full.
func noRoom(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

// noWriting says whether an error means that writing is not allowed.
func noWriting(err error) bool {
	return errors.Is(err, os.ErrPermission) || errors.Is(err, errorWriteProtect)
}
