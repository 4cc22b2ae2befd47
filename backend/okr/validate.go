package okr

import (
	"errors"
	"fmt"

	"cairn/backend/kpi"
	"cairn/backend/plan"
)

// maxUnit is how long a unit may be, in characters.
const maxUnit = 100

// Validate says what is wrong with the fields of an objective: an *plan.Error
// with a code and a sentence for each, or nil. It knows neither other rows nor
// the day.
func (o Objective) Validate() error {
	var faults plan.Faults
	faults.Title("title", o.Title)
	faults.Note("note", o.Note)
	faults.Note("manualReason", o.ManualReason)
	faults.Weight("weight", o.Weight)
	if o.Type != Committed && o.Type != Aspirational {
		faults.Add("type", "unknown", fmt.Sprintf("%q is no type of objective. Choose committed or aspirational.", o.Type))
	}
	switch o.Drivers {
	case DriversDefault, DriversKeyResults, DriversChildren, DriversBoth:
	case DriversManual:
		if plan.CleanNote(o.ManualReason) == "" {
			faults.Add("manualReason", "required", "Progress set by hand needs a reason. Say why it is not rolled up.")
		}
	default:
		faults.Add("drivers", "unknown", fmt.Sprintf("%q drives nothing. Choose key results, children, both or manual.", o.Drivers))
	}
	if faults.Number("manualProgress", o.ManualProgress) && (*o.ManualProgress < 0 || *o.ManualProgress > 1) {
		faults.Add("manualProgress", "out_of_range", "Progress lies between 0 and 1 (0% and 100%).")
	}
	if o.Parent != "" && o.Parent == o.ID {
		faults.Add("parent", "loop", "An objective cannot be its own parent. Choose another one, or none.")
	}
	return faults.Err()
}

// Validate says what is wrong with the fields of a key result: an *plan.Error
// with a code and a sentence for each, or nil. Numbers may be absent; the ones
// that are there have to fit the kind. Where another kind would do, Params
// "kinds" lists them.
func (k KeyResult) Validate() error {
	var faults plan.Faults
	faults.Title("title", k.Title)
	faults.Note("note", k.Note)
	faults.Line("unit", k.Unit, maxUnit)
	faults.Weight("weight", k.Weight)
	sound := k.soundNumbers(&faults)
	var offered []Kind
	switch {
	case k.Kind.Word() == "":
		faults.Add("kind", "unknown", fmt.Sprintf("%q is no kind of key result. Choose one of the eight kinds.", k.Kind))
	case k.Kind.directed():
		offered = sound.direction(&faults)
		sound.tiers(&faults)
	case k.Kind == Range:
		sound.ordered(&faults)
	}
	if k.BaselinePoints != nil && *k.BaselinePoints < 1 {
		faults.Add("baselinePoints", "out_of_range", "A baseline needs at least one value.")
	}
	begins, ends := faults.Day("startDate", k.StartDate), faults.Day("due", k.Due)
	if begins && ends && k.Due < k.StartDate {
		faults.Add("due", "before_start", fmt.Sprintf("It would be due on %s, before it begins on %s. Change one of the dates.", k.Due.Words(), k.StartDate.Words()))
	}
	if kinds := k.counted(&faults); offered == nil {
		offered = kinds
	}
	k.pathed(&faults)
	err := faults.Err()
	if refused := (*plan.Error)(nil); len(offered) > 0 && errors.As(err, &refused) {
		refused.Params = map[string]any{"kinds": offered}
	}
	return err
}

// counted checks that the values are counted in a way that the kind has, and
// returns the kinds to offer where they are not.
func (k KeyResult) counted(faults *plan.Faults) []Kind {
	switch {
	case k.Counting.Word() == "":
		faults.Add("counting", "unknown", fmt.Sprintf("%q is no way to count values. Choose one of the list.", k.Counting))
	case k.Counting.Fits(k.Kind):
	case k.Kind.directed():
		faults.Add("counting", "not_for_kind", "What starts over every "+k.Counting.period()+" has no way from a start to a target. Let values add up over the cycle, or choose “stay at or above” or “stay at or below”.")
		return []Kind{AtLeast, AtMost}
	case k.Kind.control():
		faults.Add("counting", "not_for_kind", "A sum over the whole cycle cannot be held all the time. Let values add up per week, month or quarter, or choose “increase”.")
		return []Kind{Increase}
	case k.Kind.Word() != "":
		faults.Add("counting", "not_for_kind", "Only a number that goes to a target or stays within bounds can add up. Choose one of these kinds, or let each value stand as it is.")
	}
	return nil
}

