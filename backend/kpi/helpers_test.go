package kpi_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/proptest"
)

func TestMain(m *testing.M) { proptest.Main(m, 2000, 0) }

func num(f float64) *float64 { return &f }

// activation is a monthly percentage that shall go up to 60.
func activation() kpi.KPI {
	return kpi.KPI{ID: "activation", Product: "p", Name: "Activation rate", State: kpi.Active, UnitKind: kpi.UnitPercent, Unit: "%",
		Direction: kpi.Up, Aggregation: kpi.AggregateLast, Frequency: kpi.Monthly, Target: num(60), Lowest: num(0)}
}

// monthly are values of consecutive months.
func monthly(k kpi.KPI, first plan.Date, values ...float64) []kpi.Measurement {
	var out []kpi.Measurement
	for i, v := range values {
		out = append(out, kpi.NewMeasurement(&k, kpi.Calendar{}, first.AddMonths(i), "", kpi.Reading{Value: v}))
	}
	return out
}

// codes are "field code" of all faults, joined.
func codes(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	var refused *plan.Error
	if !errors.As(err, &refused) || refused.Code != plan.Invalid {
		t.Fatalf("not a refusal: %v", err)
	}
	var all []string
	for _, f := range refused.Fields {
		if !strings.HasSuffix(f.Message, ".") {
			t.Errorf("%s: %q is no sentence", f.Field, f.Message)
		}
		all = append(all, f.Field+" "+f.Code)
	}
	return strings.Join(all, ", ")
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-12*max(1, math.Abs(a), math.Abs(b)) }
