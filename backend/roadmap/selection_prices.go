package roadmap

import "math"

// prices solves the linear relaxation of a part: items may be taken in shares. It is
// a dual simplex with bounded variables over one dense dictionary: since every item
// lies between 0 and 1, the basis of one partial selection is a start for any other.
//
// Nothing rests on its arithmetic: what search keeps of it are prices of the rows,
// of which any, as long as they are not negative, give a bound (part.bound).
type prices struct {
	rows  []row
	n     int       // items; variable n+r is what row r leaves over
	table []float64 // row r: basic[r] = beta[r] - sum of table * nonbasic
	beta  []float64
	cost  []float64 // of the nonbasic ones: by how much each would raise the value
	basic []int
	other []int  // the nonbasic ones
	high  []bool // whether a nonbasic one stands at its upper end
	at    []float64
	share []float64 // of each item, as of the last solve
	price []float64 // of each row, likewise
	turns int       // pivots since the dictionary was made anew
	// filled are the places of the pivot row that are not 0.
	filled []int
	ended  func() bool // time ran out
	k      *part
}

// row is a constraint: the sum of weight * item is at most most.
type row struct {
	items  []int
	weight []float64
	most   float64
	mass   float64 // of all its numbers: what rounding may touch
}

// rowsOf are the constraints of a part: capacities, requirements, exclusions.
func rowsOf(k *part) []row {
	rows := []row{}
	for t, efforts := range k.effort {
		r := row{most: k.capacity[t]}
		for i, e := range efforts {
			if e > 0 {
				r.items, r.weight = append(r.items, i), append(r.weight, e)
			}
		}
		rows = append(rows, r)
	}
	for i := range k.value {
		for _, on := range k.needs[i] {
			rows = append(rows, row{items: []int{i, on}, weight: []float64{1, -1}})
		}
		for _, foe := range k.foes[i] {
			if i < foe {
				rows = append(rows, row{items: []int{i, foe}, weight: []float64{1, 1}, most: 1})
			}
		}
	}
	for r := range rows {
		rows[r].mass = rows[r].most
		for _, w := range rows[r].weight {
			rows[r].mass += math.Abs(w)
		}
	}
	return rows
}

func newPrices(k *part, ended func() bool) *prices {
	p := &prices{rows: rowsOf(k), n: len(k.value), k: k, ended: ended}
	p.share, p.price = make([]float64, p.n), make([]float64, len(p.rows))
	return p
}

// build makes room for the dictionary, which a large part does not need before it is
// narrowed down.
func (p *prices) build() {
	m := len(p.rows)
	p.table, p.beta, p.cost = make([]float64, m*p.n), make([]float64, m), make([]float64, p.n)
	p.basic, p.other, p.high, p.at = make([]int, m), make([]int, p.n), make([]bool, p.n), make([]float64, m)
	p.reset()
}

// reset makes the dictionary anew, so that what binary fractions lose does not add
// up.
func (p *prices) reset() {
	clear(p.table)
	for r := range p.rows {
		p.basic[r], p.beta[r] = p.n+r, p.rows[r].most
		for at, i := range p.rows[r].items {
			p.table[r*p.n+i] = p.rows[r].weight[at]
		}
	}
	for j := range p.other {
		p.other[j], p.cost[j] = j, p.k.value[j]
	}
	p.turns = 0
}

const (
	feasible  = 1e-9 // how far outside its ends a variable may stand
	pivotable = 1e-9 // less is no pivot
	fresh     = 600  // pivots after which the dictionary is made anew
	patience  = 5000 // pivots after which one solve gives up; its prices still bound
	hair      = 1e-6
	lost      = 1e-14 // what rounding may take from a bound, as a share of what is summed
)

// ends of a variable while some items are decided.
func (p *prices) ends(variable int, state []verdict) (low, high float64) {
	if variable >= p.n {
		return 0, math.Inf(1)
	}
	switch state[variable] {
	case chosen:
		return 1, 1
	case refused:
		return 0, 0
	default:
		return 0, 1
	}
}

// solve fills share and price. It ends early where no set can be worth more than
// enough; where no shares fit at all, the prices grow until their bound says so.
func (p *prices) solve(state []verdict, enough float64) {
	switch {
	case p.basic == nil:
		p.build()
	case p.turns > fresh:
		p.reset()
	}
	value := p.place(state)
	for turn := range patience {
		r, low := p.worst(state)
		if r < 0 || value < enough || turn%64 == 63 && p.ended() {
			break
		}
		j := p.enter(r, low, state)
		if j < 0 {
			p.read(state)
			p.grow(r, low, value-enough, state)
			return
		}
		value = p.turn(r, j, low, state)
	}
	p.read(state)
}

// place puts each nonbasic variable at the end to which its cost pulls it, and
// computes the basic ones and the value.
func (p *prices) place(state []verdict) (value float64) {
	copy(p.at, p.beta)
	for j, v := range p.other {
		low, high := p.ends(v, state)
		p.high[j] = v < p.n && p.cost[j] > 0
		end := low
		if p.high[j] {
			end = high
		}
		if end != 0 {
			for r := range p.at {
				p.at[r] -= p.table[r*p.n+j] * end
			}
		}
	}
	return p.value(state)
}

