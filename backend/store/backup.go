package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"cairn/backend/plan"
)

// Backups are the copies that Cairn keeps of the plans on this machine, those of
// each place of a plan in a folder of its own:
// Dir/<plan id>/<key of the place>/<UTC time>-<reason>.cairn. Every one of them
// is a plan file that passed verification before it got its name.
type Backups struct {
	Dir   string
	Clock plan.Clock
	// MaxBytes is how much room the backups of all plans may take together; 0
	// means DefaultMaxBytes.
	MaxBytes int64
}

// DefaultMaxBytes is the room that backups take at most: 1 GB.
const DefaultMaxBytes int64 = 1_000_000_000

// BackupReason says what a backup was taken for.
type BackupReason string

// The reasons for backups, as they stand in the files' names.
const (
	Daily           BackupReason = "daily"
	BeforeImport    BackupReason = "before_import"
	BeforeMigration BackupReason = "before_migration"
	Manual          BackupReason = "manual"
	BeforeRestore   BackupReason = "before_restore"
)

// Backup is one copy of a plan.
type Backup struct {
	Path   string
	Plan   plan.ID
	At     time.Time // UTC, to the millisecond
	Size   int64     // bytes
	Reason BackupReason
	// Verified says that the copy passed verification when it was taken and
	// that its header and its length are still as they should be.
	Verified bool
}

const (
	backupTime    = "20060102T150405.000Z"
	backupSuffix  = ".cairn"
	partialPrefix = ".partial-"
	// partialAge is the age at which an unfinished copy is taken for the
	// leftover of a program that died: no plan takes that long to copy.
	partialAge = time.Hour
)

// errOtherPlan says that a copy is not of the plan that it was taken for.
var errOtherPlan = errors.New("the copy holds another plan")

var backupName = regexp.MustCompile(`^(\d{8}T\d{6}\.\d{3}Z)-([a-z_]+)\.cairn$`)

// Take copies the open plan that db is connected to, verifies the copy, and
// only then names it a backup. A copy that cannot be finished or does not pass is removed; the
// earlier backups stay. Meanwhile the plan can be read through another
// connection; a commit waits for the copy to end.
func (b Backups) Take(ctx context.Context, db *sql.DB, of Place, reason BackupReason) (Backup, error) {
	taken, err := b.add(ctx, of, reason, func(tmp string) error { return vacuumInto(ctx, db, tmp) })
	if err != nil {
		return Backup{}, backupError(b.Dir, filepath.Base(of.Path), err)
	}
	return taken, nil
}

// vacuumInto copies the database behind db, a connection of the caller's own.
// SQLite refuses VACUUM INTO where query_only is set, although it only reads the
// database there, so that the setting is lifted.
func vacuumInto(ctx context.Context, db *sql.DB, path string) error {
	connection, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	if _, err = connection.ExecContext(ctx, "PRAGMA query_only = 0"); err == nil {
		_, err = connection.ExecContext(ctx, "VACUUM INTO ?", path)
	}
	return errors.Join(err, connection.Close())
}

// add makes a backup of what fill writes to the path it is given, an empty
// file. A full disk can leave a copy that SQLite's own checks find sound; the
// error of fill and the content digest tell.
func (b Backups) add(ctx context.Context, of Place, reason BackupReason, fill func(tmp string) error) (taken Backup, err error) {
	folder, err := b.makeFolder(of)
	if err != nil {
		return Backup{}, err
	}
	b.removeLeftovers(folder)
	file, err := os.CreateTemp(folder, partialPrefix+"*"+backupSuffix)
	if err != nil {
		return Backup{}, writeError(folder, err)
	}
	tmp := file.Name()
	defer func() {
		removeCompanions(tmp)
		if err != nil {
			_ = os.Remove(tmp)
		}
	}()
	if err := errors.Join(file.Close(), fill(tmp)); err != nil {
		return Backup{}, err
	}
	found, err := checkFile(ctx, tmp)
	if err != nil {
		return Backup{}, err
	}
	if found != of.Plan {
		return Backup{}, fmt.Errorf("%w: %s instead of %s", errOtherPlan, found, of.Plan)
	}
	at, path, err := b.freeName(folder, reason)
	if err != nil {
		return Backup{}, err
	}
	if err := ReplaceFile(tmp, path); err != nil {
		return Backup{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return Backup{}, writeError(path, err)
	}
	return Backup{Path: path, Plan: of.Plan, At: at, Size: info.Size(), Reason: reason, Verified: true}, nil
}

// freeName is the name of a backup taken now, a millisecond later for each
// backup that has this time already, so that their order is the order of time.
func (b Backups) freeName(folder string, reason BackupReason) (time.Time, string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return time.Time{}, "", inaccessible(folder, err)
	}
	for at := b.Clock.Now().UTC().Truncate(time.Millisecond); ; at = at.Add(time.Millisecond) {
		stamp := at.Format(backupTime) + "-"
		if !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), stamp) }) {
			return at, filepath.Join(folder, stamp+string(reason)+backupSuffix), nil
		}
	}
}

