package exchange

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// hostile draws text of everything that ever broke a CSV file: delimiters,
// quotes, formulas, line ends, control characters, invisible marks, text that
// runs from right to left, emoji, broken UTF-8.
func hostile() *rapid.Generator[string] {
	pieces := []string{
		"a", "Z", "9", " ", ",", ";", "\t", "|", "\"", "\"\"", "'", "''", "=", "+", "-", "@", "＝", "＋", "－", "＠",
		"\r", "\n", "\r\n", "\x00", "\x1b", "\u0085", "\u00a0", "\u2028", "\u200b", "\ufeff", "\u202e", "שלום", "🎉", "👩‍👩‍👧", "ä",
		"\xff", "\xc3", "\ufffd", "=SUM(A1)", "x@example.org", "Dana <dana@example.org>", "1.1", "1,5", "50%", "to 95%", "Objective", "sep=;",
	}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 8).Draw(t, "pieces"), "")
	})
}

func line() *rapid.Generator[string] {
	return rapid.Map(hostile(), func(s string) string { return cleanLine(strings.ToValidUTF8(s, "\ufffd")) })
}

func note() *rapid.Generator[string] { return rapid.Map(hostile(), plan.CleanNote) }

// digits draws numbers of up to 15 significant digits.
func digits() *rapid.Generator[float64] {
	return rapid.Custom(func(t *rapid.T) float64 {
		mantissa := rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, "mantissa")
		exponent := rapid.IntRange(-20, 6).Draw(t, "exponent")
		f, err := strconv.ParseFloat(fmt.Sprintf("%de%d", mantissa, exponent), 64)
		if err != nil {
			t.Fatal(err)
		}
		return f
	})
}

func maybe(t *rapid.T, label string, g *rapid.Generator[float64]) *float64 {
	if rapid.Bool().Draw(t, label+"?") {
		return nil
	}
	return ptr(g.Draw(t, label))
}

// planRows draws what a plan may hold, as okrs.csv shows it.
func planRows() *rapid.Generator[[]ExportRow] {
	return rapid.Custom(func(t *rapid.T) []ExportRow {
		words := rapid.SliceOfN(line(), 4, 4).Draw(t, "words")
		word := rapid.SampledFrom(append(words, ""))
		cycles := []string{"Q1 2026", "2026-Q2", PeriodText("c"+words[0], "2026-01-05", "2026-02-01"), PeriodText("b"+words[0], "", "")}
		var rows []ExportRow
		type open struct {
			row      ExportRow
			children int
		}
		path := []*open{{}}
		for range rapid.IntRange(1, 12).Draw(t, "rows") {
			path = path[:rapid.IntRange(1, len(path)).Draw(t, "depth")]
			above := path[len(path)-1]
			above.children++
			row := ExportRow{
				Order: strings.TrimPrefix(above.row.Order+"."+strconv.Itoa(above.children), "."),
				Title: strings.TrimSpace("T" + line().Draw(t, "title")), Owner: word.Draw(t, "owner"), Status: word.Draw(t, "status"),
				Progress: maybe(t, "progress", rapid.Float64Range(0, 1)), Expected: maybe(t, "expected", rapid.Float64Range(0, 1)),
			}
			if rapid.Bool().Draw(t, "hostile title") {
				row.Title = strings.TrimPrefix(row.Title, "T")
			}
			if row.Title = strings.TrimSpace(row.Title); row.Title == "" {
				row.Title = "T"
			}
			if above.row.Order != "" && rapid.Bool().Draw(t, "key result") {
				row.Team, row.Product, row.Phase, row.Period = above.row.Team, above.row.Product, above.row.Phase, above.row.Period
				measured(t, &row)
				rows = append(rows, row)
				continue
			}
			row.Type = TypeOfObjective(rapid.SampledFrom([]okr.ObjectiveType{okr.Committed, okr.Aspirational}).Draw(t, "type"))
			row.Team, row.Product, row.Phase = word.Draw(t, "team"), word.Draw(t, "product"), word.Draw(t, "phase")
			row.Period = rapid.SampledFrom(cycles).Draw(t, "period")
			rows = append(rows, row)
			path = append(path, &open{row: row})
		}
		return rows
	})
}

