package calc

import (
	"errors"
	"math"
	"slices"
	"testing"
)

func close6(a, b float64) bool { return math.Abs(a-b) < 5e-7 }

func chart(t testing.TB, values []float64, o BehaviourOptions) *Behaviour {
	t.Helper()
	b, err := NewBehaviour(values, o)
	if err != nil {
		t.Fatal(err)
	}
	return &b
}

// The reference example of handbook/kpi.md.
func TestReferenceExample(t *testing.T) {
	values := series(t, "xmr-reference.csv")
	b := chart(t, values, BehaviourOptions{})
	l := b.Current()
	for name, c := range map[string][2]float64{
		"mean": {l.Centre, 20.387097}, "mean moving range": {l.Range, 4.7}, "upper limit": {l.Upper, 32.889097},
		"lower limit": {l.Lower, 7.885097}, "range limit": {l.RangeLimit, 15.359600},
	} {
		if !close6(c[0], c[1]) {
			t.Errorf("%s %f, want %f", name, c[0], c[1])
		}
	}
	if l.Points != 31 || l.Provisional || len(b.Signals) != 0 || len(values) != 31 {
		t.Errorf("%d points, provisional %v, signals %v", l.Points, l.Provisional, b.Signals)
	}
	robust := chart(t, values, BehaviourOptions{Robust: true}).Current()
	if robust.Range != 3.5 || !close6(robust.Upper, 20.387097+3.145*3.5) || !close6(robust.RangeLimit, 3.865*3.5) {
		t.Errorf("with the median moving range: %+v", robust)
	}
}

// The factors in two and three decimals are the exact ones, rounded.
func TestFactors(t *testing.T) {
	d2 := 2 / math.Sqrt(math.Pi)
	d3 := math.Sqrt(2 - 4/math.Pi) // standard deviation of a range of two
	if exact := 3 / d2; math.Round(exact*100)/100 != limitFactor {
		t.Errorf("3 ÷ d2 is %f", exact)
	}
	if exact := 1 + 3*d3/d2; math.Abs(exact-rangeFactor) > 0.002 {
		t.Errorf("D4 is %f", exact)
	}
}

