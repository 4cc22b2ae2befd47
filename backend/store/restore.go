package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cairn/backend/plan"
)

const journalSuffix = "-journal"

// companionSuffixes are what SQLite keeps beside a database, by the end of the
// name. Whoever puts another file in the database's place must take these away
// first: a journal that is left would be rolled back into the new file.
func companionSuffixes() []string { return []string{journalSuffix, "-wal", "-shm"} }

// Restore puts a backup in the place of the plan at planPath, which may be
// damaged or missing. It returns where the present file was kept, "" where
// there was none: a sound one is now a backup, so that the restore can be
// undone by another one; a damaged one lies beside the plan as
// "<name>.damaged-<time>.cairn", with its journal.
//
// The backup is copied first and the copy is verified, so that what takes the
// plan's place is what passed. A backup of another plan is refused, unless the
// present file is damaged or missing. A crash on the way leaves the plan
// either whole as it was or whole as restored, and Restore can be called
// again. The caller has closed the plan, holds its lock, and takes the lock
// anew afterwards, since there is another file now.
//
// A file of another kind, such as a spreadsheet, is refused unless its name says
// that it was a plan: a disk or a sync program that lost the first bytes of a
// plan leaves what no longer looks like one.
func Restore(ctx context.Context, planPath, backupPath string, backups Backups) (kept string, err error) {
	path, err := realPath(planPath)
	if err != nil {
		return "", writeError(planPath, err)
	}
	if err := checkRestorable(path, backupPath); err != nil {
		return "", err
	}
	err = writeChecked(path, copyInto(backupPath), func(tmp string) error {
		defer removeCompanions(tmp)
		planID, err := checkCopy(ctx, tmp)
		if err != nil {
			return failedBackup(backupPath, err)
		}
		if kept, err = keepPresent(ctx, path, planID, backups); err != nil {
			return err
		}
		return clearCompanions(path)
	})
	if err != nil {
		return "", err
	}
	return kept, nil
}

// checkCopy verifies the copy of a backup. Opening it for writing first takes it
// back from write-ahead logging, to which another program may have switched the
// backup, and in which the restored plan would not open.
func checkCopy(ctx context.Context, tmp string) (plan.ID, error) {
	if err := recoverFile(ctx, tmp); err != nil {
		return "", err
	}
	return checkFile(ctx, tmp)
}

// checkRestorable looks at the backup's header, before anything is copied.
func checkRestorable(path, backupPath string) error {
	header, err := Inspect(backupPath)
	if err != nil {
		return err
	}
	if header.ReadOnly == NewerVersion {
		return atPath(plan.TooNew, reasonTooNew, backupPath, nil,
			"The backup %s was made by a newer Cairn. Nothing was changed. Update Cairn to restore it.")
	}
	if sameFile(path, backupPath) {
		return atPath(plan.Invalid, "same_file", backupPath, nil,
			"%s is the plan itself, not a backup of it. Nothing was changed. Choose a backup.")
	}
	return nil
}

func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

func failedBackup(backupPath string, cause error) error {
	switch plan.CodeOf(cause) {
	case plan.Damaged, plan.Unsupported:
		return atPath(plan.Damaged, "backup_damaged", backupPath, cause,
			"The backup %s did not pass its checks and was not restored. The plan is as it was. Choose another backup.")
	default:
		return cause
	}
}

// keepPresent keeps what lies at path before it is replaced.
func keepPresent(ctx context.Context, path string, planID plan.ID, backups Backups) (string, error) {
	_, err := Inspect(path)
	if plan.CodeOf(err) == plan.Unsupported && !wasPlan(path) {
		return "", err
	}
	if err == nil {
		var backup Backup
		backup, err = backups.add(ctx, Place{planID, path}, BeforeRestore, func(tmp string) error { return copyRecovered(ctx, path, tmp) })
		if err == nil {
			// The copy showed that SQLite can roll back a journal that was left here.
			return backup.Path, recoverFile(ctx, path)
		}
	}
	switch {
	case errors.Is(err, errOtherPlan):
		return "", atPath(plan.Invalid, "other_plan", path, err,
			"This is a backup of another plan than %s. Nothing was changed. Choose a backup of this plan, or restore to a new file.")
	case plan.CodeOf(err) == plan.NotFound, plan.CodeOf(err) == plan.Damaged, plan.CodeOf(err) == plan.Unsupported:
		return setAside(path, backups.Clock)
	case plan.CodeOf(err) == plan.Internal:
		return "", backupError(backups.Dir, filepath.Base(path), err)
	default:
		return "", err
	}
}

