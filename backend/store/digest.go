package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"gorm.io/gorm/schema"

	"cairn/backend/plan"
)

// The content digest is, per table, the sum modulo 2^64 of a hash of each row.
// A sum can be kept up to date in each transaction by subtracting the old row
// and adding the new one, and it does not depend on the order of rows. SQLite's
// own checks miss most of the bit flips that change content; this finds them.

// digest of one table.
type digest struct {
	sum  uint64
	rows int64
}

func (d *digest) add(hash uint64)    { d.sum += hash; d.rows++ }
func (d *digest) remove(hash uint64) { d.sum -= hash; d.rows-- }

// hashRow hashes the values of a row, given in the order of its column names.
func hashRow(table string, columns []string, values []any) uint64 {
	buffer := make([]byte, 0, 512) // on the stack; few rows are longer
	buffer = append(buffer, table...)
	for i, column := range columns {
		if values[i] == "" || values[i] == int64(0) {
			if addedLater[table+"."+column] {
				continue
			}
		}
		buffer = append(buffer, 0)
		buffer = append(buffer, column...)
		switch v := values[i].(type) {
		case nil:
			buffer = append(buffer, 'n')
		case int64:
			buffer = binary.BigEndian.AppendUint64(append(buffer, 'i'), uint64(v))
		case float64:
			buffer = binary.BigEndian.AppendUint64(append(buffer, 'r'), math.Float64bits(v))
		case string:
			buffer = binary.AppendUvarint(append(buffer, 't'), uint64(len(v)))
			buffer = append(buffer, v...)
		case []byte:
			buffer = binary.AppendUvarint(append(buffer, 'b'), uint64(len(v)))
			buffer = append(buffer, v...)
		default:
			panic(fmt.Sprintf("store: a %T in table %s cannot be hashed", v, table))
		}
	}
	sum := sha256.Sum256(buffer)
	return binary.BigEndian.Uint64(sum[:8])
}

// addedLater are the columns that a revision added to a table. They add nothing
// to a digest as long as nobody gave them a value, so that a revision leaves the
// digest of a plan as it was.
//
//nolint:gochecknoglobals // a table, never written
var addedLater = map[string]bool{
	"kpis.cumulative": true, "kpis.targets": true, "kpis.interpolation": true, "kpis.redefined": true, "kpis.defined_since": true,
	"plans.week_start": true, "plans.date_order": true, "plans.roadmap_model": true,
	"key_results.counting": true, "key_results.curve": true, "key_results.targets": true, "key_results.origin": true,
	"objectives.origin": true, "cycles.closed": true,
}

// layouts of all tables that have a digest, by name: the subjects' and the
// journal's.
//
//nolint:gochecknoglobals // a table, never written
var layouts = func() map[string]layout {
	known := map[string]layout{}
	for _, s := range subjects {
		known[s.schema.Table] = layoutOf(s.schema)
	}
	for _, model := range []any{&actorRow{}, &actionRow{}, &writeRow{}} {
		l := layoutOf(parseRow(model))
		known[l.table] = l
	}
	return known
}()

// layout is a table's columns in hashing order, with the fields of the GORM row.
type layout struct {
	table   string
	columns []string
	fields  []*schema.Field
}

func layoutOf(s *schema.Schema) layout {
	l := layout{table: s.Table, columns: slices.Clone(s.DBNames)}
	slices.Sort(l.columns)
	for _, column := range l.columns {
		l.fields = append(l.fields, s.LookUpField(column))
	}
	return l
}

// values of a row that GORM maps, as the table keeps them; row is a pointer.
func (l layout) values(row reflect.Value) []any {
	values := make([]any, len(l.fields))
	for i, field := range l.fields {
		values[i] = stored(field.ReflectValueOf(context.Background(), row.Elem()))
	}
	return values
}

// hash of a row that GORM maps; row is a pointer.
func (l layout) hash(row reflect.Value) uint64 { return hashRow(l.table, l.columns, l.values(row)) }

// difference is the columns in which two rows differ, quoted, and what the
// second has there; both are pointers to rows that GORM maps.
func (l layout) difference(old, next reflect.Value) (columns []string, values []any) {
	for i, field := range l.fields {
		before := stored(field.ReflectValueOf(context.Background(), old.Elem()))
		after := stored(field.ReflectValueOf(context.Background(), next.Elem()))
		if before != after {
			columns, values = append(columns, quote(l.columns[i])), append(values, after)
		}
	}
	return columns, values
}

