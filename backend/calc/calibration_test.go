package calc

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestBrier(t *testing.T) {
	for name, c := range map[string]struct {
		forecasts []Forecast
		want      float64
	}{
		"certain and right":      {[]Forecast{{1, true}, {0, false}}, 0},
		"certain and wrong":      {[]Forecast{{1, false}, {0, true}}, 1},
		"always one half":        {[]Forecast{{0.5, false}, {0.5, true}, {0.5, true}}, 0.25},
		"by hand":                {[]Forecast{{0.8, true}, {0.6, false}, {0.3, false}}, (0.04 + 0.36 + 0.09) / 3},
		"what is no probability": {[]Forecast{{0.8, true}, {math.NaN(), true}, {1.1, true}, {-0.1, true}}, 0.04},
	} {
		if got, ok := Brier(c.forecasts); !ok || math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %f, want %f", name, got, c.want)
		}
	}
	if got, ok := Brier(nil); ok || got != 0 {
		t.Errorf("of none: %f", got)
	}
}

func TestCalibration(t *testing.T) {
	curve := Calibration([]Forecast{{0.7, true}, {0.75, true}, {0.7, true}, {0.72, false}, {1, true}, {0.9, false}, {0, false}, {2, true}})
	if len(curve) != 3 {
		t.Fatalf("curve %+v", curve)
	}
	if d := curve[1]; d.From != 0.7 || d.Count != 4 || math.Abs(d.Stated-0.7175) > 1e-12 || d.Came != 0.75 ||
		math.Abs(d.Low-0.3006) > 5e-5 || math.Abs(d.High-0.9544) > 5e-5 { // Wilson's interval of 3 of 4
		t.Errorf("seven tenths: %+v", d)
	}
	if d := curve[2]; d.From != 0.9 || d.Count != 2 || d.Stated != 0.95 || d.Came != 0.5 {
		t.Errorf("nine tenths: %+v", d)
	}
	if d := curve[0]; d.From != 0 || d.Low != 0 || d.High < 0.7 || d.Count != 1 {
		t.Errorf("none: %+v", d)
	}
	if curve := Calibration(nil); curve == nil || len(curve) != 0 {
		t.Errorf("of none: %+v", curve)
	}
}

func drawForecasts(t *rapid.T) []Forecast {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Forecast {
		return Forecast{float64(rapid.IntRange(0, 100).Draw(t, "percent")) / 100, rapid.Bool().Draw(t, "came")}
	}), 1, 40).Draw(t, "forecasts")
}

// To say how likely it is that something fails is the same forecast.
func TestBrierDoesNotKnowWhatIsSuccess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		forecasts := drawForecasts(t)
		turned := make([]Forecast, len(forecasts))
		for i, f := range forecasts {
			turned[i] = Forecast{1 - f.Stated, !f.Came}
		}
		a, _ := Brier(forecasts)
		b, _ := Brier(turned)
		if math.Abs(a-b) > 1e-12 || a < 0 || a > 1 {
			t.Fatalf("%f and %f", a, b)
		}
	})
}

// Every forecast is in one decile, whose interval holds its own share.
func TestCalibrationLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		forecasts := drawForecasts(t)
		count, came := 0, 0.0
		for _, d := range Calibration(forecasts) {
			count, came = count+d.Count, came+d.Came*float64(d.Count)
			if d.Stated < d.From-1e-12 || d.Stated > d.From+0.1+1e-12 || d.Low > d.Came+1e-12 || d.High < d.Came-1e-12 {
				t.Fatalf("%+v", d)
			}
		}
		for _, f := range forecasts {
			came -= f.came()
		}
		if count != len(forecasts) || math.Abs(came) > 1e-9 {
			t.Fatalf("%d of %d, off by %f", count, len(forecasts), came)
		}
	})
}
