package smart_test

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/calc"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
)

func TestSoundPlanHasNoFindings(t *testing.T) {
	if found := smart.Check(*sound(), english(t)); len(found) != 0 {
		for _, f := range found {
			t.Errorf("%s in %s: %s", f.Rule, f.Row, f.Seen)
		}
	}
}

// Every finding says in whole sentences what was seen, why and what to do.
func TestFindingsAreSentences(t *testing.T) {
	options := english(t)
	for _, c := range ruleCases() {
		f := sound()
		c.change(f)
		for _, found := range smart.Check(*f, options) {
			for _, sentence := range []string{found.Seen, found.Why, found.Fix} {
				if !strings.HasSuffix(sentence, ".") || strings.Contains(sentence, "%!") || strings.Contains(sentence, "  ") {
					t.Errorf("%s, %s: %q", c.rule, c.name, sentence)
				}
			}
			if found.Others == nil || found.Params == nil {
				t.Errorf("%s: nil arrives on the page as null", found.Rule)
			}
			if _, err := json.Marshal(found); err != nil {
				t.Errorf("%s: %v", found.Rule, err)
			}
		}
	}
}

func TestRulesAreUnlikeOneAnother(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range smart.Rules() {
		if seen[r.ID] || r.Why == "" || r.Severity != smart.Warning && r.Severity != smart.Advice {
			t.Errorf("rule %+v", r)
		}
		seen[r.ID] = true
	}
}

func TestWhatWasSeenHasItsNumbers(t *testing.T) {
	f := sound()
	target(42)(f)
	found := smart.Check(*f, english(t))
	at := slices.IndexFunc(found, func(f smart.Finding) bool { return f.Rule == "within_noise" })
	if at < 0 {
		t.Fatal("nothing was seen")
	}
	if got, want := found[at].Seen, "The target of 42% lies within natural variation, 33.7% to 46.6% over 15 values."; got != want {
		t.Errorf("seen %q, want %q", got, want)
	}
	if got, want := found[at].Fix, "A value above 46.6% would show a real change, and so would 8 values in a row above 40.1%, the mean."; got != want {
		t.Errorf("to do is %q, want %q", got, want)
	}
	activation(f).Highest = ptr(45.0)
	if got, want := smart.Check(*f, english(t))[at].Fix, "One value cannot show a real change: 8 values in a row above 40.1%, the mean, would."; got != want {
		t.Errorf("where nothing lies beyond, to do is %q, want %q", got, want)
	}
	activation(f).Highest = nil
	f.Settings.DecimalMark = ","
	if got := smart.Check(*f, english(t)); !strings.Contains(got[at].Seen, ",") {
		t.Errorf("with a decimal comma: %q", got[at].Seen)
	}
}

func TestOffersAreWhatAPersonWouldType(t *testing.T) {
	for _, c := range []struct {
		change             func(f *smart.Facts)
		rule, field, offer string
	}{
		{func(f *smart.Facts) { rise(f).Due = "2026-05-01" }, "outside_cycle", "due", "2026-03-31"},
		{func(f *smart.Facts) { rise(f).Unit = "teams" }, "unit_differs", "unit", "%"},
		{func(f *smart.Facts) { rise(f).Start = ptr(49.5) }, "start_is_target", "kind", string(okr.AtLeast)},
		{func(f *smart.Facts) { rise(f).Unit = "" }, "no_unit", "unit", "%"},
		{func(f *smart.Facts) { rise(f).Start = nil }, "no_start", "start", "42"},
		{unlinked, "no_kpi", "kpi", "Activation of teams"},
	} {
		f := sound()
		c.change(f)
		if !slices.ContainsFunc(smart.Check(*f, english(t)), func(f smart.Finding) bool {
			return f.Rule == c.rule && f.Field == c.field && f.Offer == c.offer
		}) {
			t.Errorf("%s offers no %s of %s", c.rule, c.field, c.offer)
		}
	}
}

