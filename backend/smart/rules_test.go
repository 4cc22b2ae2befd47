package smart_test

import (
	"slices"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
)

// wholeCycle stands for the row of findings that are about no single one.
const wholeCycle = plan.ID("the cycle")

// ruleCase is a change of the sound plan, with the row in which the rule then sees
// something; "" for a near miss, in which it sees nothing.
type ruleCase struct {
	rule   string
	name   string
	change func(f *smart.Facts)
	row    plan.ID
}

func unfed(f *smart.Facts) { rise(f).KPI = "" }

// unlinked takes the KPI away from the key result that is named after it.
func unlinked(f *smart.Facts) {
	unfed(f)
	activation(f).Name = "Activation of teams"
}

// beneathNobody puts the objective below another one, and nobody owns them.
func beneathNobody(f *smart.Facts) {
	f.Objectives = append(f.Objectives, okr.Objective{ID: "above", Cycle: "q1", Title: "Teams stay with us"})
	objective(f).Owner, objective(f).Parent = "", "above"
}

// another adds an objective.
func another(owner plan.ID, title string) func(f *smart.Facts) {
	return func(f *smart.Facts) {
		f.Objectives = append(f.Objectives, okr.Objective{ID: "p", Cycle: "q1", Title: title, Owner: owner})
	}
}

// checkedIn gives the rising key result check-ins, one a day.
func checkedIn(f *smart.Facts, values ...float64) {
	for i, v := range values {
		f.CheckIns = append(f.CheckIns, okr.CheckIn{ID: "v", KeyResult: "rise", Date: plan.Date("2026-01-05").AddDays(i), Value: ptr(v)})
	}
}

// target gives the rising key result a target and the number a history.
func target(value float64, history ...float64) func(f *smart.Facts) {
	return func(f *smart.Facts) {
		rise(f).Target = ptr(value)
		if history != nil {
			activation(f).Measurements = weeks("activation", history...)
		}
	}
}

func ruleCases() []ruleCase {
	return slices.Concat(textCases(), numberCases(), historyCases(), setCases())
}