// stored is the value as the table keeps it.
func stored(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return stored(v.Elem())
	case reflect.Bool:
		if v.Bool() {
			return int64(1)
		}
		return int64(0)
	case reflect.Int, reflect.Int64:
		return v.Int()
	case reflect.Uint64:
		return int64(v.Uint())
	case reflect.Float64:
		if v.Float() == 0 {
			return 0.0 // SQLite keeps no sign on a zero
		}
		return v.Float()
	case reflect.String:
		return v.String()
	default:
		panic(fmt.Sprintf("store: rows hold no %s", v.Kind()))
	}
}

// queryer is what a connection and a transaction have in common.
type queryer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// scanTable hashes every row of a table. It reads whatever columns the table
// has, so that a file of a higher revision can be checked too.
func scanTable(ctx context.Context, db queryer, table, where string, skip map[string]bool) (digest, error) {
	var total digest
	rows, err := db.QueryContext(ctx, "SELECT * FROM "+quote(table)+where)
	if err != nil {
		return total, fmt.Errorf("read table %s: %w", table, err)
	}
	defer func() { _ = rows.Close() }()
	names, err := rows.Columns()
	if err != nil {
		return total, fmt.Errorf("read the columns of %s: %w", table, err)
	}
	order := make([]int, 0, len(names))
	for i, name := range names {
		if !skip[name] {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(names[a], names[b]) })
	columns, values := make([]string, len(order)), make([]any, len(order))
	for i, at := range order {
		columns[i] = names[at]
	}
	cells, targets := make([]any, len(names)), make([]any, len(names))
	for i := range cells {
		targets[i] = &cells[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return total, fmt.Errorf("read a row of %s: %w", table, err)
		}
		for i, at := range order {
			values[i] = cells[at]
		}
		total.add(hashRow(table, columns, values))
	}
	if err := rows.Err(); err != nil {
		return total, fmt.Errorf("read table %s: %w", table, err)
	}
	return total, nil
}

func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func readDigests(ctx context.Context, db queryer) (map[string]digest, error) {
	rows, err := db.QueryContext(ctx, "SELECT name, sum, rows FROM digests")
	if err != nil {
		return nil, fmt.Errorf("read the digests: %w", err)
	}
	defer func() { _ = rows.Close() }()
	all := map[string]digest{}
	for rows.Next() {
		var name string
		var sum, count int64
		if err := rows.Scan(&name, &sum, &count); err != nil {
			return nil, fmt.Errorf("read a digest: %w", err)
		}
		all[name] = digest{sum: uint64(sum), rows: count}
	}
	return all, rows.Err()
}

// verifyContent compares every table with its digest.
func verifyContent(ctx context.Context, db queryer) error {
	kept, err := readDigests(ctx, db)
	if err != nil {
		return err
	}
	tables := make([]string, 0, len(kept))
	for name := range kept {
		tables = append(tables, name)
	}
	slices.Sort(tables)
	existing, err := readSchema(ctx, db)
	if err != nil {
		return mapError(err)
	}
	for _, l := range layouts {
		_, exists := existing["table "+l.table] // not yet in a file of an older revision
		if _, ok := kept[l.table]; exists && !ok {
			return damaged("its digest of " + l.table + " is missing")
		}
	}
	for _, table := range tables {
		found, err := scanTable(ctx, db, table, "", nil)
		if err != nil {
			return mapError(err)
		}
		if found != kept[table] {
			return damaged(fmt.Sprintf("the content of %s is not what was written", table))
		}
	}
	return nil
}

func quickCheck(ctx context.Context, db queryer) error {
	var answer string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&answer); err != nil {
		return mapError(err)
	}
	if answer != "ok" {
		return damaged("SQLite says: " + answer)
	}
	return nil
}

func damaged(detail string) *plan.Error {
	return &plan.Error{Code: plan.Damaged, Params: map[string]any{"reason": "damaged", "detail": detail},
		Message: "This plan file is damaged: " + detail + ". It was left as it is. Restore a backup, or open a copy of the file from elsewhere."}
}

// ContentDigest is a digest of what people would call the content of a plan:
// all rows that exist, without journal, tombstones and the plan's own id. Two
// plans are identical when it is the same. A table without rows adds nothing to
// it, so that a revision that adds tables leaves it as it was.
func (r *Reader) ContentDigest(ctx context.Context) (string, error) {
	all := sha256.New()
	for _, s := range subjects {
		skip := map[string]bool{}
		if s.entry {
			skip = entryColumns
		}
		if s == plans {
			skip = map[string]bool{"id": true}
		}
		found, err := scanTable(ctx, r.raw, s.schema.Table, " WHERE alive = 1", skip)
		if err != nil {
			return "", mapError(err)
		}
		if found.rows == 0 {
			continue
		}
		_, _ = fmt.Fprintf(all, "%s %d %x\n", s.schema.Table, found.rows, found.sum)
	}
	return hex.EncodeToString(all.Sum(nil)[:16]), nil
}
