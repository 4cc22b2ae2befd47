package okr_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

func TestBandsHaveNoHoles(t *testing.T) {
	for score, want := range map[float64]okr.Band{0: okr.Red, 0.35: okr.Red, 0.3999: okr.Red, 0.4: okr.Amber, 0.65: okr.Amber, 0.6999: okr.Amber, 0.7: okr.Green, 1: okr.Green} {
		if got := okr.BandOf(score); got != want {
			t.Errorf("%v is %s, want %s", score, got, want)
		}
	}
}

// threeGoals is an objective with three key results, at 1, 0.5 and without a value.
func threeGoals(kind okr.ObjectiveType) okr.Goals {
	kr := func(id plan.ID, weight float64) okr.KeyResult {
		k := increase(0, 10)
		k.ID, k.Objective, k.Weight = id, "o", weight
		return k
	}
	checkIn := func(id plan.ID, v float64) okr.CheckIn {
		c := value(day(80), v)
		c.KeyResult = id
		return c
	}
	return okr.Goals{Cycles: []plan.Cycle{summer}, Objectives: []okr.Objective{{ID: "o", Cycle: summer.ID, Type: kind, Weight: 1}},
		KeyResults: []okr.KeyResult{kr("full", 1), kr("half", 3), kr("none", 1)},
		CheckIns:   []okr.CheckIn{checkIn("full", 12), checkIn("half", 5)}, CadenceDays: 7, GraceDays: 3, On: day(91), Scores: map[plan.ID]okr.Score{}}
}

func scored(row plan.ID, score *float64, why string, outcome okr.Outcome) okr.Score {
	return okr.Score{ID: okr.ScoreID(row), Row: row, Score: score, Why: why, Outcome: outcome}
}

func TestScoreAll(t *testing.T) {
	for name, c := range map[string]struct {
		kind   okr.ObjectiveType
		scores []okr.Score
		want   map[plan.ID]okr.Worth
	}{
		"nothing was said": {okr.Committed, nil, map[plan.ID]okr.Worth{
			"full": {Score: num(1), Computed: num(1), Bar: 1, Reached: true}, "half": {Score: num(0.5), Computed: num(0.5), Bar: 1, WantsWhy: true},
			"none": {Bar: 1, Unscored: true}, "o": {Score: num(0.625), Computed: num(0.625), Bar: 1, WantsWhy: true}}},
		"aspirational": {okr.Aspirational, nil, map[plan.ID]okr.Worth{
			"full": {Score: num(1), Computed: num(1), Bar: 0.7, Reached: true}, "half": {Score: num(0.5), Computed: num(0.5), Bar: 0.7},
			"none": {Bar: 0.7, Unscored: true}, "o": {Score: num(0.625), Computed: num(0.625), Bar: 0.7}}},
		"a person knows better": {okr.Committed, []okr.Score{scored("half", num(1), "Counted twice.", ""), scored("none", nil, "", okr.Dropped)}, map[plan.ID]okr.Worth{
			"full": {Score: num(1), Computed: num(1), Bar: 1, Reached: true}, "half": {Score: num(1), Computed: num(0.5), Bar: 1, Reached: true},
			"none": {Bar: 1, Dropped: true}, "o": {Score: num(1), Computed: num(1), Bar: 1, Reached: true}}},
		"of the objective too": {okr.Committed, []okr.Score{scored("o", num(0.2), "It missed its point.", ""), scored("half", nil, "Sick leave.", ""), scored("none", num(0), "Never begun.", "")}, map[plan.ID]okr.Worth{
			"full": {Score: num(1), Computed: num(1), Bar: 1, Reached: true}, "half": {Score: num(0.5), Computed: num(0.5), Bar: 1},
			"none": {Score: num(0), Bar: 1}, "o": {Score: num(0.2), Computed: num(0.5), Bar: 1}}},
	} {
		t.Run(name, func(t *testing.T) {
			g := threeGoals(c.kind)
			for _, s := range c.scores {
				g.Scores[s.Row] = s
			}
			got := okr.ScoreAll(g, okr.EvaluateAll(g), summer.ID)
			for id, want := range c.want {
				w := got[id]
				if !same(w.Score, want.Score) || !same(w.Computed, want.Computed) || w.Bar != want.Bar || w.Reached != want.Reached ||
					w.Dropped != want.Dropped || w.Unscored != want.Unscored || w.WantsWhy != want.WantsWhy {
					t.Errorf("%s: %+v (score %v, computed %v), want %+v (score %v, computed %v)", id, w, show(w.Score), show(w.Computed), want, show(want.Score), show(want.Computed))
				}
			}
		})
	}
}

// A parent is scored by the scores of its children, and by the progress of those
// that live in another cycle.
func TestScoresGoUp(t *testing.T) {
	g := threeGoals(okr.Committed)
	year := plan.Cycle{ID: "year", Name: "2026", Start: "2026-01-01", End: "2026-12-31", State: plan.ActiveState}
	g.Cycles = append(g.Cycles, year)
	g.Objectives[0].Parent = "top"
	g.Objectives = append(g.Objectives, okr.Objective{ID: "top", Cycle: year.ID, Type: okr.Committed, Weight: 1})
	g.Scores["o"] = scored("o", num(0.9), "why", "")
	if got := okr.ScoreAll(g, okr.EvaluateAll(g), year.ID)["top"].Score; !same(got, num(0.625)) {
		t.Errorf("the year scores %v, want the quarter's progress", show(got))
	}
	g.Objectives[1].Cycle = summer.ID
	if got := okr.ScoreAll(g, okr.EvaluateAll(g), summer.ID)["top"].Score; !same(got, num(0.9)) {
		t.Errorf("the parent scores %v, want its child's score", show(got))
	}
}

