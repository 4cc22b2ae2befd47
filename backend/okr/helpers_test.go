package okr_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/proptest"
)

func TestMain(m *testing.M) { proptest.Main(m, 2000, 0) }

func num(f float64) *float64 { return &f }

// summer is a quarter of 92 days.
var summer = plan.Cycle{ID: "summer", Name: "Q3 2026", Start: "2026-07-01", End: "2026-09-30", State: plan.ActiveState}

// day is the n-th day of summer, from 0.
func day(n int) plan.Date { return summer.Start.AddDays(n) }

// facts are those of a key result in summer, with weekly check-ins wanted.
func facts(kr okr.KeyResult, on plan.Date, checkIns ...okr.CheckIn) okr.Facts {
	return okr.Facts{KeyResult: kr, Cycle: summer, CadenceDays: 7, GraceDays: 3, On: on, CheckIns: checkIns}
}

func value(date plan.Date, v float64) okr.CheckIn { return okr.CheckIn{Date: date, Value: &v} }

func increase(start, target float64) okr.KeyResult {
	return okr.KeyResult{Title: "Activation rate", Kind: okr.InferKind(&start, &target, okr.Increase), Start: &start, Target: &target, Weight: 1}
}

// madeOn is a key result that was made at noon of a day.
func madeOn(on plan.Date, kr okr.KeyResult) okr.KeyResult {
	noon := time.Date(2026, time.July, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, summer.Start.DaysUntil(on))
	kr.ID = plan.NewIDs(plan.ClockFunc(func() time.Time { return noon }), rand.NewChaCha8([32]byte{})).New()
	return kr
}

// same compares absent or present numbers to the last bit but one.
func same(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return near(*a, *b)
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-12*max(1, math.Abs(a), math.Abs(b)) }

func show(f *float64) any {
	if f == nil {
		return "absent"
	}
	return *f
}