func textCases() []ruleCase {
	return []ruleCase{
		{"one_metric", "two numbers", titled("Raise activation to 60% and retention to 40%"), "rise"},
		{"one_metric", "two with their starts", titled("Raise activation from 41% to 60% and retention from 20% to 30%"), "rise"},
		{"one_metric", "a range and a number", titled("Keep the load between 5 and 10 requests and the errors below 3"), "rise"},
		{"one_metric", "one number", titled("Raise activation and retention to 60%"), ""},
		{"one_metric", "a range", titled("Keep the load between 5 and 10 requests"), ""},
		{"one_metric", "a quarter and a year", titled("Ready for the start of Q2 and the audit of 2027"), ""},
		{"one_goal", "two verbs", titled("Raise activation and reduce churn"), "rise"},
		{"one_goal", "an objective of two", aimed("Grow in Europe and launch the new handbook"), "o"},
		{"one_goal", "two things of one verb", titled("Raise activation and retention"), ""},
		{"one_goal", "two verbs of one thing", titled("Define and launch the new tour"), ""},
		{"one_goal", "a verb that is a noun", titled("Design pattern library and design system"), ""},
		{"one_metric", "phases", titled("Raise activation in phase 1 and in phase 2"), ""},
		{"number_in_objective", "a day", aimed("New teams find value by July 15"), ""},
		{"number_in_objective", "a day the other way round", aimed("New teams find value by 15 July"), ""},
		{"one_goal", "a verb alone behind it", aimed("Teams come and stay"), ""},
		{"vague_verb", "no object", aimed("Improve things"), "o"},
		{"vague_verb", "one word", aimed("Enhance collaboration"), "o"},
		{"vague_verb", "a phrase", aimed("Focus on quality"), "o"},
		{"vague_verb", "a name with a colon", aimed("Support: services"), ""},
		{"vague_verb", "a name with a dash", aimed("Support - services"), ""},
		{"vague_verb", "a word alone", aimed("Support"), ""},
		{"vague_verb", "an object", aimed("Improve the first week of new teams"), ""},
		{"vague_verb", "a key result with a target", titled("Improve activation"), ""},
		{"vague_verb", "a key result without", func(f *smart.Facts) { steps(f).Title = "Improve activation" }, "steps"},
		{"short_title", "a word", titled("Activation"), "rise"},
		{"short_title", "an objective of fillers", aimed("More of the things"), "o"},
		{"short_title", "two words", titled("Weekly activation"), ""},
		{"long_title", "too long", titled(strings.Repeat("é", 141)), "rise"},
		{"long_title", "just short enough", titled(strings.Repeat("é", 140)), ""},
		{"long_title", "an objective", aimed(strings.Repeat("word ", 29)), "o"},
		{"number_in_objective", "a share", aimed("New teams find value in 80% of cases"), "o"},
		{"number_in_objective", "money", aimed("Teams of €1.5m find value"), "o"},
		{"number_in_objective", "a year and a quarter", aimed("New teams find value by Q3 2026"), ""},
		{"task", "a launch", func(f *smart.Facts) { steps(f).Title = "Launch the new tour for all teams" }, "steps"},
		{"task", "a phrase", func(f *smart.Facts) { steps(f).Title = "Roll out the new tour" }, "steps"},
		{"task", "a launch with a number", func(f *smart.Facts) { steps(f).Title = "Launch the tour for 80% of teams" }, ""},
		{"task", "a launch with a target", titled("Launch the tour"), ""},
		{"task", "work at another place of the title", func(f *smart.Facts) { steps(f).Title = "Teams build their own tour" }, ""},
		{"duplicate", "the same words", func(f *smart.Facts) { rise(f).Title, keep(f).KPI = "The answers of support: keep satisfying", "" }, "keep"},
		{"duplicate", "the same words of two KPIs", titled("Keep satisfying answers of support"), ""},
		{"duplicate", "the same words of two owners", func(f *smart.Facts) {
			keep(f).KPI, keep(f).Owner, rise(f).Title = "", "eve", "Keep satisfying answers of support"
		}, ""},
		{"duplicate", "of two teams that one head owns", func(f *smart.Facts) {
			f.Objectives = append(f.Objectives,
				okr.Objective{ID: "head", Cycle: "q1", Title: "Engineering", Owner: "dana"},
				okr.Objective{ID: "geo", Cycle: "q1", Title: "Team for geography", Parent: "head"})
			objective(f).Owner = ""
			keep(f).KPI, keep(f).Owner, keep(f).Objective = "", "", "geo"
			rise(f).Owner, rise(f).Title = "", "Keep satisfying answers of support"
		}, ""},
		{"duplicate", "half of the words", func(f *smart.Facts) { rise(f).Title, keep(f).KPI = "Keep answers of sales short", "" }, ""},
	}
}

