package exchange

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/review"
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

// The subjects, in the order in which an import takes them: what others refer
// to comes first.

// Products is products.csv.
func Products() Subject[plan.Product] { return subjectOf[plan.Product]("products.csv") }

// People is people.csv.
func People() Subject[plan.Person] { return subjectOf[plan.Person]("people.csv") }

// Teams is teams.csv.
func Teams() Subject[plan.Team] { return subjectOf[plan.Team]("teams.csv") }

// TeamMembers is team_members.csv.
func TeamMembers() Subject[plan.TeamMember] { return subjectOf[plan.TeamMember]("team_members.csv") }

// Phases is phases.csv.
func Phases() Subject[plan.Phase] { return subjectOf[plan.Phase]("phases.csv") }

// Cycles is cycles.csv.
func Cycles() Subject[plan.Cycle] { return subjectOf[plan.Cycle]("cycles.csv") }

// Tags is tags.csv.
func Tags() Subject[plan.Tag] { return subjectOf[plan.Tag]("tags.csv") }

// Objectives is objectives.csv.
func Objectives() Subject[okr.Objective] { return subjectOf[okr.Objective]("objectives.csv") }

// Supports is supports.csv.
func Supports() Subject[okr.Support] { return subjectOf[okr.Support]("supports.csv") }

// KPIs is kpis.csv.
func KPIs() Subject[kpi.KPI] { return subjectOf[kpi.KPI]("kpis.csv") }

// KPIPhases is kpi_phases.csv.
func KPIPhases() Subject[kpi.Phase] { return subjectOf[kpi.Phase]("kpi_phases.csv") }

// KeyResults is key_results.csv.
func KeyResults() Subject[okr.KeyResult] { return subjectOf[okr.KeyResult]("key_results.csv") }

// Milestones is milestones.csv.
func Milestones() Subject[okr.Milestone] { return subjectOf[okr.Milestone]("milestones.csv") }

// Annotations is annotations.csv, since schema version 1003.
func Annotations() Subject[plan.Annotation] {
	return subjectOf[plan.Annotation]("annotations.csv")
}

// Overrules is overrules.csv, since schema version 1004.
func Overrules() Subject[plan.Overrule] { return subjectOf[plan.Overrule]("overrules.csv") }

// RuleChoices is rule_choices.csv, since schema version 1004.
func RuleChoices() Subject[plan.RuleChoice] {
	return subjectOf[plan.RuleChoice]("rule_choices.csv")
}

// Scores is scores.csv, since schema version 1005.
func Scores() Subject[okr.Score] { return subjectOf[okr.Score]("scores.csv") }

// Lessons is lessons.csv, since schema version 1005.
func Lessons() Subject[okr.Lesson] { return subjectOf[okr.Lesson]("lessons.csv") }

// Reviews is reviews.csv, since schema version 1005.
func Reviews() Subject[review.Review] { return subjectOf[review.Review]("reviews.csv") }

// ReviewNotes is review_notes.csv, since schema version 1005.
func ReviewNotes() Subject[review.Note] { return subjectOf[review.Note]("review_notes.csv") }

// Decisions is decisions.csv, since schema version 1005.
func Decisions() Subject[review.Decision] { return subjectOf[review.Decision]("decisions.csv") }

// Questions is questions.csv, since schema version 1005.
func Questions() Subject[review.Question] { return subjectOf[review.Question]("questions.csv") }

// ActionItems is action_items.csv, since schema version 1005.
func ActionItems() Subject[review.Action] { return subjectOf[review.Action]("action_items.csv") }

// CheckIns is check_ins.csv. Its rows stand in the order of their Lamport
// numbers, which an import gives anew.
func CheckIns() Subject[okr.CheckIn] { return subjectOf[okr.CheckIn]("check_ins.csv") }

// Measurements is measurements.csv, in the order of CheckIns.
func Measurements() Subject[kpi.Measurement] {
	return subjectOf[kpi.Measurement]("measurements.csv")
}

// SubjectFiles are the names of all files of an export without loss, in the
// order in which an import takes them.
func SubjectFiles() []string {
	return []string{PlanFileName, Products().File(), People().File(), Teams().File(), TeamMembers().File(), Phases().File(), Cycles().File(),
		Objectives().File(), Supports().File(), KPIs().File(), KPIPhases().File(), KeyResults().File(), Milestones().File(),
		CheckIns().File(), Measurements().File(), Tags().File(), Annotations().File(), Overrules().File(), RuleChoices().File(),
		Scores().File(), Lessons().File(), Reviews().File(), ReviewNotes().File(), Decisions().File(), Questions().File(), ActionItems().File()}
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

// SubjectReport is what was found in a file of a subject.
type SubjectReport struct {
	Rows     int // rows that were given to take
	Findings []Finding
	Found    int
	Errors   int // findings that block the import
}

// mostSubjectCell is the longest cell of a subject's file, in bytes: a note of
// the most characters, each of the most bytes, and its guard.
const mostSubjectCell = 4*plan.MaxNote + 1

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
