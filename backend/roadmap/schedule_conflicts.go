package roadmap

import (
	"cmp"
	"fmt"
	"slices"

	"cairn/backend/plan"
)

// ConflictKind says what does not go together.
type ConflictKind string

// The kinds, the gravest first.
const (
	RequirementLoop    ConflictKind = "loop"                 // they require each other
	RequirementDropped ConflictKind = "requirement_dropped"  // what it requires was given up
	ExcludedTogether   ConflictKind = "excluded"             // both are planned and exclude each other
	DueMissed          ConflictKind = "due_missed"           // what has to be ready by a day cannot be
	StartsTooSoon      ConflictKind = "starts_too_soon"      // begins before what it requires has ended
	RequirementLater   ConflictKind = "requirement_later"    // what it requires is planned in a later cycle or horizon
	RequirementNot     ConflictKind = "requirement_unplaced" // what it requires is planned nowhere
	RequirementUndated ConflictKind = "requirement_undated"  // what it requires has no end
	OverCapacity       ConflictKind = "over_capacity"        // a team has less than what is planned of it
	EndsAfterCycle     ConflictKind = "ends_after_cycle"     // its dates leave the cycle that it is planned in
	OrderAgainstScore  ConflictKind = "order_against_score"  // something of a lower rank goes before it
)

func conflictKinds() []ConflictKind {
	return []ConflictKind{RequirementLoop, RequirementDropped, ExcludedTogether, DueMissed, StartsTooSoon, RequirementLater,
		RequirementNot, RequirementUndated, OverCapacity, EndsAfterCycle, OrderAgainstScore}
}

// ScheduleConflict is something in the plan that cannot come out as it stands, or goes against
// what the scores say. Nothing is refused for it.
type ScheduleConflict struct {
	Kind        ConflictKind
	Initiatives []plan.ID // the one that it is about first
	Team        plan.ID   // of OverCapacity
	Cycle       plan.ID   // of OverCapacity and EndsAfterCycle
	Sentence    string
	Advice      string // what to do
}

// ScheduleFacts are what conflicts are looked for in.
type ScheduleFacts struct {
	Today        plan.Date
	Cycles       []plan.Cycle
	Teams        []plan.Team
	Initiatives  []Initiative
	Efforts      []Effort
	Capacities   []Capacity
	Scenario     plan.ID // whose capacities count; "" for the plan of record
	Dependencies []Dependency
	Ranks        map[plan.ID]int // from 1; what is not in it has none
	Settings     plan.Settings
}

// Conflicts finds them, by kind, then by the ranks of what they are about. Never nil.
//
// Something is placed where it is planned or in progress, has a cycle with dates, or
// a start. Of requirements only what is placed is looked at: an idea may well require
// what nobody has planned.
func Conflicts(f ScheduleFacts) []ScheduleConflict {
	w := newConflictWalk(&f)
	for _, loop := range w.graph.Loops() {
		w.add(ScheduleConflict{Kind: RequirementLoop, Initiatives: loop[:len(loop)-1], Sentence: w.graph.Chain(loop) + ": none of them can begin.", Advice: "Delete one of these dependencies."})
	}
	for _, d := range f.Dependencies {
		i, on := w.of[d.Initiative], w.of[d.On]
		switch {
		case i == nil || on == nil || !w.placed(i):
		case d.Kind == Requires:
			w.requirement(i, on, d.Lag)
		case d.Kind == Excludes && w.placed(on):
			w.add(ScheduleConflict{Kind: ExcludedTogether, Initiatives: []plan.ID{i.ID, on.ID}, Sentence: fmt.Sprintf("%s and %s exclude each other and are both planned.", i.Title, on.Title), Advice: "Take one of them out."})
		}
	}
	w.due()
	w.capacity()
	for at := range f.Initiatives {
		w.cycleEnd(&f.Initiatives[at])
	}
	w.order()
	slices.SortStableFunc(w.found, func(a, b ScheduleConflict) int {
		return cmp.Or(cmp.Compare(slices.Index(conflictKinds(), a.Kind), slices.Index(conflictKinds(), b.Kind)), slices.CompareFunc(a.Initiatives, b.Initiatives, w.compare),
			cmp.Compare(w.cycles[a.Cycle].Start, w.cycles[b.Cycle].Start), cmp.Compare(a.Cycle, b.Cycle), cmp.Compare(a.Team, b.Team))
	})
	return w.found
}