func numberCases() []ruleCase {
	kind := func(k okr.Kind) func(f *smart.Facts) { return func(f *smart.Facts) { rise(f).Kind = k } }
	without := func(k okr.Kind) func(f *smart.Facts) {
		return func(f *smart.Facts) { rise(f).Kind, rise(f).Target = k, nil }
	}
	return []ruleCase{
		{"no_kpi", "named after one", unlinked, "rise"},
		{"no_kpi", "of no name that is known", unfed, ""},
		{"no_kpi", "of another unit", func(f *smart.Facts) { unlinked(f); rise(f).Unit = "teams" }, ""},
		{"no_kpi", "a monthly one", func(f *smart.Facts) { unlinked(f); activation(f).Frequency = kpi.Monthly }, ""},
		{"no_kpi", "a retired one", func(f *smart.Facts) { unlinked(f); activation(f).State = kpi.Retired }, ""},
		{"no_kpi", "steps without", func(*smart.Facts) {}, ""},
		{"unit_differs", "a count of a share", func(f *smart.Facts) { rise(f).Unit = "teams" }, "rise"},
		{"unit_differs", "a KPI without", func(f *smart.Facts) { activation(f).Unit = "" }, ""},
		{"no_target", "a rise", without(okr.Increase), "rise"},
		{"no_target", "a control", without(okr.AtMost), "rise"},
		{"no_target", "a range", without(okr.Range), "rise"},
		{"no_target", "a range with one end", func(f *smart.Facts) { without(okr.Range)(f); rise(f).Low = ptr(1.0) }, ""},
		{"no_target", "no milestones", func(f *smart.Facts) { f.Milestones = nil }, "steps"},
		{"no_target", "a baseline", kind(okr.Baseline), "rise"},
		{"no_target", "a baseline of six", func(f *smart.Facts) { kind(okr.Baseline)(f); rise(f).BaselinePoints = ptr(6) }, ""},
		{"no_target", "a question", without(okr.YesNo), ""},
		{"no_start", "a rise", func(f *smart.Facts) { rise(f).Start = nil }, "rise"},
		{"no_start", "a control", func(f *smart.Facts) { kind(okr.AtLeast)(f); rise(f).Start = nil }, ""},
		{"no_unit", "a rise", func(f *smart.Facts) { rise(f).Unit = "" }, "rise"},
		{"no_unit", "said by its KPI", func(f *smart.Facts) { rise(f).Unit, activation(f).Unit = "", "" }, ""},
		{"no_unit", "said by its title", func(f *smart.Facts) { unfed(f); rise(f).Unit, rise(f).Title = "", "Raise sessions per team" }, ""},
		{"no_unit", "said by nothing", func(f *smart.Facts) { unfed(f); rise(f).Unit = "" }, "rise"},
		{"no_unit", "without a target", func(f *smart.Facts) { rise(f).Unit, rise(f).Target = "", nil }, ""},
		{"start_is_target", "equal", func(f *smart.Facts) { rise(f).Start = ptr(49.5) }, "rise"},
		{"start_is_target", "a control", func(f *smart.Facts) { kind(okr.AtLeast)(f); rise(f).Start = ptr(49.5) }, ""},
		{"direction_differs", "a rise of what shall fall", func(f *smart.Facts) { activation(f).Direction = kpi.Down }, "rise"},
		{"direction_differs", "a limit above what shall rise", kind(okr.AtMost), "rise"},
		{"direction_differs", "of no direction", func(f *smart.Facts) { activation(f).Direction = kpi.Neutral }, ""},
		{"kpi_no_formula", "none", func(f *smart.Facts) { activation(f).Formula = "" }, "activation"},
		{"kpi_no_formula", "a definition", func(f *smart.Facts) { activation(f).Formula, activation(f).Definition = "", "Active ones." }, ""},
		{"kpi_no_source", "none", func(f *smart.Facts) { activation(f).Source = "" }, "activation"},
		{"kpi_no_source", "a link", func(f *smart.Facts) { activation(f).Source, activation(f).SourceLink = "", "https://example.org" }, ""},
		{"kpi_no_source", "a KPI of nothing", func(f *smart.Facts) { unfed(f); activation(f).Source = "" }, ""},
		{"kpi_few_values", "five", target(49.5, swing[:5]...), "activation"},
		{"kpi_few_values", "six", target(49.5, swing[:6]...), ""},
		{"kpi_stale", "two weeks and the grace later", func(f *smart.Facts) { f.On = "2026-03-06" }, "activation"},
		{"kpi_stale", "a day earlier", func(f *smart.Facts) { f.On = "2026-02-26" }, ""},
		{"kpi_stale", "a draft", func(f *smart.Facts) {
			f.On = "2026-03-06"
			activation(f).State, f.Metrics[1].State = kpi.Draft, kpi.Draft
		}, ""},
		{"few_measurements", "a monthly KPI", func(f *smart.Facts) { activation(f).Frequency = kpi.Monthly }, "rise"},
		{"few_measurements", "a weekly one", func(*smart.Facts) {}, ""},
		{"few_measurements", "four weeks", func(f *smart.Facts) { rise(f).StartDate = "2026-03-02" }, ""},
		{"few_measurements", "a day less", func(f *smart.Facts) { rise(f).StartDate = "2026-03-03" }, "rise"},
		{"few_measurements", "check-ins", func(f *smart.Facts) { unfed(f); f.Settings.CadenceDays = 31 }, "rise"},
		{"few_measurements", "no cadence", func(f *smart.Facts) { unfed(f); f.Settings.CadenceDays = 0 }, ""},
		{"no_owner", "an objective", func(f *smart.Facts) { objective(f).Owner = "" }, "o"},
		{"no_owner", "a key result of it", func(f *smart.Facts) { objective(f).Owner = "" }, "rise"},
		{"no_owner", "a team", func(f *smart.Facts) { objective(f).Owner, objective(f).Team = "", "growth" }, ""},
		{"no_owner", "an owner above", func(f *smart.Facts) {
			f.Objectives = append(f.Objectives, okr.Objective{ID: "above", Cycle: "q1", Title: "Teams stay with us", Owner: "eve"})
			objective(f).Owner, objective(f).Parent, f.Objectives[1].Parent = "", "above", "o"
		}, ""},
		{"no_owner", "the top of nobody's", beneathNobody, "above"},
		{"no_owner", "what is beneath it", func(f *smart.Facts) { beneathNobody(f); f.KeyResults = nil }, "above"},
		{"no_owner", "a circle of nobody", func(f *smart.Facts) { objective(f).Owner, objective(f).Parent = "", "o" }, "o"},
		{"no_owner", "a KPI", func(f *smart.Facts) { activation(f).Owner = "" }, "activation"},
		{"no_parent", "alone in an aligned plan", func(f *smart.Facts) { f.Parents = map[plan.ID]bool{"year": true} }, "o"},
		{"no_parent", "in a plan that aligns nothing", func(*smart.Facts) {}, ""},
		{"no_parent", "a parent", func(f *smart.Facts) { f.Parents = map[plan.ID]bool{"year": true}; objective(f).Parent = "year" }, ""},
		{"no_parent", "itself one", func(f *smart.Facts) { f.Parents = map[plan.ID]bool{"o": true} }, ""},
		{"no_parent", "a support", func(f *smart.Facts) {
			f.Parents = map[plan.ID]bool{"year": true}
			f.Supports = []okr.Support{{From: "o", To: "year"}}
		}, ""},
		{"parent_loop", "itself", func(f *smart.Facts) { objective(f).Parent = "o" }, "o"},
		{"parent_loop", "by way of another cycle", func(f *smart.Facts) {
			objective(f).Parent = "year"
			f.Elsewhere = []okr.Objective{{ID: "year", Title: "Teams stay", Parent: "o"}}
		}, "o"},
		{"parent_loop", "of another cycle", func(f *smart.Facts) {
			objective(f).Parent = "year"
			f.Elsewhere = []okr.Objective{{ID: "year", Title: "Teams stay", Parent: "year"}}
		}, ""},
		{"support_loop", "two", func(f *smart.Facts) {
			f.Elsewhere = []okr.Objective{{ID: "year", Title: "Teams stay"}}
			f.Supports = []okr.Support{{From: "o", To: "year"}, {From: "year", To: "o"}}
		}, "o"},
		{"support_loop", "two for one", func(f *smart.Facts) {
			f.Elsewhere = []okr.Objective{{ID: "year", Title: "Teams stay"}, {ID: "next", Title: "Teams pay"}}
			f.Supports = []okr.Support{{From: "o", To: "year"}, {From: "next", To: "year"}}
		}, ""},
		{"duplicate_objective", "the same words", another("dana", "In their first week new teams find value"), "p"},
		{"duplicate_objective", "of two owners", another("eve", "In their first week new teams find value"), ""},
		{"duplicate_objective", "of nobody, beneath two", func(f *smart.Facts) {
			another("", "In their first week new teams find value")(f)
			objective(f).Owner, objective(f).Parent = "", "year"
		}, ""},
		{"duplicate_objective", "of nobody, side by side", func(f *smart.Facts) {
			another("", "In their first week new teams find value")(f)
			objective(f).Owner = ""
		}, "p"},
		{"duplicate_objective", "of two teams that one head owns", func(f *smart.Facts) {
			f.Objectives = append(f.Objectives,
				okr.Objective{ID: "head", Cycle: "q1", Title: "Engineering", Owner: "dana"},
				okr.Objective{ID: "plan", Cycle: "q1", Title: "Team for planning", Parent: "head"},
				okr.Objective{ID: "geo", Cycle: "q1", Title: "Team for geography", Parent: "head"},
				okr.Objective{ID: "p", Cycle: "q1", Title: objective(f).Title, Parent: "geo"})
			objective(f).Owner, objective(f).Parent = "", "plan"
		}, ""},
		{"duplicate_objective", "half of the words", another("", "New teams invite others in their second month"), ""},
		{"wrong_phase", "another phase", func(f *smart.Facts) { activation(f).Phases = []plan.ID{"growth"} }, "rise"},
		{"wrong_phase", "this one too", func(f *smart.Facts) { activation(f).Phases = []plan.ID{"growth", "launch"} }, ""},
		{"wrong_phase", "an objective of none", func(f *smart.Facts) { activation(f).Phases = []plan.ID{"growth"}; objective(f).Phase = "" }, ""},
		{"no_due", "a backlog", func(f *smart.Facts) { f.Cycle = plan.Cycle{ID: "q1", State: plan.BacklogState} }, "rise"},
		{"no_due", "its own date", func(f *smart.Facts) {
			f.Cycle.End = ""
			rise(f).Due, keep(f).Due, steps(f).Due = "2026-03-01", "2026-03-01", "2026-03-01"
		}, ""},
		{"outside_cycle", "due after it", func(f *smart.Facts) { rise(f).Due = "2026-04-01" }, "rise"},
		{"outside_cycle", "due before it", func(f *smart.Facts) { rise(f).Due = "2025-12-31" }, "rise"},
		{"outside_cycle", "starting after it", func(f *smart.Facts) { rise(f).StartDate = "2026-04-01" }, "rise"},
		{"outside_cycle", "its last day", func(f *smart.Facts) { rise(f).Due = "2026-03-31" }, ""},
		{"ends_before_start", "a day before", func(f *smart.Facts) { rise(f).StartDate, rise(f).Due = "2026-02-02", "2026-02-01" }, "rise"},
		{"ends_before_start", "one day", func(f *smart.Facts) { rise(f).StartDate, rise(f).Due = "2026-02-02", "2026-02-02" }, ""},
		{"milestones_late", "both in the last week", func(f *smart.Facts) { f.Milestones[0].Due = "2026-03-25" }, "steps"},
		{"milestones_late", "one a day earlier", func(f *smart.Facts) { f.Milestones[0].Due = "2026-03-24" }, ""},
		{"milestones_late", "one alone", func(f *smart.Facts) { f.Milestones = f.Milestones[1:] }, ""},
	}
}

