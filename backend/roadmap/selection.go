package roadmap

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"cairn/backend/plan"
)

// DefaultNodes is how many partial selections Select looks at where the problem
// names no number of its own.
const DefaultNodes = 200_000

// fits is the share of a capacity by which a sum of efforts may exceed it: what
// binary fractions lose on the way (0.1 + 0.2 fits into 0.3).
const fits = 1e-9

// Resource is what one team has to give in one period.
type Resource struct {
	Team     plan.ID // "" for the efforts that name no team
	Cycle    plan.ID
	Name     string  // as sentences call it: "Buyer app", "Buyer app in Q3 2026"
	Capacity float64 // person-months, >= 0
}

// SelectItem is an initiative that may be selected.
type SelectItem struct {
	ID    plan.ID
	Title string
	Rank  int // its place in the ranking, from 1; 0 for none. Of sets that are worth the same, it decides
	// Value is what it is worth, not divided by its effort: R·I·C of RICE. Absent, or
	// no number, it is unscored and only in where something else forces it.
	Value *float64
	// Effort is in person-months by resource, nil where nobody estimated it.
	Effort []float64
	Must   string // why it is in whatever it is worth: "Compliance"; "" where its value decides
	Never  string // why it is out whatever it is worth: a sentence; "" where its value decides
}

// Problem asks for the set of initiatives that is worth most and fits.
type Problem struct {
	Items        []SelectItem
	Resources    []Resource
	Dependencies []Dependency  // on what is no item, a requirement cannot be met
	Nodes        int           // how many partial selections to look at; 0 for DefaultNodes
	Settings     plan.Settings // how sentences write numbers; the zero value with a decimal point
}

// NotSelected says why an initiative could not be chosen at all. What was merely
// worth less than others has none: see WhyNot.
type NotSelected struct {
	ID plan.ID
	// Code is "never", "no_value", "no_effort", "too_big", "no_room", "requires",
	// "loop" or "excluded".
	Code     string
	Sentence string
}

// Selection is a set that fits.
type Selection struct {
	In          []plan.ID // in the order of their ranks, then ids; never nil
	Out         []NotSelected
	Unestimated []plan.ID // are in, and nobody has said what they take
	Value       float64   // the sum of the values of In
	// Bound is more than no set that fits is worth; Value where Proven.
	Bound  float64
	Proven bool      // no set that fits is worth more
	Nodes  int       // partial selections looked at
	Used   []float64 // person-months by resource
	// Sentence sums it up: "7 initiatives take 16.5 of 17 person-months. No other set
	// that fits is worth more."
	Sentence string
}

// Has says whether an initiative is in.
func (s *Selection) Has(id plan.ID) bool { return slices.Contains(s.In, id) }

// Gap is the share of the bound by which a better set may exist: 0 where Proven.
func (s *Selection) Gap() float64 {
	if s.Proven || s.Bound <= 0 {
		return 0
	}
	return (s.Bound - s.Value) / s.Bound
}

// Select finds the set that is worth most among those that fit: what requires
// others comes with them, of two that exclude each other at most one is in, what
// must be done is in, and no resource gives more than it has.
//
// It is exact: branch and bound, each bound from the prices of the linear
// relaxation and recomputed from the problem itself (weak duality), so that what it
// calls proven does not rest on the arithmetic of the simplex. Of sets worth the
// same the one that has the first initiative by rank in which they differ is taken,
// as far as a twentieth of the nodes suffices to find it. Where nodes run out or
// ctx ends, the best set found comes back with Proven false and Bound. The answer
// does not depend on the order of anything in the problem, nor, unless ctx ends,
// on the machine.
//
// Errors: Invalid with the fields "team.ID" and "item.ID" at fault where what must
// be done does not fit together, and "capacity" or "effort" where a number is none.
//
// The libraries looked at: gonum's lp has a simplex without integers or warm
// starts; those that wrap HiGHS, lp_solve and GLPK need cgo, which the backend does
// without; go-milp is pure Go and weeks old. None says why a forced set is
// impossible or which of equal sets it takes.
func Select(ctx context.Context, p Problem) (Selection, error) {
	r, err := reduce(&p)
	if err != nil {
		return Selection{}, err
	}
	limit := p.Nodes
	if limit <= 0 {
		limit = DefaultNodes
	}
	s := Selection{Proven: true, Out: r.out, Unestimated: []plan.ID{}}
	for _, part := range r.parts() {
		found := part.solve(ctx, limit-s.Nodes)
		for _, i := range found.in {
			r.state[part.of[i]] = chosen
		}
		s.Nodes += found.nodes
		s.Proven = s.Proven && found.proven
		s.Bound += found.bound
	}
	r.settle(&s)
	return s, nil
}

