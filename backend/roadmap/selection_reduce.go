package roadmap

import (
	"fmt"
	"math"
	"slices"

	"cairn/backend/plan"
)

// verdict on an item while a problem is being solved.
type verdict int8

const (
	undecided verdict = iota
	chosen
	refused
)

// reduced is a problem of which only what is open is left to search.
type reduced struct {
	p        *Problem
	items    []SelectItem // by rank
	at       map[plan.ID]int
	graph    *Graph
	loops    [][]plan.ID
	needs    [][]int // what an item requires itself
	neededBy [][]int // what requires an item itself
	excludes [][]int
	state    []verdict
	given    []bool   // is in because something forces it
	because  []string // what forces it in: "Compliance", or the title of what requires it
	free     []float64
	out      []NotSelected
}

// reduce decides all that needs no search. Errors: as Select.
func reduce(p *Problem) (*reduced, error) {
	r := &reduced{p: p, items: byRank(p.Items), at: make(map[plan.ID]int, len(p.Items)), out: []NotSelected{}}
	if err := r.check(); err != nil {
		return nil, err
	}
	n := len(r.items)
	r.needs, r.neededBy, r.excludes = make([][]int, n), make([][]int, n), make([][]int, n)
	r.state, r.given, r.because = make([]verdict, n), make([]bool, n), make([]string, n)
	r.free = make([]float64, len(p.Resources))
	for t := range p.Resources {
		r.free[t] = p.Resources[t].Capacity
	}
	missing := r.tie()
	var faults plan.Faults
	r.force(missing, &faults)
	r.overCapacity(&faults)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	r.refuse(missing)
	r.noRoom()
	return r, nil
}

// check refuses what is no problem, so that nothing after it meets NaN.
func (r *reduced) check() error {
	var faults plan.Faults
	for i := range r.items {
		item := &r.items[i]
		if _, twice := r.at[item.ID]; twice {
			return plan.Refuse(plan.Internal, fmt.Sprintf("%s stands twice among what may be selected.", item.Title))
		}
		r.at[item.ID] = i
		if item.Effort != nil && len(item.Effort) != len(r.p.Resources) {
			return plan.Refuse(plan.Internal, fmt.Sprintf("%s has efforts for %d teams of %d.", item.Title, len(item.Effort), len(r.p.Resources)))
		}
		for _, e := range item.Effort {
			if !(e >= 0) || math.IsInf(e, 0) {
				faults.Add("item."+string(item.ID), "effort", fmt.Sprintf("The effort of %s is no amount of work. Type a number above 0.", item.Title))
				break
			}
		}
	}
	for _, each := range r.p.Resources {
		if !(each.Capacity >= 0) || math.IsInf(each.Capacity, 0) {
			faults.Add("team."+string(each.Team), "capacity", fmt.Sprintf("The capacity of %s is 0 person-months or more. Type what the team has to give.", each.Name))
		}
	}
	return faults.Err()
}

// tie reads the dependencies. missing says of each item that requires what is no
// item so.
func (r *reduced) tie() (missing []bool) {
	titles := make(map[plan.ID]string, len(r.items))
	for i := range r.items {
		titles[r.items[i].ID] = r.items[i].Title
	}
	r.graph = graphOf(titles, r.p.Dependencies)
	r.loops = r.graph.Loops()
	missing = make([]bool, len(r.items))
	for _, d := range r.p.Dependencies {
		i, known := r.at[d.Initiative]
		on, there := r.at[d.On]
		switch {
		case d.Kind == Requires && known && !there:
			missing[i] = true
		case !known || !there || i == on:
		case d.Kind == Requires && !slices.Contains(r.needs[i], on):
			r.needs[i], r.neededBy[on] = append(r.needs[i], on), append(r.neededBy[on], i)
		case d.Kind == Excludes && !slices.Contains(r.excludes[i], on):
			r.excludes[i] = append(r.excludes[i], on)
			r.excludes[on] = append(r.excludes[on], i)
		}
	}
	for i := range r.items {
		slices.Sort(r.needs[i])
		slices.Sort(r.neededBy[i])
		slices.Sort(r.excludes[i])
	}
	return missing
}

