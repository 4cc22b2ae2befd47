package cli

import (
	"context"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/coach"
)

func TestSmartOfEachCycleAndDay(t *testing.T) {
	w := newWorld(t)
	w.done("new", "s.cairn", "--sample")
	now := decode[coach.Report](t, w.done("smart", "s.cairn", "--json"))
	if now.Cycle.Name != "Launch quarter" || now.Open != 3 || now.On != "2026-11-22" {
		t.Errorf("now %+v", now.Rules)
	}
	if out := w.done("smart", "s.cairn", "--cycle", "foundation quarter"); !strings.HasSuffix(out, "There are no findings.\n") {
		t.Errorf("the closed cycle: %s", out)
	}
	later := decode[coach.Report](t, w.done("smart", "s.cairn", "--on", "2026-12-20", "--json"))
	stale := false
	for _, rule := range later.Rules {
		stale = stale || rule.Rule == "kpi_stale"
	}
	if later.On != "2026-12-20" || !stale {
		t.Errorf("four weeks later: %+v", later.Rules)
	}
	if body := w.refused("smart", "s.cairn", "--cycle", "Nothing"); body.Code != plan.NotFound {
		t.Errorf("got %+v", body)
	}
	for _, line := range []string{"smart", "smart s.cairn twice", "smart s.cairn --on soon"} {
		if code, _, _ := w.run(strings.Fields(line)...); code != badUsage {
			t.Errorf("%s: exit %d", line, code)
		}
	}
}

// A reason that a person wrote is shown in one line, and obeyed by no terminal.
func TestSmartShowsWhyAFindingIsOverruled(t *testing.T) {
	w := newWorld(t)
	w.done("new", "s.cairn", "--sample")
	report := decode[coach.Report](t, w.done("smart", "s.cairn", "--json"))
	ctx := context.Background()
	options := workspace.Options{Clock: plan.ClockFunc(w.clock), IDs: w.ids, Data: t.TempDir(), State: t.TempDir(), Who: "Dana Okafor", Machine: "0198c0de-0000-7000-8000-000000000001"}
	p, err := workspace.Open(ctx, "s.cairn", options)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if _, err := coach.New(p).Overrule(ctx, coach.Place{Row: f.Row, Cycle: report.Cycle.ID, Rule: f.Rule}, "One\nand \u202etwo."); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	out := w.done("smart", "s.cairn")
	if want := "Overruled by Dana Okafor on 22 Nov 2026: One and \ufffdtwo."; strings.Count(out, want) != 3 || !strings.HasSuffix(out, "There are no findings. 3 overruled.\n") {
		t.Errorf("got %s", out)
	}
}
