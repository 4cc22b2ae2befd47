package okr_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// faultsOf lists the faults as "field code"; every one needs a sentence.
func faultsOf(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var refused *plan.Error
	if !errors.As(err, &refused) || refused.Code != plan.Invalid || refused.Error() == "" {
		t.Fatalf("not a refusal with code invalid: %v", err)
	}
	var list []string
	for _, f := range refused.Fields {
		if !strings.HasSuffix(f.Message, ".") {
			t.Errorf("%s %s: no sentence: %q", f.Field, f.Code, f.Message)
		}
		list = append(list, f.Field+" "+f.Code)
	}
	return list
}

func check(t *testing.T, name string, err error, want ...string) {
	t.Helper()
	if got := faultsOf(t, err); !slices.Equal(got, want) {
		t.Errorf("%s: faults %q, want %q", name, got, want)
	}
}

func TestObjectiveValidate(t *testing.T) {
	sound := okr.Objective{ID: "o", Title: "Newcomers stay", Type: okr.Committed, Weight: 1}
	check(t, "sound", sound.Validate())
	with := func(change func(*okr.Objective)) error { o := sound; change(&o); return o.Validate() }
	check(t, "no title", with(func(o *okr.Objective) { o.Title = " \t" }), "title required")
	check(t, "longest title", with(func(o *okr.Objective) { o.Title = strings.Repeat("é", 1000) }))
	check(t, "too long", with(func(o *okr.Objective) { o.Title = strings.Repeat("é", 1001) }), "title too_long")
	check(t, "two lines", with(func(o *okr.Objective) { o.Title = "a\nb" }), "title control_character")
	check(t, "line separator", with(func(o *okr.Objective) { o.Title = "a\u2028b" }), "title control_character")
	check(t, "not UTF-8", with(func(o *okr.Objective) { o.Title = "a\xff" }), "title not_text")
	check(t, "note of lines", with(func(o *okr.Objective) { o.Note = "a\n\tb" }))
	check(t, "note with NUL", with(func(o *okr.Objective) { o.Note = "a\x00b" }), "note control_character")
	check(t, "weights", with(func(o *okr.Objective) { o.Weight = -1 }), "weight negative")
	check(t, "weight zero", with(func(o *okr.Objective) { o.Weight = 0 }))
	check(t, "weight NaN", with(func(o *okr.Objective) { o.Weight = math.NaN() }), "weight not_a_number")
	check(t, "type", with(func(o *okr.Objective) { o.Type = "" }), "type unknown")
	check(t, "drivers", with(func(o *okr.Objective) { o.Drivers = "luck" }), "drivers unknown")
	check(t, "manual without reason", with(func(o *okr.Objective) { o.Drivers = okr.DriversManual }), "manualReason required")
	check(t, "manual with reason", with(func(o *okr.Objective) {
		o.Drivers, o.ManualReason, o.ManualProgress = okr.DriversManual, "judged", num(1)
	}))
	check(t, "manual beyond 1", with(func(o *okr.Objective) { o.ManualProgress = num(1.1) }), "manualProgress out_of_range")
	check(t, "own parent", with(func(o *okr.Objective) { o.Parent = "o" }), "parent loop")
}