// value of the dictionary as it stands: the bound that its prices give, as far as
// its arithmetic goes.
func (p *prices) value(state []verdict) float64 {
	sum := 0.0
	for r, v := range p.basic {
		if v < p.n {
			sum += p.k.value[v] * p.at[r]
		}
	}
	for j, v := range p.other {
		if v < p.n {
			sum += p.k.value[v] * p.end(j, state)
		}
	}
	return sum
}

// end at which a nonbasic variable stands.
func (p *prices) end(j int, state []verdict) float64 {
	low, high := p.ends(p.other[j], state)
	if p.high[j] {
		return high
	}
	return low
}

// worst is the row whose basic variable stands farthest outside its ends, -1 where
// none does; low says that it stands too low.
func (p *prices) worst(state []verdict) (r int, low bool) {
	r, most := -1, feasible
	for i, v := range p.basic {
		from, to := p.ends(v, state)
		if d := from - p.at[i]; d > most {
			r, low, most = i, true, d
		}
		if d := p.at[i] - to; d > most {
			r, low, most = i, false, d
		}
	}
	return r, low
}

// enter chooses the nonbasic variable that can move row r with the least loss of
// value, of those alike the one with the largest pivot; -1 where none can.
func (p *prices) enter(r int, low bool, state []verdict) int {
	best, loss := -1, math.Inf(1)
	line := p.table[r*p.n : (r+1)*p.n]
	for j, t := range line {
		if math.Abs(t) < pivotable {
			continue
		}
		from, to := p.ends(p.other[j], state)
		// Too low: the basic one must rise, so one with t < 0 rises or one with t > 0 falls.
		rises := (t < 0) == low
		if from == to || rises == p.high[j] {
			continue
		}
		ratio := math.Abs(p.cost[j] / t)
		if ratio < loss-1e-12 || ratio < loss+1e-12 && math.Abs(t) > math.Abs(line[best]) {
			best, loss = j, min(loss, ratio)
		}
	}
	return best
}

// turn exchanges the basic variable of row r, which goes to the end that it missed,
// for nonbasic j.
func (p *prices) turn(r, j int, low bool, state []verdict) (value float64) {
	from, to := p.ends(p.basic[r], state)
	goal := to
	if low {
		goal = from
	}
	n, pivot := p.n, p.table[r*p.n+j]
	moved := (p.at[r] - goal) / pivot
	entering := p.end(j, state) + moved
	for i := range p.at {
		p.at[i] -= p.table[i*n+j] * moved
	}
	line := p.table[r*n : (r+1)*n]
	line[j] = 1
	p.filled = p.filled[:0] // rows of requirements stay sparse: what is 0 is not gone through
	for c := range line {
		if line[c] != 0 {
			line[c] /= pivot
			p.filled = append(p.filled, c)
		}
	}
	p.beta[r] /= pivot
	for i := range p.basic {
		factor := p.table[i*n+j]
		if i == r || factor == 0 {
			continue
		}
		to := p.table[i*n : (i+1)*n]
		for _, c := range p.filled {
			to[c] -= factor * line[c]
		}
		to[j] = -factor * line[j]
		p.beta[i] -= factor * p.beta[r]
	}
	factor := p.cost[j]
	for _, c := range p.filled {
		p.cost[c] -= factor * line[c]
	}
	p.cost[j] = -factor * line[j]
	p.basic[r], p.other[j] = p.other[j], p.basic[r]
	p.high[j], p.at[r] = !low, entering
	p.turns++
	return p.value(state)
}

// read takes shares and prices out of the dictionary.
func (p *prices) read(state []verdict) {
	clear(p.price)
	for r, v := range p.basic {
		if v < p.n {
			p.share[v] = p.at[r]
		}
	}
	for j, v := range p.other {
		if v < p.n {
			p.share[v] = p.end(j, state)
		} else {
			p.price[v-p.n] = max(0, -p.cost[j])
		}
	}
}

// grow raises the prices along row r, which no shares satisfy, until the bound has
// fallen by more than a drop. What is missed by a hair stays as it is: the prices
// would grow beyond what numbers can tell apart.
func (p *prices) grow(r int, low bool, drop float64, state []verdict) {
	from, to := p.ends(p.basic[r], state)
	missed, sign := p.at[r]-to, -1.0
	if low {
		missed, sign = from-p.at[r], 1
	}
	if missed < hair {
		return
	}
	step := 2 * (max(drop, 0) + 1) / missed
	if v := p.basic[r]; v >= p.n {
		p.price[v-p.n] += step
	}
	for j, v := range p.other {
		if v >= p.n {
			p.price[v-p.n] = max(0, p.price[v-p.n]+step*sign*p.table[r*p.n+j])
		}
	}
}

// bound is more than no set is worth that fits and agrees with what is decided: the
// value of the best shares if the rows were paid for at their prices in place of
// being kept (Lagrange). It fills gain: what each item brings beyond what it costs.
func (p *prices) bound(state []verdict, gain []float64) float64 {
	copy(gain, p.k.value)
	sum, mass := 0.0, 0.0
	for r, price := range p.price {
		if price == 0 {
			continue
		}
		sum += price * p.rows[r].most
		mass += price * p.rows[r].mass
		for at, i := range p.rows[r].items {
			gain[i] -= price * p.rows[r].weight[at]
		}
	}
	for i, g := range gain {
		if state[i] == chosen || state[i] == undecided && g > 0 {
			sum += g
		}
	}
	return sum + lost*mass
}
