package okr

import (
	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// Curve says how a key result is expected to get from start to target.
type Curve string

// The curves, in the spelling of files and JSON. Dated targets bend the straight line
// and make the steps.
const (
	Straight Curve = ""        // on the line, through the dated targets where there are some
	SCurve   Curve = "s_curve" // slowly, fast, slowly: 3E² − 2E³ of the line's E
	Steps    Curve = "steps"   // nothing between two dates: each target is expected from its day on
)

// Curves are all curves in the order in which a person chooses among them.
func Curves() []Curve { return []Curve{Straight, SCurve, Steps} }

// Word is the curve as people read it, "" for an unknown one.
func (c Curve) Word() string {
	switch c {
	case Straight:
		return "Straight line"
	case SCurve:
		return "S-curve"
	case Steps:
		return "Steps"
	default:
		return ""
	}
}

// ParseCurve understands a curve as files and people write it: "s_curve", "S-curve".
func ParseCurve(text string) (curve Curve, ok bool) {
	switch squeezed(text) {
	case "", "straight", "straight line", "line", "linear":
		return Straight, true
	case "s curve", "scurve", "smoothstep":
		return SCurve, true
	case "steps", "step":
		return Steps, true
	default:
		return "", false
	}
}

// DatedTargets are the targets on the way, by date, without those that a damaged
// plan may hold and that are none.
func (k *KeyResult) DatedTargets() []kpi.DatedTarget { return kpi.ReadTargets(k.Targets) }

// path is what a key result is expected to be at on each day.
type path struct {
	steps  []step            // from start to target; nil where it lacks one of them
	points []kpi.DatedTarget // start, the targets on the way, target; nil for a line or curve
}

// readPath takes the way of an increase or decrease; steps are its tiers.
func (a *assessment) readPath(steps []step) {
	a.path = path{steps: steps}
	kr := &a.KeyResult
	if steps == nil || kr.Curve == SCurve || a.start >= a.due || kr.Targets == "" && kr.Curve != Steps {
		return
	}
	points := []kpi.DatedTarget{{Date: a.start, Value: *kr.Start}}
	apart := 0
	for _, t := range kr.DatedTargets() {
		if t.Date <= points[len(points)-1].Date || t.Date >= a.due {
			apart++
			continue
		}
		points = append(points, t)
	}
	if apart > 0 {
		a.out.Explanation.leaveOut("", plan.Counted(apart, "dated target", "dated targets"), OutsideDates,
			plan.Counted(apart, "dated target does", "dated targets do")+" not lie between "+a.start.Words()+" and "+a.due.Words()+", each on a day of its own.")
	}
	a.path.points = append(points, kpi.DatedTarget{Date: a.due, Value: *kr.Target})
}

// onPath is what is expected on a day: progress, its words, and the value that it
// stands for, absent where the key result has none.
func (a *assessment) onPath(day plan.Date) (expected float64, formula string, value *float64) {
	if a.path.points != nil {
		return a.throughTargets(day)
	}
	part, formula := a.partOfDays(day)
	if a.KeyResult.Curve == SCurve && a.KeyResult.Kind.directed() {
		part, formula = part*part*(3-2*part), "3E² − 2E³ of E = "+formula
	}
	expected, formula = a.ofBar(part, formula)
	if a.path.steps != nil {
		value = ptr(valueAt(a.path.steps, expected))
	}
	return expected, formula, value
}

// throughTargets is the dated way: on the line between two targets, or, in steps,
// what is worth the one that has come last. Tiers say what a value is worth, and
// of an aspirational objective the target is worth 0.7 with them as it is without.
func (a *assessment) throughTargets(day plan.Date) (expected float64, formula string, value *float64) {
	v, formula := targetOn(a.path.points, a.KeyResult.Curve, day)
	expected = min(max(climb(a.path.steps, v), 0), 1)
	if len(a.path.steps) > 2 || !a.Aspirational {
		return expected, formula + ", worth " + shown(expected), &v
	}
	expected, formula = a.ofBar(expected, formula+", worth "+shown(expected))
	return expected, formula, ptr(plan.Between(*a.KeyResult.Start, v, aspirationalBar))
}

// targetOn is the value that is expected on a day by points in the order of time,
// with its words.
func targetOn(points []kpi.DatedTarget, curve Curve, day plan.Date) (value float64, formula string) {
	last := len(points) - 1
	at := 0
	for at < last && points[at+1].Date <= day {
		at++
	}
	from := points[at]
	if curve == Steps || at == last || day <= from.Date {
		return from.Value, operand(from.Value) + ", expected from " + from.Date.Words() + " on"
	}
	to := points[at+1]
	gone, all := from.Date.DaysUntil(day), from.Date.DaysUntil(to.Date)
	value = plan.Between(from.Value, to.Value, float64(gone)/float64(all))
	return value, operand(value) + ", on the line from " + operand(from.Value) + " on " + from.Date.Words() + " to " +
		operand(to.Value) + " on " + to.Date.Words()
}

// partOfDays is the line from 0 on the first day to 1 on the last, with its words.
func (a *assessment) partOfDays(day plan.Date) (part float64, formula string) {
	all := max(a.start.DaysUntil(a.due), 0)
	gone := min(max(a.start.DaysUntil(day), 0), all)
	if all == 0 {
		return along(a.start, a.due, day), "due on the day it begins"
	}
	return along(a.start, a.due, day), dayCount(gone, all)
}

// ofBar is a part of the way to what counts as reached: 0.7 of it where the
// objective is aspirational.
func (a *assessment) ofBar(part float64, formula string) (expected float64, words string) {
	if a.Aspirational {
		return aspirationalBar * part, "0.7 × (" + formula + ")"
	}
	return part, formula
}
