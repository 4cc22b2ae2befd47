package roadmap

import (
	"math"
	"slices"
)

// part is a piece of a problem that shares no scarce resource and no dependency
// with the rest, so that it is solved alone.
type part struct {
	of       []int // its items as the reduced problem numbers them; their order is that of ranks
	value    []float64
	effort   [][]float64 // by resource, then item
	capacity []float64
	needs    [][]int // what an item requires itself
	foes     [][]int // what it excludes
	with     [][]int // what is in when an item is in: what it requires, and what is better in every way
	without  [][]int // what is out when an item is out
}

// parts splits what is undecided.
func (r *reduced) parts() []*part {
	scarce := r.scarce()
	groups := r.groups(scarce)
	members, roots := map[int][]int{}, []int{}
	for i := range r.items {
		if r.state[i] != undecided {
			continue
		}
		root := groups.of(i)
		if members[root] == nil {
			roots = append(roots, root)
		}
		members[root] = append(members[root], i)
	}
	parts := make([]*part, len(roots))
	for at, root := range roots {
		parts[at] = r.part(members[root], scarce)
	}
	return parts
}

// groups of things that belong together, each named by its first one (disjoint
// sets).
type groups []int

func (g groups) of(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(i, j int) {
	a, b := g.of(i), g.of(j)
	g[max(a, b)] = min(a, b)
}

// groups joins what shares a scarce resource or is tied.
func (r *reduced) groups(scarce []int) groups {
	g := make(groups, len(r.items))
	for i := range g {
		g[i] = i
	}
	user := make(map[int]int, len(scarce))
	for i := range r.items {
		if r.state[i] != undecided {
			continue
		}
		for _, t := range scarce {
			if r.items[i].Effort[t] == 0 {
				continue
			}
			if before, known := user[t]; known {
				g.join(i, before)
			}
			user[t] = i
		}
		for _, j := range slices.Concat(r.needs[i], r.excludes[i]) {
			if r.state[j] == undecided {
				g.join(i, j)
			}
		}
	}
	return g
}

// scarce are the resources that do not have enough for everything undecided.
func (r *reduced) scarce() []int {
	scarce := []int{}
	for t := range r.p.Resources {
		wanted := 0.0
		for i := range r.items {
			if r.state[i] == undecided {
				wanted += r.items[i].Effort[t]
			}
		}
		if wanted > r.free[t]+slackOf(r.p.Resources[t].Capacity) {
			scarce = append(scarce, t)
		}
	}
	return scarce
}

func (r *reduced) part(of, scarce []int) *part {
	n := len(of)
	k := &part{of: of, value: make([]float64, n), needs: make([][]int, n), foes: make([][]int, n), with: make([][]int, n), without: make([][]int, n)}
	place := make(map[int]int, n)
	for at, i := range of {
		place[i] = at
		k.value[at] = *r.items[i].Value
	}
	for _, t := range scarce {
		row, wanted := make([]float64, n), false
		for at, i := range of {
			row[at] = r.items[i].Effort[t]
			wanted = wanted || row[at] > 0
		}
		if wanted {
			k.effort = append(k.effort, row)
			k.capacity = append(k.capacity, usable(r.free[t]+slackOf(r.p.Resources[t].Capacity), row))
		}
	}
	for at, i := range of {
		for _, on := range r.needs[i] {
			if to, open := place[on]; open {
				k.needs[at] = append(k.needs[at], to)
			}
		}
		for _, foe := range r.excludes[i] {
			if to, open := place[foe]; open {
				k.foes[at] = append(k.foes[at], to)
			}
		}
	}
	k.imply()
	return k
}

// dominated is up to how many items dominance is looked for among: it compares each
// with each.
const dominated = 400

// imply finds what the choice of one item says about others: all that it requires,
// near and far, and the items that are better in every way (dominance: putting such
// a one in its place costs nothing, so that a best set has both or the better one).
func (k *part) imply() {
	leads := make([][]int, len(k.value))
	for i := range leads {
		leads[i] = slices.Clone(k.needs[i])
	}
	if len(leads) <= dominated {
		required := make([]bool, len(leads))
		for i := range leads {
			for _, on := range k.needs[i] {
				required[on] = true
			}
		}
		for i := range leads {
			for j := range leads {
				if i != j && !required[i] && k.better(j, i) {
					leads[i] = append(leads[i], j)
				}
			}
		}
	}
	for i := range leads {
		seen := make([]bool, len(leads))
		seen[i] = true
		found := []int{i}
		for at := 0; at < len(found); at++ {
			for _, j := range leads[found[at]] {
				if !seen[j] {
					seen[j] = true
					found = append(found, j)
				}
			}
		}
		k.with[i] = found[1:]
		for _, j := range k.with[i] {
			k.without[j] = append(k.without[j], i)
		}
	}
}

// better says whether item j may take the place of i in any set: it is worth as much
// or more (as much: it comes first by rank), takes no more of anything, and asks no
// more of the others.
func (k *part) better(j, i int) bool {
	if k.value[j] < k.value[i] || k.value[j] == k.value[i] && j > i {
		return false
	}
	for _, row := range k.effort {
		if row[j] > row[i] {
			return false
		}
	}
	among := func(list, other []int) bool {
		return !slices.ContainsFunc(list, func(x int) bool { return x != i && !slices.Contains(other, x) })
	}
	return !slices.Contains(k.needs[j], i) && among(k.needs[j], k.needs[i]) && among(k.foes[j], k.foes[i])
}

// divisor is the greatest number of which all numbers are multiples, 0 where none
// is seen: thousandths are looked at.
func divisor(numbers []float64) float64 {
	const fine = 1000
	common := int64(0)
	for _, each := range numbers {
		scaled := math.Abs(each) * fine
		if math.Abs(scaled-math.Round(scaled)) > fits*max(scaled, 1) || scaled > 1<<50 {
			return 0
		}
		a, b := common, int64(math.Round(scaled))
		for b != 0 {
			a, b = b, a%b
		}
		common = a
	}
	return float64(common) / fine
}

// usable is what can be used of a capacity by efforts that all are multiples of one
// number: of 7.7 person-months 7.5 where everything takes halves.
func usable(capacity float64, efforts []float64) float64 {
	if unit := divisor(efforts); unit > 0 {
		return min(capacity, math.Floor(capacity/unit)*unit+slackOf(capacity))
	}
	return capacity
}
