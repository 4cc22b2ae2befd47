package store

import (
	"cmp"
	"context"
	"database/sql"
	"embed"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Migrations are SQL written by hand, one file per version, named after the
// user_version that it leads to. GORM's AutoMigrate is never used: with foreign
// keys on, its rebuild of a table inside a transaction deletes all child rows.
//
//go:embed migrations/*.sql
var migrationFiles embed.FS

type migration struct {
	version int
	sql     string
}

func migrations() ([]migration, error) {
	entries, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		return nil, fmt.Errorf("list the migrations: %w", err)
	}
	var all []migration
	for _, entry := range entries {
		number, _, _ := strings.Cut(entry.Name(), "_")
		version, err := strconv.Atoi(number)
		if err != nil {
			return nil, fmt.Errorf("the migration %s has no version: %w", entry.Name(), err)
		}
		text, err := migrationFiles.ReadFile(path.Join("migrations", entry.Name()))
		if err != nil {
			return nil, fmt.Errorf("read the migration %s: %w", entry.Name(), err)
		}
		all = append(all, migration{version: version, sql: string(text)})
	}
	slices.SortFunc(all, func(a, b migration) int { return cmp.Compare(a.version, b.version) })
	return all, nil
}

// migrate brings a file from its version to this program's, each step in a
// transaction of its own that also writes the version. The caller has taken a
// verified backup. from is 0 for a new file.
func migrate(ctx context.Context, db *sql.DB, from int) error {
	all, err := migrations()
	if err != nil {
		return err
	}
	for _, step := range all {
		if step.version <= from {
			continue
		}
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return mapError(err)
		}
		script := fmt.Sprintf("%s;\nPRAGMA user_version = %d;", step.sql, step.version)
		if _, err := tx.ExecContext(ctx, script); err != nil {
			_ = tx.Rollback()
			return mapError(fmt.Errorf("migrate to version %d: %w", step.version, err))
		}
		for table := range layouts {
			if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO digests (name, sum, rows) VALUES (?, 0, 0)", table); err != nil {
				_ = tx.Rollback()
				return mapError(fmt.Errorf("begin the digest of %s: %w", table, err))
			}
		}
		if err := tx.Commit(); err != nil {
			return mapError(fmt.Errorf("migrate to version %d: %w", step.version, err))
		}
	}
	return nil
}

// checkSchema refuses a file whose tables, indexes, views or triggers are not
// those that this program makes: a file from elsewhere could bring triggers.
// A file of a higher revision may have more tables and indexes, never views or
// triggers.
func checkSchema(ctx context.Context, db queryer, header Header) error {
	expected, err := expectedSchema()
	if err != nil {
		return err
	}
	found, err := readSchema(ctx, db)
	if err != nil {
		return mapError(err)
	}
	newer := 1000*header.Format+header.Revision > userVersion
	for name, text := range found {
		kind, _, _ := strings.Cut(name, " ")
		if newer && (kind == "table" || kind == "index") {
			continue
		}
		if expected[name] != text {
			return damaged("it holds " + name + ", which Cairn did not make")
		}
	}
	for name := range expected {
		if _, ok := found[name]; !ok {
			return damaged("it lacks " + name)
		}
	}
	return nil
}

func readSchema(ctx context.Context, db queryer) (map[string]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	found := map[string]string{}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, err
		}
		found[name] = strings.Join(strings.Fields(text), " ")
	}
	return found, rows.Err()
}

// expectedSchema is what the migrations make, read once from a database in
// memory.
//
//nolint:gochecknoglobals // read once, never written
var expectedSchema = sync.OnceValues(func() (map[string]string, error) {
	ctx := context.Background()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, fmt.Errorf("open a database in memory: %w", err)
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	if err := migrate(ctx, db, 0); err != nil {
		return nil, err
	}
	return readSchema(ctx, db)
})
