package roadmap

import (
	"math"
	"slices"

	"cairn/backend/plan"
)

// DaysPerMonth is how many days a person-month takes one person.
const DaysPerMonth = 365.25 / 12

// Slot is when an initiative can be done at the earliest.
type Slot struct {
	Start plan.Date
	End   plan.Date
	// After is the one of those that it requires that holds it back; "" where none does.
	After plan.ID
	// Guessed says that its length, or that of something that holds it back, comes from
	// an effort.
	Guessed bool
}

// CriticalPath is the chain of requirements that holds an initiative back, the first
// one first and the initiative itself last; empty where it has no slot.
func CriticalPath(slots map[plan.ID]Slot, id plan.ID) []plan.ID {
	path := []plan.ID{}
	for slot, known := slots[id]; known; slot, known = slots[id] {
		path, id = append(path, id), slot.After
	}
	slices.Reverse(path)
	return path
}

// LengthOf is how long an initiative takes: the days between its dates, both
// included, or, without both, as many as its largest effort takes one person. ok is
// false where it has neither.
func LengthOf(i *Initiative, efforts []Effort) (days int, guessed, ok bool) {
	if i.Start.Valid() && i.End.Valid() && i.Start <= i.End {
		return i.Start.DaysUntil(i.End) + 1, false, true
	}
	most := 0.0
	for _, e := range efforts {
		if e.Initiative == i.ID && e.Likely != nil {
			most = max(most, *e.Likely)
		}
	}
	if most <= 0 || most > 1200 {
		return 0, false, false
	}
	return int(math.Ceil(most*DaysPerMonth - fits)), true, true
}

// EarliestSlots says when each initiative can be done at the earliest, if all
// of what it requires is, and nothing begins before a day (the critical path). What
// is shipped ended on its day; what is in progress began on its start. Left out is
// what has no length, and what requires such, something dropped, or itself.
func EarliestSlots(initiatives []Initiative, efforts []Effort, dependencies []Dependency, from plan.Date) map[plan.ID]Slot {
	w := slotWalk{g: NewGraph(initiatives, dependencies), of: make(map[plan.ID]*Initiative, len(initiatives)), slots: map[plan.ID]Slot{}, seen: map[plan.ID]bool{}, from: from}
	w.efforts = map[plan.ID][]Effort{}
	for _, e := range efforts {
		w.efforts[e.Initiative] = append(w.efforts[e.Initiative], e)
	}
	looped := map[plan.ID]bool{}
	for _, loop := range w.g.Loops() {
		for _, id := range loop {
			looped[id] = true
		}
	}
	for i := range initiatives {
		w.of[initiatives[i].ID] = &initiatives[i]
	}
	for _, id := range w.order(initiatives) {
		if !looped[id] {
			w.place(w.of[id])
		}
	}
	return w.slots
}

type slotWalk struct {
	g       *Graph
	of      map[plan.ID]*Initiative
	efforts map[plan.ID][]Effort
	slots   map[plan.ID]Slot
	seen    map[plan.ID]bool
	from    plan.Date
}

// order puts what is required before what requires it. It does not recurse: a
// damaged plan may be deep.
func (w *slotWalk) order(initiatives []Initiative) []plan.ID {
	ordered := make([]plan.ID, 0, len(initiatives))
	type step struct {
		id   plan.ID
		next []plan.ID
	}
	for i := range initiatives {
		way := []step{}
		enter := func(id plan.ID) {
			if !w.seen[id] {
				w.seen[id] = true
				way = append(way, step{id, w.g.next(id)})
			}
		}
		enter(initiatives[i].ID)
		for len(way) > 0 {
			at := &way[len(way)-1]
			if len(at.next) == 0 {
				ordered = append(ordered, at.id)
				way = way[:len(way)-1]
				continue
			}
			id := at.next[0]
			at.next = at.next[1:]
			enter(id)
		}
	}
	return ordered
}

func (w *slotWalk) place(i *Initiative) {
	switch i.State {
	case Dropped:
		return
	case Shipped:
		w.slots[i.ID] = Slot{Start: i.Shipped, End: i.Shipped}
		return
	}
	days, guessed, ok := LengthOf(i, w.efforts[i.ID])
	if !ok {
		return
	}
	slot := Slot{Start: w.from}
	for _, d := range w.g.requires[i.ID] {
		on, known := w.slots[d.On]
		if !known {
			return
		}
		if earliest := on.End.AddDays(d.Lag + 1); earliest > slot.Start {
			slot.Start, slot.After, slot.Guessed = earliest, d.On, on.Guessed
		}
	}
	if i.State == InProgress && i.Start != "" {
		slot = Slot{Start: i.Start}
	}
	slot.End, slot.Guessed = slot.Start.AddDays(days-1), slot.Guessed || guessed
	w.slots[i.ID] = slot
}
