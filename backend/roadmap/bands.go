package roadmap

import (
	"fmt"
	"slices"

	"cairn/backend/calc"
	"cairn/backend/plan"
)

// OpportunityBand is what a score of Opportunity, 0 to 20, amounts to (Ulwick).
type OpportunityBand string

// The bands, in the spelling of JSON.
const (
	Extreme      OpportunityBand = "extreme"      // above 15
	LowHanging   OpportunityBand = "low_hanging"  // 12 to 15
	Worthwhile   OpportunityBand = "worthwhile"   // 10 and below 12
	Unattractive OpportunityBand = "unattractive" // below 10
)

// OpportunityBandOf puts a score into its band.
func OpportunityBandOf(score float64) OpportunityBand {
	const extreme, lowHanging, worthwhile = 15, 12, 10
	switch score = plan.Kept(score); {
	case score > extreme:
		return Extreme
	case score >= lowHanging:
		return LowHanging
	case score >= worthwhile:
		return Worthwhile
	default:
		return Unattractive
	}
}

// Word is how people call a band; "" for one that Cairn does not know.
func (b OpportunityBand) Word() string {
	switch b {
	case Extreme:
		return "Extreme opportunity"
	case LowHanging:
		return "Low-hanging fruit"
	case Worthwhile:
		return "Worth considering"
	case Unattractive:
		return "Unattractive"
	default:
		return ""
	}
}

// Quadrant is a field of the matrix of value against effort.
type Quadrant string

// The quadrants, in the spelling of JSON.
const (
	QuickWin Quadrant = "quick_win" // high value, low effort
	BigBet   Quadrant = "big_bet"   // high value, high effort
	FillIn   Quadrant = "fill_in"   // low value, low effort
	TimeSink Quadrant = "time_sink" // low value, high effort
)

// Word is how people call a quadrant; "" for one that Cairn does not know.
func (q Quadrant) Word() string {
	switch q {
	case QuickWin:
		return "Quick win"
	case BigBet:
		return "Big bet"
	case FillIn:
		return "Fill-in"
	case TimeSink:
		return "Time sink"
	default:
		return ""
	}
}

// MatrixCut is where the matrix of value against effort is cut in four.
type MatrixCut struct {
	Value, Effort float64
	Sentence      string // says whether the middle of the scale or the median cuts
}

// MatrixPoint is an item of the matrix.
type MatrixPoint struct{ Value, Effort float64 }

// CutByScale cuts the value at the middle of its fixed scale, so that all may lie on one
// side, and the effort, which has no scale, at the median of the points.
func CutByScale(low, high float64, points []MatrixPoint, settings plan.Settings) MatrixCut {
	c := MatrixCut{Value: low + (high-low)/2, Effort: calc.Median(efforts(points))}
	c.Sentence = fmt.Sprintf("Value is cut at %s, the middle of its scale; effort at %s person-months, the median of %s.",
		ShortIn(settings, c.Value), ShortIn(settings, c.Effort), plan.Counted(len(points), "initiative", "initiatives"))
	return c
}

// CutByMedian cuts both at the median of the points: half of them lie on each side, and
// a new one may move the others.
func CutByMedian(points []MatrixPoint, settings plan.Settings) MatrixCut {
	values := make([]float64, len(points))
	for i, p := range points {
		values[i] = p.Value
	}
	c := MatrixCut{Value: calc.Median(values), Effort: calc.Median(efforts(points))}
	c.Sentence = fmt.Sprintf("Value is cut at %s and effort at %s person-months, the medians of %s.",
		ShortIn(settings, c.Value), ShortIn(settings, c.Effort), plan.Counted(len(points), "initiative", "initiatives"))
	return c
}

func efforts(points []MatrixPoint) []float64 {
	all := make([]float64, len(points))
	for i, p := range points {
		all[i] = p.Effort
	}
	return all
}

// Quadrant is the field of a point. On the line, the value counts as high and the effort
// as low: in doubt for the initiative.
func (c MatrixCut) Quadrant(p MatrixPoint) Quadrant {
	switch {
	case p.Value >= c.Value && p.Effort <= c.Effort:
		return QuickWin
	case p.Value >= c.Value:
		return BigBet
	case p.Effort <= c.Effort:
		return FillIn
	default:
		return TimeSink
	}
}

// ColumnFinding is what the lint of WSJF says of one column.
type ColumnFinding struct {
	Criterion plan.ID
	Name      string
	Code      string    // no_anchor, off_steps
	Items     []plan.ID // with such numbers; none of no_anchor
	Sentence  string
}

// LintWSJF says what is wrong with the columns of WSJF as relative numbers: each column
// needs a 1, the least to which the others are compared (SAFe), and steps of the scale,
// since the difference of a 9 from an 8 is not what anybody estimated. Empty columns say
// nothing. Items outside the score do not count.
func LintWSJF(items []ScoreItem) []ColumnFinding {
	findings := []ColumnFinding{}
	for _, c := range BuiltInCriteria(Model{Method: WSJF}) {
		levels := c.Levels()
		rated, anchored, off := 0, false, []plan.ID{}
		for _, item := range items {
			likely := item.Ratings[c.ID].Likely
			if likely == nil || item.Class != Scored {
				continue
			}
			rated++
			anchored = anchored || *likely == c.Low
			if !isLevel(levels, *likely) {
				off = append(off, item.ID)
			}
		}
		if rated > 0 && !anchored {
			findings = append(findings, ColumnFinding{Criterion: c.ID, Name: c.Name, Code: "no_anchor", Items: []plan.ID{},
				Sentence: fmt.Sprintf("Nothing has a 1 in %s. Give the least of them a 1, and compare the others with it.", c.Name)})
		}
		if len(off) > 0 {
			slices.Sort(off)
			findings = append(findings, ColumnFinding{Criterion: c.ID, Name: c.Name, Code: "off_steps", Items: off,
				Sentence: fmt.Sprintf("%s between the steps. Choose among 1, 2, 3, 5, 8, 13 and 20.", plan.Counted(len(off), "number in "+c.Name+" lies", "numbers in "+c.Name+" lie"))})
		}
	}
	return findings
}
