package workspace

import (
	"context"
	"time"

	"cairn/backend/store"
)

// Verify compares the whole content with its digests. A plan found damaged
// takes no more writes. Once it is found sound, BackUpIfDue also thins the old
// backups.
func (w *Workspace) Verify(ctx context.Context) error {
	if err := w.store.Verify(ctx); err != nil {
		return err
	}
	w.mu.Lock()
	w.verified = true
	w.mu.Unlock()
	return nil
}

// BackUp takes a verified backup of the plan as it is, after the plan itself
// has passed Verify, and thins the old ones.
func (w *Workspace) BackUp(ctx context.Context, reason store.BackupReason) (Backup, error) {
	w.mu.Lock()
	verified := w.verified
	w.mu.Unlock()
	if !verified {
		if err := w.Verify(ctx); err != nil {
			return Backup{}, err
		}
	}
	backup, err := w.store.BackUp(ctx, reason)
	if err != nil {
		return backup, err
	}
	_, err = w.options.backups().Thin(ctx, w.store.Place())
	return backup, err
}

// BackUpIfDue takes the daily backup where the newest one is older than a day.
func (w *Workspace) BackUpIfDue(ctx context.Context) error {
	if w.ReadOnly() != "" || !w.options.backups().Due(w.store.Place(), w.options.Clock.Now()) {
		return nil
	}
	_, err := w.BackUp(ctx, store.Daily)
	return err
}

// Backups of this plan, the newest first; see store.Backups.List.
func (w *Workspace) Backups() ([]Backup, error) { return w.options.backups().List(w.store.Place()) }

// BackupsAt are the backups of what lay at a path, where the file may be damaged
// or missing; the newest first.
func BackupsAt(path string, options Options) ([]Backup, error) {
	return options.backups().At(path)
}

// Restore closes the plan, puts a backup in its place and opens it again. kept
// says where the present file was kept. restored is what is open afterwards,
// also beside an error: the workspace itself where it was refused before it was
// closed, and nil where the file does not open any more. The file is whole in
// any case.
func (w *Workspace) Restore(ctx context.Context, backup string) (restored *Workspace, kept string, err error) {
	if reason := w.store.ReadOnly(); reason != "" && reason != store.FoundDamaged {
		return w, "", store.ReadOnlyError(reason)
	}
	path := w.Path()
	if err := w.Close(); err != nil {
		return nil, "", err
	}
	kept, err = RestoreFile(ctx, path, backup, w.options)
	reopened, openErr := Open(ctx, path, w.options)
	if err == nil {
		err = openErr
	}
	return reopened, kept, err
}

// RestoreFile puts a backup in the place of a plan file that is not open here;
// the present file may be damaged or missing.
func RestoreFile(ctx context.Context, path, backup string, options Options) (kept string, err error) {
	lock, err := store.TakeLock(options.locks(), path)
	if err != nil {
		return "", err
	}
	defer func() { _ = lock.Close() }()
	return store.Restore(ctx, path, backup, options.backups())
}

// LastBackup is when the newest backup was taken; the zero time for none.
func (w *Workspace) LastBackup() time.Time {
	list, err := w.Backups()
	if err != nil || len(list) == 0 {
		return time.Time{}
	}
	return list[0].At
}