func historyCases() []ruleCase {
	kpiTarget := func(value float64) func(f *smart.Facts) {
		return func(f *smart.Facts) { f.Metrics[1].Target = ptr(value) }
	}
	climb := []float64{10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25}
	return []ruleCase{
		{"within_noise", "inside the usual swing", target(42), "rise"},
		{"within_noise", "outside it", func(*smart.Facts) {}, ""},
		{"within_noise", "of a KPI", kpiTarget(42), "csat"},
		{"within_noise", "of a KPI outside", kpiTarget(52), ""},
		{"within_noise", "of five values before the goal", func(f *smart.Facts) { target(42, swing[:11]...)(f) }, ""},
		{"within_noise", "a number that adds up", func(f *smart.Facts) { target(42)(f); activation(f).Cumulative = kpi.NeverResets }, ""},
		{"met_by_all", "below all", target(30), "rise"},
		{"met_by_all", "of a KPI", kpiTarget(30), "csat"},
		{"met_by_all", "above all", func(*smart.Facts) {}, ""},
		{"best_ever", "a leap without a day", func(f *smart.Facts) { target(70)(f); f.Cycle.End = "" }, "rise"},
		{"best_ever", "a leap by a day", target(70), ""},
		{"best_ever", "as good once", target(50), ""},
		{"best_ever", "of a KPI that stands still", kpiTarget(62), "csat"},
		{"best_ever", "of a KPI, within reach", kpiTarget(52), ""},
		{"best_ever", "of a KPI that climbs", func(f *smart.Facts) { kpiTarget(30)(f); f.Metrics[1].Measurements = weeks("csat", climb...) }, ""},
		{"best_ever", "check-ins alone", func(f *smart.Facts) { unfed(f); checkedIn(f, 40, 41, 40, 42, 41, 40, 41, 40); target(90)(f) }, ""},
		{"best_ever", "of five values", target(60, swing[:5]...), ""},
		{"pace", "never so fast", target(80), "rise"},
		{"pace", "a pace that it had", func(*smart.Facts) {}, ""},
		{"pace", "seven tenths of an aspirational one", func(f *smart.Facts) { target(58)(f); objective(f).Type = okr.Aspirational }, ""},
		{"pace", "the whole of a committed one", target(58), "rise"},
		{"pace", "nothing left to do", target(45), ""},
		{"unlikely", "far away", target(90), "rise"},
		{"unlikely", "seven tenths of an aspirational one", func(f *smart.Facts) { target(60)(f); objective(f).Type = okr.Aspirational }, ""},
		{"unlikely", "the whole of a committed one", target(60), "rise"},
		{"unlikely", "near", func(*smart.Facts) {}, ""},
		{"certain", "a steady climb", target(27, climb...), "rise"},
		{"certain", "a steady climb to more", target(40, climb...), ""},
		{"certain", "reached already", target(24, climb...), ""},
	}
}

