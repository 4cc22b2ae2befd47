package okr

import (
	"math"
	"strconv"

	"cairn/backend/plan"
)

// progress is how far a key result is by its numbers.
type progress struct {
	raw     *float64
	bar     float64 // the raw progress that counts as achieved
	missing string  // a sentence, where the key result lacks numbers of its own
	valued  bool    // whether anything was recorded
	steps   []step  // of a kind that goes from start to target, else nil
}

func (a *assessment) progress() progress {
	switch kr := &a.KeyResult; {
	case kr.Kind.directed():
		return a.directedProgress()
	case kr.Kind.control():
		return a.controlProgress()
	case kr.Kind == Milestones:
		return a.milestoneProgress()
	case kr.Kind == Baseline:
		return a.baselineProgress()
	case kr.Kind == YesNo:
		return a.yesNoProgress()
	default:
		return progress{missing: "Cairn does not know its kind, " + strconv.Quote(string(kr.Kind)) + "."}
	}
}

// directedProgress is (current − start) ÷ (target − start), which serves both
// directions, or the tiers where some are set.
func (a *assessment) directedProgress() progress {
	kr := &a.KeyResult
	start, target := finite(kr.Start), finite(kr.Target)
	from, to := operandOr(start, "start"), operandOr(target, "target")
	now := operandOr(a.out.Current, "current")
	a.explain("("+now+" − "+from+") ÷ ("+to+" − "+from+")", a.current(), a.field("start", start), a.field("target", target))
	p := progress{bar: 1, valued: a.out.Current != nil}
	switch {
	case start == nil && target == nil:
		p.missing = "It has neither a start nor a target yet."
	case start == nil:
		p.missing = "It has no start yet."
	case target == nil:
		p.missing = "It has no target yet."
	case *start == *target:
		p.missing = "Its start and its target are both " + operand(*start) + ", so there is no way to go."
	default:
		p.steps = a.tiers(*start, *target)
		if len(p.steps) > 2 {
			p.bar = aspirationalBar
		}
		if a.out.Current != nil {
			p.raw = ptr(climb(p.steps, *a.out.Current))
		}
	}
	return p
}

// step is a value and what it is worth.
type step struct{ value, worth float64 }

// tiers are the steps from start to target, with Commit and Stretch where they
// are set and fit between their neighbours. Two steps mean no tiers: the target
// is then worth 1, else 0.7.
func (a *assessment) tiers(start, target float64) []step {
	kr, up := &a.KeyResult, target > start
	ahead := func(from, to float64) bool { return from != to && (to > from) == up }
	steps := []step{{start, 0}}
	if commit := finite(kr.Commit); commit != nil {
		a.addInputs(a.field("commit", commit))
		if ahead(start, *commit) && ahead(*commit, target) {
			steps = append(steps, step{*commit, commitWorth})
		} else {
			a.leaveTierOut("commit", *commit, "between start and target")
		}
	}
	steps = append(steps, step{target, aspirationalBar})
	if stretch := finite(kr.Stretch); stretch != nil {
		a.addInputs(a.field("stretch", stretch))
		if ahead(target, *stretch) {
			steps = append(steps, step{*stretch, 1})
		} else {
			a.leaveTierOut("stretch", *stretch, "beyond the target")
		}
	}
	if len(steps) == 2 {
		steps[1].worth = 1
		return steps
	}
	a.explainTiers(steps)
	return steps
}

func (a *assessment) leaveTierOut(name string, value float64, place string) {
	a.out.Explanation.leaveOut("", name, TierOrder, "The tier "+name+", "+operand(value)+", does not lie "+place+".")
}

func (a *assessment) explainTiers(steps []step) {
	formula := operandOr(a.out.Current, "current") + " on the line through"
	for _, s := range steps {
		formula += " (" + operand(s.value) + " → " + shown(s.worth) + ")"
	}
	a.out.Explanation.Formula = formula
}

// climb is what a value is worth on the straight lines through the steps; the
// first and the last line go on beyond them.
func climb(steps []step, value float64) float64 {
	up := steps[1].value > steps[0].value
	i := 1
	for i < len(steps)-1 && (value > steps[i].value) == up {
		i++
	}
	from, to := steps[i-1], steps[i]
	if value == to.value {
		return to.worth
	}
	part := partOf(from.value, to.value, value)
	return from.worth + (to.worth-from.worth)*part
}

