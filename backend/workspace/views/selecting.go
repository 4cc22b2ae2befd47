package views

import (
	"context"
	"fmt"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// facts are what a selection for the cycle is made of.
func (d *deciding) facts() roadmap.SelectFacts {
	f := roadmap.SelectFacts{Cycles: []plan.Cycle{d.cycle}, AllCycles: d.cycles, Teams: d.teams, Initiatives: d.rows.initiatives, Efforts: d.rows.efforts,
		Capacities: d.rows.capacities, Dependencies: d.rows.dependencies, Scenario: d.scenario.ID, Choices: d.rows.choices,
		Values: map[plan.ID]float64{}, Ranks: map[plan.ID]int{}, Settings: d.plan.Settings}
	for _, r := range d.ranked {
		if worth := d.worth(r.ID); worth != nil {
			f.Values[r.ID] = *worth
		}
		f.Ranks[r.ID] = r.Shown
	}
	return f
}

// choose selects what is worth most of what fits. What must be done and does not fit is
// no error here: the ranking says so, and shows the rest.
func (w *weighed) choose(ctx context.Context) error {
	f := w.facts()
	for _, team := range append([]plan.Team{{}}, w.teams...) {
		_, known := roadmap.CapacityOf(w.rows.capacities, w.scenario.ID, team.ID, w.cycle.ID)
		w.limited = w.limited || known
	}
	w.problem = f.Problem()
	w.selection, w.greedy = roadmap.Selection{In: []plan.ID{}}, roadmap.Selection{In: []plan.ID{}}
	if !w.limited {
		return nil
	}
	var err error
	if w.selection, err = roadmap.Select(ctx, w.problem); err == nil {
		w.greedy, err = roadmap.Greedy(w.problem)
	}
	if plan.CodeOf(err) == plan.Invalid {
		w.fault, err = err.Error(), nil
		w.selection, w.greedy = roadmap.Selection{In: []plan.ID{}}, roadmap.Selection{In: []plan.ID{}}
	}
	w.in = make(map[plan.ID]bool, len(w.selection.In))
	for _, id := range w.selection.In {
		w.in[id] = true
	}
	return err
}

// selected says whether an initiative is in the set that is worth most of those that fit.
func (w *weighed) selected(id plan.ID) bool { return w.in[id] }

// taken says what of the ranking loads the teams: what was selected, or, before anybody
// said what a team can give, all of it.
func (w *weighed) taken(id plan.ID) bool { return !w.limited || w.selected(id) }

// loads are what the initiatives that are in take of each team. A team that something
// ranked needs is there even where it gives nothing yet: else nobody could say what it gives.
func (d *deciding) loads(in func(plan.ID) bool) []TeamLoad {
	loads, taken, needed := []TeamLoad{}, []plan.ID{}, map[plan.ID]bool{}
	for _, r := range d.inOrder() {
		for _, e := range d.rows.effortsOf[r.ID] {
			needed[e.Team] = true
		}
		if in(r.ID) {
			taken = append(taken, r.ID)
		}
	}
	for _, team := range append(append([]plan.Team{}, d.teams...), plan.Team{}) {
		load := TeamLoad{Team: name(d.parties, team.ID), TeamID: team.ID, Parts: []TeamPart{}}
		if amount, known := roadmap.CapacityOf(d.rows.capacities, d.scenario.ID, team.ID, d.cycle.ID); known {
			load.Capacity = &amount
		}
		for _, id := range taken {
			load.add(d, id)
		}
		load.Used = plan.Kept(load.Used)
		if load.Capacity != nil {
			free := plan.Kept(*load.Capacity - load.Used)
			load.Free = &free
		}
		if load.Capacity != nil || needed[team.ID] {
			loads = append(loads, load)
		}
	}
	return loads
}

// totals sums loads up: what is taken of what there is. As soon as somebody has said what
// one team can give, what others take is no part of that; before, used is all of it.
func totals(loads []TeamLoad) (used float64, capacity *float64) {
	open := 0.0
	for _, load := range loads {
		if load.Capacity == nil {
			open += load.Used
			continue
		}
		used, capacity = used+load.Used, sum(capacity, *load.Capacity)
	}
	if capacity == nil {
		used = open
	}
	return plan.Kept(used), plan.KeptNumber(capacity)
}

// unlimited says which teams limit nothing, as nobody has said what they can give, though
// others are limited; "" where there is none.
func (w *weighed) unlimited(loads []TeamLoad) string {
	if !w.limited {
		return ""
	}
	names, open := []string{}, 0.0
	for _, load := range loads {
		if load.Capacity != nil {
			continue
		}
		open += load.Used
		if load.Team == nil {
			names = append(names, "the efforts without a team")
		} else {
			names = append(names, *load.Team)
		}
	}
	if len(names) == 0 {
		return ""
	}
	const named = 3
	if more := len(names) - named; more > 0 {
		names = append(names[:named], plan.Counted(more, "other team", "other teams"))
	}
	said := names[0]
	if last := len(names) - 1; last > 0 {
		said = strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return fmt.Sprintf("Nobody has said the capacity of %s, so nothing is cut there: %s person-months are taken to fit.",
		said, roadmap.ShortIn(w.plan.Settings, plan.Kept(open)))
}

func (l *TeamLoad) add(d *deciding, id plan.ID) {
	i := d.rows.initiative(id)
	share, _ := roadmap.Share(i, d.cycle)
	for _, e := range d.rows.effortsOf[id] {
		if e.Team != l.TeamID || e.Likely == nil || share == 0 {
			continue
		}
		part := plan.Kept(*e.Likely * share)
		l.Used += part
		l.Parts = append(l.Parts, TeamPart{ID: id, Title: i.Title, Effort: part, Class: i.Class, Place: d.place(id)})
	}
}

// inOrder are the ranked initiatives with those outside the score first.
func (d *deciding) inOrder() []roadmap.RankedItem {
	order := make([]roadmap.RankedItem, 0, len(d.ranked))
	for _, outside := range []bool{true, false} {
		for _, r := range d.ranked {
			if r.Outside() == outside {
				order = append(order, r)
			}
		}
	}
	return order
}
