package roadmap

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// search is branch and bound over one part, depth first, with the prices of the
// linear relaxation as guide and bound.
type search struct {
	k      *part
	lp     *prices
	late   func() bool // time ran out
	limit  int
	nodes  int
	ended  bool // nodes or time ran out
	open   float64
	state  []verdict
	used   []float64
	trail  []int // what was decided, in order, so that it can be taken back
	best   []bool
	value  float64 // of best
	step   float64 // the least difference between the values of two sets, 0 where unknown
	enough float64 // a set must be worth this to matter
	fixed  bool    // enough stays, and the first set ends the search
	found  bool
}

// solution of a part.
type solution struct {
	in     []int
	bound  float64
	proven bool
	nodes  int
}

func newSearch(ctx context.Context, k *part, limit int) *search {
	late := func() bool { return ctx.Err() != nil }
	s := &search{k: k, lp: newPrices(k, late), late: late, limit: limit, open: math.Inf(-1), step: divisor(k.value),
		state: make([]verdict, len(k.value)), used: make([]float64, len(k.capacity)), best: make([]bool, len(k.value))}
	s.enough = s.next()
	return s
}

// solve finds the best set of a part within a number of nodes.
func (k *part) solve(ctx context.Context, limit int) solution {
	if len(k.value) > large {
		return k.solveLarge(ctx, limit)
	}
	return k.solveAll(ctx, limit)
}

func (k *part) solveAll(ctx context.Context, limit int) solution {
	s := newSearch(ctx, k, limit)
	s.explore(s.everything())
	bound := max(s.open, s.value)
	proven := !s.ended || bound < s.enough
	if proven {
		bound = s.value
		s.prefer(limit / 20)
	}
	return solution{in: s.chosenItems(), bound: bound, proven: proven, nodes: s.nodes}
}

func (s *search) chosenItems() []int {
	in := []int{}
	for i, is := range s.best {
		if is {
			in = append(in, i)
		}
	}
	return in
}

// everything is what all items are worth together.
func (s *search) everything() float64 {
	sum := 0.0
	for _, v := range s.k.value {
		sum += max(v, 0)
	}
	return sum
}

// slack is up to which difference two values are the same.
func (s *search) slack() float64 { return fits * (1 + math.Abs(s.value)) }

// next is what a set must be worth to be better than the best one.
func (s *search) next() float64 {
	return s.value + max(s.slack(), s.step-s.slack())
}

// decide settles an item and what follows for others; false where that contradicts
// what is settled already, or does not fit.
func (s *search) decide(i int, v verdict) bool {
	follow := s.k.with[i]
	if v == refused {
		follow = s.k.without[i]
	}
	if !s.set(i, v) {
		return false
	}
	for _, j := range follow {
		if !s.set(j, v) {
			return false
		}
	}
	for t, c := range s.k.capacity {
		if s.used[t] > c {
			return false
		}
	}
	return true
}

func (s *search) set(i int, v verdict) bool {
	if s.state[i] != undecided {
		return s.state[i] == v
	}
	s.state[i] = v
	s.trail = append(s.trail, i)
	if v == refused {
		return true
	}
	for t := range s.used {
		s.used[t] += s.k.effort[t][i]
	}
	for _, foe := range s.k.foes[i] {
		if !s.set(foe, refused) {
			return false
		}
		for _, j := range s.k.without[foe] {
			if !s.set(j, refused) {
				return false
			}
		}
	}
	return true
}

// back takes decisions back. Efforts are summed anew at times: adding and taking
// away leaves crumbs.
func (s *search) back(mark int) {
	if mark == len(s.trail) {
		return
	}
	for _, i := range s.trail[mark:] {
		s.state[i] = undecided
	}
	s.trail = s.trail[:mark]
	clear(s.used)
	for _, i := range s.trail {
		if s.state[i] == chosen {
			for t := range s.used {
				s.used[t] += s.k.effort[t][i]
			}
		}
	}
}

// tidy refuses what no longer fits; false where that contradicts what is settled.
func (s *search) tidy() bool {
	for i, v := range s.state {
		if v != undecided {
			continue
		}
		for t, c := range s.k.capacity {
			if s.used[t]+s.k.effort[t][i] > c {
				if !s.decide(i, refused) {
					return false
				}
				break
			}
		}
	}
	return true
}

