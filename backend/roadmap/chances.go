package roadmap

import (
	"context"
	"fmt"
	"math"

	"cairn/backend/calc"
	"cairn/backend/plan"
)

// DefaultDraws is how often chances are drawn unless somebody asks for another
// number: a chance is then off by half a percentage point at most (its standard
// error).
const DefaultDraws = 10_000

// Bounds of a simulation.
const (
	MaxDraws       = 1_000_000
	MaxChanceItems = 1<<16 - 1
	// MaxChanceScores bounds items × draws, and with it the memory: 8 bytes for each
	// while the ranks are drawn and 2 for each as long as Chances are kept. Where
	// more was asked for, fewer draws are made; Chances.Draws says how many.
	MaxChanceScores = 20_000_000
)

// ChanceInput is one number that the score of an initiative hangs on.
type ChanceInput struct {
	Name string // as people call it, in lower case: "reach"; its draws hang on it
	calc.Distribution
}

// ChanceItem is an initiative and what its score may be.
type ChanceItem struct {
	ID     plan.ID
	Inputs []ChanceInput // no two of one name
	// Score of the inputs in their order, followed by the numbers that all items
	// share (ChanceOptions.Shared). NaN where there is none. It runs on several
	// goroutines at once, keeps nothing of what it is given, and had better not
	// allocate.
	Score func(inputs []float64) float64
}

// ChanceShared are numbers that all items share in a draw, such as weights.
type ChanceShared struct {
	Count int
	Fill  func(draw int, into []float64) // the same for the same draw; called for one after another
}

// ChanceOptions say what is drawn and what is asked.
type ChanceOptions struct {
	Seed   int
	Draws  int // 0 takes DefaultDraws
	Top    int // how many of the first are asked about: k, 1 or more
	Shared ChanceShared
}

// ChanceClass says whether the estimates decide that an initiative is in the top k.
type ChanceClass string

// The classes of chances, in the spelling of JSON.
const (
	SafeIn    ChanceClass = "safe_in"   // a chance of 9 in 10 or more
	Contested ChanceClass = "contested" // the estimates do not decide
	SafeOut   ChanceClass = "safe_out"  // a chance of 1 in 10 or less
)

// Word is how people call a class of chances; "" for one that Cairn does not know.
func (c ChanceClass) Word() string {
	switch c {
	case SafeIn:
		return "Safe in"
	case Contested:
		return "Contested"
	case SafeOut:
		return "Safe out"
	default:
		return ""
	}
}

// ClassOfChance is the class of a chance to be in the top k, 0 to 1.
func ClassOfChance(chance float64) ChanceClass {
	switch {
	case chance >= 0.9:
		return SafeIn
	case chance <= 0.1:
		return SafeOut
	default:
		return Contested
	}
}

// Chance is where one initiative came in the draws.
type Chance struct {
	ID    plan.ID
	Top   float64 // share of draws with a score and a rank of k or better, 0 to 1
	Error float64 // standard error of Top: √(p (1 − p) ÷ draws)
	Class ChanceClass
	// Expected is the mean rank; in nine draws of ten the rank is RankLow to RankHigh.
	Expected          float64
	RankLow, RankHigh int
	// Mean score, and the 5 % and 95 % quantiles, over the draws that have one; 0
	// where none has.
	Mean, ScoreLow, ScoreHigh float64
	Unscored                  float64 // share of draws without a score, 0 to 1
}

// Chances are where initiatives came in many draws of what nobody knows (rank
// acceptability, SMAA-2: Lahdelma and Salminen 2001).
type Chances struct {
	Draws int // how many were made
	Top   int
	Items []Chance // in the order in which they were given

	seed  int
	given []ChanceItem
	ranks []uint16 // of the first item in each draw, of the second one, ...
}

