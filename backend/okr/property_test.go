package okr_test

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// plain are numbers as teams use them, with up to three decimals.
func plain() *rapid.Generator[float64] {
	return rapid.Map(rapid.IntRange(-1_000_000, 1_000_000), func(n int) float64 { return float64(n) / 1000 })
}

// anyDay lies in summer or up to 20 days around it.
func anyDay() *rapid.Generator[plan.Date] {
	return rapid.Map(rapid.IntRange(-20, 111), day)
}

func drawCheckIns(t *rapid.T, values *rapid.Generator[float64]) []okr.CheckIn {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) okr.CheckIn {
		return okr.CheckIn{
			ID:         plan.ID(rapid.StringMatching(`[a-f0-9]{8}`).Draw(t, "id")),
			Date:       anyDay().Draw(t, "date"),
			Value:      rapid.Ptr(values, true).Draw(t, "value"),
			Confidence: rapid.Ptr(rapid.Float64Range(0, 100), true).Draw(t, "confidence"),
			Note:       rapid.SampledFrom([]string{"", "slow", "good"}).Draw(t, "note"),
			Lamport:    rapid.Uint64Range(0, 9).Draw(t, "lamport"),
		}
	}), 0, 8).Draw(t, "check-ins")
}

// drawFacts makes facts of any kind with sound numbers.
func drawFacts(t *rapid.T) okr.Facts {
	maybe := rapid.Ptr(plain(), true)
	points := rapid.Ptr(rapid.IntRange(1, 9), true).Draw(t, "points")
	kr := okr.KeyResult{
		Kind:  rapid.SampledFrom(okr.Kinds()).Draw(t, "kind"),
		Start: maybe.Draw(t, "start"), Target: maybe.Draw(t, "target"),
		Low: maybe.Draw(t, "low"), High: maybe.Draw(t, "high"), Tolerance: maybe.Draw(t, "tolerance"),
		Commit: maybe.Draw(t, "commit"), Stretch: maybe.Draw(t, "stretch"),
		BaselinePoints: points,
		StartDate:      rapid.SampledFrom([]plan.Date{"", "", day(5), day(40)}).Draw(t, "from"),
		Due:            rapid.SampledFrom([]plan.Date{"", "", day(40), day(70), day(120)}).Draw(t, "due"),
		KPI:            rapid.SampledFrom([]plan.ID{"", "", "kpi"}).Draw(t, "kpi"),
	}
	kr.Curve = rapid.SampledFrom([]okr.Curve{okr.Straight, okr.Straight, okr.SCurve, okr.Steps}).Draw(t, "curve")
	if rapid.IntRange(0, 3).Draw(t, "way") == 0 {
		kr.Targets = kpi.WriteTargets(drawTargets(t))
	}
	f := facts(kr, anyDay().Draw(t, "on"), drawCheckIns(t, plain())...)
	f.Aspirational = rapid.Bool().Draw(t, "aspirational")
	f.Milestones = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) okr.Milestone {
		return okr.Milestone{Weight: rapid.Float64Range(0, 5).Draw(t, "weight"), Due: anyDay().Draw(t, "due"),
			Done: rapid.OneOf(rapid.Just(plan.Date("")), anyDay()).Draw(t, "done")}
	}), 0, 5).Draw(t, "milestones")
	f.Feed.Measurements = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) okr.Measurement {
		first := rapid.IntRange(-20, 100).Draw(t, "first")
		return okr.Measurement{First: day(first), Last: day(first + 6), Value: plain().Draw(t, "value"), Label: "week"}
	}), 0, 5).Draw(t, "measurements")
	if rapid.IntRange(0, 3).Draw(t, "state") == 0 {
		f.Cycle.State = plan.ClosedState
	}
	return f
}

// counted lets the values of some facts add up, of any kind.
func counted(t *rapid.T, f *okr.Facts) {
	f.KeyResult.Counting = rapid.SampledFrom(append(okr.Countings(), "daily")).Draw(t, "counting")
	if f.Feed.Events = rapid.Bool().Draw(t, "events"); f.Feed.Events {
		for i := range f.Feed.Measurements {
			f.Feed.Measurements[i].Last = f.Feed.Measurements[i].First
		}
	}
	f.Feed.CadenceDays = rapid.SampledFrom([]int{0, 1, 7, 31}).Draw(t, "feed")
}

