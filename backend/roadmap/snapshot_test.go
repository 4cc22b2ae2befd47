package roadmap_test

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

func keptRanking(t *testing.T) string {
	t.Helper()
	m := model(t, roadmap.RICE)
	s, err := roadmap.NewScorer(m, roadmap.BuiltInCriteria(m), nil)
	if err != nil {
		t.Fatal(err)
	}
	wide := rated(roadmap.RICE, "b", map[string]float64{"reach": 2000, "impact": 1, "confidence": 80})
	wide.Effort = span(2, 4, 9)
	law := roadmap.ScoreItem{ID: "d", Class: roadmap.Compliance}
	scored := []roadmap.ScoredItem{
		s.One(rated(roadmap.RICE, "a", map[string]float64{"reach": 450, "impact": 3, "confidence": 100, "effort": 2})),
		s.One(wide), s.One(roadmap.ScoreItem{ID: "c"}), s.One(law)}
	o := override("b", 1)
	o.Reason, o.By, o.Date = "Promised to <Fennel> & co", "Dana", "2026-02-03"
	text, err := roadmap.Taken(s, roadmap.Rank(scored, []roadmap.Override{o}), map[plan.ID]string{"a": "Saved baskets", "b": "Substitutions"},
		map[plan.ID]roadmap.KeptChance{"a": {TopK: 0.91, RankLow: 1, RankHigh: 3, Class: "safe_in"}}).Text()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestSnapshot(t *testing.T) {
	text := keptRanking(t)
	for range 5 {
		if again := keptRanking(t); again != text {
			t.Fatalf("the same ranking is kept as\n%s\nand\n%s", text, again)
		}
	}
	s, err := roadmap.ReadSnapshot(text)
	if err != nil {
		t.Fatal(err)
	}
	if s.FormulaVersion != roadmap.FormulaVersion || s.Method != roadmap.RICE || s.Formula != "reach × impact × confidence / effort" || s.Model != "RICE" {
		t.Errorf("%+v", s)
	}
	impact := s.Inputs[1]
	if impact.Name != "Impact" || impact.Low != 0.25 || impact.High != 3 || !strings.Contains(impact.Rubric, "3 massive") || s.Inputs[3].Key != roadmap.EffortKey {
		t.Errorf("%+v", s.Inputs)
	}
	b, a, c, d := s.Items[0], s.Items[1], s.Items[2], s.Items[3]
	if b.Title != "Substitutions" || *b.Score != 400 || b.Rank != 2 || b.Shown != 1 || b.Override.Reason != "Promised to <Fennel> & co" || b.Override.By != "Dana" || *b.Inputs[3].High != 9 {
		t.Errorf("%+v", b)
	}
	if *a.Score != 675 || a.Rank != 1 || a.Shown != 2 || a.Override != nil || a.Chance.TopK != 0.91 || b.Chance != nil {
		t.Errorf("%+v", a)
	}
	if c.Score != nil || c.Rank != 0 || !strings.Contains(c.Reason, "are missing") || d.Class != roadmap.Compliance || d.Shown != 0 {
		t.Errorf("%+v %+v", c, d)
	}
	if !strings.Contains(text, "<Fennel> &") {
		t.Error("a reason is kept in escapes that nobody can read")
	}
	// What was read is what was kept.
	again, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	second, err := roadmap.ReadSnapshot(string(again))
	if err != nil || !reflect.DeepEqual(s, second) {
		t.Errorf("%v\n%+v\n%+v", err, s, second)
	}
}

func TestReadSnapshotRefuses(t *testing.T) {
	text := keptRanking(t)
	newer := strings.Replace(text, `"formulaVersion":1`, `"formulaVersion":99`, 1)
	for name, c := range map[string]struct {
		text string
		code plan.Code
		say  string
	}{
		"nothing":       {"", plan.Damaged, "cannot be read"},
		"half of it":    {text[:len(text)/2], plan.Damaged, "cannot be read"},
		"more than it":  {text + "{}", plan.Damaged, "cannot be read"},
		"a list":        {"[]", plan.Damaged, "cannot be read"},
		"null":          {"null", plan.Damaged, "cannot be read"},
		"no version":    {"{}", plan.Damaged, "cannot be read"},
		"no items":      {`{"formulaVersion":1,"inputs":[]}`, plan.Damaged, "cannot be read"},
		"one input":     {`{"formulaVersion":1,"inputs":[],"items":[{"id":"a","inputs":[{}]}]}`, plan.Damaged, "cannot be read"},
		"a newer Cairn": {newer, plan.TooNew, "made by a newer Cairn (formulas 99; this one knows up to 1)"},
	} {
		_, err := roadmap.ReadSnapshot(c.text)
		if plan.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestKeepRefusesWhatIsNoNumber(t *testing.T) {
	m := model(t, roadmap.Opportunity)
	s, err := roadmap.NewScorer(m, roadmap.BuiltInCriteria(m), nil)
	if err != nil {
		t.Fatal(err)
	}
	score := math.NaN()
	_, err = roadmap.Taken(s, []roadmap.RankedItem{{ScoredItem: roadmap.ScoredItem{Score: &score}}}, nil, nil).Text()
	if plan.CodeOf(err) != plan.Invalid || !strings.Contains(err.Error(), "Nothing was changed") {
		t.Error(err)
	}
}

func FuzzReadSnapshot(f *testing.F) {
	f.Add(`{"formulaVersion":1,"inputs":[],"items":[]}`)
	f.Add(`{"formulaVersion":1,"inputs":[{"key":"a"}],"items":[{"id":"a","inputs":[{"low":1}],"score":1e400}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := roadmap.ReadSnapshot(text)
		if err != nil {
			return
		}
		for _, item := range s.Items {
			if len(item.Inputs) != len(s.Inputs) {
				t.Fatalf("%q: %+v", text, s)
			}
		}
	})
}

// Scores survive in full precision.
func TestSnapshotKeepsEveryDigit(t *testing.T) {
	m := model(t, roadmap.Opportunity)
	s, err := roadmap.NewScorer(m, roadmap.BuiltInCriteria(m), nil)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		score := rapid.Float64().Draw(t, "score")
		text, err := roadmap.Taken(s, []roadmap.RankedItem{{ScoredItem: roadmap.ScoredItem{Score: &score, Inputs: make([]roadmap.ScoredInput, 2)}}}, nil, nil).Text()
		if err != nil {
			t.Fatal(err)
		}
		kept, err := roadmap.ReadSnapshot(text)
		if err != nil || *kept.Items[0].Score != score {
			t.Fatalf("%v of %v, %v", kept, score, err)
		}
	})
}
