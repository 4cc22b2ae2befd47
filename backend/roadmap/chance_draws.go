package roadmap

import (
	"fmt"
	"math"
	"slices"

	"cairn/backend/calc"
	"cairn/backend/plan"
)

// ConfidenceSpread says how far an estimate of some confidence may be off: nine
// times in ten, the truth lies between the estimate divided and multiplied by Factor.
type ConfidenceSpread struct {
	Confidence float64 // in per cent
	Factor     float64 // 1 or more
}

// DefaultSpreads are what Cairn takes a confidence to mean where people gave one
// number only. They are a convention of ours, and a plan may have another.
func DefaultSpreads() []ConfidenceSpread {
	return []ConfidenceSpread{{Confidence: 50, Factor: 4}, {Confidence: 80, Factor: 2}, {Confidence: 100, Factor: 1.25}}
}

// SpreadOf is the factor for a confidence in per cent. Between two that are known it
// follows the logarithm in a straight line; beyond the outermost it is as there.
// Spreads are by rising confidence; none is 1.
func SpreadOf(confidence float64, spreads []ConfidenceSpread) float64 {
	if len(spreads) == 0 {
		return 1
	}
	last := spreads[0]
	for _, s := range spreads {
		if confidence < s.Confidence {
			if confidence <= last.Confidence {
				return last.Factor
			}
			part := (confidence - last.Confidence) / (s.Confidence - last.Confidence)
			return last.Factor * math.Pow(s.Factor/last.Factor, part)
		}
		last = s
	}
	return last.Factor
}

// ChanceDraws are what of a ChanceItem a model says: its inputs and their score.
type ChanceDraws struct {
	Inputs []ChanceInput
	Score  func(inputs []float64) float64
}

// NamedRange is an estimate and what it estimates: "reach".
type NamedRange struct {
	Name string
	Range
}

// RangeDraws draws each input from its range, by PERT, and takes those that are one
// number for certain: what WSJF, cost of delay, weighted models, value against effort
// and formulas need. Score is given the inputs in their order.
//
// Errors: invalid with the name of an input that is missing or no range.
func RangeDraws(inputs []NamedRange, score func(inputs []float64) float64) (ChanceDraws, error) {
	draws := ChanceDraws{Inputs: make([]ChanceInput, len(inputs)), Score: score}
	var faults plan.Faults
	for i, input := range inputs {
		distribution, ok := input.distribution()
		switch {
		case input.Likely == nil:
			faults.Add(input.Name, "required", fmt.Sprintf("Without its %s the initiative has no score, and so no chances. Type a number.", input.Name))
		case !ok:
			faults.Add(input.Name, "out_of_order", fmt.Sprintf("The %s is no range: low, likely and high are finite numbers in rising order. Correct it.", input.Name))
		}
		draws.Inputs[i] = ChanceInput{Name: input.Name, Distribution: distribution}
	}
	return draws, faults.Err()
}

// distribution of a range: PERT where it has ends, else the number itself.
func (r Range) distribution() (d calc.Distribution, ok bool) {
	switch {
	case r.Likely == nil:
		return d, false
	case r.Low != nil && r.High != nil:
		d, err := calc.PERT(*r.Low, *r.Likely, *r.High)
		return d, err == nil
	default:
		return calc.Point(*r.Likely), !math.IsNaN(*r.Likely) && !math.IsInf(*r.Likely, 0)
	}
}

