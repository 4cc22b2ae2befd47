package views

import (
	"context"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/store"
)

// Goals are the goals of a cycle as SMART looks at them.
type Goals struct {
	smart.Facts
	Shown Cycle     // the cycle as lists show it
	Rows  []GoalRow // of the objectives and key results in outline order, then of the KPIs
}

// GoalRow is what people call a row, and its place.
type GoalRow struct {
	ID      plan.ID `json:"id"`
	Subject string  `json:"subject"` // "objective", "key_result" or "kpi"
	Order   string  `json:"order"`   // outline number; "" for a KPI
	Title   string  `json:"title"`
}

// over says whether the cycle is closed or past: targets of KPIs, which are of
// today, are then none of its goals.
func (g *Goals) over() bool {
	return g.Cycle.State == plan.ClosedState || g.Cycle.End.Valid() && g.Cycle.End < g.On
}

// Goals are those of a cycle on a day, with the KPIs that feed them and, while it
// lasts, those that have a target of their own. "" is the cycle that a new window shows, and today.
// not_found where there is no such cycle.
func (v Views) Goals(ctx context.Context, cycle plan.ID, on plan.Date) (Goals, error) {
	var g Goals
	err := v.reading(ctx, func(r store.Reader) error {
		s, err := readRows(ctx, r, on, v.w.Today())
		if err != nil {
			return err
		}
		if g, err = s.goalsOf(cycle); err != nil {
			return err
		}
		fed := map[plan.ID]bool{}
		for i := range g.KeyResults {
			fed[g.KeyResults[i].KPI] = true
		}
		if err := s.addMetrics(ctx, r, &g, func(k *kpi.KPI) bool {
			return fed[k.ID] || k.Target != nil && k.State != kpi.Retired && !g.over()
		}); err != nil {
			return err
		}
		if g.Supports, err = s.supports(ctx, r); err != nil {
			return err
		}
		return s.addCorrected(ctx, r, &g)
	})
	return g, err
}

// addCorrected adds what has changed in a closed cycle since it was closed.
func (s *snapshot) addCorrected(ctx context.Context, r store.Reader, g *Goals) error {
	if g.Cycle.State != plan.ClosedState {
		return nil
	}
	if err := s.readFeeds(ctx, r); err != nil {
		return err
	}
	answers := okr.EvaluateAll(s.goals)
	g.Corrected = map[plan.ID]string{}
	for i := range g.KeyResults {
		id := g.KeyResults[i].ID
		answer := answers.KeyResults[id]
		if sentence := correction(&answer); sentence != nil {
			g.Corrected[id] = *sentence
		}
	}
	return nil
}

// supports are the links between objectives that exist.
func (s *snapshot) supports(ctx context.Context, r store.Reader) ([]okr.Support, error) {
	links, err := r.Supports(ctx)
	return slices.DeleteFunc(links, func(l okr.Support) bool { return s.objectives[l.From] == nil || s.objectives[l.To] == nil }), err
}

// GoalsOf are a key result alone, with the objectives of its cycle and the KPI that
// feeds it, or a KPI alone. not_found where there is no such row.
func (v Views) GoalsOf(ctx context.Context, row plan.ID) (Goals, error) {
	var g Goals
	err := v.reading(ctx, func(r store.Reader) error {
		s, err := readRows(ctx, r, "", v.w.Today())
		if err != nil {
			return err
		}
		only, cycle := row, plan.ID("")
		for i := range s.goals.KeyResults {
			if k := &s.goals.KeyResults[i]; k.ID == row {
				only, cycle = k.KPI, s.objectives[k.Objective].Cycle
			}
		}
		if g, err = s.goalsOf(cycle); err != nil {
			return err
		}
		g.KeyResults = keep(g.KeyResults, func(i int) bool { return g.KeyResults[i].ID == row })
		if err := s.addMetrics(ctx, r, &g, func(k *kpi.KPI) bool { return k.ID == only }); err != nil {
			return err
		}
		if len(g.KeyResults) == 0 && s.kpiNames[row] == "" {
			return RowGone(row)
		}
		return nil
	})
	return g, err
}

