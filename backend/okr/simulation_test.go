package okr_test

import (
	"maps"
	"strings"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// The simulation of contracts.md, "Progress, expected, status": over a quarter
// of 92 days, what goes exactly to plan is never behind and never at risk. Each
// case is one set of facts for the whole quarter; every day asks it anew.
func TestWhatGoesToPlanIsNeverBehind(t *testing.T) {
	if days := summer.Start.DaysUntil(summer.End) + 1; days != 92 {
		t.Fatalf("the quarter has %d days", days)
	}
	for name, f := range toPlan() {
		t.Run(name, func(t *testing.T) {
			seen := map[okr.Status]int{}
			for n := -5; n < 92+20; n++ {
				f.On = day(n)
				got := okr.Evaluate(f)
				seen[got.Status]++
				if got.Status == okr.Behind || got.Status == okr.AtRisk {
					t.Errorf("%s (day %d): %s, %s", f.On, n, got.Status, got.Explanation.StatusReason.Sentence)
				}
				if n < 0 && got.Status != okr.NotStarted {
					t.Errorf("%s, before it begins: %s", f.On, got.Status)
				}
			}
			f.On = summer.End.AddDays(1)
			last := okr.Evaluate(f)
			if want := endsAs(name); last.Status != want {
				t.Errorf("at the end: %s, want %s (%s)", last.Status, want, last.Explanation.StatusReason.Sentence)
			}
			t.Logf("days by status: %v", seen)
		})
	}
}

// endsAs: what heads for 0.7 of an aspirational target is on track to the end,
// everything else is achieved.
func endsAs(name string) okr.Status {
	if strings.HasPrefix(name, "aspirational") {
		return okr.OnTrack
	}
	return okr.Achieved
}

func toPlan() map[string]okr.Facts {
	from, to := 41.0, 60.0
	// line is the value that lies exactly on the plan on a day, for a part of the way.
	line := func(on plan.Date, part float64) float64 {
		return from + (to-from)*part*float64(summer.Start.DaysUntil(on))/91
	}
	daily := func(of func(plan.Date) float64) (checkIns []okr.CheckIn) {
		for n := range 92 {
			checkIns = append(checkIns, value(day(n), of(day(n))))
		}
		return checkIns
	}

	yesNo := facts(okr.KeyResult{Kind: okr.YesNo, Due: day(70)}, "", value(day(70), 1))
	yesNoAsked := yesNo
	for n := 0; n < 70; n += 7 {
		yesNoAsked.CheckIns = append(yesNoAsked.CheckIns, value(day(n), 0))
	}

	steps := facts(okr.KeyResult{Kind: okr.Milestones}, "")
	steps.Milestones = []okr.Milestone{
		{Title: "Contract", Weight: 1, Due: day(30), Done: day(30)},
		{Title: "Pilot", Weight: 1, Due: day(60), Done: day(60)},
		{Title: "Roll-out", Weight: 1, Due: day(91), Done: day(91)},
	}
	stepsTold := steps
	for n := 0; n < 92; n += 7 {
		stepsTold.CheckIns = append(stepsTold.CheckIns, okr.CheckIn{Date: day(n), Confidence: num(80)})
	}

	monthly := facts(increase(from, to), "")
	monthly.KeyResult.KPI = "activation"
	monthly.Feed.CadenceDays = 31
	for month := range 3 {
		first := summer.Start.AddMonths(month)
		last := first.AddMonths(1).AddDays(-1)
		monthly.Feed.Measurements = append(monthly.Feed.Measurements, okr.Measurement{First: first, Last: last, Value: line(last, 1), Label: string(first[:7])})
	}

	aspirational := facts(increase(from, to), "", daily(func(on plan.Date) float64 { return line(on, 0.7) })...)
	aspirational.Aspirational = true

	all := wayToPlan(daily)
	maps.Copy(all, map[string]okr.Facts{
		"yes/no, done on its day":                      yesNo,
		"yes/no, asked weekly":                         yesNoAsked,
		"three milestones on time, nobody checks in":   steps,
		"three milestones on time, checked in weekly":  stepsTold,
		"monthly KPI on plan":                          monthly,
		"aspirational, heading for 0.7":                aspirational,
		"committed, on plan every day":                 facts(increase(from, to), "", daily(func(on plan.Date) float64 { return line(on, 1) })...),
		"decrease, on plan every day":                  facts(increase(-from, -to), "", daily(func(on plan.Date) float64 { return -line(on, 1) })...),
		"control never breached":                       facts(okr.KeyResult{Kind: okr.AtLeast, Target: num(95)}, "", daily(func(plan.Date) float64 { return 95 })...),
		"range never left":                             facts(okr.KeyResult{Kind: okr.Range, Low: num(1), High: num(2)}, "", daily(func(plan.Date) float64 { return 2 })...),
		"baseline of thirteen, recorded every 7th day": baselineEverySevenDays(),
	})
	return all
}

// wayToPlan are key results that keep to a curve, to dated targets or to sums.
func wayToPlan(daily func(func(plan.Date) float64) []okr.CheckIn) map[string]okr.Facts {
	along := func(kr okr.KeyResult, isAspirational bool) okr.Facts {
		f := facts(kr, "")
		f.Aspirational = isAspirational
		f.CheckIns = daily(func(on plan.Date) float64 {
			f.On = on
			return *okr.Evaluate(okr.Facts{KeyResult: kr, Cycle: summer, Aspirational: isAspirational, On: on}).ExpectedValue
		})
		return f
	}
	curve, dated, steps := increase(41, 60), increase(41, 60), increase(60, 41)
	curve.Curve, steps.Curve = okr.SCurve, okr.Steps
	dated.Targets = "2026-07-20 38\n2026-08-15 57"
	steps.Targets = "2026-07-20 58\n2026-08-15 46"
	tiers := dated
	tiers.Commit, tiers.Stretch = num(50), num(70)
	onItsDay := facts(steps, "", value(day(0), 60), value("2026-07-20", 58), value("2026-08-15", 46), value(day(91), 41))

	sum, fall := total(0, 182), total(200, 18)
	perWeek, perMonth := sums(okr.AtLeast, 6, okr.SumsWeekly), sums(okr.AtMost, 62, okr.SumsMonthly)
	eachDay := func(v float64) []okr.CheckIn { return daily(func(plan.Date) float64 { return v }) }
	atOnce := facts(perWeek, "")
	for n := 11; n < 92; n += 7 { // the last day of each whole week
		atOnce.CheckIns = append(atOnce.CheckIns, value(day(n), 6))
	}
	return map[string]okr.Facts{
		"S-curve, on it every day":                   along(curve, false),
		"aspirational S-curve":                       along(curve, true),
		"dated targets, on plan every day":           along(dated, false),
		"aspirational, dated targets":                along(dated, true),
		"dated targets and tiers":                    along(tiers, false),
		"steps, on them every day":                   along(steps, false),
		"steps, each on its day":                     onItsDay,
		"sum, two a day":                             facts(sum, "", eachDay(2)...),
		"sum of a decrease, two a day":               facts(fall, "", eachDay(2)...),
		"at least six a week, one a day":             facts(perWeek, "", eachDay(1)...),
		"at least six a week, all on its last day":   atOnce,
		"at most 62 a month, two a day":              facts(perMonth, "", eachDay(2)...),
		"at least 61 a month, two a day but at once": monthsAtTheirEnd(),
	}
}

func monthsAtTheirEnd() okr.Facts {
	f := facts(sums(okr.AtLeast, 61, okr.SumsMonthly), "")
	for _, last := range []plan.Date{"2026-07-31", "2026-08-31", "2026-09-30"} {
		f.CheckIns = append(f.CheckIns, value(last, 62))
	}
	return f
}

func baselineEverySevenDays() okr.Facts {
	wanted := 13
	f := facts(okr.KeyResult{Kind: okr.Baseline, BaselinePoints: &wanted}, "")
	for n := 0; n < 91; n += 7 {
		f.CheckIns = append(f.CheckIns, value(day(n), 3))
	}
	return f
}