func setCases() []ruleCase {
	objectives := func(count int, change func(o *okr.Objective)) func(f *smart.Facts) {
		return func(f *smart.Facts) {
			for i := range count {
				o := *objective(f)
				o.ID = plan.ID(strings.Repeat("x", i+1))
				change(&o)
				f.Objectives = append(f.Objectives, o)
			}
		}
	}
	lagging := func(f *smart.Facts) {
		activation(f).Timing, f.Metrics[1].Timing = kpi.Lagging, kpi.Lagging
		f.KeyResults = f.KeyResults[:2]
	}
	moving := func(f *smart.Facts) { keep(f).Kind, keep(f).Start, keep(f).Target = okr.Increase, ptr(40.0), ptr(60.0) }
	return []ruleCase{
		{"all_lagging", "two of two", lagging, "o"},
		{"all_lagging", "one of two", func(f *smart.Facts) { lagging(f); activation(f).Timing = kpi.Leading }, ""},
		{"all_lagging", "one alone", func(f *smart.Facts) { lagging(f); f.KeyResults = f.KeyResults[:1] }, ""},
		{"no_guardrail", "two that move", moving, "o"},
		{"no_guardrail", "one that stays", func(*smart.Facts) {}, ""},
		{"no_guardrail", "one that stays above", func(f *smart.Facts) {
			moving(f)
			f.Objectives = append(f.Objectives, okr.Objective{ID: "above", Cycle: "q1", Title: "Teams stay with us", Owner: "eve"})
			objective(f).Parent = "above"
			f.KeyResults = append(f.KeyResults, okr.KeyResult{ID: "stay", Objective: "above", Kind: okr.AtLeast, Title: "Keep teams", Unit: "%", Target: ptr(90.0)})
		}, ""},
		{"no_guardrail", "a counter-metric", func(f *smart.Facts) { moving(f); activation(f).CounterMetric = "csat" }, ""},
		{"owner_load", "six of one", func(f *smart.Facts) { more(f, 5, nil) }, "eve"},
		{"owner_load", "five of one", func(f *smart.Facts) { more(f, 4, nil) }, ""},
		{"many_objectives", "six of one", objectives(5, func(*okr.Objective) {}), "dana"},
		{"many_objectives", "five of one", objectives(4, func(*okr.Objective) {}), ""},
		{"many_objectives", "five beneath one", objectives(5, func(o *okr.Objective) { o.Parent = "o" }), ""},
		{"few_key_results", "none", func(f *smart.Facts) { f.KeyResults = nil }, ""},
		{"corrected", "since it was closed", func(f *smart.Facts) { f.Corrected = map[plan.ID]string{"rise": "It would be 58 now."} }, "rise"},
		{"corrected", "another row", func(f *smart.Facts) { f.Corrected = map[plan.ID]string{"gone": "It would be 58 now."} }, ""},
		{"unproven", "none", func(f *smart.Facts) { f.KeyResults = nil }, "o"},
		{"unproven", "one", func(f *smart.Facts) { f.KeyResults = f.KeyResults[:1] }, ""},
		{"unproven", "a parent of others", func(f *smart.Facts) { f.KeyResults, f.Parents = nil, map[plan.ID]bool{"o": true} }, ""},
		{"unproven", "by hand", func(f *smart.Facts) { f.KeyResults, objective(f).Drivers = nil, okr.DriversManual }, ""},
		{"number_in_objective", "without a key result", func(f *smart.Facts) { aimed("80% of teams stay")(f); f.KeyResults = nil }, ""},
		{"few_key_results", "one", func(f *smart.Facts) { f.KeyResults = f.KeyResults[:1] }, "o"},
		{"few_key_results", "two", func(f *smart.Facts) { f.KeyResults = f.KeyResults[:2] }, ""},
		{"few_key_results", "a parent of others", func(f *smart.Facts) { f.KeyResults, f.Parents = nil, map[plan.ID]bool{"o": true} }, ""},
		{"many_key_results", "six", func(f *smart.Facts) { more(f, 3, nil) }, "o"},
		{"many_key_results", "five", func(f *smart.Facts) { more(f, 2, nil) }, ""},
		{"too_confident", "9.5 of 10", confident(95), wholeCycle},
		{"too_confident", "9 of 10", confident(90), ""},
		{"too_doubtful", "2 of 10", confident(20), wholeCycle},
		{"too_doubtful", "2.5 of 10", confident(25), ""},
		{"opposite_ways", "one KPI up and down", func(f *smart.Facts) { keep(f).KPI, keep(f).Kind = "activation", okr.Decrease }, "keep"},
		{"opposite_ways", "one KPI up and kept", func(f *smart.Facts) { keep(f).KPI = "activation" }, ""},
	}
}

