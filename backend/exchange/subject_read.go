package exchange

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// SubjectReport is what was found in a file of a subject.
type SubjectReport struct {
	Rows     int // rows that were given to take
	Findings []Finding
	Found    int
	Errors   int // findings that block the import
}

// mostSubjectCell is the longest cell of a subject's file, in bytes: the snapshot
// of a ranking, which is longer than any note (of plan.MaxNote characters of four
// bytes each), and its guard.
const mostSubjectCell = roadmap.MaxSnapshot + 1

// ReadSubject reads a file that WriteSubject wrote, a record at a time, and gives
// each row with its line to take, whose error it returns. Columns may stand in
// any order. It takes off exactly one guard of each text. A cell that does not
// fit its field, a column that the subject does not have, and a missing id are
// findings that block; the rows concerned are not given. Whether a row makes
// sense is for its own Validate to say.
func ReadSubject[T any](ctx context.Context, r io.Reader, size int64, subject Subject[T], take func(row T, line int) error) (*SubjectReport, error) {
	s, err := openOwn(ctx, r, size)
	if err != nil {
		return nil, err
	}
	reader := &subjectReader{fields: subject.fields, header: s.table.table.Header, found: &s.table.found}
	reader.matchColumns(subject.file)
	for {
		row, more, err := s.next(ctx)
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
		var out T
		if !reader.fill(reflect.ValueOf(&out).Elem(), row) {
			continue
		}
		reader.rows++
		if err := take(out, row.Line); err != nil {
			return nil, err
		}
	}
	return &SubjectReport{Rows: reader.rows, Findings: reader.found.list(), Found: reader.found.total, Errors: reader.found.errorTotal}, nil
}

// openOwn reads a file that Cairn wrote: what it is needs no guess, so that no
// text in it can change how it is read.
func openOwn(ctx context.Context, r io.Reader, size int64) (*stream, error) {
	counted := &countingReader{from: r, ctx: ctx, most: MaxMeasurementBytes, read: max(0, size-MaxMeasurementBytes)}
	buffered := bufio.NewReader(counted)
	head, err := buffered.Peek(3)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err //nolint:wrapcheck // countingReader has said what failed
	}
	if _, mark := byteOrderMark(string(head)); mark == 3 {
		_, _ = buffered.Discard(mark) // it was peeked at
	}
	s := newStream(decodingReader(buffered, UTF8), newTableReader(decoded{encoding: UTF8}, Options{Delimiter: ",", Header: HeaderPresent}))
	s.scanner.mostCell = mostSubjectCell
	if err := s.readHeader(ctx); err != nil {
		return nil, err
	}
	if s.table.table.Header == nil {
		return nil, refuse(plan.Invalid, "empty_file", 0, "", "The file is empty. "+nothingWritten+" Choose another file.")
	}
	return s, nil
}

// subjectReader fills rows from records.
type subjectReader struct {
	fields []subjectField
	header []string
	at     []int // column of each field, -1 for none
	found  *findings
	rows   int
}

func (r *subjectReader) matchColumns(file string) {
	for _, field := range r.fields {
		column := slices.Index(r.header, field.column)
		r.at = append(r.at, column)
		switch {
		case column >= 0:
		case field.column == "id":
			r.found.add(Finding{Row: 1, Code: "no_id_column", Severity: SeverityError, Message: file + " has no column \"id\". " + nothingWritten + " Export it again."})
		default:
			r.found.add(Finding{Row: 1, Code: "missing_column", Severity: SeverityWarning, Message: fmt.Sprintf(
				"%s has no column \"%s\", which every row then lacks. Export it again if that is wrong.", file, field.column)})
		}
	}
	for _, name := range r.header {
		if !slices.ContainsFunc(r.fields, func(f subjectField) bool { return f.column == name }) {
			r.found.add(Finding{Row: 1, Column: name, Code: "unknown_column", Severity: SeverityError, Message: fmt.Sprintf(
				"%s has a column \"%s\" that this Cairn does not know, perhaps of a newer one. %s Take the column out, or use the newer Cairn.", file, excerpt(name), nothingWritten)})
		}
	}
}

// fill sets the fields of a row; false where a cell does not fit.
func (r *subjectReader) fill(row reflect.Value, record Row) bool {
	sound := true
	fault := func(column int, code, message string) {
		sound = false
		name := ""
		if column >= 0 {
			name = r.header[column]
		}
		r.found.add(Finding{Row: record.Line, Column: name, Code: code, Severity: SeverityError, Message: message + " " + nothingWritten + " Correct the cell."})
	}
	if len(record.Cells) != len(r.header) {
		fault(-1, "ragged_row", fmt.Sprintf("The row at line %d has %d cells where the header has %d.", record.Line, len(record.Cells), len(r.header)))
		return false
	}
	for i, field := range r.fields {
		column := r.at[i]
		if column < 0 {
			continue
		}
		text := record.Cells[column]
		into := row.FieldByIndex(field.index)
		if !setField(into, text) {
			fault(column, "does_not_fit", fmt.Sprintf("\"%s\" is nothing that \"%s\" can be.", excerpt(text), field.column))
		} else if field.column == "id" && into.IsZero() {
			fault(column, "no_id", "The row has no id.")
		}
	}
	return sound && r.at[0] >= 0
}

// setField is the exact reverse of recordWriter.value.
func setField(field reflect.Value, text string) bool {
	if field.Kind() == reflect.Pointer {
		if text == "" {
			return true
		}
		field.Set(reflect.New(field.Type().Elem()))
		field = field.Elem()
	}
	switch field.Kind() {
	case reflect.String:
		field.SetString(strings.Clone(unguard(text)))
		return true
	case reflect.Bool:
		field.SetBool(text == "true")
		return text == "true" || text == "false"
	case reflect.Int:
		number, err := strconv.Atoi(text)
		field.SetInt(int64(number))
		return err == nil
	default:
		number, err := strconv.ParseFloat(text, 64)
		field.SetFloat(number)
		return err == nil && plainNumber.MatchString(text) && !strings.Contains(text, ",") && !math.IsInf(number, 0)
	}
}
