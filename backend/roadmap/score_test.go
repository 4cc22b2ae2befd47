package roadmap_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

func num(f float64) *float64 { return &f }

func model(t testing.TB, method roadmap.Method) roadmap.Model {
	t.Helper()
	for _, m := range roadmap.BuiltIn() {
		if m.Method == method {
			return m
		}
	}
	t.Fatalf("no model %s", method)
	return roadmap.Model{}
}

// rated is an item with numbers for the criteria of a built-in model, by key; effort is
// its effort.
func rated(method roadmap.Method, id string, numbers map[string]float64) roadmap.ScoreItem {
	item := roadmap.ScoreItem{ID: plan.ID(id), Ratings: map[plan.ID]roadmap.Range{}}
	for key, number := range numbers {
		if key == roadmap.EffortKey {
			item.Effort = roadmap.Exactly(number)
			continue
		}
		item.Ratings[roadmap.CriterionID(method, key)] = roadmap.Exactly(number)
	}
	return item
}

func scoreOne(t testing.TB, method roadmap.Method, item roadmap.ScoreItem) roadmap.ScoredItem {
	t.Helper()
	m := model(t, method)
	all, err := roadmap.ScoreAll(m, roadmap.BuiltInCriteria(m), nil, []roadmap.ScoreItem{item})
	if err != nil {
		t.Fatal(err)
	}
	return all[0]
}

// The vectors of the handbook, prioritisation.md.
func TestScoresOfTheHandbook(t *testing.T) {
	for _, c := range []struct {
		method  roadmap.Method
		numbers map[string]float64
		want    float64
	}{
		{roadmap.RICE, map[string]float64{"reach": 450, "impact": 3, "confidence": 100, "effort": 2}, 675},
		{roadmap.RICE, map[string]float64{"reach": 2000, "impact": 1, "confidence": 80, "effort": 4}, 400},
		{roadmap.RICE, map[string]float64{"reach": 800, "impact": 2, "confidence": 50, "effort": 1}, 800},
		{roadmap.ICEMean, map[string]float64{"impact": 10, "confidence": 1, "ease": 10}, 7},
		{roadmap.ICEProduct, map[string]float64{"impact": 10, "confidence": 1, "ease": 10}, 100},
		{roadmap.ICEMean, map[string]float64{"impact": 1, "confidence": 1, "ease": 1}, 1},
		{roadmap.ICEProduct, map[string]float64{"impact": 10, "confidence": 10, "ease": 10}, 1000},
		{roadmap.WSJF, map[string]float64{"value": 8, "urgency": 5, "risk": 3, "size": 5}, 3.2},
		{roadmap.WSJF, map[string]float64{"value": 13, "urgency": 8, "risk": 8, "size": 13}, 29.0 / 13},
		{roadmap.WSJF, map[string]float64{"value": 3, "urgency": 13, "risk": 1, "size": 2}, 8.5},
		{roadmap.CD3, map[string]float64{"cost_of_delay": 10000, "duration": 10}, 1000},
		{roadmap.CD3, map[string]float64{"cost_of_delay": 5000, "duration": 2}, 2500},
		{roadmap.CD3, map[string]float64{"cost_of_delay": 9000, "duration": 6}, 1500},
		{roadmap.ValueEffort, map[string]float64{"value": 8, "effort": 2.5}, 3.2},
		{roadmap.Opportunity, map[string]float64{"importance": 9, "satisfaction": 3}, 15},
		{roadmap.Opportunity, map[string]float64{"importance": 9, "satisfaction": 9}, 9},
		{roadmap.Opportunity, map[string]float64{"importance": 4, "satisfaction": 8}, 4},
		{roadmap.Opportunity, map[string]float64{"importance": 7.5, "satisfaction": 5}, 10},
		{roadmap.MoSCoW, map[string]float64{"priority": 3}, 3},
	} {
		got := scoreOne(t, c.method, rated(c.method, "a", c.numbers))
		if got.Score == nil || *got.Score != c.want || got.Reason != "" || len(got.Missing) > 0 {
			t.Errorf("%s of %v: %+v, want %v", c.method, c.numbers, got, c.want)
		}
	}
}

