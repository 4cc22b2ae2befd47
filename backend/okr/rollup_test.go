package okr_test

import (
	"encoding/json"
	"math"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

func driver(weight float64, progress, expected *float64, status okr.Status) okr.Driver {
	return okr.Driver{ID: "x", Title: "x", Weight: weight, Progress: progress, Expected: expected, Status: status, Worst: status}
}

func TestRollUp(t *testing.T) {
	half := num(0.5)
	for _, c := range []struct {
		name               string
		drivers            []okr.Driver
		progress, expected *float64
		status, worst      okr.Status
		reason             okr.ReasonCode
		leftOut, below     int
		formula            string
	}{
		{"nothing", nil, nil, nil, okr.NotStarted, okr.NotStarted, okr.NoDrivers, 0, 0, "weighted mean of the drivers' progress"},
		{"equal weights", []okr.Driver{driver(1, num(0.34), half, okr.AtRisk), driver(1, num(0.75), half, okr.OnTrack)},
			num(0.545), half, okr.OnTrack, okr.AtRisk, okr.ByRatio, 0, 1, "(0.34 + 0.75) ÷ 2"},
		{"weights", []okr.Driver{driver(2, num(0.25), half, okr.AtRisk), driver(1, num(0.5), half, okr.OnTrack)},
			num(1.0 / 3), half, okr.AtRisk, okr.AtRisk, okr.ByRatio, 0, 1, "(2 × 0.25 + 0.5) ÷ 3"},
		{"absent is left out and counted", []okr.Driver{driver(1, num(0.4), half, okr.Behind), driver(9, nil, half, okr.NotStarted)},
			num(0.4), half, okr.Behind, okr.Behind, okr.ByRatio, 1, 1, "0.4"},
		{"all weights zero", []okr.Driver{driver(0, num(0.4), half, okr.AtRisk), driver(0, num(1), half, okr.Achieved)},
			nil, nil, okr.NotStarted, okr.NotStarted, okr.ZeroWeights, 2, 0, "weighted mean of the drivers' progress"},
		{"one has weight zero", []okr.Driver{driver(1, num(0.5), half, okr.OnTrack), driver(0, num(0), half, okr.AtRisk)},
			half, half, okr.OnTrack, okr.OnTrack, okr.ByRatio, 1, 0, "0.5"},
		{"none has progress", []okr.Driver{driver(1, nil, half, okr.Stale), driver(1, nil, half, okr.NotStarted)},
			nil, nil, okr.NotStarted, okr.Stale, okr.NoValueYet, 2, 1, "weighted mean of the drivers' progress"},
		{"none has started", []okr.Driver{driver(1, num(0), num(0), okr.NotStarted), driver(1, nil, num(0), okr.NotStarted)},
			num(0), num(0), okr.NotStarted, okr.NotStarted, okr.DriversWait, 1, 0, "0"},
		{"all achieved, one by its tier", []okr.Driver{driver(1, num(0.7), num(1), okr.Achieved), driver(1, num(1), num(1), okr.Achieved)},
			num(0.85), num(1), okr.Achieved, okr.Achieved, okr.BarReached, 0, 0, "(0.7 + 1) ÷ 2"},
		{"controls under way are not achieved", []okr.Driver{driver(1, num(1), num(1), okr.OnTrack)},
			num(1), num(1), okr.OnTrack, okr.OnTrack, okr.ByRatio, 0, 0, "1"},
		{"early", []okr.Driver{driver(1, num(0), num(0.05), okr.OnTrack)},
			num(0), num(0.05), okr.OnTrack, okr.OnTrack, okr.TooEarly, 0, 0, "0"},
		{"one without dates is not compared", []okr.Driver{driver(1, half, half, okr.OnTrack), driver(1, num(0), nil, okr.NotStarted)},
			num(0.25), half, okr.OnTrack, okr.NotStarted, okr.ByRatio, 0, 0, "(0.5 + 0) ÷ 2"},
		{"all without dates", []okr.Driver{driver(1, half, nil, okr.NotStarted), driver(1, half, nil, okr.OnTrack)},
			half, nil, okr.NotStarted, okr.NotStarted, okr.NoDates, 0, 0, "(0.5 + 0.5) ÷ 2"},
		{"a child that is under way, though one of its own waits", []okr.Driver{{Title: "child", Weight: 1, Progress: half, Expected: half, Status: okr.OnTrack, Worst: okr.NotStarted}},
			half, half, okr.OnTrack, okr.NotStarted, okr.ByRatio, 0, 0, "0.5"},
		{"over-achievement hides no failure", []okr.Driver{driver(1, num(1.5), half, okr.OnTrack), driver(1, num(-1), half, okr.AtRisk)},
			half, half, okr.OnTrack, okr.AtRisk, okr.ByRatio, 0, 1, "(1 + 0) ÷ 2"},
		{"damaged weights", []okr.Driver{driver(math.NaN(), num(1), half, okr.OnTrack), driver(-1, num(1), half, okr.OnTrack), driver(math.MaxFloat64, half, half, okr.OnTrack), driver(math.MaxFloat64, half, half, okr.OnTrack)},
			half, half, okr.OnTrack, okr.OnTrack, okr.ByRatio, 2, 0, "(1e+300 × 0.5 + 1e+300 × 0.5) ÷ 2e+300"},
	} {
		got := okr.RollUp(c.drivers)
		if !same(got.Progress, c.progress) || !same(got.Expected, c.expected) {
			t.Errorf("%s: %v of %v, want %v of %v", c.name, show(got.Progress), show(got.Expected), show(c.progress), show(c.expected))
		}
		if got.Status != c.status || got.Worst != c.worst || got.Explanation.StatusReason.Code != c.reason {
			t.Errorf("%s: %s, worst %s, %v, want %s, %s, %s", c.name, got.Status, got.Worst, got.Explanation.StatusReason, c.status, c.worst, c.reason)
		}
		if got.LeftOut != c.leftOut || got.Below != c.below || got.Drivers != len(c.drivers) {
			t.Errorf("%s: %d drivers, %d left out, %d below, want %d, %d", c.name, got.Drivers, got.LeftOut, got.Below, c.leftOut, c.below)
		}
		if got.Explanation.Formula != c.formula {
			t.Errorf("%s: formula %q, want %q", c.name, got.Explanation.Formula, c.formula)
		}
	}
}

func TestRollUpShares(t *testing.T) {
	got := okr.RollUp([]okr.Driver{driver(3, num(1), num(1), okr.OnTrack), driver(1, num(0), num(1), okr.AtRisk)}).Explanation
	if len(got.Weights) != 2 || got.Weights[0].Share != 0.75 || got.Weights[1].Share != 0.25 {
		t.Errorf("weights %+v", got.Weights)
	}
	if want := "(3 × 1 + 1) ÷ 4"; got.ExpectedFormula != want {
		t.Errorf("expected formula %q, want %q", got.ExpectedFormula, want)
	}
	many := make([]okr.Driver, 12)
	for i := range many {
		many[i] = driver(1, num(0.5), num(0.5), okr.OnTrack)
	}
	if got, want := okr.RollUp(many).Explanation.Formula, "sum of weight × progress ÷ sum of weights, over 12 drivers"; got != want {
		t.Errorf("formula %q, want %q", got, want)
	}
}

func drawDrivers(t *rapid.T, least int) []okr.Driver {
	fraction := rapid.Ptr(rapid.Float64Range(0, 1), true)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) okr.Driver {
		return driver(float64(rapid.IntRange(0, 8).Draw(t, "weight")), fraction.Draw(t, "progress"), fraction.Draw(t, "expected"),
			rapid.SampledFrom(worstFirst()).Draw(t, "status"))
	}), least, 8).Draw(t, "drivers")
}