// RICEDraws draws what RICE scores. Confidence says how far reach and impact may be
// off, once: where one of them is a range, the ranges say it, and where both are one
// number, the spread of the confidence does, as a lognormal factor on their product
// whose median is 1. In neither case is the score, reach × impact ÷ effort,
// multiplied by the confidence as well; it is the RICE of a confidence of 100 %.
//
// Errors: invalid with the field of an input that is missing or no range; confidence
// may be absent where a range says more.
func RICEDraws(reach, impact, confidence, effort Range, spreads []ConfidenceSpread) (ChanceDraws, error) {
	if effort.Likely != nil && *effort.Likely <= 0 || effort.Low != nil && *effort.Low <= 0 {
		return ChanceDraws{}, plan.AtField("effort", "not_positive", "An effort is more than 0 person-months: a score divides by it. Type a number above 0, such as 0.5.")
	}
	inputs := []NamedRange{{"reach", reach}, {"impact", impact}, {"effort", effort}}
	if reach.Spread() || impact.Spread() {
		return RangeDraws(inputs, riceOfRanges)
	}
	return spreadDraws(inputs, "reach and impact", confidence, 1, spreads, riceOfSpread)
}

func riceOfRanges(inputs []float64) float64 { return inputs[0] * inputs[1] / inputs[2] }

func riceOfSpread(inputs []float64) float64 { return inputs[0] * inputs[1] / inputs[2] * inputs[3] }

// pointsOfICE is how many per cent a point of its confidence stands for: 10 of 10 is 100 %.
const pointsOfICE = 10

// ICEDraws draws what ICE scores, by its product or, where mean is set, its mean. As
// of RICE, confidence says how far the impact may be off where neither impact nor
// ease is a range (10 as 100 %), and does not count beside that: the score is
// impact × ease, or the mean of these two. Errors: as of RICEDraws.
func ICEDraws(impact, confidence, ease Range, mean bool, spreads []ConfidenceSpread) (ChanceDraws, error) {
	inputs := []NamedRange{{"impact", impact}, {"ease", ease}}
	if impact.Spread() || ease.Spread() {
		if mean {
			return RangeDraws(inputs, func(inputs []float64) float64 { return (inputs[0] + inputs[1]) / 2 })
		}
		return RangeDraws(inputs, func(inputs []float64) float64 { return inputs[0] * inputs[1] })
	}
	score := func(inputs []float64) float64 { return inputs[0] * inputs[1] * inputs[2] }
	if mean {
		score = func(inputs []float64) float64 { return (inputs[0]*inputs[2] + inputs[1]) / 2 }
	}
	return spreadDraws(inputs, "true impact", confidence, pointsOfICE, spreads, score)
}

// PointSpread says of a score how far its single estimates may be off by the confidence
// in them, as the draws have it: the factor, and the inputs by their keys. Where one of
// these is a range, or the method knows no confidence, there are none.
func (s *Scorer) PointSpread(scored ScoredItem) (factor float64, keys []string) {
	ranges, perCent := []string{}, 1.0
	switch s.Model.Method {
	case RICE:
		keys, ranges = []string{"reach", "impact"}, []string{"reach", "impact"}
	case ICEMean, ICEProduct:
		keys, ranges, perCent = []string{"impact"}, []string{"impact", "ease"}, pointsOfICE
	}
	factor = 1
	for _, in := range scored.Inputs {
		switch {
		case in.Spread() && slices.Contains(ranges, in.Key):
			return 1, nil
		case in.Key == "confidence" && in.Likely != nil:
			factor = SpreadOf(*in.Likely*perCent, DefaultSpreads())
		}
	}
	return factor, keys
}

// spreadDraws adds a factor of the spread of a confidence to inputs: its name is what
// one would learn by knowing it, and perCent what one point of confidence means.
func spreadDraws(inputs []NamedRange, factor string, confidence Range, perCent float64, spreads []ConfidenceSpread, score func([]float64) float64) (ChanceDraws, error) {
	draws, err := RangeDraws(append([]NamedRange{{"confidence", confidence}}, inputs...), score)
	if err != nil {
		return ChanceDraws{}, err
	}
	spread := SpreadOf(*confidence.Likely*perCent, spreads)
	distribution, err := calc.Lognormal(1/spread, spread)
	if err != nil {
		return ChanceDraws{}, plan.AtField("confidence", "out_of_range", "This confidence has no spread. Choose factors of 1 or more.")
	}
	draws.Inputs = append(draws.Inputs[1:], ChanceInput{Name: factor, Distribution: distribution})
	return draws, nil
}
