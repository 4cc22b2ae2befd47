package okr

import (
	"strings"

	"cairn/backend/plan"
)

// Band is the colour of a score as teams call it: red, amber or green.
type Band string

// The bands, on the unrounded score: red [0, 0.4), amber [0.4, 0.7), green [0.7, 1].
// Google's published ones (0.0-0.3, 0.4-0.6, 0.7-1.0) leave holes, which these close
// (handbook/okr.md, "Objectives and scoring").
const (
	Red   Band = "red"
	Amber Band = "amber"
	Green Band = "green"
)

// BandOf is the band of a score, 0 to 1.
func BandOf(score float64) Band {
	switch {
	case score >= 0.7-nearly:
		return Green
	case score >= 0.4-nearly:
		return Amber
	default:
		return Red
	}
}

// Worth is what an objective or key result scores at the end of its cycle, or would
// score if the cycle ended on the day of the answers.
type Worth struct {
	Score    *float64 // 0 to 1: the one a person gave, else Computed; nil where there is none yet, or it was dropped
	Computed *float64 // shown progress; of an objective the weighted mean of its drivers' scores
	Bar      float64  // the score that it is to reach: 1 committed, 0.7 aspirational or with tiers
	Reached  bool     // whether Score is at Bar
	Dropped  bool     // its outcome: it is no part of what it belongs to
	// Unscored: it needs a score, or to be dropped, before its cycle can be closed.
	Unscored bool
	// WantsWhy: it is committed, missed its bar, and nobody has said why.
	WantsWhy bool
}

// Band is the band of the score; "" without one.
func (w Worth) Band() Band {
	if w.Score == nil {
		return ""
	}
	return BandOf(*w.Score)
}

func worth(computed *float64, bar float64, s *Score) Worth {
	w := Worth{Computed: computed, Score: computed, Bar: bar}
	why := ""
	if s != nil {
		if given := finite(s.Score); given != nil {
			w.Score = ptr(min(max(*given, 0), 1))
		}
		w.Dropped, why = s.Outcome == Dropped, strings.TrimSpace(s.Why)
	}
	if w.Dropped {
		w.Score = nil
		return w
	}
	w.Unscored = w.Score == nil
	w.Reached = w.Score != nil && *w.Score >= bar-nearly
	w.WantsWhy = w.Score != nil && !w.Reached && bar == 1 && why == ""
	return w
}

// ScoreAll scores the objectives and key results of a cycle by what the answers of
// all goals say and what people said in g.Scores. What drives an objective of the
// cycle from another one counts with its progress, until the cycle is closed: from
// then on what was computed at its closing stands.
func ScoreAll(g Goals, answers Answers, cycle plan.ID) map[plan.ID]Worth {
	scored := map[plan.ID]Worth{}
	objectives := map[plan.ID]*Objective{}
	for i := range g.Objectives {
		objectives[g.Objectives[i].ID] = &g.Objectives[i]
	}
	drivers := scoreKeyResults(g, answers, objectives, cycle, scored)
	tree := Tree{KeyResults: drivers, Cycles: map[plan.ID]plan.Cycle{}, On: g.On}
	var closed plan.Cycle
	for _, c := range g.Cycles {
		if c.ID == cycle {
			closed = c
		}
		c.State = plan.ActiveState // so that nothing is frozen: this is what would be
		tree.Cycles[c.ID] = c
	}
	own := make([]Objective, 0, len(g.Objectives))
	children := map[plan.ID][]Objective{}
	for _, o := range g.Objectives {
		switch s := g.score(o.ID); {
		case o.Cycle != cycle:
			o.Drivers, o.ManualProgress = DriversManual, answers.Objectives[o.ID].Progress
		case s != nil && s.Outcome == Dropped:
			o.Weight = 0
		case s != nil && finite(s.Score) != nil:
			o.Drivers, o.ManualProgress = DriversManual, s.Score
		}
		own = append(own, o)
		children[o.Parent] = append(children[o.Parent], o)
	}
	tree.Objectives = own
	rolled := EvaluateTree(tree)
	for i := range g.Objectives {
		o := &g.Objectives[i]
		if o.Cycle != cycle {
			continue
		}
		computed := rolled[o.ID].Progress
		switch s := g.score(o.ID); {
		case s.frozen(closed, g.On) != nil:
			computed = clamped(finite(s.Raw))
		case s != nil && s.Score != nil:
			computed = EvaluateObjective(*o, tree.Cycles[cycle], drivers[o.ID], asDrivers(children[o.ID], rolled), g.On).Progress
		}
		scored[o.ID] = worth(computed, barOf(o.Type == Aspirational), g.score(o.ID))
	}
	return scored
}