// weightedModel has criteria on scales of 0 to 10 with weights.
func weightedModel(weights ...float64) (roadmap.Model, []roadmap.Criterion) {
	m := roadmap.Model{ID: "m", Name: "Ours", Method: roadmap.Weighted}
	criteria := make([]roadmap.Criterion, len(weights))
	positions := plan.Keys(len(weights))
	for i, w := range weights {
		key := string(rune('a' + i))
		criteria[i] = roadmap.Criterion{ID: plan.ID(key), Model: "m", Key: key, Name: strings.ToUpper(key), High: 10, Weight: w, Position: positions[i]}
	}
	return m, criteria
}

func weightedItem(id string, numbers ...float64) roadmap.ScoreItem {
	item := roadmap.ScoreItem{ID: plan.ID(id), Ratings: map[plan.ID]roadmap.Range{}}
	for i, n := range numbers {
		item.Ratings[plan.ID(rune('a'+i))] = roadmap.Exactly(n)
	}
	return item
}

func TestWeightedScore(t *testing.T) {
	m, criteria := weightedModel(0.5, 0.3, 0.2)
	items := []roadmap.ScoreItem{weightedItem("i", 9, 3, 6), weightedItem("j", 5, 8, 7)}
	all, err := roadmap.ScoreAll(m, criteria, nil, items)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{66, 63} { // 6.6 and 6.3 of 10 in the handbook
		if got := plan.Kept(*all[i].Score); got != want {
			t.Errorf("%s: %v, want %v", all[i].ID, got, want)
		}
	}
	// What has no weight is not needed, and does not count where it is missing.
	other := map[plan.ID]float64{"a": 0, "b": 2}
	all, err = roadmap.ScoreAll(m, criteria, other, []roadmap.ScoreItem{{ID: "k", Ratings: map[plan.ID]roadmap.Range{"b": roadmap.Exactly(5), "c": roadmap.Exactly(10)}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := plan.Kept(*all[0].Score), plan.Kept(100*(2*0.5+0.2)/2.2); got != want || all[0].Inputs[0].Needed {
		t.Errorf("with other weights %v, want %v", got, want)
	}
	// A cost counts the other way round, and a scale need not begin at 0.
	criteria[0] = roadmap.Criterion{ID: "a", Model: "m", Key: "a", Name: "Cost", Low: 1, High: 5, Weight: 1, Cost: true}
	s, err := roadmap.NewScorer(m, criteria[:1], nil)
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[float64]float64{1: 100, 2: 75, 5: 0} {
		if got := s.Score([]float64{in}); got != want {
			t.Errorf("a cost of %v scores %v, want %v", in, got, want)
		}
	}
}

func TestFormulaInWords(t *testing.T) {
	m, criteria := weightedModel(2, 0, 1)
	criteria[2].Cost = true
	s, err := roadmap.NewScorer(m, criteria, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := s.Formula, "100 × (0.667 × A (0 to 10) + 0.333 × C (0 to 10, less is better)), each from 0 to 1 on its scale"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	for method, want := range map[roadmap.Method]string{
		roadmap.RICE: "reach × impact × confidence / effort", roadmap.WSJF: "(value + urgency + risk) / size", roadmap.ICEMean: "(impact + confidence + ease) / 3",
		roadmap.ICEProduct: "impact × confidence × ease", roadmap.CD3: "cost of delay / duration", roadmap.Opportunity: "importance + max(importance − satisfaction, 0)",
	} {
		m := model(t, method)
		s, err := roadmap.NewScorer(m, roadmap.BuiltInCriteria(m), nil)
		if err != nil || s.Formula != want {
			t.Errorf("%s: %v, %v", method, s.Formula, err)
		}
	}
}

func TestWorked(t *testing.T) {
	for _, c := range []struct {
		method  roadmap.Method
		numbers map[string]float64
		want    string
	}{
		{roadmap.RICE, map[string]float64{"reach": 450, "impact": 3, "confidence": 100, "effort": 2}, "450 × 3 × 100% / 2 = 675"},
		{roadmap.ICEMean, map[string]float64{"impact": 10, "confidence": 1, "ease": 9}, "(10 + 1 + 9) / 3 = 6.67"},
		{roadmap.ICEProduct, map[string]float64{"impact": 10, "confidence": 1, "ease": 9}, "10 × 1 × 9 = 90"},
		{roadmap.WSJF, map[string]float64{"value": 13, "urgency": 8, "risk": 8, "size": 13}, "(13 + 8 + 8) / 13 = 2.23"},
		{roadmap.CD3, map[string]float64{"cost_of_delay": 10000, "duration": 6}, "10000 / 6 = 1667"},
		{roadmap.ValueEffort, map[string]float64{"value": 8, "effort": 2.5}, "8 / 2.5 = 3.2"},
		{roadmap.Opportunity, map[string]float64{"importance": 7.5, "satisfaction": 5}, "7.5 + max(7.5 − 5, 0) = 10"},
		{roadmap.MoSCoW, map[string]float64{"priority": 1}, "Won't"},
		{roadmap.RICE, map[string]float64{"reach": 450}, ""},
	} {
		if got := scoreOne(t, c.method, rated(c.method, "a", c.numbers)).Worked; got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	if got, want := scoreOne(t, roadmap.Kano, roadmap.ScoreItem{ID: "a", Survey: roadmap.KanoCounts{A: 12, O: 18, M: 10, I: 8}}).Worked, "0.625 − (-0.583) = 1.21"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	m, criteria := weightedModel(0.5, 0, 0.5)
	criteria[2].Cost = true
	one := func(m roadmap.Model, item roadmap.ScoreItem) string {
		all, err := roadmap.ScoreAll(m, criteria, nil, []roadmap.ScoreItem{item})
		if err != nil {
			t.Fatal(err)
		}
		return all[0].Worked
	}
	if got, want := one(m, weightedItem("i", 9, 3, 4)), "100 × (0.5 × 0.9 + 0.5 × 0.6) = 75"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	criteria[2].Key = "e3"
	m.Method, m.Formula = roadmap.Formula, "min(A, 1e3) - b * e3 + 1E3"
	if got, want := one(m, weightedItem("i", 9, -0, 4)), "min(9, 1e3) - 0 * 4 + 1E3 = 1009"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	criteria[1].Low = -5
	if got, want := one(m, weightedItem("i", 9, -3, 4)), "min(9, 1e3) - (-3) * 4 + 1E3 = 1021"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestUnscored(t *testing.T) {
	full := map[string]float64{"reach": 450, "impact": 3, "confidence": 100, "effort": 2}
	without := func(key string) roadmap.ScoreItem {
		item := rated(roadmap.RICE, "a", full)
		delete(item.Ratings, roadmap.CriterionID(roadmap.RICE, key))
		return item
	}
	with := func(key string, number float64) roadmap.ScoreItem {
		item := rated(roadmap.RICE, "a", full)
		if key == roadmap.EffortKey {
			item.Effort = roadmap.Exactly(number)
			return item
		}
		item.Ratings[roadmap.CriterionID(roadmap.RICE, key)] = roadmap.Exactly(number)
		return item
	}
	mandatory := rated(roadmap.RICE, "a", full)
	mandatory.Class = roadmap.Compliance
	noEffort := rated(roadmap.RICE, "a", full)
	noEffort.Effort = roadmap.Range{}
	both := without("reach")
	both.Effort = roadmap.Range{}
	for name, c := range map[string]struct {
		item          roadmap.ScoreItem
		missing, want string
	}{
		"nothing":               {roadmap.ScoreItem{ID: "a"}, "[Reach Impact Confidence Effort]", "Not scored: Reach, Impact, Confidence and Effort are missing. Nothing counts as 0 here."},
		"no reach":              {without("reach"), "[Reach]", "Not scored: Reach is missing. Nothing counts as 0 here."},
		"no effort":             {noEffort, "[Effort]", "Not scored: Effort is missing. Nothing counts as 0 here."},
		"two missing":           {both, "[Reach Effort]", "Not scored: Reach and Effort are missing. Nothing counts as 0 here."},
		"effort of 0":           {with("effort", 0), "[]", "Effort is 0, and a score cannot be divided by that. Type more than 0."},
		"effort below 0":        {with("effort", -1), "[]", "Effort is -1, and a score cannot be divided by that. Type more than 0."},
		"off the scale":         {with("confidence", 120), "[]", "120 is off the scale of Confidence, which is 0 to 100%. Choose among 50 low, 80 medium, 100 high."},
		"below the scale":       {with("reach", -1), "[]", "-1 is off the scale of Reach, which is 0 or more people or events per quarter."},
		"outside, with nothing": {roadmap.ScoreItem{ID: "a", Class: roadmap.Mandatory}, "[]", "Mandatory: it is done whatever it scores."},
		"outside of score":      {mandatory, "[]", "Compliance: it is done whatever it scores."},
	} {
		got := scoreOne(t, roadmap.RICE, c.item)
		if got.Score != nil || fmt.Sprint(got.Missing) != c.missing || got.Reason != c.want {
			t.Errorf("%s: %v %v %q, want %q", name, got.Score, got.Missing, got.Reason, c.want)
		}
	}
	if got := scoreOne(t, roadmap.RICE, with("effort", 1e-306)); got.Score != nil || !strings.Contains(got.Reason, "larger than any number") {
		t.Errorf("an effort of next to nothing: %+v", got)
	}
	// 0 people is a number, and scores 0.
	if got := scoreOne(t, roadmap.RICE, with("reach", 0)); got.Score == nil || *got.Score != 0 {
		t.Errorf("a reach of 0: %+v", got)
	}
}

func TestAFormulaOfOnesOwn(t *testing.T) {
	m := roadmap.Model{ID: "m", Name: "Ours", Method: roadmap.Formula, Formula: "a * 2 / (effort - b)"}
	_, criteria := weightedModel(1, 1, 1)
	item := weightedItem("i", 8, 1)
	item.Effort = roadmap.Exactly(5)
	score := func(item roadmap.ScoreItem) roadmap.ScoredItem {
		t.Helper()
		all, err := roadmap.ScoreAll(m, criteria, nil, []roadmap.ScoreItem{item})
		if err != nil {
			t.Fatal(err)
		}
		return all[0]
	}
	got := score(item) // c is not rated and not in the formula
	if got.Score == nil || *got.Score != 4 {
		t.Errorf("%+v", got)
	}
	item.Effort = roadmap.Exactly(1)
	if got := score(item); got.Score != nil || got.Reason != "Not scored: effort - b is 0, and nothing can be divided by 0." {
		t.Errorf("%+v", got)
	}
	item.Effort = roadmap.Exactly(0)
	if got := score(item); got.Score != nil || !strings.HasPrefix(got.Reason, "Effort is 0") {
		t.Errorf("%+v", got)
	}
	item.Effort = roadmap.Range{}
	if got := score(item); got.Score != nil || fmt.Sprint(got.Missing) != "[Effort]" {
		t.Errorf("%+v", got)
	}
	// Without effort in the formula none is asked for.
	m.Formula = "max(a, c)"
	if got := score(weightedItem("i", 8, 1, 9)); got.Score == nil || *got.Score != 9 || len(got.Inputs) != 3 {
		t.Errorf("%+v", got)
	}
}

func TestFormulasThatCannotBeComputed(t *testing.T) {
	_, criteria := weightedModel(1, 1)
	named := func(key string) []roadmap.Criterion {
		return append(criteria[:2:2], roadmap.Criterion{ID: "z", Model: "m", Key: key, Name: "Last"})
	}
	elsewhere := append(criteria[:2:2], roadmap.Criterion{ID: "z", Model: "other", Key: "z", Name: "Last"})
	for _, c := range []struct {
		formula          string
		criteria         []roadmap.Criterion
		field, code, say string
	}{
		{"a + b / effort", criteria, "", "", ""},
		{"a + cc", criteria, "formula", "unknown_name", "There is no input named cc. Use a, b, effort."},
		{"a + z", elsewhere, "formula", "unknown_name", "Use a, b, effort."},
		{"2 * 3", criteria, "formula", "no_input", "Use a, b, effort."},
		{"a +", criteria, "formula", "unreadable", "breaks off"},
		{"a", named("effort"), "criteria", "taken", "person-months of all teams"},
		{"a", named("not"), "criteria", "taken", "a word of formulas"},
		{"a", named("b"), "criteria", "twice", "Two criteria are called b"},
	} {
		_, err := roadmap.NewScorer(roadmap.Model{ID: "m", Method: roadmap.Formula, Formula: c.formula}, c.criteria, nil)
		refused(t, c.formula, err, c.field, c.code, c.say)
	}
}

// refused checks the field, the code and words of a refusal; field "" for none.
func refused(t *testing.T, name string, err error, field, code, words string) {
	t.Helper()
	if field == "" {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return
	}
	var e *plan.Error
	if !errors.As(err, &e) || len(e.Fields) == 0 || e.Fields[0].Field != field || e.Fields[0].Code != code || !strings.Contains(e.Fields[0].Message, words) {
		t.Errorf("%s: %#v, want %s %s %q", name, err, field, code, words)
	}
}

func TestScorerRefuses(t *testing.T) {
	m, criteria := weightedModel(1, 1)
	_, none := weightedModel(0, 0)
	for _, c := range []struct {
		name             string
		model            roadmap.Model
		criteria         []roadmap.Criterion
		weights          map[plan.ID]float64
		field, code, say string
	}{
		{"weights of 0", m, none, nil, "weight", "all_zero", "All weights are 0"},
		{"weights of a phase of 0", m, criteria, map[plan.ID]float64{"a": 0, "b": 0}, "weight", "all_zero", "All weights are 0"},
		{"a weight below 0", m, criteria, map[plan.ID]float64{"a": -1}, "weight", "negative", "A weight is 0 or more"},
		{"a weight of NaN", m, criteria, map[plan.ID]float64{"a": math.NaN()}, "weight", "not_a_number", "not a number"},
		{"no criteria", m, nil, nil, "criteria", "none", "Ours has no criterion yet"},
		{"criteria of another model", m, roadmap.BuiltInCriteria(model(t, roadmap.RICE)), nil, "criteria", "none", "Ours has no criterion yet"},
		{"RICE without its criteria", model(t, roadmap.RICE), nil, nil, "criteria", "missing", "RICE needs the criterion reach"},
		{"a method of the future", roadmap.Model{ID: "x", Method: "magic"}, nil, nil, "method", "unknown", `"magic"`},
		{"a formula that cannot be read", roadmap.Model{ID: "m", Method: roadmap.Formula, Formula: "a +"}, criteria, nil, "formula", "unreadable", "breaks off"},
	} {
		_, err := roadmap.NewScorer(c.model, c.criteria, c.weights)
		refused(t, c.name, err, c.field, c.code, c.say)
	}
	if _, err := roadmap.NewScorer(m, criteria, map[plan.ID]float64{"a": 1e308, "b": 1e308}); err != nil {
		t.Errorf("large weights: %v", err)
	}
}

func TestWeightsOf(t *testing.T) {
	weights := []roadmap.Weight{{Of: "growth", Criterion: "a", Weight: 3}, {Of: "sunset", Criterion: "a", Weight: 1}, {Of: "growth", Criterion: "b", Weight: 0}}
	if got, want := fmt.Sprint(roadmap.WeightsOf(weights, "growth")), "map[a:3 b:0]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestItemsOf(t *testing.T) {
	rice := roadmap.CriterionID(roadmap.RICE, "reach")
	half := roadmap.Range{Low: num(1), Likely: num(2), High: num(4)}
	items := roadmap.ItemsOf(
		[]roadmap.Initiative{{ID: "b", Class: roadmap.Mandatory}, {ID: "a"}, {ID: "c"}},
		[]roadmap.Rating{{Initiative: "a", Criterion: rice, Range: roadmap.Exactly(7)}},
		[]roadmap.Effort{
			{Initiative: "a", Team: "x", Range: half}, {Initiative: "a", Team: "y", Range: roadmap.Exactly(0.5)},
			{Initiative: "c", Team: "x", Range: half}, {Initiative: "c", Team: "y", Spent: num(3)}},
		[]roadmap.Answer{{Initiative: "a", Functional: 1, Dysfunctional: 5}},
	)
	if got, want := string(items[0].ID+items[1].ID+items[2].ID), "bac"; got != want || items[0].Class != roadmap.Mandatory {
		t.Errorf("%s, want %s", got, want)
	}
	a := items[1]
	if *a.Ratings[rice].Likely != 7 || *a.Effort.Low != 1.5 || *a.Effort.Likely != 2.5 || *a.Effort.High != 4.5 || a.Survey.O != 1 {
		t.Errorf("%+v", a)
	}
	if !items[2].Effort.Empty() || !items[0].Effort.Empty() {
		t.Error("an effort that one team has not estimated is half an effort")
	}
}