// valueAt is the value that is worth a progress, 0 to 1: what climb goes
// back from. It is at most the last step's.
func valueAt(steps []step, worth float64) float64 {
	for i := 1; i < len(steps); i++ {
		if from, to := steps[i-1], steps[i]; worth < to.worth {
			return plan.Between(from.value, to.value, (worth-from.worth)/(to.worth-from.worth))
		}
	}
	return steps[len(steps)-1].value
}

// controlProgress is the share of the measured days or periods that held.
func (a *assessment) controlProgress() progress {
	kr := &a.KeyResult
	p := progress{bar: 1, valued: len(a.points) > 0}
	low, high := kr.bounds()
	a.explain("periods met ÷ periods measured", a.current())
	if kr.Kind == Range {
		a.addInputs(a.field("low", low), a.field("high", high))
	} else {
		a.addInputs(a.field("target", finite(kr.Target)))
	}
	switch {
	case kr.Kind == Range && (low == nil || high == nil):
		p.missing = "Its range lacks a bound."
		return p
	case low == nil && high == nil:
		p.missing = "It has no target yet."
		return p
	case !a.hasPeriod():
		p.missing = "No whole " + kr.Counting.period() + " lies between " + a.start.Words() + " and " + a.due.Words() + ", so there is nothing to add up."
		return p
	}
	if !p.valued {
		return p
	}
	met, holds := 0, false
	for i, point := range a.points {
		if holds = kr.holds(point.value); holds {
			met++
		}
		if len(a.points)-i <= HeldLength {
			a.out.Held = append(a.out.Held, holds)
		}
	}
	a.out.Met = &holds
	p.raw = ptr(float64(met) / float64(len(a.points)))
	a.explain(divided(float64(met), float64(len(a.points)))+" periods met",
		Input{Name: "met", Value: number(met)}, Input{Name: "measured", Value: number(len(a.points))})
	if kr.Kind == Range {
		a.explainCloseness(*low, *high)
	}
	return p
}

// bounds are the numbers between which a control holds; nil is open, or absent
// where the kind wants it.
func (k *KeyResult) bounds() (low, high *float64) {
	switch k.Kind {
	case AtLeast:
		return finite(k.Target), nil
	case AtMost:
		return nil, finite(k.Target)
	default:
		return finite(k.Low), finite(k.High)
	}
}

// holds says whether a value lies within the bounds, which count as inside.
func (k *KeyResult) holds(value float64) bool {
	low, high := k.bounds()
	return (low == nil || value >= *low) && (high == nil || value <= *high)
}

// explainCloseness adds how near the current value is to the range where a
// tolerance is set: max(0, 1 − distance ÷ tolerance), 1 inside (handbook/okr.md,
// "In range").
func (a *assessment) explainCloseness(low, high float64) {
	width := finite(a.KeyResult.Tolerance)
	if width == nil || *width <= 0 {
		return
	}
	now := *a.out.Current
	distance := max(low-now, now-high, 0)
	closeness := 0.0
	if !math.IsInf(distance, 0) {
		closeness = max(0, 1 - distance / *width)
	}
	a.addInputs(a.field("tolerance", width), Input{Name: "closeness", Value: &closeness})
}

// baselineProgress is the points recorded ÷ the points wanted.
func (a *assessment) baselineProgress() progress {
	p := progress{bar: 1, valued: len(a.points) > 0}
	wanted := a.KeyResult.BaselinePoints
	if wanted == nil || *wanted < 1 {
		a.explain("points recorded ÷ points wanted", a.current())
		p.missing = "It does not say how many values make its baseline."
		return p
	}
	recorded := len(a.points)
	a.explain(divided(float64(recorded), float64(*wanted)), a.current(),
		Input{Name: "points", Value: number(recorded)}, Input{Name: "wanted", Value: number(*wanted)})
	p.raw = ptr(float64(recorded) / float64(*wanted))
	return p
}

// yesNoProgress is the latest answer.
func (a *assessment) yesNoProgress() progress {
	p := progress{bar: 1, valued: a.out.Current != nil}
	formula := "0 for no, 1 for yes"
	if p.valued {
		answer := 0.0
		if *a.out.Current >= 1 {
			answer = 1
		}
		a.out.Current, p.raw = ptr(answer), ptr(answer)
		formula = operand(answer)
	}
	a.explain(formula, a.current())
	return p
}