type conflictWalk struct {
	*ScheduleFacts
	graph  *Graph
	of     map[plan.ID]*Initiative
	cycles map[plan.ID]plan.Cycle // those with dates
	found  []ScheduleConflict
}

func newConflictWalk(f *ScheduleFacts) *conflictWalk {
	w := &conflictWalk{ScheduleFacts: f, graph: NewGraph(f.Initiatives, f.Dependencies), of: map[plan.ID]*Initiative{}, cycles: map[plan.ID]plan.Cycle{}, found: []ScheduleConflict{}}
	for at := range f.Initiatives {
		w.of[f.Initiatives[at].ID] = &f.Initiatives[at]
	}
	for _, c := range f.Cycles {
		if c.Start != "" && c.End != "" {
			w.cycles[c.ID] = c
		}
	}
	return w
}

func (w *conflictWalk) add(c ScheduleConflict) { w.found = append(w.found, c) }

// compare by rank, those without one last, then by id.
func (w *conflictWalk) compare(a, b plan.ID) int {
	return cmp.Or(cmp.Compare(uint(w.Ranks[a]-1), uint(w.Ranks[b]-1)), cmp.Compare(a, b))
}

func (w *conflictWalk) placed(i *Initiative) bool {
	_, inCycle := w.cycles[i.Cycle]
	return i.State.Open() && (i.State.Underway() || inCycle || i.Start != "")
}

// requirement looks at one that i, which is placed, requires. It says the first that
// applies.
func (w *conflictWalk) requirement(i, on *Initiative, lag int) {
	c := ScheduleConflict{Initiatives: []plan.ID{i.ID, on.ID}}
	end := on.End
	if on.State == Shipped {
		end = on.Shipped
	}
	mine, inCycle := w.cycles[i.Cycle]
	its, onCycle := w.cycles[on.Cycle]
	switch {
	case on.State == Dropped:
		c.Kind, c.Sentence = RequirementDropped, fmt.Sprintf("%s requires %s, which was dropped.", i.Title, on.Title)
		c.Advice = "Delete the dependency, or take up again what was dropped."
	case i.Start != "" && end != "" && i.Start <= end.AddDays(lag):
		c.Kind, c.Sentence = StartsTooSoon, fmt.Sprintf("%s starts on %s, and %s, which it requires, ends on %s%s.", i.Title, i.Start.Words(), on.Title, end.Words(), lagWords(lag))
		c.Advice = fmt.Sprintf("Start it on %s or later.", end.AddDays(lag+1).Words())
	case on.State == Shipped:
		return
	case inCycle && onCycle && its.Start > mine.Start && its.End > mine.End:
		c.Kind, c.Sentence = RequirementLater, fmt.Sprintf("%s is planned in %s and requires %s, which is planned in %s.", i.Title, mine.Name, on.Title, its.Name)
		c.Advice = "Plan both in one cycle, or the other way round."
	case horizonOf(i.Horizon) < horizonOf(on.Horizon) && on.Horizon != Unplaced:
		c.Kind, c.Sentence = RequirementLater, fmt.Sprintf("%s stands under %s and requires %s, which stands under %s.", i.Title, i.Horizon.Word(), on.Title, on.Horizon.Word())
		c.Advice = fmt.Sprintf("Move %s to %s too, or %s to %s.", on.Title, i.Horizon.Word(), i.Title, on.Horizon.Word())
	case !w.placed(on):
		c.Kind, c.Sentence = RequirementNot, fmt.Sprintf("%s is planned and requires %s, which is not.", i.Title, on.Title)
		c.Advice = fmt.Sprintf("Plan %s too, or take %s out.", on.Title, i.Title)
	case i.Start != "" && end == "":
		c.Kind, c.Sentence = RequirementUndated, fmt.Sprintf("%s starts on %s and requires %s, which has no end, so nobody can say whether that works.", i.Title, i.Start.Words(), on.Title)
		c.Advice = fmt.Sprintf("Give %s an end.", on.Title)
	default:
		return
	}
	w.add(c)
}

