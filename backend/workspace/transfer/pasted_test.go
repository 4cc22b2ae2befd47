package transfer_test

import (
	"context"
	"strings"
	"testing"

	"cairn/backend/exchange"
	"cairn/backend/plan"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/workspacetest"
)

// The same rows give the same outline whatever separates their cells, and the
// same one as from a file.
func TestPastedOutline(t *testing.T) {
	ctx := context.Background()
	const rows = "Objective|Key result|Owner|Start|Target|Unit\nGrow|Sign-ups|Ana|10|20|users\n|Revenue, net|Ben|1.5|3|M\n"
	for name, text := range map[string]string{
		"tabs":                strings.ReplaceAll(rows, "|", "\t"),
		"commas":              strings.ReplaceAll(strings.ReplaceAll(rows, "Revenue, net", `"Revenue, net"`), "|", ","),
		"semicolons":          strings.ReplaceAll(rows, "|", ";"),
		"Windows line ends":   strings.ReplaceAll(strings.ReplaceAll(rows, "|", "\t"), "\n", "\r\n"),
		"no line end at last": strings.TrimSpace(strings.ReplaceAll(rows, "|", "\t")),
	} {
		t.Run(name, func(t *testing.T) {
			w := workspacetest.New(t, workspacetest.Options(t))
			before := digest(t, w)
			request := transfer.Request{Source: transfer.Source{Text: text}}
			p, err := transfer.New(w).Preview(ctx, request)
			if err != nil {
				t.Fatal(err)
			}
			if p.File != exchange.Pasted || p.Size != int64(len(text)) || p.Errors != 0 {
				t.Errorf("%s of %d bytes with %d errors: %+v", p.File, p.Size, p.Errors, p.Findings)
			}
			_, done, err := transfer.New(w).Import(ctx, request)
			if err != nil {
				t.Fatal(err)
			}
			if done.Objectives != 1 || done.KeyResults != 2 || done.People != 2 {
				t.Errorf("made %+v", done)
			}
			if undo, _ := w.UndoState(); undo != "Import pasted text" {
				t.Errorf("undo offers %q", undo)
			}
			if _, _, err := w.Undo(ctx); err != nil || digest(t, w) != before {
				t.Errorf("undo does not restore the content: %v", err)
			}
		})
	}
}

func TestPastedKPIsAndMeasurements(t *testing.T) {
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	kpis := transfer.KPIRequest{Source: transfer.Source{Text: "Name\tUnit\tFrequency\nActivation\t%\tmonthly\nRevenue\tEUR\tmonthly\n"}}
	if p, err := transfer.New(w).PreviewKPIs(ctx, kpis); err != nil || p.File != exchange.Pasted || len(p.Plan.KPIs) != 2 {
		t.Fatalf("preview %+v: %v", p.Plan, err)
	}
	if _, done, err := transfer.New(w).ImportKPIs(ctx, kpis); err != nil || done.KPIs != 2 || done.File != exchange.Pasted {
		t.Fatalf("imported %+v: %v", done, err)
	}
	if undo, _ := w.UndoState(); undo != "Import KPIs: pasted text" {
		t.Errorf("undo offers %q", undo)
	}
	values := transfer.MeasurementRequest{Source: transfer.Source{Text: "KPI\tPeriod\tValue\nActivation\t2025-01\t41\nRevenue\t2025-01\t7\nRevenue\t2025-02\t8\n"}}
	_, done, err := transfer.New(w).ImportMeasurements(ctx, values)
	if err != nil || done.KPIs != 2 || done.Measured.Added != 3 || done.File != exchange.Pasted {
		t.Fatalf("imported %+v: %v", done, err)
	}
}

func TestPastedTextIsRefusedInASentence(t *testing.T) {
	ctx := context.Background()
	w := workspacetest.New(t, workspacetest.Options(t))
	for name, c := range map[string]struct {
		source transfer.Source
		want   string
	}{
		"nothing":  {source: transfer.Source{Text: " \n\t"}, want: "Nothing was pasted."},
		"a sheet":  {source: transfer.Source{Text: "Objective\nGrow", Sheet: "Plan"}, want: "Only a workbook has sheets"},
		"a header": {source: transfer.Source{Text: "Objective\tOwner\n"}, want: "The pasted text was not imported: There is a header and no row beneath it."},
	} {
		_, _, err := transfer.New(w).Import(ctx, transfer.Request{Source: c.source})
		if plan.CodeOf(err) != plan.Invalid || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
