package exchange

import (
	"fmt"
	"strings"
	"testing"

	"cairn/backend/plan"
)

// number writes a number, "-" for none.
func number(f *float64) string {
	if f == nil {
		return "-"
	}
	return plan.FormatNumber(*f)
}

func quarter() Context {
	return Context{
		Settings:     plan.DefaultSettings(),
		Today:        "2026-02-10",
		DefaultCycle: plan.Cycle{ID: "c", Name: "Q1 2026", Start: "2026-01-01", End: "2026-03-31"},
	}
}

// outline reads a CSV text in a context; a nil context is quarter().
func outline(t testing.TB, text string, change func(*Context)) *OutlinePlan {
	t.Helper()
	table := read(t, text, Options{})
	context := quarter()
	if change != nil {
		change(&context)
	}
	out := ReadOutline(table, Recognise(table.Header), context)
	if test, ok := t.(*testing.T); ok {
		checkSentences(test, out.Findings)
	}
	checkShape(t, out)
	return out
}

// checkShape holds an outline to what OutlinePlan promises, whatever the file.
func checkShape(t testing.TB, out *OutlinePlan) {
	t.Helper()
	names := map[string]bool{}
	for _, c := range out.Cycles {
		names[c.Name] = true
	}
	objectives, orders := 0, map[string]bool{}
	for i, row := range out.Rows {
		if row.Parent >= i {
			t.Fatalf("row %d comes before its parent %d", i, row.Parent)
		}
		level := 1
		if row.Parent >= 0 {
			above := out.Rows[row.Parent]
			level = above.Level + 1
			if above.Type != ObjectiveRow {
				t.Fatalf("row %d stands beneath a key result", i)
			}
			if !strings.HasPrefix(row.Order, above.Order+".") {
				t.Fatalf("row %d has the number %s beneath %s", i, row.Order, above.Order)
			}
		} else if row.Type == KeyResultRow {
			t.Fatalf("row %d is a key result without an objective", i)
		}
		if row.Level != level || level > MaxLevel || orders[row.Order] {
			t.Fatalf("row %d has level %d, want %d, and number %s", i, row.Level, level, row.Order)
		}
		orders[row.Order] = true
		if row.Title == "" || row.Title != cleanLine(row.Title) {
			t.Fatalf("row %d has the title %q", i, row.Title)
		}
		if out.Errors == 0 && !names[row.Period] {
			t.Fatalf("row %d has the unlisted cycle %q", i, row.Period)
		}
		if row.HasCheckIn() != (row.CheckInDate != "") || row.Type == ObjectiveRow && row.HasCheckIn() {
			t.Fatalf("row %d has a check-in dated %q", i, row.CheckInDate)
		}
		if row.Type == ObjectiveRow {
			objectives++
		}
	}
	if got, want := fmt.Sprint(out.Objectives, out.KeyResults), fmt.Sprint(objectives, len(out.Rows)-objectives); got != want {
		t.Fatalf("counts %s, want %s", got, want)
	}
}

// tree writes rows as "1 Title", one per line; key results with their numbers.
func tree(out *OutlinePlan) string {
	var lines []string
	for _, row := range out.Rows {
		line := row.Order + " " + row.Title
		if row.Type == KeyResultRow {
			line += fmt.Sprintf(" [%s %s %s %s%s]", row.Kind, number(row.Start), number(row.Current), number(row.Target), row.Unit)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