func keep[T any](all []T, wanted func(i int) bool) []T {
	var kept []T
	for i := range all {
		if wanted(i) {
			kept = append(kept, all[i])
		}
	}
	return kept
}

// goalsOf are the goals of a cycle, "" for the current one, in outline order and
// without KPIs.
func (s *snapshot) goalsOf(cycle plan.ID) (Goals, error) {
	g := Goals{Facts: smart.Facts{On: s.on, Settings: s.plan.Settings, Milestones: s.goals.Milestones, CheckIns: s.goals.CheckIns,
		Parents: map[plan.ID]bool{}, Names: map[plan.ID]string{}}, Rows: []GoalRow{}}
	cycles := s.cycleRows()
	at := slices.IndexFunc(cycles, func(c Cycle) bool { return c.ID == cycle || cycle == "" && c.Current })
	if at < 0 {
		return g, cycleGone(cycle)
	}
	g.Cycle, g.Shown = s.cycles[at], cycles[at]
	for i := range s.goals.Objectives {
		o := s.aligned(&s.goals.Objectives[i])
		if o.Parent != "" {
			g.Parents[o.Parent] = true
		}
		if o.Cycle != g.Cycle.ID {
			g.Elsewhere = append(g.Elsewhere, o)
		}
	}
	for id, name := range s.parties {
		g.Names[id] = name
	}
	for id, name := range s.phaseNames {
		g.Names[id] = name
	}
	walk(s.outline(g.Cycle.ID), func(b *branch) {
		if b.objective != nil {
			g.Objectives = append(g.Objectives, s.aligned(b.objective))
			g.Rows = append(g.Rows, GoalRow{ID: b.id, Subject: "objective", Order: b.order, Title: b.objective.Title})
			return
		}
		g.KeyResults = append(g.KeyResults, *b.keyResult)
		g.Rows = append(g.Rows, GoalRow{ID: b.id, Subject: "key_result", Order: b.order, Title: b.keyResult.Title})
	})
	return g, nil
}

// aligned is an objective that rolls up to none where its parent is gone.
func (s *snapshot) aligned(o *okr.Objective) okr.Objective {
	row := *o
	if s.objectives[o.Parent] == nil {
		row.Parent = ""
	}
	return row
}

// addMetrics adds the KPIs that are wanted, with all their values, and the names of
// the others.
func (s *snapshot) addMetrics(ctx context.Context, r store.Reader, g *Goals, wanted func(*kpi.KPI) bool) error {
	from := map[plan.ID]plan.Date{}
	for i := range s.kpis {
		if k := &s.kpis[i]; wanted(k) {
			from[k.ID] = ""
		}
	}
	series, err := r.Series(ctx, from)
	if err != nil {
		return err
	}
	for i := range s.kpis {
		k := &s.kpis[i]
		if _, is := from[k.ID]; !is {
			other := *k
			other.Target = nil
			g.Metrics = append(g.Metrics, smart.Metric{KPI: other})
			continue
		}
		m := smart.Metric{KPI: *k, Measurements: series[k.ID]}
		for _, phase := range s.kpiPhases[k.ID] {
			m.Phases = append(m.Phases, phase.ID)
		}
		g.Metrics = append(g.Metrics, m)
		g.Rows = append(g.Rows, GoalRow{ID: k.ID, Subject: "kpi", Title: k.Name})
	}
	return nil
}

// SmartOptions are those by which a plan's goals are looked at, with the choices in the
// file that do not count.
func SmartOptions(ctx context.Context, r store.Reader) (o smart.Options, leftOut []plan.RuleChoice, err error) {
	choices, err := r.RuleChoices(ctx)
	if err != nil {
		return o, nil, err
	}
	if o, err = smart.English(); err != nil {
		return o, nil, err
	}
	o, leftOut = o.ChooseAll(choices)
	return o, leftOut, nil
}
