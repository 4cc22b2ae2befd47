package roadmap_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/roadmap"
)

// The evaluation table of the handbook, rows functional, columns dysfunctional.
func TestKanoTable(t *testing.T) {
	table := [][]string{
		{"Q", "A", "A", "A", "O"},
		{"R", "I", "I", "I", "M"},
		{"R", "I", "I", "I", "M"},
		{"R", "I", "I", "I", "M"},
		{"R", "R", "R", "R", "Q"},
	}
	for f, row := range table {
		for d, want := range row {
			if got := (roadmap.Answer{Functional: f + 1, Dysfunctional: d + 1}).Category(); string(got) != want {
				t.Errorf("functional %d, dysfunctional %d: %s, want %s", f+1, d+1, got, want)
			}
		}
	}
	for _, a := range []roadmap.Answer{{Functional: 0, Dysfunctional: 1}, {Functional: 6, Dysfunctional: 1}, {Functional: 1, Dysfunctional: -1}, {Functional: 1, Dysfunctional: 6}} {
		if got := a.Category(); got != roadmap.NoCategory {
			t.Errorf("%+v is %s", a, got)
		}
	}
}

func TestKanoCounts(t *testing.T) {
	for name, c := range map[string]struct {
		counts        roadmap.KanoCounts
		better, worse float64
		ok            bool
		category      string
		clear         bool
		quadrant      string
		say           string
	}{
		"the handbook's":       {roadmap.KanoCounts{A: 12, O: 18, M: 10, I: 8, R: 1, Q: 1}, 0.6250, -0.5833, true, "O", false, "O", "Performance by 18 of 50 answers. Not clear: Attractive has 12. Ask more people."},
		"nobody":               {roadmap.KanoCounts{}, 0, 0, false, "", false, "", "Nobody has been asked yet."},
		"only the reverse":     {roadmap.KanoCounts{R: 5, Q: 1}, 0, 0, false, "R", true, "", "Reverse by 5 of 6 answers."},
		"only indifferent":     {roadmap.KanoCounts{I: 9}, 0, 0, true, "I", true, "I", "Indifferent by 9 of 9 answers."},
		"clear":                {roadmap.KanoCounts{A: 40, O: 5, M: 3, I: 2}, 0.9, -0.16, true, "A", true, "A", "Attractive by 40 of 50 answers."},
		"a must":               {roadmap.KanoCounts{M: 30, I: 10}, 0, -0.75, true, "M", true, "M", "Must-be by 30 of 40 answers."},
		"a tie, M before O":    {roadmap.KanoCounts{O: 7, M: 7}, 0.5, -1, true, "M", false, "O", "Not clear: Performance has 7."},
		"a tie, O before A":    {roadmap.KanoCounts{O: 7, A: 7}, 1, -0.5, true, "O", false, "O", "Not clear: Attractive has 7."},
		"a tie, A before I":    {roadmap.KanoCounts{A: 7, I: 7}, 0.5, 0, true, "A", false, "A", "Not clear"},
		"a tie, I before R":    {roadmap.KanoCounts{I: 7, R: 7}, 0, 0, true, "I", false, "I", "Not clear"},
		"a tie, R before Q":    {roadmap.KanoCounts{R: 7, Q: 7}, 0, 0, false, "R", false, "", "Not clear: Questionable has 7."},
		"one answer is little": {roadmap.KanoCounts{A: 1}, 1, 0, true, "A", false, "A", "Attractive by 1 of 1 answer. Not clear"},
	} {
		better, worse, ok := c.counts.BetterWorse()
		if math.Abs(better-c.better) > 5e-5 || math.Abs(worse-c.worse) > 5e-5 || ok != c.ok || math.Signbit(worse) && worse == 0 {
			t.Errorf("%s: %v %v %v", name, better, worse, ok)
		}
		if got := c.counts.Category(); string(got) != c.category {
			t.Errorf("%s: category %s, want %s", name, got, c.category)
		}
		if got, _ := c.counts.Quadrant(); string(got) != c.quadrant {
			t.Errorf("%s: quadrant %s, want %s", name, got, c.quadrant)
		}
		if got := c.counts.Clear(); got != c.clear {
			t.Errorf("%s: clear %v", name, got)
		}
		if got := c.counts.Sentence(); !strings.Contains(got, c.say) {
			t.Errorf("%s: %q, want %q", name, got, c.say)
		}
	}
}

func TestKanoScore(t *testing.T) {
	survey := func(k roadmap.KanoCounts) roadmap.ScoredItem {
		return scoreOne(t, roadmap.Kano, roadmap.ScoreItem{ID: "a", Survey: k})
	}
	if got := survey(roadmap.KanoCounts{A: 12, O: 18, M: 10, I: 8, R: 1, Q: 1}); got.Score == nil || math.Abs(*got.Score-(0.625+28.0/48)) > 1e-12 {
		t.Errorf("%+v", got)
	}
	// One who likes it and ten who do not are no winner.
	if got := survey(roadmap.KanoCounts{A: 1, R: 10}); got.Score != nil || got.Reason != "Not scored: most people asked would rather not have it." {
		t.Errorf("%+v", got)
	}
	if got := survey(roadmap.KanoCounts{A: 1, Q: 10}); got.Score != nil || !strings.Contains(got.Reason, "contradict") {
		t.Errorf("%+v", got)
	}
	if got := survey(roadmap.KanoCounts{}); got.Score != nil || !strings.Contains(got.Reason, "nobody has answered") || len(got.Missing) != 2 {
		t.Errorf("%+v", got)
	}
}

func TestKanoCountsWhatWasAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answers := rapid.SliceOf(rapid.Custom(func(t *rapid.T) roadmap.Answer {
			return roadmap.Answer{Functional: rapid.IntRange(1, 5).Draw(t, "f"), Dysfunctional: rapid.IntRange(1, 5).Draw(t, "d")}
		})).Draw(t, "answers")
		k := roadmap.CountAnswers(answers)
		if k.Total() != len(answers) {
			t.Fatalf("%d of %d", k.Total(), len(answers))
		}
		most := 0
		for _, c := range roadmap.KanoCategories() {
			most = max(most, k.Of(c))
		}
		if got := k.Of(k.Category()); got != most {
			t.Fatalf("the mode has %d, the most is %d", got, most)
		}
		if better, worse, ok := k.BetterWorse(); ok && (better < 0 || better > 1 || worse < -1 || worse > 0) {
			t.Fatalf("better %v, worse %v", better, worse)
		}
	})
}
