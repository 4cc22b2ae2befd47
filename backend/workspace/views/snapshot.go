package views

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// Views reads an open plan.
type Views struct {
	w *workspace.Workspace
	r *store.Reader // the state that it reads; nil for that of each call
}

// New returns the views of an open plan.
func New(w *workspace.Workspace) Views { return Views{w: w} }

// In returns Lines and what else is read as a snapshot in a state of the plan
// that the caller reads other things from.
func (v Views) In(r store.Reader) Views { return Views{v.w, &r} }

// snapshot is one consistent state of a plan with the answers for one day.
// Plans are small: reading all of it is what makes every view one call.
type snapshot struct {
	plan      plan.Plan
	on, today plan.Date
	products  map[plan.ID]string
	// productList are the products in their order.
	productList []Named
	phases      []plan.Phase
	phaseNames  map[plan.ID]string
	people      []plan.Person
	teams       []plan.Team
	parties     map[plan.ID]string
	cycles      []plan.Cycle
	goals       okr.Goals
	answers     okr.Answers
	tags        map[plan.ID][]string
	milestones  map[plan.ID][]okr.Milestone
	objectives  map[plan.ID]*okr.Objective
	kpis        []kpi.KPI
	kpiNames    map[plan.ID]string
	kpiPhases   map[plan.ID][]Named
	// strays are the objectives whose cycle is gone; they are shown in another.
	strays map[plan.ID]bool
}

// read makes a snapshot for the day on; "" means today.
func (v Views) read(ctx context.Context, on plan.Date) (*snapshot, error) {
	var s *snapshot
	err := v.reading(ctx, func(r store.Reader) (err error) {
		s, err = readSnapshot(ctx, r, on, v.w.Today())
		return err
	})
	return s, err
}

// reading gives f the state that the views read.
func (v Views) reading(ctx context.Context, f func(store.Reader) error) error {
	if v.r != nil {
		return f(*v.r)
	}
	return v.w.Read(ctx, f)
}

func readSnapshot(ctx context.Context, r store.Reader, on, today plan.Date) (*snapshot, error) {
	s, err := readUnanswered(ctx, r, on, today)
	if err != nil {
		return nil, err
	}
	s.answers = okr.EvaluateAll(s.goals)
	s.tellStrays()
	return s, nil
}

// readUnanswered makes a snapshot without answers, for whoever asks for other ones.
func readUnanswered(ctx context.Context, r store.Reader, on, today plan.Date) (*snapshot, error) {
	s, err := readRows(ctx, r, on, today)
	if err != nil {
		return nil, err
	}
	return s, s.readFeeds(ctx, r)
}

// readRows makes a snapshot without the values of KPIs and without answers.
func readRows(ctx context.Context, r store.Reader, on, today plan.Date) (*snapshot, error) {
	if on == "" {
		on = today
	}
	s := &snapshot{on: on, today: today, products: map[plan.ID]string{}, phaseNames: map[plan.ID]string{}, parties: map[plan.ID]string{},
		tags: map[plan.ID][]string{}, milestones: map[plan.ID][]okr.Milestone{}, objectives: map[plan.ID]*okr.Objective{},
		kpiNames: map[plan.ID]string{}, kpiPhases: map[plan.ID][]Named{}, strays: map[plan.ID]bool{}}
	if err := s.readWords(ctx, r); err != nil {
		return nil, err
	}
	return s, s.readGoals(ctx, r)
}

// CycleGone is why an objective does not count in a cycle of its own.
const CycleGone okr.LeftOutCode = "cycle_gone"

// tellStrays explains, with the numbers of an objective whose cycle is gone, why
// it is shown where it is.
func (s *snapshot) tellStrays() {
	for id := range s.strays {
		answer := s.answers.Objectives[id]
		why := okr.LeftOut{Name: "Cycle", Code: CycleGone,
			Sentence: "Its cycle is not in the plan any more, so it is shown here. Move it to stay here, or bring the cycle back with Undo."}
		answer.Explanation.LeftOut = append([]okr.LeftOut{why}, answer.Explanation.LeftOut...)
		s.answers.Objectives[id] = answer
	}
}

