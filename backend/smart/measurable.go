package smart

import (
	"fmt"

	"cairn/backend/kpi"
	"cairn/backend/okr"
)

// measurable are the rules about the numbers of a goal and where they come from.
func measurable() []rule {
	return []rule{
		{Rule: Rule{"unproven", Measurable, Warning, "An objective without key results", "Without a key result nobody can tell whether it came true."}, objective: (*aim).unproven},
		{Rule: Rule{"no_target", Measurable, Warning, "No target", "Without a target nobody can say whether it was reached."}, keyResult: (*goal).noTarget},
		{Rule: Rule{"no_start", Measurable, Warning, "No start", "Progress is the way from the start to the target; without a start there is none."}, keyResult: (*goal).noStart},
		{Rule: Rule{"no_unit", Measurable, Advice, "No unit", "A bare number can be read as a share, a count or money."}, keyResult: (*goal).noUnit},
		{Rule: Rule{"start_is_target", Measurable, Warning, "Start and target are the same", "Nothing has to change for it to be reached."}, keyResult: (*goal).startIsTarget},
		{Rule: Rule{"direction_differs", Measurable, Warning, "Against the KPI's direction", "The KPI gets worse as this key result gets better."}, keyResult: (*goal).directionDiffers},
		{Rule: Rule{"corrected", Measurable, Warning, "Corrected after closing", "A result that was decided rests on a number that has changed since."}, keyResult: (*goal).corrected},
		{Rule: Rule{"task", Measurable, Advice, "Work in place of a result", "Work that is done is no proof that it helped; a key result is what the work changes."}, keyResult: (*goal).task},
		{Rule: Rule{"kpi_no_formula", Measurable, Advice, "A KPI without a formula", "Without a formula two people measure two things under one name."}, metric: (*watched).noFormula},
		{Rule: Rule{"kpi_no_source", Measurable, Advice, "A KPI without a source", "A number without a source cannot be checked, and nobody knows who fetches it."}, metric: (*watched).noSource},
		{Rule: Rule{"kpi_few_values", Measurable, Advice, "A KPI with few values", "How much a number swings by itself shows only after some values; until then a target is a guess."}, metric: (*watched).fewValues},
		{Rule: Rule{"kpi_stale", Measurable, Warning, "A KPI without recent values", "Progress rests on the last value, and that is old."}, metric: (*watched).stale},
		onTarget(Rule{"within_noise", Measurable, Warning, "A target within natural variation", "A number swings by itself. A target within its usual swing can be met by luck and missed by bad luck."}, (*trial).withinNoise),
		{Rule: Rule{"few_measurements", Measurable, Advice, "Few values before the due date", "With fewer values nobody sees in time whether it works."}, keyResult: (*goal).fewMeasurements},
	}
}

// proven says whether an objective has key results, or rolls up what is not its own.
func (a *aim) proven() bool {
	return len(a.goals[a.ID]) > 0 || a.Parents[a.ID] || a.Drivers == okr.DriversManual || a.Drivers == okr.DriversChildren
}

func (a *aim) unproven() []seen {
	if a.proven() {
		return nil
	}
	s := seen{text: "The objective has no key results.", fix: "Ask how one would see that it is reached, and add that."}
	if a.text.measured() {
		s.text, s.fix = "The objective names a number and has no key results.", "Add a key result with that number as its target."
	}
	return one(s)
}

func (g *goal) noTarget() []seen {
	s := seen{field: "target", fix: "Say which value would prove the objective."}
	switch {
	case (g.directed() || g.Kind == okr.AtLeast || g.Kind == okr.AtMost) && g.Target == nil:
		s.text = "It has no target."
	case g.Kind == okr.Range && g.Low == nil && g.High == nil:
		s.field, s.text = "low", "It has no range to stay in."
	case g.Kind == okr.Milestones && len(g.milestones) == 0:
		s.field, s.text, s.fix = "", "It has no milestones.", "Add the steps that can be seen to be done."
	case g.Kind == okr.Baseline && g.BaselinePoints == nil:
		s.field, s.text, s.fix = "baselinePoints", "It does not say how many values make the baseline.", "Give a number; from six on the usual swing shows."
	default:
		return nil
	}
	return one(s)
}

func (g *goal) noStart() []seen {
	if !g.directed() || g.Start != nil {
		return nil
	}
	s := seen{field: "start", text: "It has no start.", fix: "Give the value of today; where nobody knows it, establishing it is the key result."}
	if g.metric != nil {
		if start, _ := okr.LinkedStart(g.KeyResult, g.Cycle, &g.metric.KPI, g.calendar, g.metric.Measurements, g.On); start != nil {
			s.offer = g.Settings.Number(*start)
		}
	}
	return one(s)
}

