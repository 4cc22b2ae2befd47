package smart

import (
	"slices"

	"cairn/backend/calc"
	"cairn/backend/plan"
)

// Said is one thing that history says of a target, whether a rule minds it or not.
type Said struct {
	Rule     string         `json:"rule"`     // the one that looks at it
	Severity Severity       `json:"severity"` // of the rule where it minds; off where it does not
	Seen     string         `json:"seen"`     // a sentence
	Fix      string         `json:"fix"`      // what to do; "" where the rule does not mind
	Params   map[string]any `json:"params"`   // the figures in Seen
}

// Trial is what SMART says of one target. Numbers are in the unit of the goal, and
// null where history does not tell them.
type Trial struct {
	Row plan.ID `json:"row"`
	// Said is what history says: where the target lies within what the number does by
	// itself, the best so far, the pace that it needs, the chance of landing. Empty
	// where there is no history or the target has no direction.
	Said []Said `json:"said"`
	// Findings are those at the target, the start and the dates that Said has not.
	Findings []Finding `json:"findings"`

	Values     int      `json:"values"` // how many it was tested against
	Lower      *float64 `json:"lower"`  // natural limits of what was before
	Upper      *float64 `json:"upper"`
	Centre     *float64 `json:"centre"`
	Best       *float64 `json:"best"`
	Step       string   `json:"step"`       // what one value is of: "week"; "" without history
	Needed     *float64 `json:"needed"`     // change a step
	Usual      *float64 `json:"usual"`      // the median change a step
	Percentile *float64 `json:"percentile"` // share of earlier changes that asked for less, 0 to 1
	Z          *float64 `json:"z"`          // standard deviations from their mean
	Chance     *float64 `json:"chance"`     // of landing, 0 to 1
	Low        *float64 `json:"low"`        // one future in ten ends below
	Median     *float64 `json:"median"`
	High       *float64 `json:"high"` // one future in ten ends above
}

// Try tests the target of one key result or KPI among the facts; ok is false where
// it is not among them. It costs what the facts hold: give those of that row.
func Try(f Facts, o Options, row plan.ID) (tried Trial, ok bool) {
	c := newCheck(f, o)
	rules := slices.DeleteFunc(table(), func(r rule) bool { return o.SeverityOf(r.Rule) == Off })
	var t *trial
	for i := range c.Objectives {
		for _, g := range c.goals[c.Objectives[i].ID] {
			if g.ID == row {
				t, ok = g.tried, true
				c.ask(rules, row, func(r *rule) []seen { return g.soundOffers(askOne(r.keyResult, g)) })
			}
		}
	}
	for _, w := range c.watched() {
		if w.ID == row {
			t, ok = w.tried, true
			c.ask(rules, row, func(r *rule) []seen { return askOne(r.metric, w) })
		}
	}
	tried = Trial{Row: row, Said: []Said{}, Findings: []Finding{}}
	if t != nil {
		tried.fill(t)
		tried.Said = t.said(c.found)
	}
	for _, found := range c.found {
		said := slices.ContainsFunc(tried.Said, func(s Said) bool { return s.Rule == found.Rule })
		if !said && slices.Contains([]string{"target", "start", "startDate", "due", "kind"}, found.Field) {
			tried.Findings = append(tried.Findings, found)
		}
	}
	return tried, ok
}

// said is what a trial can say, with what the rules found of it.
func (t *trial) said(found []Finding) []Said {
	said := []Said{}
	say := func(rule string, s seen) {
		one := Said{Rule: rule, Severity: Off, Seen: s.text, Params: s.params}
		if i := slices.IndexFunc(found, func(f Finding) bool { return f.Rule == rule }); i >= 0 {
			one.Severity, one.Fix = found[i].Severity, found[i].Fix
		}
		said = append(said, one)
	}
	if t.Limits != nil && len(t.question.Before) >= t.limits.Points {
		switch t.Assurance {
		case calc.HitAndMiss:
			say("within_noise", t.sayWithin())
		case calc.WillPass:
			say("met_by_all", t.sayMet())
		default:
			say("within_noise", t.sayBeyond())
		}
	}
	if !t.question.Sum {
		say("best_ever", t.sayBest())
	}
	if t.Needed != nil && t.Usual != nil {
		say("pace", t.sayPace())
	}
	if t.Chance != nil {
		rule := "unlikely"
		if t.Chance.Probability > t.limits.Certain {
			rule = "certain"
		}
		say(rule, t.sayChance())
	}
	return said
}

// fill gives the figures.
func (tried *Trial) fill(t *trial) {
	tried.Values, tried.Step, tried.Best = len(t.question.Values), t.what, &t.Best
	tried.Needed, tried.Usual, tried.Percentile, tried.Z = t.Needed, t.Usual, t.Percentile, t.Z
	if t.Limits != nil {
		tried.Lower, tried.Upper, tried.Centre = &t.Limits.Lower, &t.Limits.Upper, &t.Limits.Centre
	}
	if t.Chance != nil {
		tried.Chance, tried.Low, tried.Median, tried.High = &t.Chance.Probability, &t.Chance.Low, &t.Chance.Median, &t.Chance.High
	}
}
