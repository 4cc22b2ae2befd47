package coach_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/coach"
	"cairn/backend/workspace/sample"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// team is an open plan with its coach.
type team struct {
	coach.Actions
	t *testing.T
	w *workspace.Workspace
}

func with(t *testing.T, w *workspace.Workspace) *team {
	t.Cleanup(func() { _ = w.Close() })
	return &team{coach.New(w), t, w}
}

func newSample(t *testing.T, day plan.Date) *team {
	t.Helper()
	options := workspacetest.Options(t)
	clock := options.Clock.(*workspacetest.Clock)
	clock.At = clock.At.AddDate(0, 0, workspacetest.Today.DaysUntil(day))
	w, err := sample.Create(context.Background(), filepath.Join(t.TempDir(), "sample.cairn"), options)
	if err != nil {
		t.Fatal(err)
	}
	return with(t, w)
}

// quarter is a real plan.
func quarter(t *testing.T, file string) (*team, plan.ID) {
	t.Helper()
	w := workspacetest.New(t, workspacetest.Options(t))
	_, done, err := transfer.New(w).Import(context.Background(), transfer.Request{Source: transfer.Source{Path: "../../exchange/testdata/" + file}})
	if err != nil {
		t.Fatal(err)
	}
	return with(t, w), done.Cycle
}

func (m *team) report(cycle plan.ID) coach.Report {
	m.t.Helper()
	r, err := m.Report(context.Background(), cycle, "")
	if err != nil {
		m.t.Fatal(err)
	}
	return r
}

