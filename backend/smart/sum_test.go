package smart_test

import (
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/smart"
)

// summed lets the rising key result add up its KPI: 8 a week would be needed for the
// six weeks that are left.
func summed(target float64) *smart.Facts {
	f := sound()
	k := rise(f)
	k.Counting, k.Start, k.Target = okr.Sum, ptr(0.0), &target
	return f
}

func TestATargetThatIsASumIsTriedAsATotal(t *testing.T) {
	f := summed(400)
	now := okr.Evaluate(okr.Facts{KeyResult: *rise(f), Cycle: f.Cycle, Feed: okr.FeedOf(&activation(f).KPI, kpi.CalendarOf(f.Settings), activation(f).Measurements), Calendar: kpi.CalendarOf(f.Settings), On: f.On})
	tried, ok := smart.Try(*f, english(t), "rise")
	if !ok || tried.Best == nil || *tried.Best != *now.Current {
		t.Fatalf("it stands at %v, the sum is %v", *tried.Best, *now.Current)
	}
	if tried.Lower != nil || heard(tried, "within_noise") != "" || heard(tried, "best_ever") != "" {
		t.Errorf("a sum has neither limits nor a best value: %+v", tried.Said)
	}
	steps := 6.0 // whole weeks from 16 February to 31 March
	if want := (400 - *now.Current) / steps; tried.Needed == nil || *tried.Needed != want {
		t.Errorf("needed %v a week, want %v", *tried.Needed, want)
	}
	// Every value of the history is between 33 and 51: the usual change of the sum.
	if tried.Usual == nil || *tried.Usual < 33 || *tried.Usual > 51 || tried.Chance == nil {
		t.Errorf("usual %v, chance %v", tried.Usual, tried.Chance)
	}
	within, beyond := *now.Current+steps*20, *now.Current+steps*80
	easy, _ := smart.Try(*summed(within), english(t), "rise")
	hard, _ := smart.Try(*summed(beyond), english(t), "rise")
	if *easy.Chance != 1 || *hard.Chance != 0 {
		t.Errorf("20 a week lands by %v, 80 a week by %v", *easy.Chance, *hard.Chance)
	}
}

func TestASumOfCheckInsIsTriedAsATotal(t *testing.T) {
	f := summed(40)
	rise(f).KPI = ""
	f.CheckIns = []okr.CheckIn{
		{KeyResult: "rise", Date: "2025-12-31", Value: ptr(500.0)}, // before it began
		{KeyResult: "rise", Date: "2026-01-09", Value: ptr(2.0)}, {KeyResult: "rise", Date: "2026-01-16", Value: ptr(3.0)},
		{KeyResult: "rise", Date: "2026-01-23", Value: ptr(1.0)}, {KeyResult: "rise", Date: "2026-01-23", Value: ptr(1.0)},
	}
	tried, _ := smart.Try(*f, english(t), "rise")
	if *tried.Best != 7 || tried.Values != 4 || *tried.Usual != 2 || *tried.Needed != 33.0/9 {
		t.Errorf("best %v of %d, usual %v, needed %v", *tried.Best, tried.Values, *tried.Usual, *tried.Needed)
	}
}

func TestASumBeginsAtNothing(t *testing.T) {
	f := summed(400)
	rise(f).Start = nil
	for _, found := range smart.Check(*f, english(t)) {
		if found.Rule == "no_start" && found.Offer != "0" {
			t.Errorf("offers %q", found.Offer)
		}
	}
}
