package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// hostileText are texts that a reader could take for something else.
func hostileText() *rapid.Generator[string] {
	return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", "'", "''=1", "=1+1", "\t@x", "\r", "\n", "a\r\nb\rc\nd", "\ufeff", "\"", "\"\"", "a,b;c\td", " x ", "＝1", "\u200b=1", "true", "-5", "0x10", "\x00\x00\x00", "sep=;", "NULL",
	}))
}

// drawn fills every field of a struct.
func drawn(t *rapid.T, row reflect.Value) {
	for _, field := range fieldsOf(row.Type(), nil) {
		value := row.FieldByIndex(field.index)
		if value.Kind() == reflect.Pointer {
			if rapid.Bool().Draw(t, "absent") {
				continue
			}
			value.Set(reflect.New(value.Type().Elem()))
			value = value.Elem()
		}
		switch value.Kind() {
		case reflect.String:
			value.SetString(hostileText().Draw(t, field.column))
		case reflect.Bool:
			value.SetBool(rapid.Bool().Draw(t, field.column))
		case reflect.Int:
			value.SetInt(int64(rapid.Int().Draw(t, field.column)))
		default:
			number := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{123456789012345, 0.1, math.MaxFloat64, 2.2250738585072014e-308})).Draw(t, field.column)
			value.SetFloat(number + 0) // a file has no negative zero
		}
	}
	if id := row.FieldByName("ID"); id.String() == "" {
		id.SetString("id")
	}
}

// roundTrip holds a subject to: what is written reads back the same, and is
// written the same again.
func roundTrip[T any](subject Subject[T]) func(*testing.T) {
	return func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			rows := make([]T, rapid.IntRange(0, 5).Draw(t, "rows"))
			for i := range rows {
				drawn(t, reflect.ValueOf(&rows[i]).Elem())
			}
			var first, second bytes.Buffer
			if err := WriteSubject(&first, subject, slices.Values(rows)); err != nil {
				t.Fatal(err)
			}
			var back []T
			report, err := ReadSubject(context.Background(), bytes.NewReader(first.Bytes()), -1, subject, func(row T, _ int) error {
				back = append(back, row)
				return nil
			})
			if err != nil || report.Errors > 0 || report.Found > 0 {
				t.Fatalf("%v, %v", err, report)
			}
			if len(back) != len(rows) || len(rows) > 0 && !reflect.DeepEqual(back, rows) {
				t.Fatalf("got %+v\nwant %+v\nin %q", back, rows, first.String())
			}
			if err := WriteSubject(&second, subject, slices.Values(back)); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Fatalf("written again %q\nfirst %q", second.String(), first.String())
			}
		})
	}
}

func TestEverySubjectComesBack(t *testing.T) {
	for name, test := range map[string]func(*testing.T){
		"products": roundTrip(Products()), "people": roundTrip(People()), "teams": roundTrip(Teams()), "team_members": roundTrip(TeamMembers()),
		"phases": roundTrip(Phases()), "cycles": roundTrip(Cycles()), "tags": roundTrip(Tags()), "objectives": roundTrip(Objectives()),
		"supports": roundTrip(Supports()), "kpis": roundTrip(KPIs()), "kpi_phases": roundTrip(KPIPhases()), "key_results": roundTrip(KeyResults()),
		"milestones": roundTrip(Milestones()), "check_ins": roundTrip(CheckIns()), "measurements": roundTrip(Measurements()),
		"initiatives": roundTrip(Initiatives()), "efforts": roundTrip(Efforts()), "moves": roundTrip(Moves()), "dependencies": roundTrip(Dependencies()),
		"criteria": roundTrip(Criteria()), "ratings": roundTrip(Ratings()), "capacities": roundTrip(Capacities()), "rankings": roundTrip(Rankings()),
	} {
		t.Run(name, test)
		if !slices.Contains(SubjectFiles(), name+".csv") {
			t.Errorf("%s is no file of an export", name)
		}
	}
}

// The columns are a contract with people and scripts.
func TestColumnsOfSubjects(t *testing.T) {
	for got, want := range map[string]string{
		strings.Join(KeyResults().Columns(), " "):   "id objective position title note kind unit start target low high tolerance commit stretch baseline_points start_date due weight owner kpi counting curve targets origin",
		strings.Join(CheckIns().Columns(), " "):     "id key_result date value confidence note by for",
		strings.Join(Measurements().Columns(), " "): "id kpi period label value numerator denominator note by",
		strings.Join(TeamMembers().Columns(), " "):  "id team person",
		strings.Join(Initiatives().Columns(), " "):  "id product cycle position title problem evidence note owner team phase state reason class class_reason horizon start end shipped",
		strings.Join(Efforts().Columns(), " "):      "id initiative team low likely high spent",
		strings.Join(Criteria().Columns(), " "):     "id model key name note unit low high weight cost rubric position",
	} {
		if got != want {
			t.Errorf("columns %q, want %q", got, want)
		}
	}
}

func TestLongestNoteComesBack(t *testing.T) {
	note := strings.Repeat("\U0001f30d", plan.MaxNote)
	var out bytes.Buffer
	if err := WriteSubject(&out, Tags(), slices.Values([]plan.Tag{{ID: "a", Name: note}, {ID: "b", Name: "x"}})); err != nil {
		t.Fatal(err)
	}
	names := 0
	report, err := ReadSubject(t.Context(), &out, -1, Tags(), func(tag plan.Tag, _ int) error {
		names += len(tag.Name)
		return nil
	})
	if err != nil || report.Rows != 2 || names != len(note)+1 {
		t.Errorf("%v %+v, %d bytes", err, report, names)
	}
}