// force takes in what must be done with all that it requires, and says what of it
// cannot be.
func (r *reduced) force(missing []bool, faults *plan.Faults) {
	queue := []int{}
	take := func(i int, why string) {
		if !r.given[i] {
			r.given[i], r.state[i], r.because[i] = true, chosen, why
			queue = append(queue, i)
		}
	}
	for i := range r.items {
		if r.items[i].Must != "" {
			take(i, r.items[i].Must)
		}
	}
	for at := 0; at < len(queue); at++ {
		i := queue[at]
		for _, on := range r.needs[i] {
			take(on, "required by "+r.items[i].Title)
		}
	}
	slices.Sort(queue)
	for _, i := range queue {
		item := &r.items[i]
		say := func(code, sentence string) { faults.Add("item."+string(item.ID), code, sentence) }
		if item.Never != "" {
			say("never", fmt.Sprintf("%s must be in (%s) and cannot: %s", item.Title, r.because[i], item.Never))
		}
		if missing[i] {
			say("requires", fmt.Sprintf("%s must be in (%s) and requires what is not among the candidates. Plan that too, or delete the dependency.", item.Title, r.because[i]))
		}
		for _, foe := range r.excludes[i] {
			if r.given[foe] && foe > i {
				say("excluded", fmt.Sprintf("%s (%s) and %s (%s) must both be in and exclude each other. Take one of them out.", item.Title, r.because[i], r.items[foe].Title, r.because[foe]))
			}
		}
		for t, e := range item.Effort {
			r.free[t] -= e
		}
	}
	for _, loop := range r.loops {
		if r.given[r.at[loop[0]]] {
			faults.Add("item."+string(loop[0]), "loop", r.graph.Chain(loop)+": none of them can begin, and one of them must be in. Delete one of these dependencies.")
		}
	}
}

// overCapacity says which teams have less than what must be done needs.
func (r *reduced) overCapacity(faults *plan.Faults) {
	for t, each := range r.p.Resources {
		if r.free[t] < -slackOf(each.Capacity) {
			faults.Add("team."+string(each.Team), "over_capacity", fmt.Sprintf("%s needs %s for what must be done and has %s. Give it more, or let something of it go.",
				each.Name, r.p.months(each.Capacity-r.free[t]), r.p.amount(each.Capacity)))
		}
		r.free[t] = max(r.free[t], 0)
	}
}

// slackOf is by how much a capacity may be exceeded.
func slackOf(capacity float64) float64 { return fits * max(capacity, 1) }

// leave puts items out for one reason, and with them what requires them.
func (r *reduced) leave(code, sentence string, items ...int) {
	left := []int{}
	for _, i := range items {
		if r.state[i] == undecided {
			r.state[i] = refused
			r.out = append(r.out, NotSelected{ID: r.items[i].ID, Code: code, Sentence: sentence})
			left = append(left, i)
		}
	}
	for _, i := range left {
		for _, j := range r.neededBy[i] {
			r.leave("requires", fmt.Sprintf("It requires %s, which cannot be in. %s", r.items[i].Title, sentence), j)
		}
	}
}

// refuse puts out what cannot be chosen, with the reason.
func (r *reduced) refuse(missing []bool) {
	for _, loop := range r.loops {
		members := []int{}
		for _, id := range loop {
			members = append(members, r.at[id])
		}
		r.leave("loop", r.graph.Chain(loop)+": none of them can begin. Delete one of these dependencies.", members...)
	}
	for i := range r.items {
		item := &r.items[i]
		if r.given[i] {
			for _, foe := range r.excludes[i] {
				r.leave("excluded", fmt.Sprintf("It excludes %s, which is in (%s).", item.Title, r.because[i]), foe)
			}
			continue
		}
		switch {
		case item.Never != "":
			r.leave("never", item.Never, i)
		case missing[i]:
			r.leave("requires", "It requires what is not among the candidates. Plan that too, or delete the dependency.", i)
		case !scored(item):
			r.leave("no_value", "It has no score, so nobody knows what it is worth. Fill in what is missing.", i)
		case item.Effort == nil:
			r.leave("no_effort", "It has no effort, so nobody knows whether it fits. Type the person-months of a team.", i)
		}
	}
}

// noRoom puts out what does not fit, even alone beside what must be done.
func (r *reduced) noRoom() {
	for i := range r.items {
		if r.state[i] != undecided {
			continue
		}
		for t, each := range r.p.Resources {
			if e := r.items[i].Effort[t]; e > each.Capacity+slackOf(each.Capacity) {
				r.leave("too_big", fmt.Sprintf("It needs %s of %s, which has %s in all. Cut it into smaller ones, or give the team more.", r.p.months(e), each.Name, r.p.amount(each.Capacity)), i)
			}
		}
		if r.state[i] != undecided {
			continue
		}
		bundle := r.bundle(i)
		for t, each := range r.p.Resources {
			need := 0.0
			for _, j := range bundle {
				need += r.items[j].Effort[t]
			}
			if need > r.free[t]+slackOf(each.Capacity) {
				with := ""
				if len(bundle) > 1 {
					with = " with what it requires"
				}
				r.leave("no_room", fmt.Sprintf("It needs %s of %s%s; what must be done leaves %s.", r.p.months(need), each.Name, with, r.p.amount(r.free[t])), i)
				break
			}
		}
	}
}

// bundle is an undecided item with the undecided ones that it requires, near and
// far.
func (r *reduced) bundle(i int) []int {
	found := []int{i}
	for at := 0; at < len(found); at++ {
		for _, on := range r.needs[found[at]] {
			if r.state[on] == undecided && !slices.Contains(found, on) {
				found = append(found, on)
			}
		}
	}
	return found
}