func TestSeverityIsThePlans(t *testing.T) {
	f, o := sound(), english(t)
	unlinked(f)
	severities := func(of string) (found []smart.Severity) {
		for _, f := range smart.Check(*f, o) {
			if f.Rule == of {
				found = append(found, f.Severity)
			}
		}
		return found
	}
	for _, c := range []struct {
		severity smart.Severity
		want     []smart.Severity
	}{{"", []smart.Severity{smart.Advice}}, {smart.Warning, []smart.Severity{smart.Warning}}, {smart.Off, nil}} {
		o.Severities = map[string]smart.Severity{"no_kpi": c.severity}
		if got := severities("no_kpi"); !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.severity, got, c.want)
		}
	}
	o.Limits.LongTitle = 10
	if got := severities("long_title"); len(got) == 0 {
		t.Error("a shorter limit sees nothing")
	}
}

func TestOptionsAreChecked(t *testing.T) {
	for name, change := range map[string]func(o *smart.Options){
		"an unknown rule":     func(o *smart.Options) { o.Severities = map[string]smart.Severity{"nothing": smart.Off} },
		"an unknown severity": func(o *smart.Options) { o.Severities = map[string]smart.Severity{"no_kpi": "fatal"} },
		"no objectives":       func(o *smart.Options) { o.Limits.Objectives = 0 },
		"NaN":                 func(o *smart.Options) { o.Limits.Pace = math.NaN() },
		"more than all":       func(o *smart.Options) { o.Limits.Similar = 1.1 },
		"most below fewest":   func(o *smart.Options) { o.Limits.KeyResults = 1 },
		"certain and not":     func(o *smart.Options) { o.Limits.Certain = 0.05 },
		"doubtful and not":    func(o *smart.Options) { o.Limits.Doubtful = 95 },
	} {
		o := english(t)
		if err := o.Validate(); err != nil {
			t.Fatal(err)
		}
		if change(&o); plan.CodeOf(o.Validate()) != plan.Invalid {
			t.Errorf("%s: %v", name, o.Validate())
		}
	}
}

func TestWords(t *testing.T) {
	if languages := smart.Languages(); !slices.Contains(languages, "en") {
		t.Errorf("languages %v", languages)
	}
	for _, language := range smart.Languages() {
		words, err := smart.WordsOf(language)
		if err != nil {
			t.Fatal(err)
		}
		for i, list := range [][]string{words.Vague, words.Tasks, words.Changes, words.Joins, words.Ranges, words.Labels, words.Fillers, words.Measures} {
			if len(list) == 0 {
				t.Errorf("list %d of %s is empty", i, language)
			}
		}
	}
	if _, err := smart.WordsOf("xx"); plan.CodeOf(err) != plan.Unsupported {
		t.Errorf("a language that there is none of: %v", err)
	}
	for name, raw := range map[string]string{"no JSON": "vague: improve", "another list": `{"weak": ["improve"]}`, "upper case": `{"vague": ["Improve"]}`,
		"two spaces": `{"vague": ["work  on"]}`, "nothing": "", "an empty word": `{"joins": [""]}`} {
		if _, err := smart.ParseWords([]byte(raw)); plan.CodeOf(err) != plan.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A target turned upside down with its number has the same test.
func TestTargetTestDoesNotKnowTheDirection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Map(rapid.IntRange(-40, 40), func(n int) float64 { return float64(n) }), 1, 30).Draw(t, "values")
		q := smart.TargetQuestion{Values: values, Before: values[:rapid.IntRange(0, len(values)).Draw(t, "before")],
			Target: float64(rapid.IntRange(-60, 60).Draw(t, "target")), HigherIsBetter: true, Steps: rapid.IntRange(0, 9).Draw(t, "steps")}
		turned := q
		turned.Values, turned.Target, turned.HigherIsBetter = make([]float64, len(values)), -q.Target, false
		for i, v := range values {
			turned.Values[i] = -v
		}
		turned.Before = turned.Values[:len(q.Before)]
		a, _ := smart.TestTarget(q)
		b, ok := smart.TestTarget(turned)
		if !ok || a.Assurance != b.Assurance || a.BeyondBest != b.BeyondBest || a.Best != -b.Best || !reflect.DeepEqual(a.Percentile, b.Percentile) {
			t.Fatalf("%+v, turned %+v", a, b)
		}
		if (a.Chance == nil) != (b.Chance == nil) || a.Chance != nil && a.Chance.Probability != b.Chance.Probability {
			t.Fatalf("chances %+v, turned %+v", a.Chance, b.Chance)
		}
	})
}