// pathed checks how it gets from start to target.
func (k KeyResult) pathed(faults *plan.Faults) {
	if k.Curve.Word() == "" {
		faults.Add("curve", "unknown", fmt.Sprintf("%q is no way to get to a target. Choose a straight line, an S-curve or steps.", k.Curve))
	}
	switch {
	case k.Targets == "":
	case !k.Kind.directed() && k.Kind.Word() != "":
		faults.Add("targetLines", "not_for_kind", "Only an increase or decrease has targets on the way. Empty them, or choose one of these kinds.")
	case k.Curve == SCurve:
		faults.Add("curve", "with_targets", "An S-curve and dated targets are two ways to the same target. Empty the dated targets, or choose the straight line or steps.")
	default:
		kpi.CheckTargets(faults, k.Targets, k.targetSpan(known(k.StartDate), known(k.Due)))
	}
}

func (k KeyResult) targetSpan(start, due plan.Date) kpi.TargetSpan {
	return kpi.TargetSpan{After: start, Before: due, AfterWord: "the start", BeforeWord: "the due date"}
}

// soundNumbers checks each number alone and returns the key result with the
// others taken out, so that only sound ones are compared.
func (k KeyResult) soundNumbers(faults *plan.Faults) KeyResult {
	for _, field := range []struct {
		name   string
		number **float64
	}{
		{"start", &k.Start}, {"target", &k.Target}, {"low", &k.Low}, {"high", &k.High},
		{"tolerance", &k.Tolerance}, {"commit", &k.Commit}, {"stretch", &k.Stretch},
	} {
		if !faults.Number(field.name, *field.number) {
			*field.number = nil
		}
	}
	if k.Tolerance != nil && *k.Tolerance <= 0 {
		faults.Add("tolerance", "out_of_range", "A tolerance is more than 0. Leave it empty for none.")
	}
	return k
}

// direction checks that the target lies where the kind goes, and returns the
// kinds to offer where it does not.
func (k KeyResult) direction(faults *plan.Faults) []Kind {
	if k.Start == nil || k.Target == nil {
		return nil
	}
	if *k.Start == *k.Target {
		faults.Add("target", "equals_start", fmt.Sprintf(
			"Start and target are both %s, so there is no way to go. Choose “stay at or above” or “stay at or below”, or change one of the numbers.", operand(*k.Target)))
		return []Kind{AtLeast, AtMost}
	}
	fits := InferKind(k.Start, k.Target, k.Kind)
	if fits == k.Kind {
		return nil
	}
	sentence := "An increase goes up, but the target %s is below the start %s. Choose “decrease”, or change one of the numbers."
	if k.Kind == Decrease {
		sentence = "A decrease goes down, but the target %s is above the start %s. Choose “increase”, or change one of the numbers."
	}
	faults.Add("target", "wrong_direction", fmt.Sprintf(sentence, operand(*k.Target), operand(*k.Start)))
	return []Kind{fits}
}

// tiers checks start < commit < target < stretch in the direction of the kind,
// over those that are there.
func (k KeyResult) tiers(faults *plan.Faults) {
	previous, previousName := k.Start, "the start"
	for _, tier := range []struct {
		field, name string
		value       *float64
	}{{"commit", "commit", k.Commit}, {"target", "the target", k.Target}, {"stretch", "stretch", k.Stretch}} {
		if tier.value == nil {
			continue
		}
		// The target against the start alone is the direction's own check.
		isTier := tier.field != "target" || previousName != "the start"
		if previous != nil && isTier && !k.goesOn(*previous, *tier.value) {
			faults.Add(tier.field, "tier_order", fmt.Sprintf(
				"The tiers go start, commit, target, stretch: %s (%s) has to lie beyond %s (%s). Change one of them.",
				tier.name, operand(*tier.value), previousName, operand(*previous)))
		}
		previous, previousName = tier.value, tier.name
	}
}

func (k KeyResult) goesOn(from, to float64) bool {
	if k.Kind == Decrease {
		return to < from
	}
	return to > from
}