func lagWords(lag int) string {
	if lag == 0 {
		return ""
	}
	return fmt.Sprintf(" and wants %s after that", plan.Counted(lag, "day", "days"))
}

// horizonOf is the order of horizons; one that is not placed comes last.
func horizonOf(h Horizon) int {
	if h == Unplaced {
		return len(Horizons())
	}
	return slices.Index(Horizons(), h)
}

// due looks at what is promised or asked for by a law: its end is the day by which
// it has to be ready.
func (w *conflictWalk) due() {
	slots := EarliestSlots(w.Initiatives, w.Efforts, w.Dependencies, w.Today)
	for at := range w.Initiatives {
		i := &w.Initiatives[at]
		if !i.State.Open() || i.Class == Scored || i.End == "" {
			continue
		}
		c := ScheduleConflict{Kind: DueMissed, Initiatives: []plan.ID{i.ID}}
		slot, known := slots[i.ID]
		cycle, inCycle := w.cycles[i.Cycle]
		switch {
		case i.End < w.Today:
			c.Sentence = fmt.Sprintf("%s (%s) had to be ready by %s and is not.", i.Title, i.Class.Word(), i.End.Words())
			c.Advice = "Enter the day on which it shipped, or agree on a new one."
		case inCycle && cycle.Start > i.End:
			c.Sentence = fmt.Sprintf("%s (%s) has to be ready by %s and is planned in %s, which begins on %s.", i.Title, i.Class.Word(), i.End.Words(), cycle.Name, cycle.Start.Words())
			c.Advice = "Plan it in an earlier cycle."
		case known && slot.End > i.End && slot.After != "":
			c.Sentence = fmt.Sprintf("%s (%s) has to be ready by %s; with what it requires first it can be by %s.", i.Title, i.Class.Word(), i.End.Words(), slot.End.Words())
			path := CriticalPath(slots, i.ID)
			c.Initiatives, c.Advice = append(c.Initiatives, path[:len(path)-1]...), "Begin what it requires sooner, or make it smaller."
		case known && slot.End > i.End && i.State != InProgress:
			c.Sentence = fmt.Sprintf("%s (%s) has to be ready by %s; begun today it can be by %s.", i.Title, i.Class.Word(), i.End.Words(), slot.End.Words())
			c.Advice = "Put more people on it, or make it smaller."
		default:
			continue
		}
		w.add(c)
	}
}

// cycleEnd looks at dates that leave the cycle.
func (w *conflictWalk) cycleEnd(i *Initiative) {
	cycle, ok := w.cycles[i.Cycle]
	if !ok || !i.State.Open() || i.Class != Scored && i.Start == "" {
		return // what has to be ready by a day has that as its end
	}
	c := ScheduleConflict{Kind: EndsAfterCycle, Initiatives: []plan.ID{i.ID}, Cycle: cycle.ID, Advice: "Change the dates, or plan it in the cycle that they lie in."}
	switch {
	case i.Start > cycle.End:
		c.Sentence = fmt.Sprintf("%s is planned in %s and starts after it, on %s.", i.Title, cycle.Name, i.Start.Words())
	case i.End > cycle.End:
		c.Sentence = fmt.Sprintf("%s is planned in %s, which ends on %s, and ends on %s.", i.Title, cycle.Name, cycle.End.Words(), i.End.Words())
	default:
		return
	}
	w.add(c)
}