// measured fills the columns of a key result as okr allows them.
func measured(t *rapid.T, row *ExportRow) {
	kind := rapid.SampledFrom(okr.Kinds()).Draw(t, "kind")
	row.Unit, row.LastNote = line().Draw(t, "unit"), note().Draw(t, "note")
	row.Start, row.Current, row.Target = maybe(t, "start", digits()), maybe(t, "current", digits()), maybe(t, "target", digits())
	row.Confidence = maybe(t, "confidence", rapid.Map(rapid.IntRange(0, 1000), func(i int) float64 { return float64(i) / 10 }))
	row.Due = rapid.SampledFrom([]plan.Date{"", "2026-03-31", "2024-02-29"}).Draw(t, "due")
	equal := row.Start != nil && row.Target != nil && *row.Start == *row.Target
	switch kind {
	case okr.Increase, okr.Decrease:
		if equal {
			row.Start = nil
		}
		kind = okr.InferKind(row.Start, row.Target, kind)
	case okr.Range:
		if row.Start != nil && row.Target != nil && *row.Start > *row.Target {
			row.Start, row.Target = row.Target, row.Start
		}
	case okr.Milestones:
		row.Current = nil
	case okr.YesNo:
		row.Current = rapid.SampledFrom([]*float64{nil, ptr(0), ptr(1)}).Draw(t, "answer")
	case okr.Baseline:
		row.Target = maybe(t, "points", rapid.Map(rapid.IntRange(1, 100), func(i int) float64 { return float64(i) }))
	}
	row.Type = TypeOfKeyResult(kind, row.Start, row.Target)
}

// exported makes okrs.csv rows of an outline as the plan would show them after
// the import. Progress, expected progress and status are computed from the
// rest; computed gives them.
func exported(out *OutlinePlan, computed []ExportRow) []ExportRow {
	var rows []ExportRow
	periods := map[string]string{}
	for _, c := range out.Cycles {
		periods[c.Name] = PeriodText(c.Name, c.Start, c.End)
	}
	for i, o := range out.Rows {
		row := ExportRow{
			Order: o.Order, Title: o.Title, Owner: o.Owner, Team: o.Team, Product: o.Product, Phase: o.Phase, Period: periods[o.Period],
			Start: o.Start, Current: o.Current, Target: o.Target, Unit: o.Unit, Confidence: o.Confidence, Due: o.Due, LastNote: o.CheckInNote,
		}
		if row.Owner == "" {
			row.Owner = o.OwnerEmail
		}
		if o.Kind == okr.Range {
			row.Start, row.Target = o.Low, o.High
		}
		if o.BaselinePoints != nil {
			row.Target = ptr(float64(*o.BaselinePoints))
		}
		row.Type = TypeOfObjective(o.ObjectiveType)
		if o.Type == KeyResultRow {
			row.Type = TypeOfKeyResult(o.Kind, row.Start, row.Target)
		}
		if i < len(computed) {
			row.Progress, row.Expected, row.Status = computed[i].Progress, computed[i].Expected, computed[i].Status
		}
		rows = append(rows, row)
	}
	return rows
}

func drawSettings(t *rapid.T) (Preset, plan.Settings) {
	settings := plan.DefaultSettings()
	settings.DecimalMark = rapid.SampledFrom([]string{".", ","}).Draw(t, "mark")
	settings.ListSeparator = rapid.SampledFrom([]string{",", ";", "\t"}).Draw(t, "separator")
	return rapid.SampledFrom(Presets()).Draw(t, "preset"), settings
}

func TestExportImportExportGivesTheSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := planRows().Draw(t, "plan")
		preset, settings := drawSettings(t)
		var first strings.Builder
		if err := WriteOutline(&first, preset, settings, rows); err != nil {
			t.Fatal(err)
		}
		table, err := ReadTable(context.Background(), strings.NewReader(first.String()), -1, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(table.Findings) != 0 {
			t.Fatalf("findings %s", codes(table.Findings))
		}
		mapping := Recognise(table.Header)
		out := ReadOutline(table, mapping, Context{Settings: settings, Today: "2026-02-10"})
		for _, f := range out.Findings {
			if f.Code != "milestones_missing" && f.Code != "check_in_early" {
				t.Fatalf("finding %+v", f)
			}
		}
		for i, row := range out.Rows {
			if row.Note != "" {
				t.Fatalf("row %d got the note %q", i, row.Note)
			}
		}
		var second strings.Builder
		if err := WriteOutline(&second, preset, settings, exported(out, rows)); err != nil {
			t.Fatal(err)
		}
		if got, want := second.String(), first.String(); got != want {
			t.Fatalf("got\n%q\nwant\n%q", got, want)
		}
	})
}

