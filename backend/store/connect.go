package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	gosqlite "github.com/glebarez/go-sqlite"
	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"cairn/backend/plan"
)

// The access that a connection has.
const (
	readWrite    = "rw" // never creates a missing file
	readOnlyMode = "ro" //
)

// connect opens one connection to a file. Pragmas stand in the order in which
// SQLite wants them: rules of trust first, then how it writes.
func connect(ctx context.Context, path, mode string) (*gorm.DB, *sql.DB, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, nil, fmt.Errorf("find %s: %w", path, err)
	}
	query := url.Values{"mode": {mode}, "_pragma": {"trusted_schema(0)", "foreign_keys(1)", "cell_size_check(1)", "busy_timeout(5000)"}}
	if mode == readOnlyMode {
		query.Add("_pragma", "query_only(1)")
	} else {
		query["_pragma"] = append(query["_pragma"], "locking_mode(normal)", "journal_mode(delete)", "synchronous(full)", "cache_spill(0)")
		query.Set("_txlock", "immediate")
	}
	slashed := filepath.ToSlash(absolute)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/plans/a.cairn
	}
	dsn := "file:" + (&url.URL{Path: slashed}).EscapedPath() + "?" + query.Encode()
	raw, err := sql.Open(sqlite.DriverName, dsn)
	if err != nil {
		return nil, nil, mapError(err)
	}
	raw.SetMaxOpenConns(1)
	raw.SetMaxIdleConns(1)
	if err := raw.PingContext(ctx); err != nil {
		_ = raw.Close()
		return nil, nil, mapError(err)
	}
	db, err := gorm.Open(&sqlite.Dialector{Conn: raw}, &gorm.Config{
		SkipDefaultTransaction: true, PrepareStmt: true, Logger: logger.Discard, DisableAutomaticPing: true})
	if err != nil {
		_ = raw.Close()
		return nil, nil, mapError(err)
	}
	return db, raw, nil
}

// SQLite's primary result codes that mean something to people.
const (
	sqliteBusy      = 5
	sqliteLocked    = 6
	sqliteReadOnly  = 8
	sqliteInterrupt = 9
	sqliteIOErr     = 10
	sqliteCorrupt   = 11
	sqliteFull      = 13
	sqliteCantOpen  = 14
	sqliteNotADB    = 26
	// sqliteMoved is READONLY_DBMOVED: the file was renamed under the connection.
	sqliteMoved = 1032
)

// mapError turns what SQLite says into an error that people can act on, and
// leaves errors of the plan as they are.
func mapError(err error) error {
	var known *plan.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, sql.ErrTxDone) {
		return &plan.Error{Code: plan.Cancelled, Cause: err, Message: "Stopped. Nothing was changed."}
	}
	var failed *gosqlite.Error
	if !errors.As(err, &failed) {
		return err
	}
	refuse := func(code plan.Code, message string) error {
		return &plan.Error{Code: code, Cause: err, Message: message}
	}
	if failed.Code() == sqliteMoved {
		return replaced(err)
	}
	switch failed.Code() & 0xff {
	case sqliteInterrupt:
		return refuse(plan.Cancelled, "Stopped. Nothing was changed.")
	case sqliteBusy, sqliteLocked:
		return refuse(plan.Busy, "Another program is using this plan file right now. Nothing was changed; try again in a moment.")
	case sqliteReadOnly, sqliteCantOpen:
		// A journal that cannot be made is a folder that cannot be written.
		return refuse(plan.ReadOnly, "This plan file cannot be written. Nothing was changed; save a copy elsewhere, or make the file writable.")
	case sqliteFull:
		return refuse(plan.DiskFull, "The disk is full. Your last change was not saved, everything before it is safe. Free some space, then try again.")
	case sqliteCorrupt, sqliteNotADB:
		return &plan.Error{Code: plan.Damaged, Cause: err, Params: map[string]any{"reason": "damaged"},
			Message: "This plan file is damaged. It was left as it is. Restore a backup, or open a copy of the file from elsewhere."}
	case sqliteIOErr:
		return refuse(plan.Internal, "The disk did not answer as it should. Your last change was not saved, everything before it is safe. Check the disk, then try again.")
	default:
		return err
	}
}