func TestTargetTestByHand(t *testing.T) {
	values := []float64{10, 11, 12, 13, 14, 15, 16, 17}
	test, ok := smart.TestTarget(smart.TargetQuestion{Values: values, Before: values, Target: 21, HigherIsBetter: true, Steps: 2})
	if !ok || *test.Needed != 2 || *test.Usual != 1 || *test.Percentile != 1 || test.Z != nil || test.Best != 17 || !test.BeyondBest || test.Chance.Probability != 0 {
		t.Errorf("twice the pace: %+v", test)
	}
	test, _ = smart.TestTarget(smart.TargetQuestion{Values: values, Target: 19, HigherIsBetter: true, Steps: 2})
	if *test.Percentile != 0.5 || test.Chance.Probability != 1 || test.Limits != nil || test.Assurance != "" {
		t.Errorf("the usual pace: %+v", test)
	}
	if test, _ := smart.TestTarget(smart.TargetQuestion{Values: values, Before: values, Accumulates: true, Target: 14, HigherIsBetter: true}); test.Limits != nil {
		t.Errorf("limits of what adds up: %+v", test.Limits)
	}
	if _, ok := smart.TestTarget(smart.TargetQuestion{Target: 1, Bounds: calc.Bounds{}}); ok {
		t.Error("an answer without a value")
	}
}

// Numbers so far apart that their differences have no end are no answers, and no
// rule writes them: NaN at the bridge ends the process.
func TestNumbersTooFarApart(t *testing.T) {
	const most = math.MaxFloat64
	options := english(t)
	for name, c := range map[string]struct{ value, target float64 }{
		"the way":         {-most, most},
		"the way back":    {most, -most},
		"next to the end": {0, most},
	} {
		values := []float64{1, c.value, 1, c.value, -c.value, 1, 2, c.value}
		test, ok := smart.TestTarget(smart.TargetQuestion{Values: values, Before: values, Target: c.target, HigherIsBetter: c.target > 0, Steps: 1})
		if _, err := json.Marshal(test); err != nil || !ok {
			t.Errorf("%s: %+v: %v", name, test, err)
		}
		facts := sound()
		unfed(facts)
		rise(facts).Target = &c.target
		if c.target < 0 {
			rise(facts).Kind = okr.Decrease
		}
		facts.CheckIns = nil
		for i := range values {
			facts.CheckIns = append(facts.CheckIns, okr.CheckIn{ID: "c", KeyResult: rise(facts).ID, Date: plan.Date("2026-01-05").AddDays(i), Value: &values[i]})
		}
		if _, err := json.Marshal(smart.Check(*facts, options)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Any titles, dates and numbers leave the rules standing.
func FuzzCheck(f *testing.F) {
	f.Add("Raise activation", "2026-03-01", math.MaxFloat64, math.MaxFloat64)
	f.Add("Raise activation", "2026-03-01", math.Inf(-1), math.Inf(-1))
	f.Add("Raise activation from 41% to 60% and & and", "2026-02-30", 1e308, -1e308)
	f.Add("", "", math.Inf(1), math.NaN())
	f.Add("é &", "9999-12-31", 0.0, 5e-324)
	options := english(f)
	f.Fuzz(func(t *testing.T, title, date string, a, b float64) {
		facts := sound()
		rise(facts).Title, objective(facts).Title = title, title
		rise(facts).Start, rise(facts).Target, rise(facts).Due = &a, &b, plan.Date(date)
		activation(facts).Measurements[3].Value = a
		facts.CheckIns[0].Date, facts.CheckIns[0].Value = plan.Date(date), &b
		for _, found := range smart.Check(*facts, options) {
			if _, err := json.Marshal(found); err != nil || found.Seen == "" || found.Fix == "" {
				t.Errorf("%+v: %v", found, err)
			}
		}
	})
}

func FuzzParseWords(f *testing.F) {
	f.Add([]byte(`{"vague": ["work on"], "tasks": []}`))
	f.Add([]byte(`{"vague": [" "]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		words, err := smart.ParseWords(raw)
		if err != nil {
			if plan.CodeOf(err) != plan.Invalid {
				t.Errorf("%v", err)
			}
			return
		}
		again, err := json.Marshal(words)
		if err != nil {
			t.Fatal(err)
		}
		if same, err := smart.ParseWords(again); err != nil || !reflect.DeepEqual(same, words) {
			t.Errorf("%+v, then %+v: %v", words, same, err)
		}
	})
}