// scoreKeyResults scores those of a cycle into scored, and returns what drives each
// objective of it: the scores of its key results that are not dropped.
func scoreKeyResults(g Goals, answers Answers, objectives map[plan.ID]*Objective, cycle plan.ID, scored map[plan.ID]Worth) map[plan.ID][]Driver {
	drivers := map[plan.ID][]Driver{}
	for i := range g.KeyResults {
		k := &g.KeyResults[i]
		o := objectives[k.Objective]
		if o == nil || o.Cycle != cycle {
			continue
		}
		answer := answers.KeyResults[k.ID]
		w := worth(answer.Progress, answer.Bar, g.decided(k))
		scored[k.ID] = w
		if !w.Dropped {
			answer.Progress = w.Score
			drivers[o.ID] = append(drivers[o.ID], KeyResultDriver(*k, answer))
		}
	}
	return drivers
}

func asDrivers(objectives []Objective, rolled map[plan.ID]Rollup) []Driver {
	drivers := make([]Driver, 0, len(objectives))
	for _, o := range objectives {
		drivers = append(drivers, ObjectiveDriver(o, rolled[o.ID]))
	}
	return drivers
}

// barOf is the score that is to be reached.
func barOf(aspirational bool) float64 {
	if aspirational {
		return aspirationalBar
	}
	return 1
}

// decided is what was said of a key result. One that nobody decided about goes with
// its objective where that is dropped.
func (g *Goals) decided(k *KeyResult) *Score {
	s := g.score(k.ID)
	above := g.score(k.Objective)
	if above == nil || above.Outcome != Dropped || s != nil && s.Outcome != Undecided {
		return s
	}
	dropped := Score{Outcome: Dropped}
	if s != nil {
		dropped.Why = s.Why
	}
	return &dropped
}

// score is what was said of a row; nil for nothing.
func (g *Goals) score(row plan.ID) *Score {
	if s, said := g.Scores[row]; said {
		return &s
	}
	return nil
}

// frozen is the score of a row in a closed cycle that holds from the day of closing
// on; nil before that day and while the cycle is open.
func (s *Score) frozen(cycle plan.Cycle, on plan.Date) *Score {
	if s == nil || cycle.State != plan.ClosedState || !s.Frozen.Valid() || on < s.Frozen {
		return nil
	}
	return s
}

// freeze puts in place of an answer what stood when the cycle was closed, and says
// where the two differ: a correction that came later changes no result.
func (a *assessment) freeze(s *Score) {
	out := &a.out
	if s == nil {
		return
	}
	if differ(out.Current, s.Value) || differ(out.Raw, s.Raw) {
		out.Corrected = true
		out.Explanation.leaveOut("", "correction", AfterClosing, a.Cycle.Name+" was closed on "+s.Frozen.Words()+" with "+
			operandOr(finite(s.Value), "no value")+". What was entered or corrected since would make it "+operandOr(out.Current, "no value")+"; the result stands as it was closed.")
	}
	out.Current, out.Raw = finite(s.Value), finite(s.Raw)
	out.Progress = clamped(out.Raw)
	out.Status = s.Status
	out.Explanation.StatusReason = Reason{AsClosed, "as it stood when " + a.Cycle.Name + " was closed on " + s.Frozen.Words()}
}

// freeze is that of an objective.
func (r *Rollup) freeze(s *Score, cycle plan.Cycle) {
	if s == nil {
		return
	}
	r.Progress, r.Status = clamped(finite(s.Raw)), s.Status
	r.Explanation.StatusReason = Reason{AsClosed, "as it stood when " + cycle.Name + " was closed on " + s.Frozen.Words()}
}

func clamped(raw *float64) *float64 {
	if raw == nil {
		return nil
	}
	return ptr(min(max(*raw, 0), 1))
}

// differ says whether one of two numbers is absent, or they lie further apart than
// rounding explains.
func differ(a, b *float64) bool {
	a, b = finite(a), finite(b)
	if a == nil || b == nil {
		return (a == nil) != (b == nil)
	}
	return *a-*b > nearly || *b-*a > nearly
}