func TestKeyResultValidate(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*okr.KeyResult)
		want   []string
	}{
		{"sound", func(*okr.KeyResult) {}, nil},
		{"no numbers yet", func(k *okr.KeyResult) { k.Start, k.Target = nil, nil }, nil},
		{"no title", func(k *okr.KeyResult) { k.Title = "" }, []string{"title required"}},
		{"unknown kind", func(k *okr.KeyResult) { k.Kind = "" }, []string{"kind unknown"}},
		{"start is target", func(k *okr.KeyResult) { k.Target = num(41) }, []string{"target equals_start"}},
		{"start is target, down", func(k *okr.KeyResult) { k.Kind, k.Target = okr.Decrease, num(41) }, []string{"target equals_start"}},
		{"start is target, control", func(k *okr.KeyResult) { k.Kind, k.Target = okr.AtLeast, num(41) }, nil},
		{"up that goes down", func(k *okr.KeyResult) { k.Target = num(40) }, []string{"target wrong_direction"}},
		{"down that goes up", func(k *okr.KeyResult) { k.Kind = okr.Decrease }, []string{"target wrong_direction"}},
		{"NaN", func(k *okr.KeyResult) { k.Start = num(math.NaN()) }, []string{"start not_a_number"}},
		{"Inf", func(k *okr.KeyResult) { k.High = num(math.Inf(1)) }, []string{"high not_a_number"}},
		{"15 digits", func(k *okr.KeyResult) { k.Target = num(123456789012.345) }, nil},
		{"16 digits", func(k *okr.KeyResult) { k.Target = num(123456789012.3456) }, []string{"target too_many_digits"}},
		{"weight", func(k *okr.KeyResult) { k.Weight = -0.5 }, []string{"weight negative"}},
		{"all tiers", func(k *okr.KeyResult) { k.Commit, k.Stretch = num(50), num(70) }, nil},
		{"commit at the start", func(k *okr.KeyResult) { k.Commit = num(41) }, []string{"commit tier_order"}},
		{"commit beyond the target", func(k *okr.KeyResult) { k.Commit = num(61) }, []string{"target tier_order"}},
		{"stretch at the target", func(k *okr.KeyResult) { k.Stretch = num(60) }, []string{"stretch tier_order"}},
		{"stretch below commit, no target", func(k *okr.KeyResult) { k.Target, k.Commit, k.Stretch = nil, num(50), num(45) }, []string{"stretch tier_order"}},
		{"tiers down", func(k *okr.KeyResult) {
			k.Kind, k.Start, k.Target, k.Commit, k.Stretch = okr.Decrease, num(60), num(41), num(50), num(30)
		}, nil},
		{"range", func(k *okr.KeyResult) { k.Kind, k.Low, k.High = okr.Range, num(5), num(5) }, nil},
		{"range turned round", func(k *okr.KeyResult) { k.Kind, k.Low, k.High = okr.Range, num(6), num(5) }, []string{"high below_low"}},
		{"tolerance zero", func(k *okr.KeyResult) { k.Tolerance = num(0) }, []string{"tolerance out_of_range"}},
		{"baseline of none", func(k *okr.KeyResult) { none := 0; k.BaselinePoints = &none }, []string{"baselinePoints out_of_range"}},
		{"dates", func(k *okr.KeyResult) { k.StartDate, k.Due = "2026-01-01", "2026-01-01" }, nil},
		{"due before its start", func(k *okr.KeyResult) { k.StartDate, k.Due = "2026-01-02", "2026-01-01" }, []string{"due before_start"}},
		{"no dates", func(k *okr.KeyResult) { k.StartDate, k.Due = "2026-02-30", "soon" }, []string{"startDate not_a_date", "due not_a_date"}},
		{"unit of two lines", func(k *okr.KeyResult) { k.Unit = "a\nb" }, []string{"unit control_character"}},
		{"several", func(k *okr.KeyResult) { k.Title, k.Weight, k.Target = "", -1, num(41) }, []string{"title required", "weight negative", "target equals_start"}},
	} {
		kr := increase(41, 60)
		c.change(&kr)
		check(t, c.name, kr.Validate(), c.want...)
	}
}

func TestKeyResultValidateOffersKinds(t *testing.T) {
	offered := func(kr okr.KeyResult) []okr.Kind {
		var refused *plan.Error
		if !errors.As(kr.Validate(), &refused) {
			t.Fatal("not refused")
		}
		kinds, _ := refused.Params["kinds"].([]okr.Kind)
		return kinds
	}
	equal := okr.KeyResult{Title: "x", Kind: okr.Increase, Start: num(8), Target: num(8)}
	if got := offered(equal); !slices.Equal(got, []okr.Kind{okr.AtLeast, okr.AtMost}) {
		t.Errorf("start is target: offers %v", got)
	}
	wrong := okr.KeyResult{Title: "x", Kind: okr.Increase, Start: num(8), Target: num(2)}
	if got := offered(wrong); !slices.Equal(got, []okr.Kind{okr.Decrease}) {
		t.Errorf("wrong way: offers %v", got)
	}
}

func TestMilestoneValidate(t *testing.T) {
	check(t, "sound", okr.Milestone{Title: "Pilot", Weight: 1, Due: "2026-02-28"}.Validate())
	check(t, "all wrong", okr.Milestone{Weight: -1, Due: "x", Done: "y"}.Validate(), "title required", "weight negative", "due not_a_date", "done not_a_date")
}

