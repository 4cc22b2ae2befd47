package exchange

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cairn/backend/plan"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The plans of a real company, as they were published. The golden files show
// every row of the outline; the counts below are what a person sees first.
func TestGitLabPlans(t *testing.T) {
	for _, test := range []struct {
		file                                    string
		rows, objectives, keyResults            int
		fromPercent, fromTitle, persons, levels int
	}{
		{"okrs-2018-q3", 490, 455, 35, 33, 2, 48, 5},
		{"okrs-2018-q4", 557, 517, 40, 40, 0, 41, 6},
	} {
		t.Run(test.file, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join("testdata", test.file+".csv"))
			if err != nil {
				t.Fatal(err)
			}
			table, err := ReadTable(context.Background(), bytes.NewReader(raw), int64(len(raw)), Options{})
			if err != nil {
				t.Fatal(err)
			}
			context := quarter()
			out := ReadOutline(table, Recognise(table.Header), context)
			checkShape(t, out)
			checkSentences(t, append(table.Findings, out.Findings...))
			percent, title, levels := 0, 0, 0
			for _, row := range out.Rows {
				levels = max(levels, row.Level)
				if row.Type == KeyResultRow && row.Current != nil {
					percent++
				} else if row.Type == KeyResultRow {
					title++
				}
			}
			t.Logf("%d rows: %d objectives, %d key results (%d by a reported percent, %d by their title)", len(out.Rows), out.Objectives, out.KeyResults, percent, title)
			got := fmt.Sprint(len(table.Rows), len(out.Rows), out.Objectives, out.KeyResults, percent, title, len(out.People), levels, out.Errors, len(table.Findings))
			want := fmt.Sprint(test.rows, test.rows, test.objectives, test.keyResults, test.fromPercent, test.fromTitle, test.persons, test.levels, 0, 0)
			if got != want {
				t.Errorf("counts %s, want %s", got, want)
			}
			for i, row := range out.Rows {
				if got, want := row.Order, table.Rows[i].Cells[0]; got != want {
					t.Fatalf("row %d has the number %s, the file says %s", i, got, want)
				}
			}
			compareGolden(t, filepath.Join("testdata", test.file+".outline.txt"), golden(out))
			sameAfterExport(t, out, context)
		})
	}
}

func golden(out *OutlinePlan) string {
	var text strings.Builder
	for _, c := range out.Cycles {
		fmt.Fprintf(&text, "cycle %s %s %s, %d rows\n", c.Name, c.Start, c.End, c.Rows)
	}
	for _, p := range out.People {
		fmt.Fprintf(&text, "person %s, %d rows\n", p.Name, p.Rows)
	}
	for _, f := range out.Findings {
		fmt.Fprintf(&text, "%s %s: %s\n", f.Severity, f.Code, f.Message)
	}
	for _, row := range out.Rows {
		fmt.Fprintf(&text, "\n%s %s: %s\n", row.Order, row.Type, row.Title)
		if row.Owner != "" {
			fmt.Fprintf(&text, "    owner %s\n", row.Owner)
		}
		if row.Type == KeyResultRow {
			fmt.Fprintf(&text, "    %s from %s to %s %s\n", row.Kind, number(row.Start), number(row.Target), row.Unit)
		}
		if row.HasCheckIn() {
			fmt.Fprintf(&text, "    check-in %s: %s %s\n", row.CheckInDate, number(row.Current), row.CheckInNote)
		}
		if row.Note != "" {
			fmt.Fprintf(&text, "    note %s\n", strings.ReplaceAll(row.Note, "\n", "\n         "))
		}
	}
	return text.String()
}

func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Fatalf("%s, line %d:\n got %s\nwant %s", path, i+1, gotLines[i], wantLines[i])
		}
	}
	t.Fatalf("%s has %d lines, got %d", path, len(wantLines), len(gotLines))
}

// sameAfterExport exports an outline, imports it and exports it again, with
// every preset.
func sameAfterExport(t *testing.T, out *OutlinePlan, context Context) {
	t.Helper()
	rows := exported(out, nil)
	for _, preset := range Presets() {
		first := written(t, preset, plan.DefaultSettings(), rows)
		table := read(t, first, Options{})
		again := ReadOutline(table, Recognise(table.Header), context)
		if len(table.Findings) != 0 || len(again.Findings) != 0 {
			t.Errorf("%s: findings %s %s", preset, codes(table.Findings), codes(again.Findings))
		}
		if second := written(t, preset, plan.DefaultSettings(), exported(again, nil)); second != first {
			t.Errorf("%s: the second export differs from the first", preset)
		}
	}
}
