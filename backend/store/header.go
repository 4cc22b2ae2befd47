package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"cairn/backend/plan"
)

// ApplicationID stands in bytes 68 to 71 of every plan file ("Cair") and tells
// it from the database of another program.
const ApplicationID = 0x43616972

// Format and Revision of the files that this program writes. They are part of
// the file: its user_version is 1000 x format + revision. A file of a higher
// revision can be read and is opened for looking only; one of a higher format
// cannot be read and is refused.
const (
	Format   = 1
	Revision = 6
	// SchemaVersion is both in one number, as user_version has them.
	SchemaVersion = 1000*Format + Revision
)

const (
	userVersion = SchemaVersion
	sqliteMagic = "SQLite format 3\x00"
	headerSize  = 100 // bytes of an SQLite header
)

// ReadOnlyReason says why a plan opens for looking only; "" means that it opens
// for writing.
type ReadOnlyReason string

// The reasons that a file itself can give.
const (
	NotWritable  ReadOnlyReason = "read_only" // the file, its folder or its disk refuses writing
	NewerVersion ReadOnlyReason = "too_new"   // a newer Cairn wrote it, in a format this one can read
)

// The stable words of Params["reason"] in the errors about a plan file.
const (
	reasonMissing      = "missing"
	reasonFolder       = "folder"
	reasonNotAFile     = "not_a_file"
	reasonEmpty        = "empty"
	reasonNotAPlan     = "not_a_plan"
	reasonForeign      = "foreign"
	reasonTruncated    = "truncated"
	reasonTooNew       = "too_new"
	reasonNoPermission = "no_permission"
	reasonUnreadable   = "unreadable"
)

// Header is what the first 100 bytes of a plan file and its place say about it.
type Header struct {
	Path     string // the file itself, symbolic links resolved
	Format   int    // 1 to Format
	Revision int    // 0 to 999
	Size     int64  // bytes of the file
	ReadOnly ReadOnlyReason
	// WriteAheadLog says that the file was switched to a journal mode in which
	// opening it, even for reading, leaves files beside it.
	WriteAheadLog bool
}

// NeedsMigration says whether an older Cairn wrote the file.
func (h Header) NeedsMigration() bool { return 1000*h.Format+h.Revision < userVersion }

// Inspect says what lies at path, or refuses it with a sentence for each case
// (Params "path" and "reason"). It looks at the path and at the first 100 bytes
// only and never writes. It does not go through SQLite, because SQLite rolls a
// hot journal back as soon as it opens a file, whatever the file's version.
func Inspect(path string) (Header, error) {
	info, err := os.Stat(path) // follows symbolic links, and does not wait at a FIFO as opening one does
	if err != nil {
		return Header{}, inaccessible(path, err)
	}
	if info.IsDir() {
		return Header{}, atPath(plan.Invalid, reasonFolder, path, nil,
			"%s is a folder, not a plan file. Nothing was changed. Choose a plan file inside it.")
	}
	if !info.Mode().IsRegular() {
		return Header{}, atPath(plan.Invalid, reasonNotAFile, path, nil,
			"%s is a pipe or a device, not a plan file. Nothing was changed. Choose a plan file.")
	}
	file, err := os.Open(path)
	if err != nil {
		return Header{}, inaccessible(path, err)
	}
	defer func() { _ = file.Close() }()
	head := make([]byte, headerSize)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return Header{}, inaccessible(path, err)
	}
	// The size at the time of reading: the file may have grown since Stat.
	if info, err = file.Stat(); err != nil {
		return Header{}, inaccessible(path, err)
	}
	header, err := parseHeader(path, head[:n], info.Size())
	if err != nil {
		return Header{}, err
	}
	if header.Path, err = realPath(path); err != nil {
		return Header{}, inaccessible(path, err)
	}
	if header.ReadOnly == "" && (!writable(header.Path) || !writable(filepath.Dir(header.Path))) {
		header.ReadOnly = NotWritable
	}
	return header, nil
}

