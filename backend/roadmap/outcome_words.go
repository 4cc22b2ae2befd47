package roadmap

import (
	"fmt"
	"math"

	"cairn/backend/plan"
)

// words say what was seen, and what it cannot tell.
func (o *Outcome) words(f OutcomeFacts, others []string) string {
	w := outcomeWords{o: o, p: &Problem{Settings: f.Settings}, unit: f.KPI.Unit}
	since := fmt.Sprintf("Since %s", o.Shipped.Words())
	text := ""
	switch o.Verdict {
	case FewBefore:
		return fmt.Sprintf("%s has %d of %d points from before %s, too few to tell a move from noise.", f.KPI.Name, o.Before, o.Wanted, o.Shipped.Words())
	case TooEarly:
		text = fmt.Sprintf("Too early to say: %s has %d of %d points since %s.", f.KPI.Name, o.Since, o.Wanted, o.Shipped.Words())
		if o.Measured != nil {
			text += " So far " + w.means() + "."
		}
	case WithinNoise:
		text = fmt.Sprintf("%s %s has not moved beyond its natural variation: %s.", since, f.KPI.Name, w.means())
	case AsHoped:
		text = fmt.Sprintf("%s %s has moved beyond its limits in the hoped direction: %s.", since, f.KPI.Name, w.means())
	case OtherWay:
		text = fmt.Sprintf("%s %s has moved beyond its limits, and not in the hoped direction: %s.", since, f.KPI.Name, w.means())
	default:
		text = fmt.Sprintf("%s %s has moved beyond its limits: %s.", since, f.KPI.Name, w.means())
	}
	if o.Verdict.Judged() {
		text += w.expected()
	}
	if o.Unsteady {
		text += " It had signals before that day too."
	}
	if len(others) > 0 {
		text += fmt.Sprintf(" In the same time shipped %s; the numbers do not tell them apart.", fewOf(others))
	}
	return text
}

type outcomeWords struct {
	o    *Outcome
	p    *Problem
	unit string
}

func (w *outcomeWords) number(f float64) string {
	return plan.WithUnit(w.p.Settings.Grouped(plan.Kept(significant(f))), w.unit)
}

// significant rounds a number of a sentence to four digits.
func significant(f float64) float64 {
	if f == 0 || math.IsInf(f, 0) || math.IsNaN(f) {
		return 0
	}
	places := math.Pow(10, 3-math.Floor(math.Log10(math.Abs(f))))
	if math.IsInf(places, 0) || places == 0 {
		return f
	}
	return math.Round(f*places) / places
}

// means sets the mean since beside the one before and its limits.
func (w *outcomeWords) means() string {
	l := w.o.Limits
	return fmt.Sprintf("on average %s, before %s (natural limits %s to %s)", w.number(*w.o.MeanNow), w.number(l.Centre), w.number(l.Lower), w.number(l.Upper))
}

func (w *outcomeWords) expected() string {
	measured := signed(*w.o.Measured, w.number)
	switch {
	case w.o.Expected == nil:
		return fmt.Sprintf(" The move is %s; nobody had said how far.", measured)
	case w.o.Ratio == nil:
		return fmt.Sprintf(" The move is %s; expected was none.", measured)
	default:
		return fmt.Sprintf(" The move is %s; expected was %s (%s times that).", measured, signed(*w.o.Expected, w.number), w.p.amount(*w.o.Ratio))
	}
}

// signed writes a number with its sign.
func signed(f float64, write func(float64) string) string {
	if f > 0 {
		return "+" + write(f)
	}
	return write(f)
}