// damage puts into facts what no validation would let through.
func damage(t *rapid.T, f *okr.Facts) {
	odd := rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, 5e-324, 0})
	for _, field := range []**float64{&f.KeyResult.Start, &f.KeyResult.Target, &f.KeyResult.Low, &f.KeyResult.High,
		&f.KeyResult.Tolerance, &f.KeyResult.Commit, &f.KeyResult.Stretch} {
		if rapid.Bool().Draw(t, "break it") {
			*field = rapid.Ptr(odd, true).Draw(t, "odd")
		}
	}
	dates := rapid.SampledFrom([]plan.Date{"", "soon", "2026-02-30", "2026-08-01", "9999-12-31", "0001-01-01"})
	f.KeyResult.StartDate, f.KeyResult.Due = dates.Draw(t, "from"), dates.Draw(t, "due")
	f.Cycle.Start, f.Cycle.End, f.On = dates.Draw(t, "first"), dates.Draw(t, "last"), dates.Draw(t, "on")
	f.CheckIns = append(f.CheckIns, drawCheckIns(t, odd)...)
	f.CheckIns = append(f.CheckIns, okr.CheckIn{Date: dates.Draw(t, "date"), Value: num(odd.Draw(t, "value")), Confidence: num(odd.Draw(t, "confidence"))})
	f.Milestones = append(f.Milestones, okr.Milestone{Weight: odd.Draw(t, "weight"), Due: dates.Draw(t, "due"), Done: dates.Draw(t, "done")},
		okr.Milestone{Weight: odd.Draw(t, "weight")})
	f.Feed.Measurements = append(f.Feed.Measurements, okr.Measurement{First: dates.Draw(t, "first"), Last: dates.Draw(t, "last"), Value: odd.Draw(t, "value")})
	f.KeyResult.Weight = odd.Draw(t, "weight")
	f.KeyResult.Targets = rapid.SampledFrom([]string{"", "2026-08-01 1e308", "soon 3", "2026-08-01", "2026-08-01 3\n2026-07-20 5\n\n0001-01-01 1"}).Draw(t, "targets")
	f.KeyResult.Curve = rapid.SampledFrom([]okr.Curve{"", "s_curve", "steps", "zigzag"}).Draw(t, "odd curve")
}

func checkSound(t *rapid.T, e okr.Evaluation) {
	// NaN and Inf do not marshal.
	if _, err := json.Marshal(e); err != nil {
		t.Fatalf("the evaluation holds no JSON number: %v", err)
	}
	if e.Status.Word() == "" || e.Explanation.StatusReason.Sentence == "" {
		t.Fatalf("status %q because %q", e.Status, e.Explanation.StatusReason.Sentence)
	}
	if (e.Raw == nil) != (e.Progress == nil) {
		t.Fatalf("raw %v but progress %v", show(e.Raw), show(e.Progress))
	}
	if e.Progress != nil && *e.Progress != min(max(*e.Raw, 0), 1) {
		t.Fatalf("progress %v is not %v clamped to 0..1", *e.Progress, *e.Raw)
	}
	if e.Expected != nil && (*e.Expected < 0 || *e.Expected > 1) {
		t.Fatalf("expected %v", *e.Expected)
	}
	if e.Explanation.Inputs == nil || e.Explanation.Weights == nil || e.Explanation.LeftOut == nil {
		t.Fatal("a list of the explanation is nil")
	}
}

func TestEveryAnswerIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		counted(t, &f)
		if rapid.Bool().Draw(t, "damaged") {
			damage(t, &f)
		}
		checkSound(t, okr.Evaluate(f))
	})
}

func TestOrderOfEntryDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		counted(t, &f)
		g := f
		g.CheckIns = rapid.Permutation(f.CheckIns).Draw(t, "shuffled")
		// Two check-ins with one id are one check-in; no plan holds both.
		seen := map[plan.ID]bool{}
		for _, c := range f.CheckIns {
			if seen[c.ID] {
				t.Skip("an id drawn twice")
			}
			seen[c.ID] = true
		}
		a, b := okr.Evaluate(f), okr.Evaluate(g)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("one order gives %+v, another %+v", a, b)
		}
	})
}

func TestNothingLaterCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		counted(t, &f)
		g := f
		g.CheckIns, g.Feed.Measurements, g.Milestones = nil, nil, nil
		for _, c := range f.CheckIns {
			if c.Date <= f.On {
				g.CheckIns = append(g.CheckIns, c)
			}
		}
		for _, m := range f.Feed.Measurements {
			if m.Last < f.On || f.Feed.Events && m.Last == f.On {
				g.Feed.Measurements = append(g.Feed.Measurements, m)
			}
		}
		for _, m := range f.Milestones {
			if m.Done > f.On {
				m.Done = ""
			}
			g.Milestones = append(g.Milestones, m)
		}
		a, b := okr.Evaluate(f), okr.Evaluate(g)
		a.Explanation.LeftOut, b.Explanation.LeftOut = nil, nil
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("with what lies ahead %+v, without %+v", a, b)
		}
	})
}

func mapNumber(f func(float64) float64) func(*float64) *float64 {
	return func(number *float64) *float64 {
		if number == nil {
			return nil
		}
		return num(f(*number))
	}
}

// inOtherUnits gives the same facts with every number changed by change, which
// has to be strictly monotone. Falling changes turn the direction round.
func inOtherUnits(f okr.Facts, change func(float64) float64) okr.Facts {
	each := mapNumber(change)
	kr := &f.KeyResult
	kr.Start, kr.Target, kr.Commit, kr.Stretch = each(kr.Start), each(kr.Target), each(kr.Commit), each(kr.Stretch)
	var targets []kpi.DatedTarget
	for _, each := range kr.DatedTargets() {
		targets = append(targets, kpi.DatedTarget{Date: each.Date, Value: change(each.Value)})
	}
	kr.Targets = kpi.WriteTargets(targets)
	kr.Low, kr.High, kr.Tolerance = each(kr.Low), each(kr.High), nil
	if change(1) < change(0) {
		kr.Low, kr.High = kr.High, kr.Low
		turned := map[okr.Kind]okr.Kind{okr.Increase: okr.Decrease, okr.Decrease: okr.Increase, okr.AtLeast: okr.AtMost, okr.AtMost: okr.AtLeast}
		if kind, ok := turned[kr.Kind]; ok {
			kr.Kind = kind
		}
	}
	checkIns := append([]okr.CheckIn{}, f.CheckIns...)
	for i := range checkIns {
		checkIns[i].Value = each(checkIns[i].Value)
	}
	measurements := append([]okr.Measurement{}, f.Feed.Measurements...)
	for i := range measurements {
		measurements[i].Value = change(measurements[i].Value)
	}
	f.CheckIns, f.Feed.Measurements = checkIns, measurements
	return f
}

func numeric(t *rapid.T) okr.Facts {
	f := drawFacts(t)
	f.KeyResult.Kind = rapid.SampledFrom([]okr.Kind{okr.Increase, okr.Decrease, okr.AtLeast, okr.AtMost, okr.Range}).Draw(t, "numeric kind")
	return f
}

// When a key result was made changes nothing but that it may not be stale yet.
func TestWhenItWasMadeOnlySoftensStale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		counted(t, &f)
		before := okr.Evaluate(f)
		made := day(rapid.IntRange(-20, 111).Draw(t, "made"))
		f.KeyResult = madeOn(made, f.KeyResult)
		after := okr.Evaluate(f)
		if before.Status != after.Status && before.Status != okr.Stale {
			t.Fatalf("made on %s it is %s, else %s", made, after.Status, before.Status)
		}
		if !same(before.Progress, after.Progress) || !same(before.Expected, after.Expected) {
			t.Fatalf("made on %s the numbers differ", made)
		}
	})
}

func TestDirectionSymmetry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := numeric(t)
		a, b := okr.Evaluate(f), okr.Evaluate(inOtherUnits(f, func(v float64) float64 { return -v }))
		if !same(a.Raw, b.Raw) || a.Status != b.Status || !same(a.Expected, b.Expected) {
			t.Fatalf("%v %s, mirrored %v %s", show(a.Raw), a.Status, show(b.Raw), b.Status)
		}
	})
}

