package plan_test

import (
	"testing"

	"cairn/backend/plan"
)

func TestGrouped(t *testing.T) {
	for _, c := range []struct {
		mark string
		f    float64
		want string
	}{
		{".", 30070, "30,070"}, {".", -1234567.25, "-1,234,567.25"}, {".", 999, "999"}, {".", -999, "-999"}, {".", 0.0625, "0.0625"},
		{",", 30070.5, "30.070,5"}, {",", 0.5, "0,5"}, {"", 1000.5, "1,000.5"},
	} {
		if got := (plan.Settings{DecimalMark: c.mark}).Grouped(c.f); got != c.want {
			t.Errorf("%v with %q: got %s, want %s", c.f, c.mark, got, c.want)
		}
	}
}