func TestAClosedCycleStandsAsItWasClosed(t *testing.T) {
	g := threeGoals(okr.Committed)
	g.Cycles[0].State = plan.ClosedState
	frozen := scored("half", nil, "", okr.Finished)
	frozen.Frozen, frozen.Value, frozen.Raw, frozen.Status = day(91), num(7), num(0.7), okr.Behind
	g.Scores["half"] = frozen
	whole := scored("o", nil, "", "")
	whole.Frozen, whole.Raw, whole.Status = day(91), num(0.44), okr.AtRisk
	g.Scores["o"] = whole
	answers := okr.EvaluateAll(g)
	half := answers.KeyResults["half"]
	if !same(half.Current, num(7)) || !same(half.Progress, num(0.7)) || half.Status != okr.Behind || !half.Corrected {
		t.Errorf("%+v", half)
	}
	if n := len(half.Explanation.LeftOut); n != 1 || !strings.Contains(half.Explanation.LeftOut[0].Sentence, "closed on 30 Sep 2026 with 7") || !strings.Contains(half.Explanation.LeftOut[0].Sentence, "would make it 5") {
		t.Errorf("explained by %+v", half.Explanation.LeftOut)
	}
	if o := answers.Objectives["o"]; !same(o.Progress, num(0.44)) || o.Status != okr.AtRisk {
		t.Errorf("the objective has %v, %s", show(o.Progress), o.Status)
	}
	g.On = day(90) // the day before shows what was then
	if got := okr.EvaluateAll(g).KeyResults["half"]; !same(got.Current, num(5)) || got.Corrected {
		t.Errorf("the day before: %v", show(got.Current))
	}
	g.On, g.Cycles[0].State = day(91), plan.ActiveState // reopened
	if got := okr.EvaluateAll(g).KeyResults["half"]; !same(got.Current, num(5)) {
		t.Errorf("reopened: %v", show(got.Current))
	}
}

// What comes after the day of closing changes nothing of a closed cycle: neither what
// is expected of its key results nor, through a child that goes on, an objective's
// score.
func TestAClosedCycleEndsOnTheDayOfClosing(t *testing.T) {
	g := threeGoals(okr.Committed)
	g.On = day(45)
	g.CheckIns[0].Date, g.CheckIns[1].Date = day(40), day(40)
	before := okr.EvaluateAll(g).KeyResults["half"]
	g.Cycles[0].State = plan.ClosedState
	for _, k := range g.KeyResults {
		frozen := scored(k.ID, nil, "", okr.Finished)
		answer := okr.EvaluateAll(g).KeyResults[k.ID]
		frozen.Frozen, frozen.Value, frozen.Raw, frozen.Status = day(45), answer.Current, answer.Raw, answer.Status
		g.Scores[k.ID] = frozen
	}
	whole := scored("o", nil, "", okr.Finished)
	whole.Frozen, whole.Raw, whole.Status = day(45), num(0.44), okr.AtRisk
	g.Scores["o"] = whole
	later := value(day(60), 9)
	later.KeyResult = "half"
	g.CheckIns, g.On = append(g.CheckIns, later), day(91)
	next := plan.Cycle{ID: "next", Name: "Next", Start: "2026-10-01", End: "2026-12-31", State: plan.ActiveState}
	g.Cycles = append(g.Cycles, next)
	g.Objectives = append(g.Objectives, okr.Objective{ID: "child", Cycle: next.ID, Parent: "o", Weight: 9, Drivers: okr.DriversManual, ManualProgress: num(1)})
	g.Objectives[0].Drivers = okr.DriversBoth
	answers := okr.EvaluateAll(g)
	half := answers.KeyResults["half"]
	if !same(half.Current, num(5)) || half.CurrentOn != day(40) || half.Corrected || !same(half.Expected, before.Expected) {
		t.Errorf("%v on %s, expected %v, corrected %v", show(half.Current), half.CurrentOn, show(half.Expected), half.Corrected)
	}
	facts, _ := g.Facts("half")
	if course, _ := okr.CourseOf(facts); len(course.Values) != 1 || course.Values[0].Value != 5 {
		t.Errorf("its course is %+v", course.Values)
	}
	if w := okr.ScoreAll(g, answers, summer.ID)["o"]; !same(w.Score, num(0.44)) || !same(w.Computed, num(0.44)) {
		t.Errorf("the objective scores %v", show(w.Score))
	}
}

// Scores lie in 0 to 1 whatever was said, and what is dropped changes no score but
// takes itself out.
func TestScoreProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := threeGoals(rapid.SampledFrom([]okr.ObjectiveType{okr.Committed, okr.Aspirational}).Draw(t, "type"))
		for i := range g.CheckIns {
			g.CheckIns[i].Value = num(rapid.Float64Range(-1e9, 1e9).Draw(t, "value"))
		}
		for _, id := range []plan.ID{"full", "half", "none", "o"} {
			if rapid.Bool().Draw(t, "said") {
				g.Scores[id] = scored(id, num(rapid.Float64().Draw(t, "score")), "", rapid.SampledFrom(append(okr.Outcomes(), "")).Draw(t, "outcome"))
			}
		}
		worths := okr.ScoreAll(g, okr.EvaluateAll(g), summer.ID)
		if len(worths) != 4 {
			t.Fatalf("%d rows are scored", len(worths))
		}
		for id, w := range worths {
			if w.Score != nil && (*w.Score < 0 || *w.Score > 1) || w.Dropped && (w.Score != nil || w.Unscored) || w.Reached && *w.Score < w.Bar-1e-9 {
				t.Fatalf("%s: %+v", id, w)
			}
		}
	})
}
