package smart

import (
	"cmp"
	"math"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// Metric is a KPI with its values and the phases in which it matters.
type Metric struct {
	kpi.KPI
	Measurements []kpi.Measurement
	Phases       []plan.ID // none is all
}

// Facts are the goals of a cycle with what is known about them.
type Facts struct {
	On         plan.Date // the day of the answer
	Settings   plan.Settings
	Cycle      plan.Cycle
	Objectives []okr.Objective // of the cycle
	KeyResults []okr.KeyResult // of these objectives
	Milestones []okr.Milestone // of these key results, as are the check-ins
	CheckIns   []okr.CheckIn
	Supports   []okr.Support
	// Parents are the objectives of all cycles that others roll up to.
	Parents map[plan.ID]bool
	// Elsewhere are the objectives of all other cycles.
	Elsewhere []okr.Objective
	Metrics   []Metric
	// Names of people, teams and phases by their ids, as findings call them.
	Names map[plan.ID]string
	// Corrected is what has changed, in a sentence, since the cycle was closed, by key
	// result; only of a closed cycle.
	Corrected map[plan.ID]string
}

// Check asks all rules that are not off about the goals of a cycle, and about the
// targets of the KPIs among the facts. Findings are by row, in the order of the
// facts with an objective before its key results, and in the order of the table
// within one; those about the whole cycle come last.
func Check(f Facts, o Options) []Finding {
	c := newCheck(f, o)
	rules := slices.DeleteFunc(table(), func(r rule) bool { return o.SeverityOf(r.Rule) == Off })
	for i := range c.Objectives {
		a := &aim{check: c, Objective: &c.Objectives[i]}
		a.text = c.titleText(i)
		c.ask(rules, a.ID, func(r *rule) []seen { return askOne(r.objective, a) })
		for _, g := range c.goals[a.ID] {
			c.ask(rules, g.ID, func(r *rule) []seen { return g.soundOffers(askOne(r.keyResult, g)) })
		}
	}
	for _, w := range c.watched() {
		c.ask(rules, w.ID, func(r *rule) []seen { return askOne(r.metric, w) })
	}
	c.ask(rules, "", func(r *rule) []seen { return askOne(r.set, c) })
	return c.found
}

func askOne[T any](look func(T) []seen, at T) []seen {
	if look == nil {
		return nil
	}
	return look(at)
}

// SeverityOf a rule with these options.
func (o Options) SeverityOf(r Rule) Severity { return cmp.Or(o.Severities[r.ID], r.Severity) }

// check is one run over the facts.
type check struct {
	Facts
	limits   Limits
	words    *Words
	options  Options
	calendar kpi.Calendar
	metrics  map[plan.ID]*Metric
	homes    map[plan.ID]*okr.Objective
	goals    map[plan.ID][]*goal // by objective, in order
	titles   map[plan.ID]text    // of objectives, as far as they were taken apart
	unowned  map[plan.ID]int     // see countUnowned
	found    []Finding
}

// titleText is the title of the i-th objective, taken apart once.
func (c *check) titleText(i int) text {
	o := &c.Objectives[i]
	taken, known := c.titles[o.ID]
	if !known {
		taken = c.words.take(o.Title)
		c.titles[o.ID] = taken
	}
	return taken
}

// aim is an objective that is looked at.
type aim struct {
	*check
	*okr.Objective
	text text
}

// goal is a key result that is looked at.
type goal struct {
	*check
	*okr.KeyResult
	objective  *okr.Objective
	text       text
	start, due plan.Date // its own, else its cycle's
	milestones []okr.Milestone
	checkIns   []okr.CheckIn // by date
	metric     *Metric       // nil where no KPI feeds it
	tried      *trial        // nil where the target cannot be tested against history
}

func newCheck(f Facts, o Options) *check {
	c := &check{Facts: f, limits: o.Limits, words: o.Words.indexed(), options: o, calendar: kpi.CalendarOf(f.Settings),
		metrics: map[plan.ID]*Metric{}, homes: map[plan.ID]*okr.Objective{}, goals: map[plan.ID][]*goal{}, titles: map[plan.ID]text{}, found: []Finding{}}
	c.Metrics, c.KeyResults = slices.Clone(f.Metrics), slices.Clone(f.KeyResults)
	for i := range c.Metrics {
		m := &c.Metrics[i]
		forgetUnsound(&m.Target, &m.Lowest, &m.Highest)
		c.metrics[m.ID] = m
	}
	milestones, checkIns := map[plan.ID][]okr.Milestone{}, map[plan.ID][]okr.CheckIn{}
	for _, m := range f.Milestones {
		milestones[m.KeyResult] = append(milestones[m.KeyResult], m)
	}
	for i := range f.CheckIns {
		checkIns[f.CheckIns[i].KeyResult] = append(checkIns[f.CheckIns[i].KeyResult], f.CheckIns[i])
	}
	for i := range f.Objectives {
		c.homes[f.Objectives[i].ID] = &f.Objectives[i]
	}
	c.unowned = c.countUnowned()
	for i := range c.KeyResults {
		k := &c.KeyResults[i]
		forgetUnsound(&k.Start, &k.Target, &k.Low, &k.High)
		if c.homes[k.Objective] == nil {
			continue // of another cycle
		}
		g := &goal{check: c, KeyResult: k, objective: c.homes[k.Objective], text: c.words.take(k.Title), milestones: milestones[k.ID],
			checkIns: checkIns[k.ID], metric: c.metrics[k.KPI]}
		g.start, g.due = k.Span(f.Cycle)
		slices.SortStableFunc(g.checkIns, func(a, b okr.CheckIn) int {
			return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Lamport, b.Lamport))
		})
		g.tried = g.try()
		c.goals[k.Objective] = append(c.goals[k.Objective], g)
	}
	return c
}

// forgetUnsound makes absent what a damaged plan may hold: numbers that are none.
func forgetUnsound(numbers ...**float64) {
	for _, n := range numbers {
		if *n != nil && !sound(**n) {
			*n = nil
		}
	}
}

func sound(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// ask adds what the rules see in a row.
func (c *check) ask(rules []rule, row plan.ID, look func(*rule) []seen) {
	for i := range rules {
		r := &rules[i]
		for _, s := range look(r) {
			f := Finding{Rule: r.ID, Letter: r.Letter, Severity: c.options.SeverityOf(r.Rule), Row: cmp.Or(s.row, row), Field: s.field,
				Seen: s.text, Why: r.Why, Fix: s.fix, Offer: s.offer, Others: s.others, Params: s.params}
			if f.Others == nil {
				f.Others = []plan.ID{}
			}
			if f.Params == nil {
				f.Params = map[string]any{}
			}
			c.found = append(c.found, f)
		}
	}
}

// owner of a key result: its own, else its objective's; "" for none.
func (g *goal) owner() plan.ID { return cmp.Or(g.Owner, g.ownerAbove(g.objective)) }

// directed says whether the key result goes from a start to a target.
func (g *goal) directed() bool { return g.Kind == okr.Increase || g.Kind == okr.Decrease }

// control says whether the key result holds a number where it should be.
func (g *goal) control() bool {
	return g.Kind == okr.AtLeast || g.Kind == okr.AtMost || g.Kind == okr.Range
}

// numeric says whether the key result is about a number with a unit.
func (g *goal) numeric() bool { return g.directed() || g.control() }

// named is a row as findings call it.
func (c *check) named(id plan.ID) string { return cmp.Or(c.Names[id], "somebody") }

// number writes a number as the plan does, with a unit.
func (c *check) number(v float64, unit string) string {
	return plan.WithUnit(c.Settings.Number(v), unit)
}