// Simulate draws all inputs, scores the items and ranks them, many times over.
//
// In each draw equal scores share a rank, as everywhere (1, 2, 2, 4): where two
// share the last place of the top k, both are in it, so that the chances of all
// items together may come to more than k. An item that has no score in a draw (NaN,
// or a number without end) is last in it, and never in the top k.
//
// What an item draws hangs on the seed, its id and the names of its inputs alone:
// it is the same beside other items, in another order, and in another scenario. The
// result does not hang on the number of processors.
//
// Errors: invalid with the field draws, top or items; that of the context.
func Simulate(ctx context.Context, items []ChanceItem, o ChanceOptions) (*Chances, error) {
	if o.Draws == 0 {
		o.Draws = DefaultDraws
	}
	if err := o.check(items); err != nil {
		return nil, err
	}
	o.Draws = affordable(o.Draws, len(items))
	c := &Chances{
		Draws: o.Draws, Top: o.Top, Items: make([]Chance, len(items)),
		seed: o.Seed, given: items, ranks: make([]uint16, len(items)*o.Draws),
	}
	scores, err := c.score(ctx, o.Shared)
	if err != nil {
		return nil, err
	}
	if err := c.rank(ctx, scores); err != nil {
		return nil, err
	}
	if err := c.sum(ctx); err != nil {
		return nil, err
	}
	return c, nil
}

// affordable is how many of the draws that were asked for are made of so many items.
func affordable(draws, items int) int {
	return min(draws, max(1, MaxChanceScores/max(1, items)))
}

func (o ChanceOptions) check(items []ChanceItem) error {
	var faults plan.Faults
	if o.Draws < 1 || o.Draws > MaxDraws {
		faults.Add("draws", "out_of_range", fmt.Sprintf("%d draws cannot be made. Choose 1 to %d.", o.Draws, MaxDraws))
	}
	if o.Top < 1 {
		faults.Add("top", "out_of_range", fmt.Sprintf("There is no top %d. Choose 1 or more.", o.Top))
	}
	if len(items) > MaxChanceItems {
		faults.Add("items", "too_many", fmt.Sprintf("%d initiatives are more than Cairn ranks at once, which is %d. Choose a part of them.", len(items), MaxChanceItems))
	}
	return faults.Err()
}

// stream of an input of an item.
func (c *Chances) stream(item, input int) calc.Stream {
	given := &c.given[item]
	return calc.NewStream(uint64(c.seed), string(given.ID), given.Inputs[input].Name)
}

// Drawn fills in the inputs of an item in one draw: the numbers with which its score
// was computed there, to within the tables of the sampler.
func (c *Chances) Drawn(item, draw int, into []float64) {
	for input, of := range c.given[item].Inputs {
		into[input] = of.Quantile(c.stream(item, input).Share(draw))
	}
}

// score draws the scores of each item, item by item, so that the quantiles of its
// inputs stay close to the processor.
func (c *Chances) score(ctx context.Context, shared ChanceShared) ([]float64, error) {
	common := make([]float64, c.Draws*shared.Count)
	for draw := range c.Draws {
		if shared.Count > 0 {
			shared.Fill(draw, common[draw*shared.Count:][:shared.Count:shared.Count])
		}
	}
	scores := make([]float64, len(c.given)*c.Draws)
	err := inParallel(ctx, len(c.given), func() func(int) {
		var sampler calc.Sampler
		var bands calc.Bands
		var rows []float64 // the draws of the first input, of the second one, ...
		return func(item int) {
			given := &c.given[item]
			own := len(given.Inputs)
			if need := own * c.Draws; len(rows) < need {
				rows = make([]float64, need)
			}
			for input := range given.Inputs {
				sampler.Set(given.Inputs[input].Distribution)
				sampler.Draw(rows[input*c.Draws:][:c.Draws], c.stream(item, input), 0)
			}
			mine := scores[item*c.Draws:][:c.Draws]
			inputs := make([]float64, own+shared.Count)
			for draw := range mine {
				for input := range own {
					inputs[input] = rows[input*c.Draws+draw]
				}
				copy(inputs[own:], common[draw*shared.Count:][:shared.Count])
				mine[draw] = given.Score(inputs)
			}
			c.Items[item].ID = given.ID
			c.Items[item].measure(mine, &bands)
		}
	})
	return scores, err
}