// readWords reads what goals refer to.
func (s *snapshot) readWords(ctx context.Context, r store.Reader) (err error) {
	if s.plan, err = r.Plan(ctx); err != nil {
		return err
	}
	products, err := r.Products(ctx)
	if err != nil {
		return err
	}
	for _, p := range products {
		s.products[p.ID] = p.Name
		s.productList = append(s.productList, Named{ID: p.ID, Name: p.Name})
	}
	if s.phases, err = r.Phases(ctx); err != nil {
		return err
	}
	for _, p := range s.phases {
		s.phaseNames[p.ID] = p.Name
	}
	if s.people, err = r.People(ctx); err != nil {
		return err
	}
	for _, p := range s.people {
		s.parties[p.ID] = p.Label()
	}
	if s.teams, err = r.Teams(ctx); err != nil {
		return err
	}
	for _, t := range s.teams {
		s.parties[t.ID] = t.Name
	}
	tags, err := r.Tags(ctx)
	for _, t := range tags {
		s.tags[t.Row] = append(s.tags[t.Row], t.Name)
	}
	return err
}

func (s *snapshot) readGoals(ctx context.Context, r store.Reader) (err error) {
	if s.cycles, err = r.Cycles(ctx); err != nil {
		return err
	}
	s.goals = okr.Goals{Cycles: s.cycles, CadenceDays: s.plan.CadenceDays, GraceDays: s.plan.GraceDays, Calendar: s.calendar(), On: s.on}
	if s.goals.Objectives, err = r.Objectives(ctx); err != nil {
		return err
	}
	for i := range s.goals.Objectives {
		o := &s.goals.Objectives[i]
		s.objectives[o.ID] = o
		if home := plan.HomeCycle(s.cycles, o.Cycle).ID; home != o.Cycle {
			o.Cycle, s.strays[o.ID] = home, true
		}
	}
	keyResults, err := r.KeyResults(ctx)
	if err != nil {
		return err
	}
	// A key result whose objective is deleted waits for it behind the scenes.
	s.goals.KeyResults = slices.DeleteFunc(keyResults, func(k okr.KeyResult) bool { return s.objectives[k.Objective] == nil })
	if err := s.readKPIs(ctx, r); err != nil {
		return err
	}
	if s.goals.Milestones, err = r.Milestones(ctx); err != nil {
		return err
	}
	for _, m := range s.goals.Milestones {
		s.milestones[m.KeyResult] = append(s.milestones[m.KeyResult], m)
	}
	scores, err := r.Scores(ctx)
	if err != nil {
		return err
	}
	s.goals.Scores = make(map[plan.ID]okr.Score, len(scores))
	for _, score := range scores {
		s.goals.Scores[score.Row] = score
	}
	s.goals.CheckIns, err = r.CheckIns(ctx)
	return err
}

func (s *snapshot) calendar() kpi.Calendar { return kpi.CalendarOf(s.plan.Settings) }

// readKPIs reads the KPIs without their values. A key result whose KPI is gone is
// shown as one that nothing feeds.
func (s *snapshot) readKPIs(ctx context.Context, r store.Reader) (err error) {
	if s.kpis, err = r.KPIs(ctx); err != nil {
		return err
	}
	for i := range s.kpis {
		s.kpiNames[s.kpis[i].ID] = s.kpis[i].Name
	}
	phases, err := r.KPIPhases(ctx)
	if err != nil {
		return err
	}
	for _, phase := range s.phases { // in their order
		for _, p := range phases {
			if p.Phase == phase.ID {
				s.kpiPhases[p.KPI] = append(s.kpiPhases[p.KPI], Named{ID: phase.ID, Name: phase.Name})
			}
		}
	}
	for i := range s.goals.KeyResults {
		k := &s.goals.KeyResults[i]
		if _, known := s.kpiNames[k.KPI]; !known {
			k.KPI = ""
		}
	}
	return nil
}

// readFeeds reads the values of the KPIs that feed key results.
func (s *snapshot) readFeeds(ctx context.Context, r store.Reader) error {
	from := s.feedsFrom()
	if len(from) == 0 {
		return nil
	}
	series, err := r.Series(ctx, from)
	if err != nil {
		return err
	}
	earlier, err := r.CountBefore(ctx, from)
	if err != nil {
		return err
	}
	s.goals.Feeds = make(map[plan.ID]okr.Feed, len(from))
	for i := range s.kpis {
		k := &s.kpis[i]
		if _, feeds := from[k.ID]; feeds {
			feed := okr.FeedOf(k, s.calendar(), series[k.ID])
			feed.Earlier = earlier[k.ID]
			s.goals.Feeds[k.ID] = feed
		}
	}
	return nil
}