// formula is how a spreadsheet tells a formula, written apart from guard.
var formula = regexp.MustCompile(`^[\s\p{Z}\p{Cf}]*[=+\-@＝＋－＠\x00\t\r\n]`)

func TestHostileTextIsHarmlessAndComesBack(t *testing.T) {
	plain := strings.Repeat("plain text ", 800) // more than is looked at to tell a text from a program
	rapid.Check(t, func(t *rapid.T) {
		preset, settings := drawSettings(t)
		row := ExportRow{
			Order: hostile().Draw(t, "order"), Type: hostile().Draw(t, "type"), Title: hostile().Draw(t, "title"), Owner: hostile().Draw(t, "owner"),
			Team: hostile().Draw(t, "team"), Product: hostile().Draw(t, "product"), Phase: hostile().Draw(t, "phase"), Period: hostile().Draw(t, "period"),
			Unit: hostile().Draw(t, "unit"), Status: hostile().Draw(t, "status"), Due: plan.Date(hostile().Draw(t, "due")), LastNote: hostile().Draw(t, "note"),
		}
		texts := map[int]string{0: row.Order, 1: row.Type, 2: row.Title, 3: row.Owner, 4: row.Team, 5: row.Product, 6: row.Phase, 7: row.Period, 11: row.Unit, 14: row.Status, 16: string(row.Due), 17: row.LastNote}
		var out strings.Builder
		if err := WriteOutline(&out, preset, settings, []ExportRow{{Title: plain}, row}); err != nil {
			t.Fatal(err)
		}
		table, err := ReadTable(context.Background(), strings.NewReader(out.String()), -1, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(table.Rows) != 2 || len(table.Rows[1].Cells) != len(OwnHeader()) {
			t.Fatalf("%d rows of %q", len(table.Rows), out.String())
		}
		for column, text := range texts {
			cell := table.Rows[1].Cells[column]
			if formula.MatchString(cell) {
				t.Fatalf("column %d is a formula: %q", column, cell)
			}
			if got, want := unguard(cell), strings.ToValidUTF8(text, "\ufffd"); got != want {
				t.Fatalf("column %d: got %q, want %q", column, got, want)
			}
		}
	})
}

// A cell that fills no field stands in a note, whatever the file.
func TestNoCellIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := []string{"Order", "Title", "Owner", "Type", "Parent", "ID", "Target", "Progress %", "Due", "Period", "Tags", "Foo", "Bar"}
		header := rapid.SliceOfNDistinct(rapid.SampledFrom(names), 2, 8, rapid.ID).Draw(t, "header")
		table := &Table{Header: header, Delimiter: ","}
		cell := rapid.OneOf(hostile(), rapid.SampledFrom([]string{"1", "1.1", "1.2", "2", "Key result", "Objective", "50", "A", "2026-01-01"}))
		for i := range rapid.IntRange(1, 8).Draw(t, "rows") {
			cells := rapid.SliceOfN(cell, len(header), len(header)).Draw(t, "cells")
			for j := range cells {
				cells[j] = strings.ToValidUTF8(cells[j], "\ufffd")
			}
			table.Rows = append(table.Rows, Row{Line: i + 2, Cells: cells})
		}
		mapping := Recognise(header)
		out := ReadOutline(table, mapping, quarter())
		if mapping.index(FieldTitle) < 0 {
			return
		}
		notes := map[int]string{}
		for _, row := range out.Rows {
			notes[row.Row] += fmt.Sprintln(row.Note, row.Title, row.Owner, row.OwnerEmail, row.Period, row.Tags)
		}
		for _, row := range table.Rows {
			for j, cell := range row.Cells {
				switch mapping.Columns[j].Field {
				case FieldNone, FieldTitle, FieldOwner, FieldPeriod, FieldID:
					if text := plan.CleanNote(cell); !row.blank() && !strings.Contains(squeeze(notes[row.Line]), squeeze(text)) {
						t.Fatalf("the cell %q of line %d, column %s, is nowhere in %q", cell, row.Line, header[j], notes[row.Line])
					}
				}
			}
		}
	})
}