// equal compares all that a roll-up says beside its explanation.
func equal(a, b okr.Rollup) bool {
	return same(a.Progress, b.Progress) && same(a.Expected, b.Expected) && a.Status == b.Status && a.Worst == b.Worst && a.Below == b.Below
}

// TestRollUpProperties: the order of children, the scale of their weights and a
// child of weight zero change nothing, and the mean lies among its parts.
func TestRollUpProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drivers := drawDrivers(t, 1)
		got := okr.RollUp(drivers)
		if shuffled := okr.RollUp(rapid.Permutation(drivers).Draw(t, "shuffled")); !equal(got, shuffled) {
			t.Fatalf("order changes %+v to %+v", got, shuffled)
		}
		factor := math.Ldexp(1, rapid.IntRange(-20, 20).Draw(t, "scale"))
		scaled := append([]okr.Driver{}, drivers...)
		for i := range scaled {
			scaled[i].Weight *= factor
		}
		if scaledUp := okr.RollUp(scaled); !equal(got, scaledUp) {
			t.Fatalf("scale changes %+v to %+v", got, scaledUp)
		}
		idle := driver(0, rapid.Ptr(rapid.Float64Range(0, 1), true).Draw(t, "idle"), num(1), okr.AtRisk)
		if with := okr.RollUp(append([]okr.Driver{idle}, drivers...)); !equal(got, with) {
			t.Fatalf("a child of weight zero changes %+v to %+v", got, with)
		}
		low, high := 1.0, 0.0
		for _, d := range drivers {
			if d.Weight > 0 && d.Progress != nil {
				low, high = min(low, *d.Progress), max(high, *d.Progress)
			}
		}
		if got.Progress != nil && (*got.Progress < low-1e-12 || *got.Progress > high+1e-12) {
			t.Fatalf("mean %v of parts from %v to %v", *got.Progress, low, high)
		}
		if _, err := json.Marshal(got); err != nil {
			t.Fatal(err)
		}
	})
}