// feedsFrom is from which period on each KPI that feeds key results is read: the
// one in which the first of them begins, or the one under way where all begin
// later; "" is all of them. The values before are outside of all their dates.
func (s *snapshot) feedsFrom() map[plan.ID]plan.Date {
	cycles, frequencies := map[plan.ID]plan.Cycle{}, map[plan.ID]kpi.Frequency{}
	for _, c := range s.cycles {
		cycles[c.ID] = c
	}
	for i := range s.kpis {
		frequencies[s.kpis[i].ID] = s.kpis[i].Frequency
	}
	from := map[plan.ID]plan.Date{}
	for i := range s.goals.KeyResults {
		k := &s.goals.KeyResults[i]
		if k.KPI == "" {
			continue
		}
		start, _ := k.Span(cycles[s.objectives[k.Objective].Cycle])
		if start != "" {
			start = s.calendar().First(frequencies[k.KPI], min(start, s.on))
		}
		if known, has := from[k.KPI]; has {
			start = min(start, known)
		}
		from[k.KPI] = start
	}
	return from
}

// branch is an objective or a key result at its place in a cycle's outline.
type branch struct {
	objective *okr.Objective
	keyResult *okr.KeyResult
	position  string
	id        plan.ID
	order     string
	level     int
	children  []*branch
}

// outline arranges the objectives of a cycle with their key results. An
// objective whose parent lies in another cycle, is deleted, or is beneath it
// stands at the top.
func (s *snapshot) outline(cycle plan.ID) []*branch {
	nodes := map[plan.ID]*branch{}
	var all []*branch
	for i := range s.goals.Objectives {
		if o := &s.goals.Objectives[i]; o.Cycle == cycle {
			nodes[o.ID] = &branch{objective: o, position: o.Position, id: o.ID}
			all = append(all, nodes[o.ID])
		}
	}
	for i := range s.goals.KeyResults {
		k := &s.goals.KeyResults[i]
		if parent := nodes[k.Objective]; parent != nil {
			parent.children = append(parent.children, &branch{keyResult: k, position: k.Position, id: k.ID})
		}
	}
	var top []*branch
	looped := loops(nodes, all)
	for _, n := range all {
		if parent := nodes[n.objective.Parent]; parent != nil && !looped[n] {
			parent.children = append(parent.children, n)
		} else {
			top = append(top, n)
		}
	}
	number(top, 0)
	return top
}

// loops are the objectives among all that are their own ancestors. Each is
// passed once on the way up, so that a deep plan costs no more than a flat one.
func loops(nodes map[plan.ID]*branch, all []*branch) map[*branch]bool {
	looped, passed := map[*branch]bool{}, map[*branch]int{} // by the number of the climb, from 1
	for climb, n := range all {
		at := n
		for ; at != nil && passed[at] == 0; at = nodes[at.objective.Parent] {
			passed[at] = climb + 1
		}
		if at == nil || passed[at] != climb+1 {
			continue // ends at the top, or where an earlier climb went on
		}
		for ; !looped[at]; at = nodes[at.objective.Parent] {
			looped[at] = true
		}
	}
	return looped
}

// number puts siblings in order and gives every branch its outline number, the
// first of the top rows the one that follows before. It does not recurse: a damaged or
// hostile plan may be deep.
func number(top []*branch, before int) {
	root := &branch{children: top}
	for waiting := []*branch{root}; len(waiting) > 0; {
		parent := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		slices.SortStableFunc(parent.children, func(a, b *branch) int {
			return cmp.Or(cmp.Compare(a.position, b.position), cmp.Compare(a.id, b.id))
		})
		for i, child := range parent.children {
			child.level = parent.level + 1
			child.order = strconv.Itoa(i + 1)
			if parent == root {
				child.order = strconv.Itoa(before + i + 1)
			}
			if parent.order != "" {
				child.order = parent.order + "." + child.order
			}
			waiting = append(waiting, child)
		}
	}
}

// walk visits branches in outline order, parents before their children.
func walk(top []*branch, visit func(*branch)) {
	waiting := slices.Clone(top)
	slices.Reverse(waiting)
	for len(waiting) > 0 {
		b := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		visit(b)
		for i := len(b.children) - 1; i >= 0; i-- {
			waiting = append(waiting, b.children[i])
		}
	}
}