// parseHeader judges the first bytes of a file of the given size. The offsets
// are those of sqlite.org/fileformat.html, "The Database Header".
func parseHeader(path string, head []byte, size int64) (Header, error) {
	switch {
	case len(head) == 0:
		return Header{}, atPath(plan.Unsupported, reasonEmpty, path, nil,
			"%s is empty: it has no bytes at all. Nothing was changed. If it was a plan, wait until your sync program has finished, or restore a backup.")
	case len(head) < headerSize && bytes.HasPrefix(head, []byte(sqliteMagic)):
		return Header{}, truncated(path)
	case len(head) < headerSize || !bytes.HasPrefix(head, []byte(sqliteMagic)):
		return Header{}, notAPlan(path, head)
	}
	if binary.BigEndian.Uint32(head[68:]) != ApplicationID {
		return Header{}, atPath(plan.Unsupported, reasonForeign, path, nil,
			"%s is a database of another program, not a plan. Nothing was changed. Open it with the program that made it.")
	}
	version := int(int32(binary.BigEndian.Uint32(head[60:])))
	header := Header{Format: version / 1000, Revision: version % 1000, Size: size, WriteAheadLog: head[18] == 2 || head[19] == 2}
	switch {
	case header.Format > Format:
		refusal := atPath(plan.TooNew, reasonTooNew, path, nil,
			"%s was written by a newer Cairn, in a format that this one cannot read. Nothing was changed. Update Cairn to open it.")
		refusal.Params["format"] = header.Format
		return Header{}, refusal
	case version < 1000:
		return Header{}, atPath(plan.Damaged, reasonNotAPlan, path, nil,
			"%s is marked as a plan, but of a version that no Cairn has written: the file is damaged. It was left as it is. Restore a backup.")
	case size < sizeByHeader(head) && !hasJournal(path):
		return Header{}, truncated(path)
	case version > userVersion:
		header.ReadOnly = NewerVersion
	}
	return header, nil
}

// sizeByHeader is how many bytes the header says that the file has, 0 where it
// does not say. Its page count is valid only while the number of the change
// that wrote it is that of the last change.
func sizeByHeader(head []byte) int64 {
	if !bytes.Equal(head[24:28], head[92:96]) {
		return 0
	}
	pageSize := int64(binary.BigEndian.Uint16(head[16:]))
	if pageSize == 1 { // 65536 does not fit into two bytes
		pageSize = 65536
	}
	return pageSize * int64(binary.BigEndian.Uint32(head[28:]))
}

// hasJournal says whether a rollback journal lies beside the file. A program
// that died while the file grew leaves a header that is ahead of the file, and
// the journal that puts it right when SQLite opens it.
func hasJournal(path string) bool {
	resolved, err := realPath(path)
	if err != nil {
		return false
	}
	info, err := os.Stat(resolved + journalSuffix)
	return err == nil && info.Mode().IsRegular() && info.Size() > 0
}

func truncated(path string) *plan.Error {
	return atPath(plan.Damaged, reasonTruncated, path, nil,
		"%s is damaged: its end is missing. It was left as it is. If a copy or a sync is still running, wait for it; otherwise restore a backup.")
}

// realPath is the absolute path of the file itself. Where the last element does
// not exist yet, its folder is resolved.
func realPath(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	resolved, err := filepath.EvalSymlinks(absolute)
	if !errors.Is(err, fs.ErrNotExist) {
		return resolved, err
	}
	if _, linkErr := os.Lstat(absolute); linkErr == nil {
		return "", err // a symbolic link that leads nowhere
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(absolute))
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, filepath.Base(absolute)), nil
}

// inaccessible refuses a path that cannot be read.
func inaccessible(path string, cause error) *plan.Error {
	switch {
	case isMissing(cause):
		return atPath(plan.NotFound, reasonMissing, path, cause,
			"There is no file %s. Nothing was created. Check the path, or make a new plan there.")
	case errors.Is(cause, fs.ErrPermission):
		return atPath(plan.Invalid, reasonNoPermission, path, cause,
			"You have no permission to read %s. Nothing was changed. Ask its owner for access, or open a copy.")
	default:
		return atPath(plan.Damaged, reasonUnreadable, path, cause,
			"%s cannot be read: the disk or the network reports an error. Nothing was changed. Check that the disk is connected, and try again.")
	}
}

// isMissing says whether an error means that there is, or can be, nothing at a
// path: a folder on the way is a file, its links go round in circles, or it is
// too long.
func isMissing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ELOOP) ||
		errors.Is(err, syscall.ENAMETOOLONG) || errors.Is(err, syscall.EINVAL)
}

// atPath makes an error about a file. In sentence, the first %s stands for the
// file's name in quotation marks; the rest may hold names of folders, and with
// them any characters.
func atPath(code plan.Code, reason, path string, cause error, sentence string) *plan.Error {
	return &plan.Error{Code: code, Cause: cause, Message: strings.Replace(sentence, "%s", named(path), 1),
		Params: map[string]any{"path": path, "reason": reason}}
}

// named is a file as a sentence names it.
func named(path string) string { return `"` + filepath.Base(path) + `"` }