// noUnit leaves out what the title or the KPI says: complaints per order, a score.
func (g *goal) noUnit() []seen {
	if g.Unit != "" || !g.numeric() || g.Target == nil && g.Low == nil && g.High == nil {
		return nil
	}
	s := seen{field: "unit", text: "Its numbers have no unit.", fix: "Say what they count."}
	switch {
	case g.metric == nil && g.text.names(g.words.Measures), g.metric != nil && g.metric.Unit == "":
		return nil
	case g.metric != nil:
		s.offer = g.metric.Unit
	}
	return one(s)
}

func (g *goal) startIsTarget() []seen {
	if !g.directed() || g.Start == nil || g.Target == nil || *g.Start != *g.Target {
		return nil
	}
	offer := okr.AtLeast
	if g.Kind == okr.Decrease {
		offer = okr.AtMost
	}
	return one(seen{field: "kind", offer: string(offer), text: fmt.Sprintf("Start and target are both %s.", g.number(*g.Start, g.Unit)),
		params: map[string]any{"value": *g.Start}, fix: "Where the number shall stay, choose a kind that keeps it; else give another target."})
}

func (g *goal) directionDiffers() []seen {
	if g.metric == nil {
		return nil
	}
	better := ""
	switch {
	case g.metric.Direction == kpi.Down && (g.Kind == okr.Increase || g.Kind == okr.AtLeast):
		better = "lower"
	case g.metric.Direction == kpi.Up && (g.Kind == okr.Decrease || g.Kind == okr.AtMost):
		better = "higher"
	default:
		return nil
	}
	return one(seen{field: "kind", text: fmt.Sprintf("Of the KPI “%s” %s is better, and this key result goes the other way.", g.metric.Name, better),
		params: map[string]any{"better": better}, fix: "Check start and target, or the direction on the KPI's card."})
}

// task sees work instead of its effect: a verb of work, and neither a number nor a
// target that says what it changes.
func (g *goal) task() []seen {
	if g.text.begins(0, g.words.Tasks) == 0 || g.text.measured() {
		return nil
	}
	if g.numeric() && g.Target != nil {
		return nil
	}
	verb := g.text.words[0]
	return one(seen{field: "title", text: fmt.Sprintf("“%s ...” is work.", verb), params: map[string]any{"verb": verb},
		fix: "Ask what will be measurably different once it is done, and make that the key result; the work may be an initiative."})
}

// fewMeasurements counts the values that can be had between the dates: whole
// periods of the KPI, else check-ins at the plan's cadence.
func (g *goal) fewMeasurements() []seen {
	if !g.numeric() || !g.start.Valid() || !g.due.Valid() || g.due < g.start {
		return nil
	}
	fit, what := 0, "check-in"
	switch {
	case g.metric != nil:
		fit, what = g.fit(g.metric), "value"
	case g.Settings.CadenceDays > 0:
		fit = (g.start.DaysUntil(g.due) + 1) / g.Settings.CadenceDays
	default:
		return nil
	}
	if fit >= g.limits.Measurements {
		return nil
	}
	return one(seen{field: "due", text: fmt.Sprintf("There is time for %s from %s to %s.", counted(fit, what), g.start.Words(), g.due.Words()),
		params: map[string]any{"fit": fit, "wanted": g.limits.Measurements}, fix: "Measure more often, or choose a number that moves sooner."})
}

// fit is how many whole periods of a KPI lie between the dates, counted up to the
// limit; events come at any pace, and so do values without dates.
func (g *goal) fit(m *Metric) (fit int) {
	f := m.Frequency
	if f == kpi.AsItHappens || f == "" || !g.start.Valid() || !g.due.Valid() {
		return g.limits.Measurements
	}
	for period := g.calendar.First(f, g.start); period != "" && fit < g.limits.Measurements; period = g.calendar.Next(f, period) {
		if g.calendar.Last(f, period) > g.due {
			break
		}
		if period >= g.start {
			fit++
		}
	}
	return fit
}

// corrected sees values that were entered or corrected after the cycle was closed:
// the result stands, and a person should know.
func (g *goal) corrected() []seen {
	sentence, changed := g.Corrected[g.ID]
	if !changed {
		return nil
	}
	return one(seen{text: sentence, fix: "Reopen the cycle if the result should follow, or overrule this with the reason why it should not."})
}