func TestRules(t *testing.T) {
	noise := []float64{10, 12, 11, 9, 10, 11, 9, 10, 12, 10, 9, 11, 10, 8, 10, 12, 9, 10} // without signals
	if b := chart(t, noise, BehaviourOptions{}); len(b.Signals) != 0 {
		t.Fatalf("signals of noise: %+v", b.Signals)
	}
	// Limits 5 to 15 and 7.5 to 12.5 halfway, as the mean moving range is 5 ÷ 2.66.
	locked := func(rest ...float64) (*Behaviour, int) {
		step := 5 / 2.66
		baseline := []float64{10 - step/2, 10 + step/2, 10 - step/2, 10 + step/2, 10 - step/2, 10 + step/2}
		return chart(t, append(baseline, rest...), BehaviourOptions{Stretches: []Stretch{{Baseline: len(baseline)}}}), len(baseline)
	}
	for name, c := range map[string]struct {
		rest []float64
		want []Signal // places counted from the first of rest
	}{
		"a value above":                       {[]float64{15.1}, []Signal{{Rule: Outside, Above: true, First: 0, Last: 0}}},
		"a value below":                       {[]float64{4.9}, []Signal{{Rule: Outside, First: 0, Last: 0}}},
		"a value on the limit":                {[]float64{15, 10, 5}, nil},
		"a range":                             {[]float64{13, 6.5}, []Signal{{Rule: Outside, OnRange: true, Above: true, First: 0, Last: 1}}},
		"three of four near a limit":          {[]float64{13, 10, 13, 13}, []Signal{{Rule: NearLimit, Above: true, First: 0, Last: 3}}},
		"three in a row near a limit":         {[]float64{7, 7, 7}, []Signal{{Rule: NearLimit, First: 0, Last: 2}}},
		"three of five near a limit":          {[]float64{13, 10, 10, 13, 13}, nil},
		"three near different limits":         {[]float64{13, 7.1, 13, 7.1}, nil},
		"three halfway":                       {[]float64{12.5, 12.5, 12.5}, nil},
		"eight in a row on one side":          {[]float64{9, 11, 11, 11, 11, 11, 11, 11, 11}, []Signal{{Rule: Run, Above: true, First: 1, Last: 8}}},
		"seven in a row on one side":          {[]float64{9, 11, 11, 11, 11, 11, 11, 11, 9}, nil},
		"a value on the centre between seven": {[]float64{9, 11, 11, 11, 11, 10, 11, 11, 11, 11}, nil},
		"nine in a row are one signal":        {[]float64{11, 9, 9, 9, 9, 9, 9, 9, 9, 9}, []Signal{{Rule: Run, First: 1, Last: 9}}},
	} {
		b, first := locked(c.rest...)
		got := slices.DeleteFunc(slices.Clone(b.Signals), func(s Signal) bool { return s.Last < first })
		for i := range got {
			got[i].First, got[i].Last, got[i].Points = got[i].First-first, got[i].Last-first, nil
		}
		if !slices.EqualFunc(got, c.want, func(a, b Signal) bool {
			return a.Rule == b.Rule && a.OnRange == b.OnRange && a.Above == b.Above && a.First == b.First && a.Last == b.Last
		}) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestOfFewPoints(t *testing.T) {
	if b := chart(t, nil, BehaviourOptions{}); b.Current() != nil || len(b.Signals) != 0 {
		t.Errorf("no points: %+v", b)
	}
	if b := chart(t, []float64{3}, BehaviourOptions{}); b.Current() != nil || len(b.Stretches) != 1 {
		t.Errorf("one point: %+v", b)
	}
	for n, provisional := range map[int]bool{2: true, 5: true, 6: false} {
		if l := chart(t, []float64{1, 2, 1, 2, 1, 2}[:n], BehaviourOptions{}).Current(); l.Provisional != provisional || l.Points != n {
			t.Errorf("%d points: %+v", n, l)
		}
	}
}

func TestBoundsCutLimits(t *testing.T) {
	zero, hundred, twenty := 0.0, 100.0, 20.0
	values := []float64{5, 90, 5, 90, 5, 90}
	l := chart(t, values, BehaviourOptions{Bounds: Bounds{Lowest: &zero, Highest: &hundred}}).Current()
	if l.Lower != 0 || l.Upper != 100 {
		t.Errorf("limits %f to %f", l.Lower, l.Upper)
	}
	if l := chart(t, values, BehaviourOptions{Bounds: Bounds{Highest: &twenty}}).Current(); l.Upper <= l.Centre {
		t.Errorf("a bound that the values broke cut a limit to %f", l.Upper)
	}
}

// After a shift the limits stay until a person begins another stretch; then each
// has its own, and no range leads from one to the other.
func TestStretches(t *testing.T) {
	before := []float64{10, 12, 11, 9, 10, 11, 9, 10, 12, 10}
	after := []float64{20, 22, 21, 19, 20, 21, 19, 20, 22, 20}
	values := slices.Concat(before, after)
	lock := Stretch{Baseline: len(before)}
	b := chart(t, values, BehaviourOptions{Stretches: []Stretch{lock}})
	if alone := chart(t, before, BehaviourOptions{}).Current(); b.Current().Upper != alone.Upper || b.Current().Points != len(before) {
		t.Errorf("locked limits are %+v, want %+v", b.Current(), alone)
	}
	first, ok := b.Shift()
	if !ok || first != len(before) {
		t.Fatalf("a shift at %d, %v", first, ok)
	}
	b = chart(t, values, BehaviourOptions{Stretches: []Stretch{lock, {First: first}}})
	if l := b.Current(); l.Centre != Mean(after) || b.Ranges[first] != 0 || b.Stretches[0].Last != first-1 || len(b.Signals) != 0 {
		t.Errorf("limits %+v, range %f, signals %+v", l, b.Ranges[first], b.Signals)
	}
	if at, ok := b.Shift(); ok {
		t.Errorf("another shift at %d", at)
	}
	over := chart(t, slices.Concat(values, []float64{9, 11}), BehaviourOptions{Stretches: []Stretch{lock}})
	if at, ok := over.Shift(); ok {
		t.Errorf("a shift that is over at %d", at)
	}
	small := chart(t, slices.Concat(before, []float64{10.5, 10.6, 10.5, 10.6, 10.5, 10.6, 10.5, 10.6}), BehaviourOptions{Stretches: []Stretch{lock}})
	if at, ok := small.Shift(); ok || !slices.ContainsFunc(small.Signals, func(s Signal) bool { return s.Rule == Run }) {
		t.Errorf("a small shift at %d", at)
	}
}

func TestBadStretchesAndNumbersAreRefused(t *testing.T) {
	values := []float64{1, 2, 3}
	for name, stretches := range map[string][]Stretch{
		"none at 0": {{First: 1}}, "out of order": {{First: 0}, {First: 2}, {First: 1}}, "twice": {{}, {}},
		"past the end": {{}, {First: 3}}, "before the beginning": {{First: -1}}, "negative baseline": {{Baseline: -1}},
	} {
		if _, err := NewBehaviour(values, BehaviourOptions{Stretches: stretches}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if _, err := NewBehaviour([]float64{1, bad}, BehaviourOptions{}); !errors.Is(err, ErrNotFinite) {
			t.Errorf("%f: %v", bad, err)
		}
	}
	if _, err := NewBehaviour([]float64{math.MaxFloat64, -math.MaxFloat64}, BehaviourOptions{}); !errors.Is(err, ErrNotFinite) {
		t.Errorf("a range without end: %v", err)
	}
}

func TestAssurance(t *testing.T) {
	l := chart(t, series(t, "xmr-reference.csv"), BehaviourOptions{}).Current() // 7.9 to 32.9
	for _, c := range []struct {
		target float64
		up     bool
		want   Assurance
	}{
		{35, true, WillFail}, {35, false, WillPass}, {5, true, WillPass}, {5, false, WillFail},
		{20, true, HitAndMiss}, {20, false, HitAndMiss}, {l.Upper, true, HitAndMiss}, {l.Lower, false, HitAndMiss},
	} {
		if got := l.Against(c.target, c.up); got != c.want {
			t.Errorf("target %f, higher is better %v: %s, want %s", c.target, c.up, got, c.want)
		}
	}
	still := chart(t, []float64{5, 5, 5, 5, 5, 5}, BehaviourOptions{}).Current()
	for target, want := range map[float64]Assurance{5: WillPass, 4: WillPass, 6: WillFail} {
		if got := still.Against(target, true); got != want {
			t.Errorf("always 5 against %f: %s, want %s", target, got, want)
		}
	}
}