// removeLeftovers removes the unfinished copies of programs that died.
func (b Backups) removeLeftovers(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err == nil && strings.HasPrefix(entry.Name(), partialPrefix) && time.Since(info.ModTime()) > partialAge {
			_ = os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
}

// parseBackup reads a backup's name; ok is false for any other file.
func parseBackup(folder string, entry fs.DirEntry) (backup Backup, ok bool) {
	parts := backupName.FindStringSubmatch(entry.Name())
	if parts == nil || !entry.Type().IsRegular() {
		return Backup{}, false
	}
	at, err := time.Parse(backupTime, parts[1])
	if err != nil {
		return Backup{}, false
	}
	info, err := entry.Info()
	if err != nil {
		return Backup{}, false
	}
	return Backup{Path: filepath.Join(folder, entry.Name()), At: at, Size: info.Size(), Reason: BackupReason(parts[2])}, true
}

// Due says whether a place has no sound backup of the last 24 hours. One that
// is dated in the future, because the clock was wrong then or is now, does not
// count: it would put off the next one until that day.
func (b Backups) Due(of Place, now time.Time) bool {
	list, err := b.own(of)
	if err != nil {
		return true // taking one says what is wrong
	}
	return !slices.ContainsFunc(list, func(backup Backup) bool {
		age := now.Sub(backup.At)
		return backup.Verified && age >= 0 && age < 24*time.Hour
	})
}

// checkFile verifies a plan file that nobody has open, and returns the id of
// the plan in it. Nothing is asked of its tables before their definitions were
// checked: a view that calls itself a table can keep a question waiting for ever.
func checkFile(ctx context.Context, path string) (plan.ID, error) {
	if err := VerifyFile(ctx, path); err != nil {
		return "", err
	}
	return readPlanID(ctx, path)
}

// readPlanID reads the identity of the document in a plan file.
func readPlanID(ctx context.Context, path string) (plan.ID, error) {
	_, db, err := connect(ctx, path, readOnlyMode)
	if err != nil {
		return "", err
	}
	defer func() { _ = db.Close() }()
	var text string
	switch err := db.QueryRowContext(ctx, "SELECT id FROM plans").Scan(&text); {
	case errors.Is(err, sql.ErrNoRows):
		return "", damaged("it holds no plan")
	case err != nil:
		return "", mapError(err)
	}
	id, ok := plan.ParseID(text)
	if !ok {
		return "", damaged("it carries no valid id")
	}
	return id, nil
}

// backupError says that a plan called name could not be backed up.
func backupError(dir, name string, cause error) error {
	refuse := func(code plan.Code, reason string) error {
		return &plan.Error{Code: code, Cause: cause, Params: map[string]any{"path": dir}, Message: fmt.Sprintf(
			"The backup of %q could not be made: %s. The plan and its earlier backups are as they were.", name, reason)}
	}
	switch failure := mapError(cause); plan.CodeOf(failure) {
	case plan.Cancelled:
		return failure
	case plan.DiskFull:
		return refuse(plan.DiskFull, "there is no room in "+dir+"; free some space and try again")
	case plan.ReadOnly:
		return refuse(plan.ReadOnly, dir+" may not be written; ask for the right to write there and try again")
	case plan.Busy:
		return refuse(plan.Busy, "another program is using the plan; try again in a moment")
	case plan.Damaged:
		return refuse(plan.Damaged, "the copy did not pass its checks. Verify the plan, and restore an earlier backup if it is damaged")
	default:
		return fmt.Errorf("back up %q: %w", name, cause)
	}
}