// measure sums up the scores of an item, and makes NaN of those that have no end.
func (i *Chance) measure(scores []float64, bands *calc.Bands) {
	finite, sum := 0, 0.0
	for draw, score := range scores {
		if math.Abs(score) <= math.MaxFloat64 {
			finite++
			sum += score
		} else {
			scores[draw] = math.NaN()
		}
	}
	i.Unscored = float64(len(scores)-finite) / float64(len(scores))
	if finite == 0 {
		return
	}
	if finite < len(scores) {
		kept := make([]float64, 0, finite)
		for _, score := range scores {
			if !math.IsNaN(score) {
				kept = append(kept, score)
			}
		}
		scores = kept
	}
	if i.Mean = sum / float64(finite); math.IsInf(sum, 0) {
		i.Mean = calc.Mean(scores)
	}
	ends := bands.Of(scores, 0.05, 0.95)
	i.ScoreLow, i.ScoreHigh = ends[0], ends[1]
}

// chanceTile is how many draws are ranked before their ranks are written down
// together: as many as fill a line of the processor's memory.
const chanceTile = 32

// rank ranks the items in each draw.
func (c *Chances) rank(ctx context.Context, scores []float64) error {
	n := len(c.given)
	return inParallel(ctx, (c.Draws+chanceTile-1)/chanceTile, func() func(int) {
		ranker := newChanceRanker(n)
		columns, ranks := make([]float64, chanceTile*n), make([]uint16, n)
		tile := make([]uint16, n*chanceTile)
		return func(at int) {
			first := at * chanceTile
			wide := min(chanceTile, c.Draws-first)
			for item := range n {
				for draw, score := range scores[item*c.Draws+first:][:wide] {
					columns[draw*n+item] = score
				}
			}
			for draw := range wide {
				ranker.rank(columns[draw*n:][:n], ranks)
				for item, rank := range ranks {
					tile[item*chanceTile+draw] = rank
				}
			}
			for item := range n {
				copy(c.ranks[item*c.Draws+first:][:wide], tile[item*chanceTile:])
			}
		}
	})
}

// sum sums up the ranks of each item.
func (c *Chances) sum(ctx context.Context) error {
	return inParallel(ctx, len(c.given), func() func(int) {
		counts := make([]int, len(c.given)+1)
		return func(item int) {
			clear(counts)
			for _, rank := range c.of(item) {
				counts[rank]++
			}
			c.Items[item].place(counts, c.Draws, c.Top)
		}
	})
}

// place reads how often an item had each rank.
func (i *Chance) place(counts []int, draws, top int) {
	sum, before, in := 0.0, 0, 0
	for rank, count := range counts {
		sum += float64(rank) * float64(count)
		if rank <= top {
			in += count
		}
		before += count
		if i.RankLow == 0 && 20*before >= draws {
			i.RankLow = rank
		}
		if i.RankHigh == 0 && 20*before >= 19*draws {
			i.RankHigh = rank
		}
	}
	n := float64(draws)
	i.Expected, i.Top = sum/n, float64(in)/n
	if top >= len(counts)-1 {
		i.Top -= i.Unscored // without a score it is last, but not in
	}
	i.Error = math.Sqrt(i.Top * (1 - i.Top) / n)
	i.Class = ClassOfChance(i.Top)
}

// of are the ranks of an item in each draw.
func (c *Chances) of(item int) []uint16 { return c.ranks[item*c.Draws:][:c.Draws] }

// Histogram is the share of draws in which an item had the first rank, the second
// one, and so on to the number of items. They add up to 1.
func (c *Chances) Histogram(item int) []float64 {
	shares := make([]float64, len(c.given))
	for _, rank := range c.of(item) {
		shares[rank-1]++
	}
	for rank := range shares {
		shares[rank] /= float64(c.Draws)
	}
	return shares
}

// Beats is the share of draws in which one item was ahead of another; draws in which
// they shared a rank count half.
func (c *Chances) Beats(item, other int) float64 {
	halves, others := 0, c.of(other)
	for draw, rank := range c.of(item) {
		switch {
		case rank < others[draw]:
			halves += 2
		case rank == others[draw]:
			halves++
		}
	}
	return float64(halves) / float64(2*c.Draws)
}
