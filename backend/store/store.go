// Package store keeps a plan in one SQLite file: rows, migrations, integrity,
// backups, and the persistence of the journal. Every write is an action: one
// transaction that writes rows, journal and digests together.
//
// It imports plan, the subjects, journal and the SQLite libraries, and is the
// only importer of gorm. Only workspace imports it.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"gorm.io/gorm"

	"cairn/backend/journal"
	"cairn/backend/plan"
)

// The reasons that do not lie in the file itself.
const (
	OpenElsewhere ReadOnlyReason = "busy"    // another program holds the lock
	FoundDamaged  ReadOnlyReason = "damaged" // the background check failed
	ForReading    ReadOnlyReason = "reading" // opened to be read, without a lock
)

// Options are what the world outside gives a store.
type Options struct {
	Clock   plan.Clock
	IDs     plan.IDs
	Who     string  // the person at the keyboard, for the journal
	Machine plan.ID // this installation: undo reaches the actions made on it
	Backups Backups // the zero value takes none
}

// Store is an open plan file. Its methods may be called from any goroutine;
// writes wait for each other.
type Store struct {
	path     string
	options  Options
	readOnly ReadOnlyReason
	writer   *gorm.DB
	reader   *gorm.DB
	raw      []*sql.DB
	planID   plan.ID
	nesting  nesting

	mu      sync.Mutex // guards what follows, and readOnly
	session journal.Session
	actor   actorRow // zero until this session writes
	stack   journal.Stack
	version int64 // data_version of the writer when the state above was read
	watched int64 // data_version that ChangedOutside saw last
	file    os.FileInfo
}