// What the map asks for has to be there.
func TestRulesAboutAlignment(t *testing.T) {
	var got []string
	for _, r := range smart.Rules() {
		if smart.AboutAlignment(r.ID) {
			got = append(got, r.ID)
		}
	}
	want := []string{"owner_load", "no_parent", "parent_loop", "support_loop", "duplicate_objective", "duplicate", "many_objectives", "opposite_ways"}
	if !slices.Equal(got, want) {
		t.Errorf("rules about alignment: %v, want %v", got, want)
	}
}

func TestEveryRuleHitsAndMisses(t *testing.T) {
	options, hits, misses := english(t), map[string]bool{}, map[string]bool{}
	for _, c := range ruleCases() {
		f := sound()
		c.change(f)
		var rows []plan.ID
		for _, found := range smart.Check(*f, options) {
			if found.Rule == c.rule {
				row := found.Row
				if row == "" {
					row = wholeCycle
				}
				rows = append(rows, row)
			}
		}
		switch {
		case c.row == "" && len(rows) > 0:
			t.Errorf("%s, %s: seen in %s", c.rule, c.name, rows)
		case c.row != "" && !slices.Contains(rows, c.row):
			t.Errorf("%s, %s: seen in %s, want %s", c.rule, c.name, rows, c.row)
		}
		hits[c.rule], misses[c.rule] = hits[c.rule] || c.row != "", misses[c.rule] || c.row == ""
	}
	for _, r := range smart.Rules() {
		if !hits[r.ID] || !misses[r.ID] {
			t.Errorf("the rule %s has no case that hits, or none that misses", r.ID)
		}
		delete(hits, r.ID)
	}
	if len(hits) > 0 {
		t.Errorf("cases of rules that there are none of: %v", hits)
	}
}
