package store

import (
	"context"
	"reflect"
	"strconv"
	"strings"
)

// insertedAtOnce is how many rows one statement adds where there are many, a
// power of two. The driver prepares a statement anew each time it runs, and looks
// for each of its parameters among all of them: fewer rows cost more statements,
// and more rows a longer search.
const insertedAtOnce = 64

// insertAll adds rows of a table, pointers that row gives by their number, and
// counts them into its digest. It binds values instead of giving SQLite one JSON
// text: taking that apart costs more than adding the rows.
func (tx *Tx) insertAll(ctx context.Context, l layout, count int, row func(i int) reflect.Value) error {
	delta := tx.deltas[l.table]
	insert := insertion{layout: l}
	for size := insertedAtOnce; count > 0; size /= 2 {
		for ; size <= count; count -= size {
			insert.rows = insert.rows[:0]
			for range size {
				values := l.values(row(len(insert.rows) + insert.done))
				delta.add(hashRow(l.table, l.columns, values))
				insert.rows = append(insert.rows, values)
			}
			insert.done += size
			statement, parameters := insert.statement()
			if _, err := tx.raw.ExecContext(ctx, statement, parameters...); err != nil {
				return err
			}
		}
	}
	tx.deltas[l.table] = delta
	return nil
}

// insertion is the rows that one statement adds: the values of each in the order
// of the layout.
type insertion struct {
	layout
	rows [][]any
	done int // rows of earlier statements
}

// spread is how a column differs from row to row.
type spread int

const (
	alike    spread = iota // not at all
	counting               // by one, as sequences do
	own                    // in any other way
)

// statement adds the rows. Most of what a row costs is its parameters: a column
// that is the same in all rows, or counts up, has but one for all of them.
func (in *insertion) statement() (text string, parameters []any) {
	columns, shown := make([]string, len(in.columns)), make([]string, len(in.columns))
	var each []int // the columns that every row has a parameter for
	for i, name := range in.columns {
		columns[i] = quote(name)
		switch in.spread(i) {
		case alike:
			shown[i], parameters = "?", append(parameters, in.rows[0][i])
		case counting:
			shown[i], parameters = "? + column1", append(parameters, in.rows[0][i])
		case own:
			each = append(each, i)
			shown[i] = "column" + strconv.Itoa(len(each)+1)
		}
	}
	var out strings.Builder
	// An error ends the whole transaction. OR FAIL spares SQLite the work of
	// keeping what each page was before the statement.
	out.WriteString("INSERT OR FAIL INTO " + quote(in.table) + " (" + strings.Join(columns, ", ") + ") SELECT " + strings.Join(shown, ", ") + " FROM (VALUES ")
	marks := strings.Repeat(", ?", len(each)) + ")"
	for n, row := range in.rows {
		if n > 0 {
			out.WriteString(", ")
		}
		out.WriteString("(" + strconv.Itoa(n) + marks)
		for _, i := range each {
			parameters = append(parameters, row[i])
		}
	}
	out.WriteString(")")
	return out.String(), parameters
}

// spread says how the values of a column differ.
func (in *insertion) spread(column int) spread {
	first := in.rows[0][column]
	start, counts := first.(int64)
	same := true
	for n, row := range in.rows {
		same = same && row[column] == first
		counts = counts && row[column] == start+int64(n)
		if !same && !counts {
			return own
		}
	}
	if same {
		return alike
	}
	return counting
}