func TestCheckInValidate(t *testing.T) {
	kr, late := increase(41, 60), increase(41, 60)
	late.StartDate = day(20)
	yesNo, stones := okr.KeyResult{Kind: okr.YesNo}, okr.KeyResult{Kind: okr.Milestones}
	backlog := plan.Cycle{State: plan.BacklogState}
	today := day(30)
	for _, c := range []struct {
		name    string
		checkIn okr.CheckIn
		kr      okr.KeyResult
		cycle   plan.Cycle
		want    []string
	}{
		{"sound", value(today, 50), kr, summer, nil},
		{"first day", value(day(0), 50), kr, summer, nil},
		{"a word only", okr.CheckIn{Date: today, Note: "On holiday."}, kr, summer, nil},
		{"confidence only", okr.CheckIn{Date: today, Confidence: num(0)}, kr, summer, nil},
		{"nothing", okr.CheckIn{Date: today, Note: " \n"}, kr, summer, []string{"value required"}},
		{"no date", okr.CheckIn{Value: num(1)}, kr, summer, []string{"date required"}},
		{"bad date", value("2026-02-30", 1), kr, summer, []string{"date not_a_date"}},
		{"tomorrow", value(day(31), 50), kr, summer, []string{"date future"}},
		{"before the cycle", value(day(-1), 50), kr, summer, []string{"date too_early"}},
		{"before its own start", value(day(19), 50), late, summer, []string{"date too_early"}},
		{"backlog has no start", value("2020-01-01", 50), kr, backlog, nil},
		{"NaN", value(today, math.NaN()), kr, summer, []string{"value not_a_number"}},
		{"16 digits", value(today, 1.000000000000001), kr, summer, []string{"value too_many_digits"}},
		{"yes", value(today, 1), yesNo, summer, nil},
		{"half a yes", value(today, 0.5), yesNo, summer, []string{"value out_of_range"}},
		{"value for milestones", value(today, 2), stones, summer, []string{"value not_for_kind"}},
		{"too sure", okr.CheckIn{Date: today, Confidence: num(101)}, kr, summer, []string{"confidence out_of_range"}},
		{"too unsure", okr.CheckIn{Date: today, Confidence: num(-1)}, kr, summer, []string{"confidence out_of_range"}},
		{"broken note", okr.CheckIn{Date: today, Note: "a\x1bb"}, kr, summer, []string{"note control_character"}},
	} {
		check(t, c.name, c.checkIn.Validate(c.kr, c.cycle, today), c.want...)
	}
}

// What validation lets through with numbers has an answer once it has a value,
// and all of its tiers count.
func TestValidKeyResultsCanBeMeasured(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		steps := rapid.SliceOfNDistinct(plain(), 4, 4, rapid.ID[float64]).Draw(t, "steps")
		slices.Sort(steps)
		if rapid.Bool().Draw(t, "down") {
			slices.Reverse(steps)
		}
		kr := increase(steps[0], steps[2])
		kr.Commit, kr.Stretch = &steps[1], &steps[3]
		if err := kr.Validate(); err != nil {
			t.Fatal(err)
		}
		for i, worth := range []float64{0, 0.3, 0.7, 1} {
			got := okr.Evaluate(facts(kr, day(40), value(day(40), steps[i])))
			if !same(got.Raw, &worth) || len(got.Explanation.LeftOut) != 0 {
				t.Fatalf("step %d: raw %v, left out %v", i, show(got.Raw), got.Explanation.LeftOut)
			}
		}
	})
}

func TestInferKind(t *testing.T) {
	for _, c := range []struct {
		start, target *float64
		kind, want    okr.Kind
	}{
		{num(1), num(2), okr.Increase, okr.Increase},
		{num(2), num(1), okr.Increase, okr.Decrease},
		{num(1), num(2), okr.Decrease, okr.Increase},
		{num(2), num(2), okr.Decrease, okr.Decrease},
		{nil, num(2), okr.Decrease, okr.Decrease},
		{num(2), nil, okr.Increase, okr.Increase},
		{num(math.NaN()), num(2), okr.Decrease, okr.Decrease},
		{num(2), num(1), okr.AtLeast, okr.AtLeast},
	} {
		if got := okr.InferKind(c.start, c.target, c.kind); got != c.want {
			t.Errorf("InferKind(%v, %v, %s) = %s, want %s", show(c.start), show(c.target), c.kind, got, c.want)
		}
	}
}

func TestKindWords(t *testing.T) {
	if len(okr.Kinds()) != 8 {
		t.Fatalf("%d kinds", len(okr.Kinds()))
	}
	for _, kind := range okr.Kinds() {
		for _, text := range []string{string(kind), kind.Word(), strings.ToUpper(kind.Word()), " " + kind.Word() + " "} {
			if got, ok := okr.ParseKind(text); !ok || got != kind {
				t.Errorf("ParseKind(%q) = %q, %v, want %q", text, got, ok, kind)
			}
		}
	}
	for text, want := range map[string]okr.Kind{">=": okr.AtLeast, "≤": okr.AtMost, "at-least": okr.AtLeast, "Yes / No": okr.YesNo,
		"binary": okr.YesNo, "number": "", "maintain": "", "": "", "objective": ""} {
		if got, ok := okr.ParseKind(text); got != want || ok != (want != "") {
			t.Errorf("ParseKind(%q) = %q, %v, want %q", text, got, ok, want)
		}
	}
	if okr.Kind("").Word() != "" {
		t.Error("an unknown kind has a word")
	}
}

func FuzzParseKind(f *testing.F) {
	for _, kind := range okr.Kinds() {
		f.Add(kind.Word())
	}
	f.Fuzz(func(t *testing.T, text string) {
		if kind, ok := okr.ParseKind(text); ok != (kind.Word() != "") {
			t.Errorf("ParseKind(%q) = %q, %v", text, kind, ok)
		}
	})
}
