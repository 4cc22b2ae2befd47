package exchange

import (
	"io"
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"cairn/backend/plan"
)

// Subject is how the rows of one kind of thing stand in a file of their own,
// without loss: a column for each field, in words of the plan file ("start_date"),
// ids as they are. Numbers are written in the shortest form that reads back the
// same, an absent one as an empty cell; text is guarded as in okrs.csv.
type Subject[T any] struct {
	file   string
	fields []subjectField
}

// subjectField is one column.
type subjectField struct {
	column string
	index  []int // as reflect.Value.FieldByIndex takes it
}

// File is the name of the subject's file.
func (s Subject[T]) File() string { return s.file }

// Columns are the names of the columns, in order.
func (s Subject[T]) Columns() []string {
	names := make([]string, len(s.fields))
	for i, field := range s.fields {
		names[i] = field.column
	}
	return names
}

func subjectOf[T any](file string) Subject[T] {
	return Subject[T]{file: file, fields: fieldsOf(reflect.TypeFor[T](), nil)}
}

// fieldsOf lists the fields of a struct, those of embedded ones in their place.
// The journal's own are not the user's content.
func fieldsOf(structure reflect.Type, above []int) []subjectField {
	var fields []subjectField
	for i := range structure.NumField() {
		field := structure.Field(i)
		index := append(slices.Clone(above), i)
		switch {
		case field.Anonymous:
			fields = append(fields, fieldsOf(field.Type, index)...)
		case field.Name != "Batch" && field.Name != "Lamport":
			fields = append(fields, subjectField{snake(field.Name), index})
		}
	}
	return fields
}

// ColumnOf is the column that a field of a subject stands in, by the name that
// faults give the field: "startDate" is in "start_date".
func ColumnOf(field string) string { return snake(field) }

// snake writes a field's name as the plan file has it: "StartDate" is
// "start_date", "KPI" is "kpi".
func snake(name string) string {
	var out strings.Builder
	letters := []rune(name)
	for i, r := range letters {
		if i > 0 && unicode.IsUpper(r) && (unicode.IsLower(letters[i-1]) || i+1 < len(letters) && unicode.IsLower(letters[i+1])) {
			out.WriteByte('_')
		}
		out.WriteRune(unicode.ToLower(r))
	}
	return out.String()
}

// WriteSubject writes a header and a record for each row. It refuses numbers
// that are not finite, and returns the error of w. Rows are written by a
// goroutine of its own, which has ended when it returns, while the next ones
// come in; w is used by no other.
func WriteSubject[T any](w io.Writer, subject Subject[T], rows iter.Seq[T]) error {
	const ahead = 4 // blocks
	blocks, stopped, written := make(chan []T, ahead), make(chan struct{}), make(chan error, 1)
	go func() {
		defer close(stopped)
		written <- writeBlocks(w, subject, blocks)
	}()
	giveBlocks(blocks, stopped, rows)
	return <-written
}

// giveBlocks gives rows until there are no more, or nobody takes them.
func giveBlocks[T any](blocks chan<- []T, stopped <-chan struct{}, rows iter.Seq[T]) {
	defer close(blocks)
	const most = 256 // rows
	block := make([]T, 0, most)
	give := func() bool {
		select {
		case blocks <- block:
			block = make([]T, 0, most)
			return true
		case <-stopped:
			return false
		}
	}
	for row := range rows {
		if block = append(block, row); len(block) == most && !give() {
			return
		}
	}
	give()
}

// writeBlocks writes the records of rows until there are no more, or one fails.
func writeBlocks[T any](w io.Writer, subject Subject[T], blocks <-chan []T) error {
	out := newRecordWriter(w, Standard, plan.Settings{})
	for _, column := range subject.Columns() {
		out.text(column)
	}
	out.end()
	var row T
	fields := make([]reflect.Value, len(subject.fields)) // of row, whichever it holds
	for i, field := range subject.fields {
		fields[i] = reflect.ValueOf(&row).Elem().FieldByIndex(field.index)
	}
	for block := range blocks {
		for _, row = range block {
			for _, field := range fields {
				out.value(field)
			}
			if out.end(); out.err != nil {
				return out.err
			}
		}
	}
	return out.flush()
}

// value writes one field.
func (o *recordWriter) value(field reflect.Value) {
	if field.Kind() == reflect.Pointer {
		if field.IsNil() {
			o.cell("", false)
			return
		}
		field = field.Elem()
	}
	switch field.Kind() {
	case reflect.String:
		o.text(field.String())
	case reflect.Bool:
		o.cell(strconv.FormatBool(field.Bool()), false)
	case reflect.Int:
		o.cell(strconv.FormatInt(field.Int(), 10), false)
	default:
		number := field.Float()
		o.number(&number)
	}
}