func (m *team) must(_ workspace.Change, err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

// finding is the only open finding of a rule.
func (m *team) finding(r coach.Report, rule string) smart.Finding {
	m.t.Helper()
	i := slices.IndexFunc(r.Findings, func(f smart.Finding) bool { return f.Rule == rule })
	if i < 0 {
		m.t.Fatalf("no finding of %s in %+v", rule, r.Rules)
	}
	return r.Findings[i]
}

func ruleIDs(r coach.Report) (ids []string) {
	for _, f := range r.Findings {
		ids = append(ids, f.Rule)
	}
	return ids
}

// The sample shows what a coach says by three findings on purpose, and by no other,
// whenever it is made.
func TestTheSampleHasThreeFindingsOnPurpose(t *testing.T) {
	want := []string{"task", "no_guardrail", "within_noise"}
	for _, day := range []plan.Date{workspacetest.Today, "2024-02-29", "2025-12-31", "2026-05-03", "2026-11-22", "2027-01-04"} {
		m := newSample(t, day)
		if got := ruleIDs(m.report("")); !slices.Equal(got, want) {
			t.Errorf("%s: findings %v, want %v", day, got, want)
		}
		cycles, err := views.New(m.w).Cycles(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cycles {
			if r := m.report(c.ID); c.State == plan.ClosedState && len(r.Findings) > 0 {
				t.Errorf("%s: the closed cycle has %v", day, ruleIDs(r))
			}
		}
	}
}

func TestAReportAddsUp(t *testing.T) {
	m, cycle := quarter(t, "okrs-2018-q3.csv")
	r := m.report(cycle)
	if len(r.Findings) < 100 || r.Open != len(r.Findings) || r.Cycle.ID != cycle {
		t.Fatalf("%d findings, %d open", len(r.Findings), r.Open)
	}
	counted, warnings := 0, map[plan.ID]bool{}
	for _, n := range r.Counts {
		counted += n.Warnings + n.Advice
	}
	byRule := 0
	for i, n := range r.Rules {
		if byRule += n.Count; n.Title == "" || i > 0 && n.Count > r.Rules[i-1].Count {
			t.Errorf("rule %+v", n)
		}
	}
	for _, f := range r.Findings {
		if f.Severity == smart.Warning {
			warnings[f.Row] = true
		}
	}
	byRow, places := 0, map[plan.ID]int{}
	for i, row := range r.Rows {
		places[row.ID] = i
		letters, met := 0, true
		for _, l := range row.Letters {
			letters, met = letters+l.Open, met && l.Met
		}
		if byRow += row.Open; letters != row.Open || met == warnings[row.ID] || len(row.Letters) != 6 || row.Title == "" {
			t.Errorf("row %+v", row)
		}
	}
	if counted != r.Open || byRow != r.Open || byRule != r.Open {
		t.Errorf("%d by letter, %d by row, %d by rule, %d open", counted, byRow, byRule, r.Open)
	}
	if !slices.IsSortedFunc(r.Findings, func(a, b smart.Finding) int { return places[a.Row] - places[b.Row] }) {
		t.Error("the findings are not in the order of the rows")
	}
	if _, err := m.Report(context.Background(), "nothing", ""); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("a cycle that there is none of: %v", err)
	}
}

func TestAnOverruledFindingNoLongerCounts(t *testing.T) {
	ctx, m := context.Background(), newSample(t, workspacetest.Today)
	before := m.report("")
	f := m.finding(before, "within_noise")
	at := coach.Place{Row: f.Row, Cycle: before.Cycle.ID, Rule: f.Rule}
	m.must(m.Overrule(ctx, at, "  The cold store failed once.\r\nIt is repaired. "))
	r := m.report("")
	if len(r.Overruled) != 1 || r.Open != before.Open-1 || slices.Contains(ruleIDs(r), "within_noise") {
		t.Fatalf("%d overruled, open %v", len(r.Overruled), ruleIDs(r))
	}
	o := r.Overruled[0]
	if o.Reason != "The cold store failed once.\nIt is repaired." || o.By != "Dana Okafor" || o.Date != workspacetest.Today || o.Seen != f.Seen {
		t.Errorf("overruled %+v", o)
	}
	row := r.Rows[slices.IndexFunc(r.Rows, func(row coach.Row) bool { return row.ID == f.Row })]
	if row.Open != 0 || row.Overruled != 1 || !row.Letters[1].Met || row.Subject != "kpi" {
		t.Errorf("row %+v", row)
	}
	if hits, err := views.NewSearch(m.w).Find(ctx, "repaired"); err != nil || hits.Total != 1 || hits.Hits[0].ID != f.Row {
		t.Errorf("search finds %+v: %v", hits, err)
	}
	if undo, _ := m.w.UndoState(); undo != "Overrule “A target within natural variation”: First-order fill rate" {
		t.Errorf("undo would %q", undo)
	}
	m.must(m.Overrule(ctx, at, "It is right so."))
	if r := m.report(""); r.Overruled[0].Reason != "It is right so." {
		t.Errorf("another reason: %+v", r.Overruled)
	}
	m.must(m.TakeBack(ctx, at))
	if r := m.report(""); len(r.Overruled) != 0 || r.Open != before.Open {
		t.Errorf("taken back: %+v", r.Overruled)
	}
	for _, want := range []string{"It is right so.", "The cold store failed once.\nIt is repaired."} {
		if _, _, err := m.w.Undo(ctx); err != nil || m.report("").Overruled[0].Reason != want {
			t.Errorf("undo: %+v, %v, want %q", m.report("").Overruled, err, want)
		}
	}
	if _, _, err := m.w.Undo(ctx); err != nil || m.report("").Open != before.Open {
		t.Errorf("all undone: %v", err)
	}
}

// What is about a whole cycle is overruled in that cycle alone; what is about a goal
// goes with the goal.
func TestAnOverruleOfACycleIsOfThatCycle(t *testing.T) {
	ctx, m := context.Background(), with(t, workspacetest.New(t, workspacetest.Options(t)))
	cycles, err := views.New(m.w).Cycles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	one, other := cycles[0].ID, cycles[1].ID
	_, err = m.w.Do(ctx, workspace.Action{Code: "test", Name: "Fill"}, func(tx *store.Tx) (err error) {
		dana := plan.Person{ID: tx.NewID(), Name: "Dana Okafor"}
		err = tx.PutPerson(ctx, dana)
		for _, cycle := range []plan.ID{one, other} {
			for range 6 {
				o := okr.Objective{ID: tx.NewID(), Cycle: cycle, Title: "Teams find value in their first week", Type: okr.Committed, Owner: dana.ID, Weight: 1}
				k := okr.KeyResult{ID: tx.NewID(), Objective: o.ID, Title: "Answer", Kind: okr.YesNo, Weight: 1}
				c := okr.CheckIn{ID: tx.NewID(), KeyResult: k.ID, Date: tx.Today(), Confidence: new(5.0)}
				err = errors.Join(err, tx.PutObjective(ctx, o), tx.PutKeyResult(ctx, k), tx.AddCheckIn(ctx, c))
			}
		}
		return err
	})
	m.must(workspace.Change{}, err)
	for _, rule := range []string{"many_objectives", "owner_load", "too_doubtful"} {
		f := m.finding(m.report(one), rule)
		m.must(m.Overrule(ctx, coach.Place{Row: f.Row, Cycle: one, Rule: rule}, "It is a pilot."))
		if slices.Contains(ruleIDs(m.report(one)), rule) || !slices.Contains(ruleIDs(m.report(other)), rule) {
			t.Errorf("%s: open in the cycle: %v, in the other: %v", rule, ruleIDs(m.report(one)), ruleIDs(m.report(other)))
		}
	}
	subjects := []string{}
	for _, row := range m.report(one).Rows[12:] {
		subjects = append(subjects, row.Subject+" "+row.Title)
	}
	if want := []string{"owner Dana Okafor", "cycle " + cycles[0].Name}; !slices.Equal(subjects, want) {
		t.Errorf("rows %v, want %v", subjects, want)
	}
}

func TestOverrulesThatAreRefused(t *testing.T) {
	ctx, m := context.Background(), newSample(t, workspacetest.Today)
	r := m.report("")
	row, cycle := r.Findings[0].Row, r.Cycle.ID
	for name, c := range map[string]struct {
		at     coach.Place
		reason string
		want   plan.Code
		field  string
	}{
		"no reason":          {coach.Place{Row: row, Cycle: cycle, Rule: "task"}, " \n\t", plan.Invalid, "reason"},
		"an unknown rule":    {coach.Place{Row: row, Cycle: cycle, Rule: "horoscope"}, "So.", plan.Invalid, "rule"},
		"too long a reason":  {coach.Place{Row: row, Cycle: cycle, Rule: "task"}, strings.Repeat("x", plan.MaxNote+1), plan.Invalid, "reason"},
		"a row that is gone": {coach.Place{Row: "gone", Cycle: cycle, Rule: "task"}, "So.", plan.NotFound, ""},
		"no cycle":           {coach.Place{Rule: "too_confident"}, "So.", plan.NotFound, ""},
	} {
		_, err := m.Overrule(ctx, c.at, c.reason)
		var refused *plan.Error
		if plan.CodeOf(err) != c.want || c.field != "" && (!errors.As(err, &refused) || refused.Fields[0].Field != c.field) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := m.TakeBack(ctx, coach.Place{Row: row, Cycle: cycle, Rule: "task"}); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("what is not overruled: %v", err)
	}
	if undo, _ := m.w.UndoState(); strings.Contains(undo, "verrul") {
		t.Errorf("undo would %q", undo)
	}
}

func TestThePlanChoosesSeveritiesAndLimits(t *testing.T) {
	ctx, m := context.Background(), newSample(t, workspacetest.Today)
	chosen := func(rule string) smart.Severity {
		table, err := m.Rules(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return table.Rules[slices.IndexFunc(table.Rules, func(r coach.Rule) bool { return r.ID == rule })].Chosen
	}
	limit := func(name string) float64 {
		table, err := m.Rules(ctx)
		if err != nil || len(table.LeftOut) != 0 {
			t.Fatalf("left out %v, %v", table.LeftOut, err)
		}
		return table.Limits[slices.IndexFunc(table.Limits, func(l coach.Limit) bool { return l.Name == name })].Value
	}
	m.must(m.SetSeverity(ctx, "task", smart.Off))
	if chosen("task") != smart.Off || slices.Contains(ruleIDs(m.report("")), "task") {
		t.Errorf("off: %s, %v", chosen("task"), ruleIDs(m.report("")))
	}
	m.must(m.SetSeverity(ctx, "task", smart.Warning))
	if f := m.finding(m.report(""), "task"); f.Severity != smart.Warning {
		t.Errorf("a warning: %+v", f)
	}
	m.must(m.SetSeverity(ctx, "task", ""))
	if chosen("task") != smart.Advice {
		t.Errorf("as in a new plan: %s", chosen("task"))
	}
	m.must(m.SetLimit(ctx, "longTitle", "30"))
	if !slices.Contains(ruleIDs(m.report("")), "long_title") {
		t.Error("a shorter limit sees nothing")
	}
	m.must(m.SetLimit(ctx, "pace", "90 %"))
	if got := limit("pace"); got != 0.9 {
		t.Errorf("a share in percent is %v", got)
	}
	m.must(m.SetLimit(ctx, "pace", ""))
	if got := limit("pace"); got != smart.DefaultLimits().Pace {
		t.Errorf("as in a new plan: %v", got)
	}
	if undo, _ := m.w.UndoState(); undo != "Edit limit: Share of earlier changes that a target may exceed" {
		t.Errorf("undo would %q", undo)
	}
	for name, c := range map[string]struct{ limit, text, field string }{
		"no number":       {"points", "many", "points"},
		"half a value":    {"points", "6.5", "points"},
		"none":            {"objectives", "0", "objectives"},
		"too large":       {"similar", "1.5", "similar"},
		"below another":   {"keyResults", "1", "keyResults"},
		"another pair":    {"doubtful", "95", "confident"},
		"nothing such":    {"stars", "3", "stars"},
		"nothing at all":  {"", "3", ""},
		"of no such name": {"stars", "", "stars"},
	} {
		_, err := m.SetLimit(ctx, c.limit, c.text)
		var refused *plan.Error
		if !errors.As(err, &refused) || refused.Code != plan.Invalid || refused.Fields[0].Field != c.field || !strings.HasSuffix(refused.Error(), ".") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, c := range []struct{ rule, severity string }{{"task", "fatal"}, {"horoscope", "off"}, {"horoscope", ""}} {
		if _, err := m.SetSeverity(ctx, c.rule, smart.Severity(c.severity)); plan.CodeOf(err) != plan.Invalid {
			t.Errorf("%s %s: %v", c.rule, c.severity, err)
		}
	}
}

// What another program left in the file does not stop the rules, and is told.
func TestChoicesOfANewerCairnAreLeftOut(t *testing.T) {
	ctx, m := context.Background(), newSample(t, workspacetest.Today)
	_, err := m.w.Do(ctx, workspace.Action{Code: "test", Name: "Choose"}, func(tx *store.Tx) error {
		return tx.PutRuleChoice(ctx, plan.RuleChoice{ID: plan.RuleChoiceID("limit.stars"), Name: "limit.stars", Value: "3"})
	})
	m.must(workspace.Change{}, err)
	table, err := m.Rules(ctx)
	if err != nil || !slices.Equal(table.LeftOut, []string{"limit.stars"}) {
		t.Errorf("left out %v, %v", table.LeftOut, err)
	}
	m.must(m.SetLimit(ctx, "points", "8"))
	if r := m.report(""); len(r.Findings) != 3 {
		t.Errorf("findings %v", ruleIDs(r))
	}
}

func TestATargetIsTestedWithoutWriting(t *testing.T) {
	ctx, m := context.Background(), newSample(t, workspacetest.Today)
	var kr, kpiRow plan.ID
	for _, row := range m.report("").Rows {
		switch row.Title {
		case "Grow weekly ordering restaurants":
			kr = row.ID
		case "First-order fill rate":
			kpiRow = row.ID
		}
	}
	undo, _ := m.w.UndoState()
	test := func(n coach.TargetTrial) smart.Trial {
		t.Helper()
		tried, err := m.Test(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		return tried
	}
	near, far := test(coach.TargetTrial{Row: kr, Target: "16,000"}), test(coach.TargetTrial{Row: kr, Target: "30000"})
	if *near.Chance <= *far.Chance || *near.Needed >= *far.Needed || near.Step != "week" || near.Values < 100 {
		t.Errorf("near %+v, far %+v", near, far)
	}
	if later := test(coach.TargetTrial{Row: kr, Target: "30000", Due: "2026-03-15"}); *later.Needed <= *far.Needed {
		t.Errorf("with less time it needs %v a week, and with more %v", *later.Needed, *far.Needed)
	}
	down := test(coach.TargetTrial{Row: kr, Start: "14000", Target: "13000"})
	if !slices.ContainsFunc(down.Findings, func(f smart.Finding) bool { return f.Rule == "direction_differs" }) {
		t.Errorf("the other way: %+v", down)
	}
	said := test(coach.TargetTrial{Row: kpiRow, Target: "94%"}).Said
	if len(said) < 2 || said[0].Rule != "within_noise" || said[0].Severity != smart.Warning || !strings.HasPrefix(said[0].Seen, "The target of 94% lies within") {
		t.Errorf("of a KPI: %+v", said)
	}
	if now, _ := m.w.UndoState(); now != undo {
		t.Errorf("undo would %q", now)
	}
	for name, c := range map[string]struct {
		n     coach.TargetTrial
		want  plan.Code
		field string
	}{
		"a target": {coach.TargetTrial{Row: kr, Target: "lots"}, plan.Invalid, "target"},
		"a start":  {coach.TargetTrial{Row: kr, Start: "1e999"}, plan.Invalid, "start"},
		"a day":    {coach.TargetTrial{Row: kr, Due: "some day"}, plan.Invalid, "due"},
		"a row":    {coach.TargetTrial{Row: "gone", Target: "1"}, plan.NotFound, ""},
	} {
		_, err := m.Test(ctx, c.n)
		var refused *plan.Error
		if plan.CodeOf(err) != c.want || c.field != "" && (!errors.As(err, &refused) || refused.Fields[0].Field != c.field) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A plan that has nothing has nothing to say of.
func TestAnEmptyPlanHasNoFindings(t *testing.T) {
	m := with(t, workspacetest.New(t, workspacetest.Options(t)))
	if r := m.report(""); len(r.Findings)+len(r.Rows) != 0 || len(r.Counts) != 6 {
		t.Errorf("%+v", r)
	}
	ctx := context.Background()
	_, err := m.w.Do(ctx, workspace.Action{Code: "test", Name: "Add"}, func(tx *store.Tx) error {
		return tx.PutKPI(ctx, kpi.KPI{ID: "only", Name: "K", State: kpi.Draft, UnitKind: kpi.UnitNumber, Direction: kpi.Up, Aggregation: kpi.AggregateLast, Frequency: kpi.Monthly})
	})
	m.must(workspace.Change{}, err)
	if tried, err := m.Test(ctx, coach.TargetTrial{Row: "only", Target: "5"}); err != nil || len(tried.Said) != 0 {
		t.Errorf("a KPI without values: %+v, %v", tried, err)
	}
}
