package fault

import (
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
)

// maxLog is the size, in bytes, at which the log moves aside; the one moved
// aside before is then gone.
const maxLog = 1 << 20

// OpenLog opens the log in a state folder. A log that cannot be written is
// done without, since no work may fail for want of one.
func OpenLog(folder string) (*slog.Logger, io.Closer) {
	file := &rotating{path: filepath.Join(folder, "cairn.log"), max: maxLog}
	return slog.New(slog.NewTextHandler(file, nil)), file
}

// rotating is a file that moves aside when it is full: at most two files of
// max bytes each stand in the folder. It opens with the first line.
type rotating struct {
	mu   sync.Mutex
	path string
	max  int64
	file *os.File
	size int64
}

func (r *rotating) Write(line []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.ready(int64(len(line))); err != nil {
		return 0, err
	}
	n, err := r.file.Write(line)
	r.size += int64(n)
	return n, err
}

// ready sees to an open file with room for n bytes more.
func (r *rotating) ready(n int64) error {
	if r.file == nil {
		if err := r.open(); err != nil {
			return err
		}
	}
	if r.size == 0 || r.size+n <= r.max {
		return nil
	}
	err := r.file.Close()
	r.file = nil
	if err := errors.Join(err, os.Rename(r.path, r.path+".old")); err != nil {
		return err
	}
	return r.open()
}

func (r *rotating) open() error {
	file, err := os.OpenFile(r.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return errors.Join(err, file.Close())
	}
	r.file, r.size = file, info.Size()
	return nil
}

// Close closes the file; a later line opens it again.
func (r *rotating) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.file == nil {
		return nil
	}
	err := r.file.Close()
	r.file = nil
	return err
}
