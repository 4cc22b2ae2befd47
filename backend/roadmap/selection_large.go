package roadmap

import (
	"context"
	"math"
	"slices"
)

const (
	large  = 150 // items above which a part is narrowed down before it is searched
	rounds = 500 // of prices that are tried for that
	stale  = 12  // rounds without a better bound after which the steps get smaller
)

// solveLarge finds prices step by step (subgradient method), which costs little at
// any size, and sets on the way. Most items are then decided, since the bound says
// that the other way no set comes near the best one found; the rest is a part of its
// own, which is searched.
func (k *part) solveLarge(ctx context.Context, limit int) solution {
	s := newSearch(ctx, k, limit)
	gain := make([]float64, len(k.value))
	bound := s.descend(gain)
	incumbent := solution{in: s.chosenItems(), bound: bound, nodes: 1}
	s.enough = s.value - s.slack()
	if _, possible := s.fix(bound, gain); !possible || !s.tidy() {
		return incumbent
	}
	rest, base := s.rest(), 0.0
	found := rest.solveAll(ctx, limit-1)
	all := solution{in: []int{}, proven: found.proven, nodes: found.nodes + 1}
	for i, v := range s.state {
		if v == chosen {
			all.in = append(all.in, i)
			base += k.value[i]
		}
	}
	all.bound = base + found.bound
	value := base
	for _, i := range found.in {
		all.in = append(all.in, rest.of[i])
		value += rest.value[i]
	}
	slices.Sort(all.in)
	if !all.proven {
		all.bound = max(s.value, min(bound, all.bound))
		if value < s.value {
			all.in = incumbent.in
		}
	}
	return all
}

// descend lowers the bound from prices of nothing: rows that are broken at the
// prices get dearer, those with room cheaper (Held, Wolfe and Crowder 1974, with
// Polyak's steps). It leaves the best prices, their gains and bound.
func (s *search) descend(gain []float64) (best float64) {
	best, prices := math.Inf(1), make([]float64, len(s.lp.price))
	broken, width, without := make([]float64, len(prices)), 1.0, 0
	for round := range rounds {
		bound := s.lp.bound(s.state, gain)
		if without++; bound < best {
			best, without = bound, 0
			copy(prices, s.lp.price)
		}
		if without > stale {
			width, without = width/2, 0
		}
		if round%10 == 0 {
			copy(s.lp.share, gain)
			s.fill()
			if s.late() {
				break
			}
		}
		square := s.lp.broken(gain, broken)
		if square == 0 || bound-s.value <= 0 {
			break
		}
		for r := range s.lp.price {
			s.lp.price[r] = max(0, s.lp.price[r]+width*(bound-s.value)/square*broken[r])
		}
	}
	copy(s.lp.price, prices)
	best = s.lp.bound(s.state, gain)
	copy(s.lp.share, gain)
	s.fill()
	return best
}

// broken says by how much each row is, if all items with a gain are in, and what the
// squares of that sum up to.
func (p *prices) broken(gain, by []float64) (square float64) {
	for r := range p.rows {
		sum := -p.rows[r].most
		for at, i := range p.rows[r].items {
			if gain[i] > 0 {
				sum += p.rows[r].weight[at]
			}
		}
		if p.price[r] == 0 {
			sum = max(sum, 0)
		}
		by[r] = sum
		square += sum * sum
	}
	return square
}

// rest is what is undecided as a part of its own.
func (s *search) rest() *part {
	of, place := []int{}, map[int]int{}
	for i, v := range s.state {
		if v == undecided {
			place[i] = len(of)
			of = append(of, i)
		}
	}
	n := len(of)
	rest := &part{of: of, value: make([]float64, n), needs: make([][]int, n), foes: make([][]int, n), with: make([][]int, n), without: make([][]int, n)}
	within := func(list []int) []int {
		kept := []int{}
		for _, j := range list {
			if to, open := place[j]; open {
				kept = append(kept, to)
			}
		}
		return kept
	}
	for at, i := range of {
		rest.value[at], rest.needs[at], rest.foes[at] = s.k.value[i], within(s.k.needs[i]), within(s.k.foes[i])
	}
	for t, efforts := range s.k.effort {
		row := make([]float64, n)
		for at, i := range of {
			row[at] = efforts[i]
		}
		rest.effort, rest.capacity = append(rest.effort, row), append(rest.capacity, s.k.capacity[t]-s.used[t])
	}
	rest.imply()
	return rest
}