// settle fills in what follows from what is chosen. Bound comes in as that of the
// parts alone.
func (r *reduced) settle(s *Selection) {
	s.In, s.Used = []plan.ID{}, make([]float64, len(r.p.Resources))
	forced := 0.0
	for i := range r.items {
		if r.state[i] != chosen {
			continue
		}
		item := &r.items[i]
		s.In = append(s.In, item.ID)
		s.Value += worth(item)
		if r.given[i] {
			forced += worth(item)
		}
		if item.Effort == nil {
			s.Unestimated = append(s.Unestimated, item.ID)
		}
		for t, e := range item.Effort {
			s.Used[t] += e
		}
	}
	for t := range s.Used {
		s.Used[t] = plan.Kept(s.Used[t])
	}
	s.Value = plan.Kept(s.Value)
	s.Bound = max(s.Value, plan.Kept(s.Bound+forced))
	if s.Proven {
		s.Bound = s.Value
	}
	s.Sentence = r.sentence(s)
}

// totals say what is in and what it takes.
func (r *reduced) totals(s *Selection) string {
	used, has := 0.0, 0.0
	for t := range s.Used {
		used, has = used+s.Used[t], has+r.p.Resources[t].Capacity
	}
	verb := "take"
	if len(s.In) == 1 {
		verb = "takes"
	}
	return fmt.Sprintf("%s %s %s of %s.", plan.Counted(len(s.In), "initiative", "initiatives"), verb, r.p.amount(used), r.p.months(has))
}

func (r *reduced) sentence(s *Selection) string {
	empty := len(r.p.Resources) > 0 && !slices.ContainsFunc(r.p.Resources, func(each Resource) bool { return each.Capacity > 0 })
	switch {
	case len(r.items) == 0:
		return "There is nothing to select yet. Add initiatives, with a score and an effort."
	case len(s.In) == 0 && empty:
		return "No team has any capacity here, so nothing fits. Type what the teams have to give."
	case len(s.In) == 0 && s.Proven:
		return "Nothing that could be selected fits, or is worth anything."
	case s.Proven:
		return r.totals(s) + " No other set that fits is worth more."
	case s.Value <= 0:
		return r.totals(s) + " It is the best set found in the time given."
	default:
		return fmt.Sprintf("%s It is the best set found in the time given; none can be worth over %s%% more.", r.totals(s), r.p.amount(math.Ceil(1000*(s.Bound-s.Value)/s.Value)/10))
	}
}

// worth is the value of an item, 0 where it is unscored.
func worth(item *SelectItem) float64 {
	if !scored(item) {
		return 0
	}
	return *item.Value
}

func scored(item *SelectItem) bool {
	return item.Value != nil && !math.IsNaN(*item.Value) && !math.IsInf(*item.Value, 0)
}

// amount writes a number of a sentence, to a hundredth.
func (p *Problem) amount(number float64) string {
	return p.Settings.Grouped(math.Round(number*100) / 100)
}

// months writes an amount of work.
func (p *Problem) months(number float64) string {
	if text := p.amount(number); text == "1" {
		return text + " person-month"
	}
	return p.amount(number) + " person-months"
}

// byRank are the items in the order of their ranks, those without one last, then
// by id.
func byRank(items []SelectItem) []SelectItem {
	items = slices.Clone(items)
	slices.SortFunc(items, func(a, b SelectItem) int {
		return cmp.Or(cmp.Compare(uint(a.Rank-1), uint(b.Rank-1)), cmp.Compare(a.ID, b.ID))
	})
	return items
}