func TestEvaluateObjectiveChoosesItsDrivers(t *testing.T) {
	keyResults := []okr.Driver{driver(1, num(0.2), num(0.5), okr.AtRisk)}
	children := []okr.Driver{driver(1, num(0.8), num(0.5), okr.OnTrack)}
	for _, c := range []struct {
		name                 string
		drivers              okr.Drivers
		keyResults, children []okr.Driver
		want                 *float64
		notCounted           string // what the explanation says that is left out
	}{
		{"default, with key results", okr.DriversDefault, keyResults, children, num(0.2), "1 child objective"},
		{"default, without", okr.DriversDefault, nil, children, num(0.8), ""},
		{"key results", okr.DriversKeyResults, keyResults, children, num(0.2), "1 child objective"},
		{"key results, without", okr.DriversKeyResults, nil, children, nil, "1 child objective"},
		{"children", okr.DriversChildren, keyResults, children, num(0.8), "1 key result"},
		{"both", okr.DriversBoth, keyResults, children, num(0.5), ""},
		{"manual", okr.DriversManual, keyResults, children, num(0.6), ""},
	} {
		o := okr.Objective{Drivers: c.drivers, ManualProgress: num(0.6), ManualReason: "judged by the board"}
		got := okr.EvaluateObjective(o, summer, c.keyResults, c.children, day(45))
		if !same(got.Progress, c.want) {
			t.Errorf("%s: %v, want %v", c.name, show(got.Progress), show(c.want))
		}
		notCounted := ""
		for _, left := range got.Explanation.LeftOut {
			if left.Code == okr.NotADriver {
				notCounted += left.Name
			}
		}
		if notCounted != c.notCounted {
			t.Errorf("%s: leaves out %q, want %q", c.name, notCounted, c.notCounted)
		}
	}
}

func TestManualProgress(t *testing.T) {
	for _, c := range []struct {
		name     string
		progress *float64
		kind     okr.ObjectiveType
		cycle    plan.Cycle
		on       plan.Date
		expected *float64
		status   okr.Status
	}{
		{"on the line", num(0.5), okr.Committed, summer, day(45), num(45.0 / 91), okr.OnTrack},
		{"aspirational", num(0.35), okr.Aspirational, summer, day(45), num(0.7 * 45 / 91), okr.OnTrack},
		{"behind", num(0.4), okr.Committed, summer, day(45), num(45.0 / 91), okr.Behind},
		{"done", num(1), okr.Committed, summer, day(45), num(45.0 / 91), okr.Achieved},
		{"not set", nil, okr.Committed, summer, day(45), num(45.0 / 91), okr.NotStarted},
		{"before", num(0.4), okr.Committed, summer, day(-1), num(0), okr.NotStarted},
		{"backlog", num(0.4), okr.Committed, plan.Cycle{}, day(1), nil, okr.NotStarted},
		{"damaged", num(math.NaN()), okr.Committed, summer, day(45), num(45.0 / 91), okr.NotStarted},
	} {
		o := okr.Objective{Drivers: okr.DriversManual, Type: c.kind, ManualProgress: c.progress, ManualReason: "judged by the board"}
		got := okr.EvaluateObjective(o, c.cycle, nil, nil, c.on)
		if got.Status != c.status || got.Worst != c.status || !same(got.Expected, c.expected) {
			t.Errorf("%s: %s, expected %v, want %s, %v", c.name, got.Status, show(got.Expected), c.status, show(c.expected))
		}
		if want := "set by hand: judged by the board"; got.Explanation.Formula != want {
			t.Errorf("%s: formula %q", c.name, got.Explanation.Formula)
		}
	}
}