func TestSubjectFilesWithFaults(t *testing.T) {
	for _, c := range []struct {
		text, want string
		rows       int
	}{
		{"id,row,name\na,b,'=x\n", "", 1},
		{"name,id,row\nx,a,b\n", "", 1},
		{"row,name\nb,x\n", "no_id_column@1", 0},
		{"id,name\na,x\n", "missing_column@1", 1},
		{"id,row,name,colour\na,b,x,red\n", "unknown_column@1", 1},
		{"id,row,name\n,b,x\na,b,x\n", "no_id@2", 1},
		{"id,row,name\na,b\n", "ragged_row@2", 0},
	} {
		report, err := ReadSubject(t.Context(), strings.NewReader(c.text), -1, Tags(), func(plan.Tag, int) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		checkSentences(t, report.Findings)
		if got := findingCodes(report.Findings); got != c.want || report.Rows != c.rows {
			t.Errorf("%q: %q %d, want %q %d", c.text, got, report.Rows, c.want, c.rows)
		}
	}
	for _, cell := range []string{"x", "1,5", "NaN", "Inf", "0x1p4", "1e400", "1e5", "1_000"} {
		text := fmt.Sprintf("id,weight\na,\"%s\"\n", cell)
		report, err := ReadSubject(t.Context(), strings.NewReader(text), -1, Objectives(), func(okr.Objective, int) error { return nil })
		if err != nil || report.Errors != 1 {
			t.Errorf("%s is a weight: %v %v", cell, report, err)
		}
	}
	if _, err := ReadSubject(t.Context(), strings.NewReader(""), -1, Tags(), func(plan.Tag, int) error { return nil }); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("empty: %v", err)
	}
}

func TestPlanFileComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var file, back PlanFile
		drawn(t, reflect.ValueOf(&file).Elem())
		var out bytes.Buffer
		if err := WritePlanFile(&out, file); err != nil {
			t.Fatal(err)
		}
		back, err := ReadPlanFile(context.Background(), bytes.NewReader(out.Bytes()), -1)
		if err != nil || !reflect.DeepEqual(back, file) {
			t.Fatalf("%v: got %+v, want %+v", err, back, file)
		}
	})
	for _, text := range []string{"", "a,b\n", "key,value\nplan_id,x\n", "key,value\nplan_id,x\nschema_version,1000\ncolour,red\n", "key,value\nplan_id,x\nplan_id,y\nschema_version,1000\n", "key,value\nplan_id,x\nschema_version,new\n"} {
		if _, err := ReadPlanFile(context.Background(), strings.NewReader(text), -1); plan.CodeOf(err) != plan.Invalid {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzReadSubject(f *testing.F) {
	f.Add([]byte("id,row,name\na,b,'=x\n"))
	f.Add([]byte("\ufeffname,id\r\"x\"\"\",''\r\n"))
	f.Add([]byte("id,row,name\n\"a"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var rows []plan.Tag
		report, err := ReadSubject(context.Background(), bytes.NewReader(raw), -1, Tags(), func(tag plan.Tag, _ int) error {
			rows = append(rows, tag)
			return nil
		})
		if err != nil || report.Errors > 0 {
			return
		}
		var out bytes.Buffer
		if err := WriteSubject(&out, Tags(), slices.Values(rows)); err != nil {
			t.Fatal(err)
		}
		again, err := ReadSubject(context.Background(), &out, -1, Tags(), func(tag plan.Tag, _ int) error {
			if tag != rows[0] {
				t.Fatalf("got %+v, want %+v", tag, rows[0])
			}
			rows = rows[1:]
			return nil
		})
		if err != nil || again.Errors > 0 || len(rows) > 0 {
			t.Fatalf("%v %v, %d rows are lost", err, again, len(rows))
		}
	})
}

// Rows are written in their order, however many come, and no more are asked for
// once one cannot be written.
func TestSubjectsOfManyRows(t *testing.T) {
	endless := func(yield func(plan.Tag) bool) {
		more := true
		for i := 0; more; i++ {
			more = yield(plan.Tag{ID: plan.ID(strconv.Itoa(i)), Name: "x"})
		}
	}
	full := errors.New("no space left on device")
	if err := WriteSubject(fullDisk{full}, Tags(), endless); !errors.Is(err, full) {
		t.Errorf("a full disk: %v", err)
	}
	for _, count := range []int{0, 1, 255, 256, 257, 5000} {
		var out bytes.Buffer
		rows := func(yield func(plan.Tag) bool) {
			more := true
			for i := 0; i < count && more; i++ {
				more = yield(plan.Tag{ID: plan.ID(strconv.Itoa(i))})
			}
		}
		if err := WriteSubject(&out, Tags(), rows); err != nil {
			t.Fatal(err)
		}
		next := 0
		_, err := ReadSubject(context.Background(), &out, int64(out.Len()), Tags(), func(tag plan.Tag, _ int) error {
			if got, want := string(tag.ID), strconv.Itoa(next); got != want {
				t.Fatalf("%d rows: %q stands where %q should", count, got, want)
			}
			next++
			return nil
		})
		if err != nil || next != count {
			t.Errorf("%d rows came back of %d: %v", next, count, err)
		}
	}
}

// What is written without a look at each character needs neither guard nor
// quotation marks.
func TestWordsNeedNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`[0-9A-Za-z_-]*`), rapid.String()).Draw(t, "text")
		if _, changed := guard(text); isWord(text) && (changed || strings.ContainsAny(text, "\"\r\n,;\t") || !utf8.ValidString(text)) {
			t.Fatalf("%q is no word", text)
		}
	})
}