// Open opens a plan file. The caller holds its lock unless readOnly names a
// reason to open it for looking only; the file may add a reason of its own.
// Refusals leave the file as it was, byte for byte.
func Open(ctx context.Context, path string, readOnly ReadOnlyReason, options Options) (*Store, error) {
	header, err := Inspect(path)
	if err != nil {
		return nil, err
	}
	if header.ReadOnly != "" {
		readOnly = header.ReadOnly
	}
	s := &Store{path: header.Path, options: options, readOnly: readOnly}
	if err := s.open(ctx, header); err != nil {
		_ = s.Close()
		return nil, mapError(err)
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, header Header) error {
	if header.WriteAheadLog {
		return atPath(plan.Unsupported, "write_ahead_log", s.path, nil,
			"%s was switched to a write-ahead log by another program, which keeps part of a plan beside its file. Nothing was changed. Switch it back (PRAGMA journal_mode = DELETE), or restore a backup.")
	}
	if header.NeedsMigration() && s.readOnly != "" {
		return &plan.Error{Code: plan.ReadOnly, Params: map[string]any{"reason": "old"},
			Message: "An older Cairn wrote this plan, and it has to be brought up to date before it can be shown. Nothing was changed. Open it where it can be written."}
	}
	if err := s.inspectContent(ctx, header); err != nil {
		return err
	}
	if s.readOnly == "" {
		db, raw, err := connect(ctx, s.path, readWrite)
		if err != nil {
			return err
		}
		s.writer, s.raw = db, append(s.raw, raw)
		if header.NeedsMigration() {
			if err := s.upgrade(ctx, raw, header); err != nil {
				return err
			}
		}
	}
	db, raw, err := connect(ctx, s.path, readOnlyMode)
	if err != nil {
		return err
	}
	s.reader, s.raw = db, append(s.raw, raw)
	if s.writer == nil {
		s.writer = s.reader
	}
	if s.file, err = os.Stat(s.path); err != nil {
		return inaccessible(s.path, err)
	}
	if _, err := s.ChangedOutside(ctx); err != nil {
		return err
	}
	return s.Read(ctx, func(r Reader) error {
		p, err := r.Plan(ctx)
		if err != nil {
			return err
		}
		s.planID = p.ID
		return s.loadJournal(ctx, r.raw)
	})
}

// inspectContent checks the file before anything may write to it. A journal
// that a crash left behind can only be rolled back by a connection that
// writes; only then does the check use one.
func (s *Store) inspectContent(ctx context.Context, header Header) error {
	mode := readOnlyMode
	if info, err := os.Stat(s.path + "-journal"); err == nil && info.Size() > 0 && header.ReadOnly == "" {
		mode = readWrite
	}
	_, raw, err := connect(ctx, s.path, mode)
	if err != nil {
		return err
	}
	defer func() { _ = raw.Close() }()
	if err := quickCheck(ctx, raw); err != nil {
		return err
	}
	return checkSchema(ctx, raw, header)
}

func (s *Store) upgrade(ctx context.Context, raw *sql.DB, header Header) error {
	if err := verifyContent(ctx, raw); err != nil {
		return err
	}
	if s.options.Backups.Dir != "" {
		var id string
		if err := raw.QueryRowContext(ctx, "SELECT id FROM plans").Scan(&id); err != nil {
			return err
		}
		if _, err := s.options.Backups.Take(ctx, raw, Place{plan.ID(id), s.path}, BeforeMigration); err != nil {
			return err
		}
	}
	steps, err := migrations()
	if err != nil {
		return err
	}
	return migrate(ctx, raw, 1000*header.Format+header.Revision, steps)
}

// Create makes a new plan file and fills it in one action. It refuses to
// overwrite anything: conflict where path exists.
func Create(ctx context.Context, path string, options Options, fill func(*Tx) error) (*Store, error) {
	if err := checkFree(path); err != nil {
		return nil, err
	}
	draft, err := os.CreateTemp(filepath.Dir(path), ".cairn-new-*")
	if err != nil {
		return nil, writeError(path, err)
	}
	name := draft.Name()
	defer func() { _ = os.Remove(name) }()
	if err := draft.Close(); err != nil {
		return nil, writeError(path, err)
	}
	if err := build(ctx, name, options, fill); err != nil {
		return nil, mapError(err)
	}
	if err := publish(name, path); err != nil {
		return nil, err
	}
	return Open(ctx, path, "", options)
}

// checkFree refuses a place where there is a file, or where a journal was left
// by a plan of that name: SQLite would roll it back into the new one.
func checkFree(path string) error {
	for _, suffix := range append([]string{""}, companionSuffixes()...) {
		if _, err := os.Lstat(path + suffix); err == nil {
			return &plan.Error{Code: plan.Conflict, Params: map[string]any{"path": path + suffix, "reason": "exists"},
				Message: fmt.Sprintf("There is a file at %s already. It was left as it is; choose another name.", path+suffix)}
		}
	}
	return nil
}

// publish gives a finished file its name and never overwrites another: a hard
// link fails where there is one. Where the disk has no hard links, the name is
// free as far as checkFree could see.
func publish(name, path string) error {
	if err := syncFile(name); err != nil {
		return writeError(path, err)
	}
	err := os.Link(name, path)
	if errors.Is(err, fs.ErrExist) {
		return checkFree(path)
	}
	if err != nil {
		return ReplaceFile(name, path)
	}
	if err := syncFolder(filepath.Dir(path)); err != nil {
		return writeError(path, err)
	}
	return nil
}

func build(ctx context.Context, name string, options Options, fill func(*Tx) error) (err error) {
	db, raw, err := connect(ctx, name, readWrite)
	if err != nil {
		return err
	}
	s := &Store{path: name, options: options, writer: db, reader: db, raw: []*sql.DB{raw}}
	defer func() { err = errors.Join(err, s.Close()) }()
	if _, err := raw.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", ApplicationID)); err != nil {
		return err
	}
	steps, err := migrations()
	if err != nil {
		return err
	}
	if err := migrate(ctx, raw, 0, steps); err != nil {
		return err
	}
	if err := s.loadJournal(ctx, raw); err != nil {
		return err
	}
	_, err = s.write(ctx, actionRow{Kind: string(Began), Code: "create", Name: "Create the plan"}, nil, fill)
	return err
}