func (k KeyResult) ordered(faults *plan.Faults) {
	if k.Low != nil && k.High != nil && *k.Low > *k.High {
		faults.Add("high", "below_low", fmt.Sprintf("The range would end at %s, below its beginning %s. Change one of the bounds.", operand(*k.High), operand(*k.Low)))
	}
}

// ValidateIn says what is wrong with the dates of a key result whose objective
// lies in a cycle: they lie in it, where it has dates, and the dated targets
// between them.
func (k KeyResult) ValidateIn(cycle plan.Cycle) error {
	var faults plan.Faults
	if !cycle.Start.Valid() || !cycle.End.Valid() {
		return nil
	}
	for _, day := range []struct {
		field string
		date  plan.Date
	}{{"startDate", k.StartDate}, {"due", k.Due}} {
		if day.date.Valid() && (day.date < cycle.Start || day.date > cycle.End) {
			faults.Add(day.field, "outside_cycle", fmt.Sprintf("%s lies outside of %s, which goes from %s to %s. Choose a day in it, or move the objective to another cycle.",
				day.date.Words(), cycle.Name, cycle.Start.Words(), cycle.End.Words()))
		}
	}
	if k.Kind.directed() {
		kpi.CheckTargets(&faults, k.Targets, k.targetSpan(k.Span(cycle)))
	}
	return faults.Err()
}

// Validate says what is wrong with the fields of a milestone.
func (m Milestone) Validate() error {
	var faults plan.Faults
	faults.Title("title", m.Title)
	faults.Weight("weight", m.Weight)
	faults.Day("due", m.Due)
	faults.Day("done", m.Done)
	return faults.Err()
}

// Validate says what is wrong with a check-in that a person enters today for
// kr, whose objective lies in cycle. What comes in by a merge is not refused
// but flagged.
func (c CheckIn) Validate(kr KeyResult, cycle plan.Cycle, today plan.Date) error {
	var faults plan.Faults
	c.day(&faults, kr, cycle, today)
	c.valueOf(&faults, kr.Kind)
	if faults.Number("confidence", c.Confidence) && (*c.Confidence < 0 || *c.Confidence > 100) {
		faults.Add("confidence", "out_of_range", "Confidence lies between 0 and 100.")
	}
	faults.Note("note", c.Note)
	if c.Value == nil && c.Confidence == nil && plan.CleanNote(c.Note) == "" {
		faults.Add("value", "required", "This check-in says nothing. Give a value, a confidence or a sentence.")
	}
	return faults.Err()
}

func (c CheckIn) day(faults *plan.Faults, kr KeyResult, cycle plan.Cycle, today plan.Date) {
	start, _ := kr.Span(cycle)
	switch {
	case c.Date == "":
		faults.Add("date", "required", "A check-in needs the day that its value is of.")
	case !faults.Day("date", c.Date):
	case c.Date > today:
		faults.Add("date", "future", fmt.Sprintf("%s lies ahead; today is %s. Give the day that the value is of.", c.Date.Words(), today.Words()))
	case start != "" && c.Date < start:
		faults.Add("date", "too_early", fmt.Sprintf("%s lies before this key result begins, on %s. Give a later day, or change its start date.", c.Date.Words(), start.Words()))
	case cycle.End.Valid() && c.Date > cycle.End:
		faults.Add("date", "too_late", fmt.Sprintf("%s lies after the cycle, which ended on %s. Give a day in the cycle, or move the objective to the cycle under way.", c.Date.Words(), cycle.End.Words()))
	}
}

// ValidateDay says what is wrong with the day of a check-in alone.
func (c CheckIn) ValidateDay(kr KeyResult, cycle plan.Cycle, today plan.Date) error {
	var faults plan.Faults
	c.day(&faults, kr, cycle, today)
	return faults.Err()
}

func (c CheckIn) valueOf(faults *plan.Faults, kind Kind) {
	if !faults.Number("value", c.Value) {
		return
	}
	switch {
	case kind == Milestones:
		faults.Add("value", "not_for_kind", "This key result counts its milestones. Mark a milestone as done instead of giving a number.")
	case kind == YesNo && *c.Value != 0 && *c.Value != 1:
		faults.Add("value", "out_of_range", "This key result is answered by yes or no (1 or 0).")
	}
}