// The factors are powers of two and the offsets whole, so that the change of
// units itself is exact and only the rules are under test.
func TestChangeOfUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := numeric(t)
		f.KeyResult.Targets = "" // of which a thousandth of a way is rounded
		f = inOtherUnits(f, func(v float64) float64 { return math.Round(v) })
		factor := math.Ldexp(rapid.SampledFrom([]float64{1, -1}).Draw(t, "sign"), rapid.IntRange(-8, 8).Draw(t, "power"))
		offset := float64(rapid.IntRange(-1000, 1000).Draw(t, "offset"))
		a, b := okr.Evaluate(f), okr.Evaluate(inOtherUnits(f, func(v float64) float64 { return factor*v + offset }))
		if !same(a.Raw, b.Raw) || a.Status != b.Status || !reflect.DeepEqual(a.Met, b.Met) {
			t.Fatalf("%v %s, in other units %v %s", show(a.Raw), a.Status, show(b.Raw), b.Status)
		}
	})
}

func TestExpectedRisesFromFirstDayToLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := plan.NewDate(rapid.IntRange(1990, 2100).Draw(t, "year"), 1, rapid.IntRange(1, 366).Draw(t, "day"))
		length := rapid.IntRange(0, 800).Draw(t, "length")
		f := okr.Facts{KeyResult: increase(0, 1), Cycle: plan.Cycle{Start: start, End: start.AddDays(length)}}
		expected := func(n int) float64 {
			f.On = start.AddDays(n)
			return *okr.Evaluate(f).Expected
		}
		if length > 0 && expected(0) != 0 || expected(length) != 1 || expected(-1) != 0 || expected(length+1) != 1 {
			t.Fatalf("ends %v %v %v %v", expected(-1), expected(0), expected(length), expected(length+1))
		}
		n := rapid.IntRange(0, length).Draw(t, "n")
		if want := float64(n) / float64(max(length, 1)); length > 0 && !near(expected(n), want) {
			t.Fatalf("day %d of %d: %v, want %v", n, length, expected(n), want)
		}
	})
}

func TestATierOrNoneNeverFalls(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kr := increase(plain().Draw(t, "start"), plain().Draw(t, "target"))
		if *kr.Start == *kr.Target {
			t.Skip("no way to go")
		}
		kr.Commit, kr.Stretch = rapid.Ptr(plain(), true).Draw(t, "commit"), rapid.Ptr(plain(), true).Draw(t, "stretch")
		low, high := plain().Draw(t, "one"), plain().Draw(t, "other")
		low, high = min(low, high), max(low, high)
		rawOf := func(v float64) float64 { return *okr.Evaluate(facts(kr, day(40), value(day(40), v))).Raw }
		if rises := *kr.Target > *kr.Start; rises && rawOf(low) > rawOf(high) || !rises && rawOf(low) < rawOf(high) {
			t.Fatalf("raw %v at %v, %v at %v", rawOf(low), low, rawOf(high), high)
		}
		if rawOf(*kr.Start) != 0 {
			t.Fatalf("raw %v at the start", rawOf(*kr.Start))
		}
	})
}

// The expected value is what it says: whoever stands there has the expected
// progress, to a thousandth of the way.
func TestTheExpectedValueIsWorthTheExpectedProgress(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		f.KeyResult.Kind, f.KeyResult.KPI = okr.Increase, ""
		for _, each := range f.KeyResult.DatedTargets() {
			if start, target := f.KeyResult.Start, f.KeyResult.Target; start != nil && target != nil && (each.Value < min(*start, *target) || each.Value > max(*start, *target)) {
				f.KeyResult.Targets = "" // no progress is expected beyond the target
			}
		}
		asked := okr.Evaluate(f)
		if asked.ExpectedValue == nil {
			return
		}
		f.CheckIns = []okr.CheckIn{{Date: plan.Earlier(f.On, f.Cycle.End), Value: asked.ExpectedValue}}
		got := okr.Evaluate(f)
		worth := *got.Progress
		last := worth >= 0.7-1e-3 && (f.KeyResult.Stretch == nil || *asked.Expected > 0.7) // the last tier may be worth 0.7
		if math.Abs(worth-*asked.Expected) > 2e-3 && !last {
			t.Fatalf("%v is worth %v, expected %v", *asked.ExpectedValue, worth, *asked.Expected)
		}
	})
}
