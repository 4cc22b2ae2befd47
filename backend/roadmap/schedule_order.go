package roadmap

import (
	"cmp"
	"fmt"
	"slices"

	"cairn/backend/plan"
)

// capacity looks for teams that have less than what is planned of them. Of a team
// whose capacity nobody has said nothing is asked.
func (w *conflictWalk) capacity() {
	names := map[plan.ID]string{"": "Work without a team"}
	for _, t := range w.Teams {
		names[t.ID] = t.Name
	}
	type load struct {
		amount float64
		of     []plan.ID
	}
	loads := map[teamCycle]*load{}
	for _, e := range w.Efforts {
		i := w.of[e.Initiative]
		if i == nil || e.Likely == nil || !w.placed(i) {
			continue
		}
		for _, cycle := range w.cycles {
			share := w.shareIn(i, cycle)
			if share == 0 {
				continue
			}
			key := teamCycle{e.Team, cycle.ID}
			if loads[key] == nil {
				loads[key] = &load{}
			}
			loads[key].amount += *e.Likely * share
			loads[key].of = append(loads[key].of, i.ID)
		}
	}
	p := Problem{Settings: w.Settings}
	for key, l := range loads {
		has, said := CapacityOf(w.Capacities, w.Scenario, key.team, key.cycle)
		if !said || l.amount <= has+slackOf(has) {
			continue
		}
		slices.SortFunc(l.of, func(a, b plan.ID) int { return w.compare(b, a) }) // the lowest rank first: it goes first
		w.add(ScheduleConflict{Kind: OverCapacity, Initiatives: l.of, Team: key.team, Cycle: key.cycle,
			Sentence: fmt.Sprintf("%s is planned for %s in %s and has %s.", cmp.Or(names[key.team], "A team that is gone"), p.months(l.amount), w.cycles[key.cycle].Name, p.amount(has)),
			Advice:   fmt.Sprintf("Take out %s, or give the team more.", p.months(l.amount-has))})
	}
}

// shareIn is the part of an initiative's effort that falls into a cycle: by its dates
// where it has both, else all of it in its own cycle.
func (w *conflictWalk) shareIn(i *Initiative, cycle plan.Cycle) float64 {
	if (i.Start == "" || i.End == "") && i.Cycle != cycle.ID {
		return 0
	}
	share, _ := Share(i, cycle)
	return share
}

// order looks for what goes before something of a higher rank and takes of the same
// team: then the plan says otherwise than the scores, which may well be right, and
// wants to be said.
func (w *conflictWalk) order() {
	teams := map[plan.ID][]plan.ID{}
	for _, e := range w.Efforts {
		teams[e.Initiative] = append(teams[e.Initiative], e.Team)
	}
	ranked := w.ranked()
	places := make([]planned, len(ranked))
	needed := map[plan.ID]int{} // the first place in ranked of what requires it
	for at, id := range ranked {
		places[at] = w.planned(w.of[id])
		for _, on := range w.graph.Required(id) {
			if _, known := needed[on]; !known {
				needed[on] = at
			}
		}
	}
	// What goes first is looked at with each of a higher rank: of thousands of ideas few
	// are planned.
	for at, id := range ranked {
		if !places[at].placed && !places[at].named {
			continue
		}
		behind := []plan.ID{}
		for better := range at {
			if !places[at].against(&places[better]) || !shareTeam(teams[id], teams[ranked[better]]) {
				continue
			}
			if by, known := needed[id]; known && by <= better {
				break // it comes first for the sake of this one, or of a better one
			}
			behind = append(behind, ranked[better])
		}
		if len(behind) > 0 {
			w.add(w.outOfOrder(w.of[id], behind))
		}
	}
}

// planned is when an initiative is to be done, as far as its order goes.
type planned struct {
	rank    int
	begun   bool
	placed  bool
	cycle   plan.Date // the start of its cycle; "" without one
	horizon int
	named   bool // it has a horizon
}

func (w *conflictWalk) planned(i *Initiative) planned {
	return planned{rank: w.Ranks[i.ID], begun: i.State == InProgress, placed: w.placed(i), cycle: w.cycles[i.Cycle].Start,
		horizon: horizonOf(i.Horizon), named: i.Horizon != Unplaced}
}

// against says whether p, which nobody has begun, goes before o in spite of its rank.
func (p *planned) against(o *planned) bool { return p.rank > o.rank && !p.begun && p.sooner(o) }

// sooner says whether p is planned in an earlier cycle or horizon than o, or is
// planned and o is not.
func (p *planned) sooner(o *planned) bool {
	switch {
	case p.cycle != "" && o.cycle != "":
		return p.cycle < o.cycle
	case p.placed != o.placed:
		return p.placed
	default:
		return p.named && p.horizon < o.horizon
	}
}

// ranked are the open initiatives that the score decides on, by rank.
func (w *conflictWalk) ranked() []plan.ID {
	ranked := []plan.ID{}
	for id, rank := range w.Ranks {
		if i := w.of[id]; i != nil && rank > 0 && i.State.Open() && i.Class == Scored {
			ranked = append(ranked, id)
		}
	}
	slices.SortFunc(ranked, w.compare)
	return ranked
}

func shareTeam(a, b []plan.ID) bool {
	return slices.ContainsFunc(a, func(team plan.ID) bool { return slices.Contains(b, team) })
}

// mostBehind is how many of those that an initiative goes before a conflict names.
const mostBehind = 20

func (w *conflictWalk) outOfOrder(i *Initiative, behind []plan.ID) ScheduleConflict {
	titles := make([]string, len(behind))
	for at, id := range behind {
		titles[at] = fmt.Sprintf("%s (rank %d)", w.of[id].Title, w.Ranks[id])
	}
	verb := "needs"
	if len(behind) > 1 {
		verb = "need"
	}
	return ScheduleConflict{Kind: OrderAgainstScore, Initiatives: append([]plan.ID{i.ID}, behind[:min(len(behind), mostBehind)]...),
		Sentence: fmt.Sprintf("%s (rank %d) goes before %s, which %s the same team.", i.Title, w.Ranks[i.ID], fewOf(titles), verb),
		Advice:   "Swap them, or put the reason down as an override of the ranking."}
}
