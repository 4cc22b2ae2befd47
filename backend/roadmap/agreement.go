package roadmap

import (
	"cmp"
	"math"
	"slices"

	"cairn/backend/calc"
)

// AgreementBand is how well several orders agree, in a word: a convention, for
// people who have no feeling for W.
type AgreementBand string

// The bands of Kendall's W.
const (
	WeakAgreement     AgreementBand = "weak"     // below 0.3
	ModerateAgreement AgreementBand = "moderate" // below 0.5
	GoodAgreement     AgreementBand = "good"     // up to 0.7
	StrongAgreement   AgreementBand = "strong"
)

// Concordance says how well several people, or several methods, agree on an order.
type Concordance struct {
	W          float64 // Kendall's W: 0 no agreement, 1 the same order
	Band       AgreementBand
	ChiSquare  float64 // m (n − 1) W
	Freedom    int     // its degrees of freedom, n − 1
	Spearman   float64 // mean rank correlation of two of them, −1 to 1
	RankSums   []float64
	RaterCount int
}

// Concord is the concordance of scores: a row for each rater with the score of each
// item, higher for better; equal scores share the mean of their ranks. ok is false for
// fewer than two raters or two items, where somebody lacks a score, and where nobody
// makes a difference between the items, for then there is no order to agree on.
func Concord(scores [][]float64) (c Concordance, ok bool) {
	m := len(scores)
	if m < 2 || len(scores[0]) < 2 {
		return c, false
	}
	n := len(scores[0])
	sums, ties := make([]float64, n), 0.0
	for _, row := range scores {
		if len(row) != n || slices.ContainsFunc(row, math.IsNaN) {
			return c, false
		}
		ranks, tied := midRanks(row)
		ties += tied
		for i, rank := range ranks {
			sums[i] += rank
		}
	}
	squares, raters, items := 0.0, float64(m), float64(n)
	for _, sum := range sums {
		away := sum - raters*(items+1)/2
		squares += away * away
	}
	most := raters*raters*(items*items*items-items) - raters*ties
	if most <= 0 {
		return c, false
	}
	w := 12 * squares / most
	return Concordance{
		W: w, Band: agreementBand(w), ChiSquare: raters * (items - 1) * w, Freedom: n - 1,
		Spearman: (raters*w - 1) / (raters - 1), RankSums: sums, RaterCount: m,
	}, true
}

func agreementBand(w float64) AgreementBand {
	switch {
	case w < 0.3:
		return WeakAgreement
	case w < 0.5:
		return ModerateAgreement
	case w <= 0.7:
		return GoodAgreement
	default:
		return StrongAgreement
	}
}

// midRanks are the ranks of scores, 1 for the highest; equal ones have the mean of
// theirs. ties is the sum of t³ − t over the groups of t equal ones.
func midRanks(scores []float64) (ranks []float64, ties float64) {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	ranks = make([]float64, len(scores))
	for first := 0; first < len(order); {
		behind := first + 1
		for behind < len(order) && sameScore(scores[order[first]], scores[order[behind]]) {
			behind++
		}
		for _, item := range order[first:behind] {
			ranks[item] = float64(first+1+behind) / 2
		}
		t := float64(behind - first)
		ties += t*t*t - t
		first = behind
	}
	return ranks, ties
}

// Opinions is how far people agree on one number of one item.
type Opinions struct {
	Count     int
	Mean      float64
	Deviation float64 // standard deviation of all of them
	// Agreement is 1 − 2 × deviation ÷ width of the scale: 1 where all say the same, 0
	// where one half says the least and the other the most.
	Agreement float64
	// Consensus is that of Tastle and Wierman (2007), for scales of steps, from 0 to 1.
	Consensus float64
	// Variation is deviation ÷ mean; absent where the mean is not above 0. Only for
	// effort, money and the like, where 0 is nothing.
	Variation *float64
	Quartiles float64 // from the first quartile to the third
	Near      float64 // largest share of people within one step of an answer that was given
}

// OpinionsOn is how far people agree on a number between low and high, where step is
// from one answer of the scale to the next. Numbers beyond the scale count as its end.
// ok is false for nobody, for a scale without width and for numbers that are none.
func OpinionsOn(numbers []float64, low, high, step float64) (o Opinions, ok bool) {
	if len(numbers) == 0 || !(low < high) || math.IsInf(high-low, 0) || slices.ContainsFunc(numbers, math.IsNaN) {
		return o, false
	}
	kept := make([]float64, len(numbers))
	for i, number := range numbers {
		kept[i] = min(max(number, low), high)
	}
	n := float64(len(kept))
	o = Opinions{Count: len(kept), Mean: calc.Mean(kept)}
	for _, number := range kept {
		away := number - o.Mean
		o.Deviation += away * away / n
		o.Consensus += math.Log2(1-math.Abs(away)/(high-low)) / n
		near := 0.0
		for _, other := range kept {
			if math.Abs(other-number) <= step*(1+1e-9) {
				near++
			}
		}
		o.Near = max(o.Near, near/n)
	}
	o.Deviation = math.Sqrt(o.Deviation)
	o.Agreement = min(max(1-2*o.Deviation/(high-low), 0), 1)
	o.Consensus = min(max(1+o.Consensus, 0), 1)
	if o.Mean > 0 {
		variation := o.Deviation / o.Mean
		o.Variation = &variation
	}
	o.Quartiles = calc.Quantile(kept, 0.75) - calc.Quantile(kept, 0.25)
	return o, true
}

// Agreed says whether people agree as studies by the Delphi method have it: the middle
// half within one step, or three quarters of all within one step of one answer.
func (o Opinions) Agreed(step float64) bool {
	return o.Quartiles <= step*(1+1e-9) || o.Near >= 0.75
}

// Discussion is an item that people might talk about.
type Discussion struct {
	Item      int
	Agreement float64 // 0 to 1
	Stake     int     // how many ranks lie between the raters who place it highest and lowest
}

// Worth is what there is to gain by talking: (1 − agreement) × stake.
func (d Discussion) Worth() float64 { return (1 - d.Agreement) * float64(d.Stake) }

// DiscussionQueue is the order in which to talk about items: what is worth most first;
// of equal ones that with the higher stake, then the earlier one.
func DiscussionQueue(items []Discussion) []Discussion {
	queue := slices.Clone(items)
	slices.SortStableFunc(queue, func(a, b Discussion) int {
		return cmp.Or(cmp.Compare(b.Worth(), a.Worth()), cmp.Compare(b.Stake, a.Stake), cmp.Compare(a.Item, b.Item))
	})
	return queue
}

// Stakes are, for each item, how many ranks lie between the raters who place it
// highest and lowest. Scores are a row for each rater.
func Stakes(scores [][]float64) []int {
	if len(scores) == 0 {
		return nil
	}
	stakes := make([]int, len(scores[0]))
	for item := range stakes {
		first, last := math.MaxInt, 0
		for _, row := range scores {
			if math.IsNaN(row[item]) {
				continue
			}
			rank := rankAmong(row, row[item])
			first, last = min(first, rank), max(last, rank)
		}
		stakes[item] = max(last-first, 0)
	}
	return stakes
}
