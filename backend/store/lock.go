package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"cairn/backend/plan"
)

// Lock is the right of this program to write to one plan. The operating system
// gives it back when the program ends, however it ends.
type Lock struct {
	held []*flock.Flock
}

// TakeLock takes the right to write to the plan at path, which need not exist
// yet, or refuses with Busy where another program, or another window of this
// one, has it (Params "reason" is "open_elsewhere"). dir is the app's state
// folder; the lock files in it are empty and stay, because a lock file that is
// removed can be locked twice.
//
// The plan is known by its path with symbolic links resolved, so that the lock
// outlives a restore, which puts another file there; and, where the system
// tells, by the file itself, so that hard links share a lock. After a restore
// the lock has to be taken anew to cover the hard links of the new file.
func TakeLock(dir, path string) (*Lock, error) {
	keys, err := lockKeys(path)
	if err != nil {
		return nil, inaccessible(path, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, lockError(dir, err)
	}
	lock := &Lock{}
	for _, key := range keys {
		file := flock.New(filepath.Join(dir, "plan-"+key+".lock"), flock.SetPermissions(0o600))
		taken, err := file.TryLock()
		if err != nil {
			_ = lock.Close()
			return nil, lockError(dir, err)
		}
		if !taken {
			_ = lock.Close()
			return nil, atPath(plan.Busy, "open_elsewhere", path, nil,
				"%s cannot be changed from here: another Cairn window or command is writing it, or has it open. Nothing was changed. Make the change there, or try again when it is closed or done.")
		}
		lock.held = append(lock.held, file)
	}
	return lock, nil
}

// Close gives the right back. It may be called more than once.
func (l *Lock) Close() error {
	var failed error
	for _, file := range l.held {
		failed = errors.Join(failed, file.Close())
	}
	l.held = nil
	return failed
}

// lockKeys stand for the names under which a plan is locked.
func lockKeys(path string) ([]string, error) {
	resolved, err := realPath(path)
	if err != nil {
		return nil, err
	}
	keys := []string{pathKey(resolved)}
	if identity := fileIdentity(resolved); identity != "" {
		keys = append(keys, hashKey("file:"+identity))
	}
	return keys, nil
}

func lockError(dir string, cause error) error {
	if failure := writeError(dir, cause); plan.CodeOf(failure) != plan.Internal {
		return failure
	}
	return fmt.Errorf("take the plan's lock in %s: %w", dir, cause)
}
