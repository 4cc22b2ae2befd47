package plan_test

import (
	"testing"

	"cairn/backend/plan"
)

func TestNumbersWithTheirUnit(t *testing.T) {
	for unit, want := range map[string]string{"": "41", "%": "41%", "hours": "41 hours"} {
		if got := plan.WithUnit("41", unit); got != want {
			t.Errorf("41 in %q is %q, want %q", unit, got, want)
		}
	}
}
