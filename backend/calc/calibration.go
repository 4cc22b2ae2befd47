package calc

import "math"

// Forecast is a probability that somebody stated, and what came of it.
type Forecast struct {
	Stated float64 // 0 to 1
	Came   bool
}

func (f Forecast) came() float64 {
	if f.Came {
		return 1
	}
	return 0
}

// usable says whether a forecast states a probability; others count nowhere.
func (f Forecast) usable() bool { return f.Stated >= 0 && f.Stated <= 1 }

// Brier is the mean squared distance of what was stated from what came: 0 is
// perfect, 1 is always certain and wrong, and always saying 50 % earns 0.25 (Brier
// 1950, for two outcomes). ok is false where there are no forecasts.
func Brier(forecasts []Forecast) (score float64, ok bool) {
	distances := make([]float64, 0, len(forecasts))
	for _, f := range forecasts {
		if f.usable() {
			distances = append(distances, (f.Stated-f.came())*(f.Stated-f.came()))
		}
	}
	return Mean(distances), len(distances) > 0
}

// Decile is one point of a calibration curve: the forecasts whose probability
// begins with the same tenth.
type Decile struct {
	From  float64 // 0, 0.1 ... 0.9; the last one reaches to 1, and 1 is in it
	Count int
	// Stated is the mean of what was stated, and Came the share that came. Who is
	// calibrated has both alike.
	Stated float64
	Came   float64
	// Low and High hold the true share with 95 % (Wilson 1927), as far as the
	// forecasts are independent of one another: of few it says little.
	Low  float64
	High float64
}

// deciles is how many parts a calibration curve has.
const deciles = 10

// Calibration is the curve of stated against achieved. Deciles without forecasts
// are left out.
func Calibration(forecasts []Forecast) []Decile {
	var stated, came [deciles][]float64
	for _, f := range forecasts {
		if f.usable() {
			// 0.7 is a little less than seven tenths in binary, and 0.7 × 10 is 7.
			part := min(int(f.Stated*deciles), deciles-1)
			stated[part], came[part] = append(stated[part], f.Stated), append(came[part], f.came())
		}
	}
	curve := []Decile{}
	for part := range deciles {
		if n := len(stated[part]); n > 0 {
			d := Decile{From: float64(part) / deciles, Count: n, Stated: Mean(stated[part]), Came: Mean(came[part])}
			d.Low, d.High = wilson(d.Came, n)
			curve = append(curve, d)
		}
	}
	return curve
}

// wilson is the interval that holds a share with 95 %, of which n tries showed
// this one.
func wilson(share float64, n int) (low, high float64) {
	const z = 1.959963984540054 // 97.5 % of a normal distribution lie below it
	tries := float64(n)
	spread := z * math.Sqrt(share*(1-share)/tries+z*z/(4*tries*tries))
	middle, scale := share+z*z/(2*tries), 1+z*z/tries
	return max((middle-spread)/scale, 0), min((middle+spread)/scale, 1)
}
