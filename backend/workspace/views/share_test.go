package views_test

import (
	"context"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

func TestACycleInWords(t *testing.T) {
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	v, actions := views.New(w), okrs.New(w)
	cycle := current(t, v).ID
	must := func(_ workspace.Change, id plan.ID, err error) plan.ID {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	grow := must(actions.AddObjective(ctx, okrs.NewObjective{Cycle: cycle, Title: "Grow *fast* <b>"}))
	sell := must(actions.AddObjective(ctx, okrs.NewObjective{Cycle: cycle, Parent: grow, Title: "Sell"}))
	k := must(actions.AddKeyResult(ctx, okrs.NewKeyResult{Objective: sell, Title: "Raise [activation](http://x)"}))
	for _, field := range [][2]string{{"start", "40"}, {"target", "60"}, {"unit", "%"}, {"owner", "Dana Okafor"}} {
		if _, err := actions.Edit(ctx, k, field[0], field[1]); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := actions.CheckIn(ctx, okrs.NewCheckIn{KeyResult: k, Value: "50", Confidence: "70", Note: "Slow\nstart."}); err != nil {
		t.Fatal(err)
	}
	shared, err := v.ShareCycle(ctx, cycle, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"# Fennel Row 2026: ", "## 1 Grow \\*fast\\* \\<b>\n", "## 1.1 Sell\n",
		"- **Raise \\[activation\\](http://x)**: On track · 50 of 60% · 0.50, expected 0.53 · confidence 7 of 10 · Dana Okafor. “Slow start.”\n",
	} {
		if !strings.Contains(shared.Markdown, want) {
			t.Errorf("no %q in\n%s", want, shared.Markdown)
		}
	}
	if !strings.Contains(shared.HTML, "<h2>1 Grow *fast* &lt;b&gt;</h2>") || strings.Contains(shared.HTML, "<b>fast") {
		t.Errorf("got\n%s", shared.HTML)
	}
	row, err := v.ShareRow(ctx, grow, "")
	if err != nil || !strings.HasPrefix(row.Markdown, "## 1 Grow") || !strings.Contains(row.Markdown, "### 1.1 Sell") {
		t.Errorf("the objective alone: %v\n%s", err, row.Markdown)
	}
	one, err := v.ShareRow(ctx, k, "")
	if err != nil || !strings.HasPrefix(one.Markdown, "- **Raise") || strings.Count(one.Markdown, "\n") != 1 {
		t.Errorf("the key result alone: %v\n%s", err, one.Markdown)
	}
	if _, err := v.ShareRow(ctx, "gone", ""); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("a row that is gone: %v", err)
	}
}

func TestMarksInWordsThatAreShared(t *testing.T) {
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	v, actions := views.New(w), okrs.New(w)
	cycle := current(t, v).ID
	for title, want := range map[string]string{
		"First order in < 5 days":      "First order in < 5 days",
		"Keep p95 <200 ms, a > b":      "Keep p95 <200 ms, a > b",
		"Errors <= 3 & falling":        "Errors <= 3 & falling",
		"Drop </b> and <!-- it -->":    `Drop \</b> and \<!-- it -->`,
		"Mail <5@a.io> <https://x.io>": `Mail \<5@a.io> \<https://x.io>`,
		"R&amp;D, &#65;, R&D":          `R\&amp;D, \&#65;, R&D`,
		"Retire snake_case, 3 * 4":     "Retire snake_case, 3 * 4",
		"Be *bold* and _calm_":         `Be \*bold\* and \_calm\_`,
		"Learn C #":                    `Learn C \#`,
		"Be #1 in A | B - or C + D":    "Be #1 in A | B - or C + D",
		"Code `x` ~~not~~ a\\b":        "Code \\`x\\` \\~\\~not\\~\\~ a\\\\b",
	} {
		_, id, err := actions.AddObjective(ctx, okrs.NewObjective{Cycle: cycle, Title: title})
		if err != nil {
			t.Fatal(err)
		}
		shared, err := v.ShareRow(ctx, id, "")
		if err != nil {
			t.Fatal(err)
		}
		_, heading, _ := strings.Cut(strings.TrimPrefix(shared.Markdown, "## "), " ")
		if got, _, _ := strings.Cut(heading, "\n"); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}
