package coach

import (
	"cmp"
	"context"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/store"
	"cairn/backend/workspace/views"
)

// Report is what SMART says of the goals of a cycle, and of the targets of KPIs.
type Report struct {
	Cycle views.Cycle `json:"cycle"`
	On    plan.Date   `json:"on"`
	// Findings are the open ones: by row in outline order, those about owners and the
	// whole cycle last.
	Findings []smart.Finding `json:"findings"`
	// Overruled are the findings that a person overruled; they count nowhere.
	Overruled []Overruled `json:"overruled"`
	Counts    []Count     `json:"counts"` // open findings by letter and severity
	Rules     []RuleCount `json:"rules"`  // those with open findings, the most first
	Open      int         `json:"open"`   // how many findings are open
	Rows      []Row       `json:"rows"`   // all objectives, key results and KPIs; owners and the cycle where there is a finding
}

// Overruled is a finding with the reason that overrules it.
type Overruled struct {
	smart.Finding
	Reason string    `json:"reason"`
	By     string    `json:"by"` // as the person was called then
	Date   plan.Date `json:"date"`
}

// Count is how many open findings a letter has.
type Count struct {
	Letter   smart.Letter `json:"letter"`
	Warnings int          `json:"warnings"`
	Advice   int          `json:"advice"`
}

// RuleCount is how many open findings a rule has.
type RuleCount struct {
	Rule  string `json:"rule"`
	Title string `json:"title"`
	Count int    `json:"count"`
}

// Row is a row with its letters.
type Row struct {
	views.GoalRow
	Letters   []Letter `json:"letters"` // S, M, A, R, T, and those about a set of goals
	Open      int      `json:"open"`
	Overruled int      `json:"overruled"`
}

// Letter is how one letter stands in a row.
type Letter struct {
	Letter smart.Letter `json:"letter"`
	Met    bool         `json:"met"`  // no open warning: advice makes a goal better, and is not in its way
	Open   int          `json:"open"` // findings, advice among them
}

// The subjects of rows that are no goals.
const (
	ownerSubject = "owner"
	cycleSubject = "cycle"
)

// Report is what SMART says of a cycle on a day; "" is the cycle that a new window
// shows, and today. not_found where there is no such cycle.
func (a Actions) Report(ctx context.Context, cycle plan.ID, on plan.Date) (Report, error) {
	var report Report
	err := a.w.Read(ctx, func(r store.Reader) (err error) {
		report, err = a.reportIn(ctx, r, cycle, on)
		return err
	})
	return report, err
}

// reportIn is Report in a state of the plan.
func (a Actions) reportIn(ctx context.Context, r store.Reader, cycle plan.ID, on plan.Date) (Report, error) {
	goals, err := views.New(a.w).In(r).Goals(ctx, cycle, on)
	if err != nil {
		return Report{}, err
	}
	o, _, err := views.SmartOptions(ctx, r)
	if err != nil {
		return Report{}, err
	}
	for _, id := range smart.Linkable(goals.Facts, o) {
		m := &goals.Metrics[slices.IndexFunc(goals.Metrics, func(m smart.Metric) bool { return m.ID == id })]
		if m.Measurements, err = r.MeasurementsOf(ctx, id); err != nil {
			return Report{}, err
		}
	}
	overrules, err := r.Overrules(ctx)
	if err != nil {
		return Report{}, err
	}
	return reportOf(&goals, smart.Check(goals.Facts, o), overrules), nil
}

func reportOf(goals *views.Goals, found []smart.Finding, overrules []plan.Overrule) Report {
	report := Report{Cycle: goals.Shown, On: goals.On, Findings: []smart.Finding{}, Overruled: []Overruled{}, Counts: []Count{}, Rows: []Row{}}
	reasons := map[Place]plan.Overrule{}
	for _, o := range overrules {
		reasons[Place{o.Row, o.Cycle, o.Rule}] = o
	}
	at, counts := map[plan.ID]int{}, map[smart.Letter]*Count{}
	add := func(row views.GoalRow) {
		at[row.ID] = len(report.Rows)
		report.Rows = append(report.Rows, Row{GoalRow: row, Letters: letters()})
	}
	for _, row := range goals.Rows {
		add(row)
	}
	goalRows := len(report.Rows)
	for _, letter := range smart.Letters() {
		counts[letter] = &Count{Letter: letter}
	}
	for _, f := range found {
		if _, known := at[f.Row]; !known {
			add(setRow(goals, f.Row))
		}
	}
	slices.SortStableFunc(found, func(a, b smart.Finding) int { return cmp.Compare(at[a.Row], at[b.Row]) })
	for _, f := range found {
		row := &report.Rows[at[f.Row]]
		where := Place{Row: f.Row, Rule: f.Rule}
		if at[f.Row] >= goalRows {
			where.Cycle = goals.Cycle.ID
		}
		if o, overruled := reasons[where]; overruled {
			row.Overruled++
			report.Overruled = append(report.Overruled, Overruled{Finding: f, Reason: o.Reason, By: o.By, Date: o.Date})
			continue
		}
		report.Findings = append(report.Findings, f)
		report.Open++
		row.count(f)
		counts[f.Letter].count(f)
	}
	for _, letter := range smart.Letters() {
		report.Counts = append(report.Counts, *counts[letter])
	}
	report.Rules = countRules(report.Findings)
	return report
}

// countRules counts findings by rule, the most first.
func countRules(found []smart.Finding) []RuleCount {
	counts, all := map[string]int{}, []RuleCount{}
	for _, f := range found {
		counts[f.Rule]++
	}
	for _, rule := range smart.Rules() {
		if counts[rule.ID] > 0 {
			all = append(all, RuleCount{Rule: rule.ID, Title: rule.Title, Count: counts[rule.ID]})
		}
	}
	slices.SortStableFunc(all, func(a, b RuleCount) int { return cmp.Compare(b.Count, a.Count) })
	return all
}

// setRow is the row of findings about an owner or the whole cycle.
func setRow(goals *views.Goals, id plan.ID) views.GoalRow {
	if id == "" {
		return views.GoalRow{Subject: cycleSubject, Title: goals.Cycle.Name}
	}
	return views.GoalRow{ID: id, Subject: ownerSubject, Title: goals.Names[id]}
}

func letters() []Letter {
	all := []Letter{}
	for _, letter := range smart.Letters() {
		all = append(all, Letter{Letter: letter, Met: true})
	}
	return all
}

func (r *Row) count(f smart.Finding) {
	r.Open++
	for i := range r.Letters {
		if l := &r.Letters[i]; l.Letter == f.Letter {
			l.Open++
			l.Met = l.Met && f.Severity != smart.Warning
		}
	}
}

func (c *Count) count(f smart.Finding) {
	if f.Severity == smart.Warning {
		c.Warnings++
	} else {
		c.Advice++
	}
}