// tick counts a node; false where nodes or time ran out. above is more than what
// lies behind the node is worth.
func (s *search) tick(above float64) bool {
	if s.ended || s.nodes >= s.limit || s.late() {
		s.ended = true
		s.open = max(s.open, above)
		return false
	}
	s.nodes++
	return true
}

// explore looks at all sets that agree with what is decided.
func (s *search) explore(above float64) {
	if !s.tick(above) {
		return
	}
	gain := make([]float64, len(s.state))
	bound := above
	for {
		if !s.tidy() {
			return
		}
		s.lp.solve(s.state, s.enough)
		bound = min(bound, s.lp.bound(s.state, gain))
		if bound < s.enough {
			return
		}
		s.fill()
		if s.fixed && s.found || bound < s.enough {
			return
		}
		again, possible := s.fix(bound, gain)
		if !possible {
			return
		}
		if !again {
			break
		}
	}
	i := s.branch()
	if i < 0 {
		return // all is decided, and fill has seen it
	}
	first, second := chosen, refused
	if s.lp.share[i] < 0.5 {
		first, second = refused, chosen
	}
	mark := len(s.trail)
	for _, v := range []verdict{first, second} {
		if s.decide(i, v) {
			s.explore(bound)
		}
		s.back(mark)
		if s.fixed && s.found {
			return
		}
	}
}

// fix decides the items of which the bound says so: the other way no set is worth
// enough. again says that the shares no longer agree with what is decided.
func (s *search) fix(bound float64, gain []float64) (again, possible bool) {
	mark := len(s.trail)
	for i, g := range gain {
		if s.state[i] != undecided || bound-math.Abs(g) >= s.enough {
			continue
		}
		v := refused
		if g > 0 {
			v = chosen
		}
		if !s.decide(i, v) {
			return false, false
		}
	}
	for _, i := range s.trail[mark:] {
		again = again || (s.state[i] == chosen) != (s.lp.share[i] > 0.5) || part01(s.lp.share[i]) > hair
	}
	return again, true
}

// part01 is how far a share is from none and all.
func part01(share float64) float64 { return min(math.Abs(share), math.Abs(1-share)) }

// branch is the undecided item whose share says least, -1 where all are decided.
func (s *search) branch() int {
	best, most := -1, -1.0
	for i, v := range s.state {
		if v == undecided {
			if open := part01(s.lp.share[i]); open > most {
				best, most = i, open
			}
		}
	}
	return best
}

// fill makes a set of the shares: what is decided, then whatever fits, the largest
// share first. It is the best set from then on where it is worth enough.
func (s *search) fill() {
	mark := len(s.trail)
	order := make([]int, 0, len(s.state))
	for i, v := range s.state {
		if v == undecided && s.k.value[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.lp.share[b], s.lp.share[a]) })
	for _, i := range order {
		if s.state[i] == undecided {
			if at := len(s.trail); !s.decide(i, chosen) {
				s.back(at)
			}
		}
	}
	value := 0.0
	for i, v := range s.state {
		if v == chosen {
			value += s.k.value[i]
		}
	}
	if value >= s.enough {
		for i, v := range s.state {
			s.best[i] = v == chosen
		}
		s.found = true
		if !s.fixed {
			s.value = value
			s.enough = s.next()
		}
	}
	s.back(mark)
}

// narrow decides at the root what one bound says; false where time ran out.
func (s *search) narrow() bool {
	if !s.tick(s.value) || !s.tidy() {
		return false
	}
	gain := make([]float64, len(s.state))
	s.lp.solve(s.state, s.enough)
	_, possible := s.fix(s.lp.bound(s.state, gain), gain)
	return possible
}

// prefer looks among the sets of the best value for the one that has the first item
// in which two of them differ. It stops where the nodes for it run out.
func (s *search) prefer(limit int) {
	s.back(0)
	s.ended, s.fixed = false, true
	s.limit = s.nodes + limit
	s.enough = s.value - s.slack()
	if !s.narrow() {
		return
	}
	best := slices.Clone(s.best)
	for i := range s.state {
		switch {
		case best[i]:
			s.decide(i, chosen)
			continue
		case s.state[i] != undecided:
			continue
		}
		mark := len(s.trail)
		s.found = false
		if s.decide(i, chosen) {
			s.explore(s.everything())
		}
		if s.found {
			best = slices.Clone(s.best)
			s.back(mark)
			s.decide(i, chosen)
			continue
		}
		s.back(mark)
		s.decide(i, refused)
		if s.ended {
			break
		}
	}
	s.best = best
}
