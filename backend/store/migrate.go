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

// migrate brings a file from its version to the last of the steps, each in a
// transaction of its own that also writes the version and the digests of the
// new rows. The caller has taken a verified backup. from is 0 for a new file.
func migrate(ctx context.Context, db *sql.DB, from int, steps []migration) error {
	for _, step := range steps {
		if step.version <= from {
			continue
		}
		if err := step.run(ctx, db); err != nil {
			return mapError(fmt.Errorf("migrate to version %d: %w", step.version, err))
		}
	}
	return nil
}

func (m migration) run(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	err = m.apply(ctx, tx)
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		_ = tx.Rollback()
	}
	return err
}

func (m migration) apply(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("%s;\nPRAGMA user_version = %d;", m.sql, m.version)); err != nil {
		return err
	}
	schema, err := readSchema(ctx, tx)
	if err != nil {
		return err
	}
	for name := range schema {
		table, isTable := strings.CutPrefix(name, "table ")
		if !isTable || table == "digests" {
			continue
		}
		found, err := scanTable(ctx, tx, table, "", nil)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "INSERT INTO digests (name, sum, rows) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET sum = excluded.sum, rows = excluded.rows",
			table, int64(found.sum), found.rows)
		if err != nil {
			return fmt.Errorf("write the digest of %s: %w", table, err)
		}
	}
	return nil
}

// checkSchema refuses a file whose tables, indexes, views or triggers are not
// those that this program makes: a file from elsewhere could bring triggers.
// A file of a higher revision may have more tables and indexes, never views or
// triggers.
func checkSchema(ctx context.Context, db queryer, header Header) error {
	version := 1000*header.Format + header.Revision
	expected, err := currentSchema()
	if version < userVersion {
		expected, err = schemaOf(version)
	}
	if err != nil {
		return err
	}
	found, err := readSchema(ctx, db)
	if err != nil {
		return mapError(err)
	}
	newer := version > userVersion
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
	// SQLite keeps names that begin with sqlite_ for itself, but a file made by
	// hand may give one to a trigger.
	rows, err := db.QueryContext(ctx, `SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema
		WHERE type IN ('trigger', 'view') OR substr(name, 1, 7) <> 'sqlite_'`)
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

// currentSchema is what this program's migrations make, read once.
//
//nolint:gochecknoglobals // read once, never written
var currentSchema = sync.OnceValues(func() (map[string]string, error) { return schemaOf(userVersion) })

// schemaOf is what the migrations up to a version make, read from a database in
// memory.
func schemaOf(version int) (map[string]string, error) {
	ctx := context.Background()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, fmt.Errorf("open a database in memory: %w", err)
	}
	defer func() { _ = db.Close() }()
	db.SetMaxOpenConns(1)
	steps, err := migrations()
	if err != nil {
		return nil, err
	}
	for _, step := range steps {
		if step.version > version {
			break
		}
		// The tables alone: there are no rows to have digests.
		if _, err := db.ExecContext(ctx, step.sql); err != nil {
			return nil, fmt.Errorf("make the schema of version %d: %w", step.version, err)
		}
	}
	return readSchema(ctx, db)
}