// wasPlan says whether a file that does not look like a plan may have been one:
// one that is empty, or has the name of a plan.
func wasPlan(path string) bool {
	if strings.EqualFold(filepath.Ext(path), backupSuffix) {
		return true
	}
	info, err := os.Stat(path)
	return err == nil && info.Size() == 0
}

// copyRecovered copies a database that nobody has open and lets SQLite finish
// in the copy what a program that died has left. The original stays as it is,
// so that it can still be set aside with its journal if it turns out damaged.
func copyRecovered(ctx context.Context, path, tmp string) error {
	if err := copyFile(path, tmp, os.O_TRUNC); err != nil {
		return err
	}
	for _, suffix := range []string{journalSuffix, "-wal"} {
		if err := copyFile(path+suffix, tmp+suffix, os.O_EXCL); err != nil && plan.CodeOf(err) != plan.NotFound {
			return err
		}
	}
	return recoverFile(ctx, tmp)
}

// recoverFile opens a database for writing and reads from it, which makes
// SQLite roll back a hot journal beside it. Without one nothing is written.
func recoverFile(ctx context.Context, path string) error {
	_, db, err := connect(ctx, path, readWrite)
	if err != nil {
		return err
	}
	var tables int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables)
	return mapError(errors.Join(err, db.Close()))
}

// setAside gives a damaged file, and what lies beside it, a second name in the
// same folder. The file keeps its own name until the restored one takes it.
// Where there is only a journal left, that is kept, and "" is returned.
func setAside(path string, clock plan.Clock) (kept string, err error) {
	var made []string
	defer func() {
		if err != nil {
			for _, name := range made {
				_ = os.Remove(name)
			}
		}
	}()
	aside := freeAside(path, clock)
	for _, suffix := range append([]string{""}, companionSuffixes()...) {
		err := linkOrCopy(path+suffix, aside+suffix)
		if plan.CodeOf(err) == plan.NotFound {
			continue
		}
		if err != nil {
			return "", err
		}
		made = append(made, aside+suffix)
		if suffix == "" {
			kept = aside
		}
	}
	if err := syncFolder(filepath.Dir(path)); err != nil {
		return "", writeError(aside, err)
	}
	return kept, nil
}

// freeAside is a name beside the plan that neither a file nor a companion of
// one has.
func freeAside(path string, clock plan.Clock) string {
	stamp := strings.TrimSuffix(path, backupSuffix) + ".damaged-" + clock.Now().UTC().Format("20060102T150405Z")
	name := stamp + backupSuffix
	for n := 2; anyExists(name); n++ {
		name = fmt.Sprintf("%s-%d%s", stamp, n, backupSuffix)
	}
	return name
}

func anyExists(path string) bool {
	for _, suffix := range append([]string{""}, companionSuffixes()...) {
		if _, err := os.Lstat(path + suffix); err == nil {
			return true
		}
	}
	return false
}

// linkOrCopy gives a file a second name: a hard link, which a full disk and
// unreadable sectors do not hinder, and a copy on file systems without links.
func linkOrCopy(source, dest string) error {
	info, err := os.Lstat(source)
	if err != nil {
		return inaccessible(source, err)
	}
	if !info.Mode().IsRegular() {
		return atPath(plan.Invalid, reasonNotAFile, source, nil,
			"%s is a folder or a device where a file of the plan should be. Nothing was changed. Move it away and try again.")
	}
	if os.Link(source, dest) == nil {
		return nil
	}
	return copyFile(source, dest, os.O_EXCL)
}

// copyFile copies a file's bytes to the disk; flag is os.O_EXCL for a new file
// or os.O_TRUNC for one that is there. An unfinished new file is removed.
func copyFile(source, dest string, flag int) (err error) {
	if _, err := os.Stat(source); err != nil {
		return inaccessible(source, err)
	}
	file, err := os.OpenFile(dest, os.O_WRONLY|os.O_CREATE|flag, 0o600)
	if err != nil {
		return writeError(dest, err)
	}
	if err := errors.Join(copyInto(source)(file), file.Sync(), file.Close()); err != nil {
		_ = os.Remove(dest)
		return writeError(dest, err)
	}
	return nil
}

// clearCompanions removes what SQLite left beside a file that is about to be
// replaced, for good, before the new file comes.
func clearCompanions(path string) error {
	for _, suffix := range companionSuffixes() {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return writeError(path+suffix, err)
		}
	}
	if err := syncFolder(filepath.Dir(path)); err != nil {
		return writeError(path, err)
	}
	return nil
}

// removeCompanions tidies up beside a temporary file.
func removeCompanions(path string) {
	for _, suffix := range companionSuffixes() {
		_ = os.Remove(path + suffix)
	}
}
