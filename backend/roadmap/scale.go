package roadmap

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// Levels are what the numbers of the scale mean, by number; none where there is no
// rubric, or one that cannot be read.
func (c Criterion) Levels() []Level {
	levels, err := ReadRubric(c.Rubric)
	if err != nil {
		return []Level{}
	}
	return levels
}

// Scale says the scale in words: "1 to 5", "0 or more people or events per quarter",
// "0 to 100%".
func (c Criterion) Scale() string {
	text := plan.FormatNumber(c.Low)
	if c.High >= Unbounded {
		text += " or more"
	} else {
		text += " to " + plan.FormatNumber(c.High)
	}
	return plan.WithUnit(text, c.Unit)
}

// span is the worse end of the scale and the way from there to the better one, which is
// negative of a cost.
func (c Criterion) span() (worst, way float64) {
	if c.Cost {
		return c.High, c.Low - c.High
	}
	return c.Low, c.High - c.Low
}

// Place is where a number lies on the fixed scale: 0 at its worse end, 1 at its better one.
func (c Criterion) Place(number float64) float64 {
	worst, way := c.span()
	return (number - worst) / way
}

// onlyLevels says that a number between two levels means nothing: a priority of
// MoSCoW is one of four.
func (c Criterion) onlyLevels() bool { return c.ID == CriterionID(MoSCoW, "priority") }

// Accepts refuses a rating that lies off the scale: invalid, with a sentence at each
// of low, likely and high that does. What lies between two levels is accepted, for a
// range needs the numbers in between; Advice says something of it. Only where a level
// is a class of its own (MoSCoW) is anything else refused.
func (c Criterion) Accepts(r Range) error {
	var faults plan.Faults
	r.check(&faults, func(field string, number float64) {
		switch {
		case number < c.Low || number > c.High:
			faults.Add(field, "off_scale", fmt.Sprintf("%s is off the scale of %s, which is %s.%s", plan.FormatNumber(number), c.Name, c.Scale(), listed(c.Levels())))
		case c.onlyLevels() && !isLevel(c.Levels(), number):
			faults.Add(field, "no_level", fmt.Sprintf("%s is no level of %s.%s", plan.FormatNumber(number), c.Name, listed(c.Levels())))
		}
	})
	return faults.Err()
}

// Advice says of an accepted rating what a careful person would ask: a single number
// between two levels has no meaning that was agreed on. "" for nothing. An estimate
// with a spread may lie between levels.
func (c Criterion) Advice(r Range) string { return c.advice(r, c.Levels()) }

// advice is Advice for whoever has read the levels before.
func (c Criterion) advice(r Range, levels []Level) string {
	if r.Likely != nil && c.ID == CriterionID(RICE, "confidence") && *r.Likely > 0 && *r.Likely <= 1 {
		return fmt.Sprintf("%s%% is next to nothing. Is %s%% meant?", plan.FormatNumber(*r.Likely), plan.FormatNumber(plan.Kept(100**r.Likely)))
	}
	if len(levels) == 0 || r.Likely == nil || r.Spread() || isLevel(levels, *r.Likely) {
		return ""
	}
	number := *r.Likely
	if !c.stepped() && number == math.Trunc(number) {
		return ""
	}
	above := slices.IndexFunc(levels, func(l Level) bool { return l.Value > number })
	switch above {
	case 0:
		return fmt.Sprintf("%s is below %s, the lowest level of %s (%s). Is it worth a look before more is known?", plan.FormatNumber(number), plan.FormatNumber(levels[0].Value), c.Name, levels[0].Text)
	case -1:
		last := levels[len(levels)-1]
		return fmt.Sprintf("%s is above %s, the highest level of %s (%s). Is it that one?", plan.FormatNumber(number), plan.FormatNumber(last.Value), c.Name, last.Text)
	}
	low, high := levels[above-1], levels[above]
	return fmt.Sprintf("%s lies between %s (%s) and %s (%s). Choose one of the two, or give a range.",
		plan.FormatNumber(number), plan.FormatNumber(low.Value), low.Text, plan.FormatNumber(high.Value), high.Text)
}

// stepped says that the scale is its levels, as Intercom's impact and the Fibonacci
// numbers are. On any other the rubric anchors some whole numbers, and those between
// are meant to be used.
func (c Criterion) stepped() bool { return c.Model == ModelID(RICE) || c.Model == ModelID(WSJF) }

func isLevel(levels []Level, number float64) bool {
	return slices.ContainsFunc(levels, func(l Level) bool { return l.Value == number })
}

// listed names the levels at the end of a refusal.
func listed(levels []Level) string {
	if len(levels) == 0 {
		return ""
	}
	names := make([]string, len(levels))
	for i, l := range levels {
		text, _, _ := strings.Cut(l.Text, ":")
		names[i] = plan.FormatNumber(l.Value) + " " + text
	}
	return " Choose among " + strings.Join(names, ", ") + "."
}

// LeastEffort is the least that RICE counts, in person-months (Intercom). It is
// advice: what takes a day is still worth less effort than what takes a month.
const LeastEffort = 0.5

// EffortAdvice says of the effort of an initiative, all teams together, what a careful
// person would ask; "" for nothing.
func EffortAdvice(sum Range) string {
	if sum.Likely == nil || *sum.Likely >= LeastEffort {
		return ""
	}
	return fmt.Sprintf("%s person-months is less than half a month, the least that RICE counts: so small an effort makes a high score of a small thing. Is design and testing in it?", plan.FormatNumber(*sum.Likely))
}

// SumEfforts is what all teams together give to an initiative, in person-months: the
// sum of each end. Ends add up as if all teams were wrong in the same direction, which
// is the wider range of the two extremes. It is absent where there is no effort, or
// where one team has none estimated: half an effort would make half the score's
// divisor.
func SumEfforts(efforts []Effort) Range {
	if len(efforts) == 0 {
		return Range{}
	}
	low, likely, high, spread := 0.0, 0.0, 0.0, false
	for _, e := range efforts {
		if e.Likely == nil {
			return Range{}
		}
		from, to := *e.Likely, *e.Likely
		if e.Spread() {
			from, to, spread = *e.Low, *e.High, true
		}
		low, likely, high = low+from, likely+*e.Likely, high+to
	}
	sum := Exactly(plan.Kept(likely))
	if spread {
		low, high = plan.Kept(low), plan.Kept(high)
		sum.Low, sum.High = &low, &high
	}
	return sum
}