// Close closes the file. It is safe to call it twice.
func (s *Store) Close() error {
	var failures []error
	for _, db := range s.raw {
		failures = append(failures, db.Close())
	}
	s.raw = nil
	return errors.Join(failures...)
}

// Path of the file, symbolic links resolved.
func (s *Store) Path() string { return s.path }

// PlanID is the identity of the document, the same in every copy.
func (s *Store) PlanID() plan.ID { return s.planID }

// Place is where this copy of the plan lies.
func (s *Store) Place() Place { return Place{s.planID, s.path} }

// ReadOnly says why the plan is open for looking only; "" when it can be written.
func (s *Store) ReadOnly() ReadOnlyReason {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.readOnly
}

// ReadOnlyError is the refusal of a write to a plan that is open for looking.
func ReadOnlyError(reason ReadOnlyReason) error {
	sentences := map[ReadOnlyReason]string{
		NotWritable:  "This file or its folder cannot be written, so the plan is open for looking only. Nothing was changed. Save a copy elsewhere to edit it.",
		NewerVersion: "A newer Cairn wrote this plan, so it is open for looking only. Nothing was changed. Update Cairn to edit it.",
		OpenElsewhere: "This plan is open in Cairn in another window, so it is open here for looking only. " +
			"Nothing was changed. Close it there to edit it here.",
		ForReading:   "This plan was opened for reading only. Nothing was changed.",
		FoundDamaged: "This plan file is damaged, so it is open for looking only. Nothing was changed. Restore a backup to go on.",
	}
	return &plan.Error{Code: plan.ReadOnly, Params: map[string]any{"reason": string(reason)}, Message: sentences[reason]}
}

// Verify compares the whole content with its digests. After damaged the plan
// takes no more writes, so that nothing is saved over what a backup could mend.
// Views answer meanwhile.
func (s *Store) Verify(ctx context.Context) error {
	err := s.apart(ctx, func(raw *sql.DB) error {
		tx, err := raw.BeginTx(ctx, nil) // rows and digests of one state
		if err != nil {
			return err
		}
		defer func() { _ = tx.Rollback() }()
		if err := quickCheck(ctx, tx); err != nil {
			return err
		}
		return verifyContent(ctx, tx)
	})
	if plan.CodeOf(err) == plan.Damaged {
		s.mu.Lock()
		s.readOnly = FoundDamaged
		s.mu.Unlock()
	}
	return err
}

// apart runs f on a read-only connection of its own, so that what takes long
// keeps no view waiting for the one that views share.
func (s *Store) apart(ctx context.Context, f func(*sql.DB) error) error {
	if err := s.inPlace(); err != nil {
		return err
	}
	_, raw, err := connect(ctx, s.path, readOnlyMode)
	if err != nil {
		return err
	}
	defer func() { _ = raw.Close() }()
	return mapError(f(raw))
}

// VerifyFile checks a plan file that is not open: header, structure and digest.
func VerifyFile(ctx context.Context, path string) error {
	header, err := Inspect(path)
	if err != nil {
		return err
	}
	_, raw, err := connect(ctx, header.Path, readOnlyMode)
	if err != nil {
		return err
	}
	defer func() { _ = raw.Close() }()
	if err := quickCheck(ctx, raw); err != nil {
		return err
	}
	if err := checkSchema(ctx, raw, header); err != nil {
		return err
	}
	return verifyContent(ctx, raw)
}

// BackUp takes a verified backup of the plan as it is now. Views answer
// meanwhile.
func (s *Store) BackUp(ctx context.Context, reason BackupReason) (taken Backup, err error) {
	err = s.apart(ctx, func(raw *sql.DB) error {
		taken, err = s.options.Backups.Take(ctx, raw, s.Place(), reason)
		return err
	})
	return taken, err
}
