package calc

import (
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/proptest"
)

func TestMain(m *testing.M) { proptest.Main(m, 1000, 100) }

// whole are small whole numbers, with which sums and halves are exact, so that no
// rule turns on the last digit.
func whole(t *rapid.T, least int) []float64 {
	return rapid.SliceOfN(rapid.Map(rapid.IntRange(-50, 50), func(n int) float64 { return float64(n) }), least, 60).Draw(t, "values")
}

func signalsOf(t rapid.TB, values []float64, o BehaviourOptions) []Signal {
	b, err := NewBehaviour(values, o)
	if err != nil {
		t.Fatal(err)
	}
	return b.Signals
}

// Whatever the unit and the zero of a quantity, its limits and signals are the
// same; where the scale is turned over, above is below.
func TestBehaviourDoesNotKnowTheUnit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := whole(t, 2)
		scale := rapid.SampledFrom([]float64{-8, -1, 0.25, 1, 3, 1000}).Draw(t, "scale")
		shift := float64(rapid.IntRange(-1000, 1000).Draw(t, "shift"))
		other := make([]float64, len(values))
		for i, v := range values {
			other[i] = scale*v + shift
		}
		want, err := NewBehaviour(values, BehaviourOptions{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := NewBehaviour(other, BehaviourOptions{})
		if err != nil {
			t.Fatal(err)
		}
		a, b := want.Current(), got.Current()
		if !near(b.Centre, scale*a.Centre+shift) || !near(b.Range, math.Abs(scale)*a.Range) || !near(b.width, math.Abs(scale)*a.width) {
			t.Fatalf("limits %+v of limits %+v", b, a)
		}
		signals := slices.Clone(want.Signals)
		for i := range signals {
			signals[i].Above = signals[i].OnRange || signals[i].Above == (scale > 0)
		}
		same(t, got.Signals, signals)
	})
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*(1+math.Abs(a)+math.Abs(b)) }

// same compares signals whatever their order.
func same(t rapid.TB, got, want []Signal) {
	less := func(signals []Signal) []Signal {
		signals = slices.Clone(signals)
		slices.SortFunc(signals, func(a, b Signal) int {
			key := func(s Signal) []int {
				return []int{s.First, s.Last, int(s.Rule[0]), len(s.Points), map[bool]int{true: 1}[s.Above], map[bool]int{true: 1}[s.OnRange]}
			}
			return slices.Compare(key(a), key(b))
		})
		return signals
	}
	if got, want := less(got), less(want); !reflect.DeepEqual(got, want) {
		t.Fatalf("signals %+v, want %+v", got, want)
	}
}

// Read backwards, a series has the same limits and the same signals.
func TestBehaviourDoesNotKnowTheDirectionOfTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := whole(t, 4) // of three, none has a fourth beside it
		reversed := slices.Clone(values)
		slices.Reverse(reversed)
		want := signalsOf(t, reversed, BehaviourOptions{})
		last := len(values) - 1
		for i := range want {
			s := &want[i]
			s.First, s.Last = last-s.Last, last-s.First
			for n := range s.Points {
				s.Points[n] = last - s.Points[n]
			}
			slices.Reverse(s.Points)
		}
		same(t, signalsOf(t, values, BehaviourOptions{}), want)
	})
}

// The rules as they are told, looked for place by place.
func TestRulesAreWhatTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := whole(t, 2)
		b, err := NewBehaviour(values, BehaviourOptions{})
		if err != nil {
			t.Fatal(err)
		}
		l := b.Current()
		takes := func(rule Rule, above bool, at int) bool {
			return slices.ContainsFunc(b.Signals, func(s Signal) bool {
				return s.Rule == rule && !s.OnRange && s.Above == above && slices.Contains(s.Points, at)
			})
		}
		side := func(at int, above bool) float64 {
			if above {
				return values[at] - l.Centre
			}
			return l.Centre - values[at]
		}
		count := func(from, to int, counts func(at int) bool) (n int) {
			for at := max(from, 0); at <= min(to, len(values)-1); at++ {
				if counts(at) {
					n++
				}
			}
			return n
		}
		for at := range values {
			for _, above := range []bool{true, false} {
				beyond := func(at int) bool { return side(at, above) > l.slack() }
				byLimit := func(at int) bool { return side(at, above) > l.width/2+l.slack() }
				run, window := false, false
				for first := at - 7; first <= at; first++ {
					run = run || count(first, first+7, beyond) == 8
				}
				for first := at - 3; first <= at; first++ {
					window = window || byLimit(at) && count(first, first+3, byLimit) >= 3
				}
				if takes(Run, above, at) != run || takes(NearLimit, above, at) != window ||
					takes(Outside, above, at) != (side(at, above) > l.width+l.slack()) {
					t.Fatalf("point %d, above %v: %+v", at, above, b.Signals)
				}
			}
		}
	})
}

// Equal numbers raise no signal, however little they can be written in binary.
func TestConstantSeriesHasNoSignals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.Float64Range(-1e6, 1e6).Draw(t, "value")
		values := slices.Repeat([]float64{value}, rapid.IntRange(2, 200).Draw(t, "count"))
		b, err := NewBehaviour(values, BehaviourOptions{})
		if err != nil || len(b.Signals) > 0 || b.Current().Centre != value || b.Current().Upper != value {
			t.Fatalf("%+v, %v", b.Signals, err)
		}
	})
}

// A stretch has the chart that it has alone.
func TestStretchesDoNotKnowOneAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := whole(t, 4)
		cut := rapid.IntRange(1, len(values)-1).Draw(t, "cut")
		b, err := NewBehaviour(values, BehaviourOptions{Stretches: []Stretch{{}, {First: cut}}})
		if err != nil {
			t.Fatal(err)
		}
		want := []Signal{}
		for part, first := range []int{0, cut} {
			alone, err := NewBehaviour([][]float64{values[:cut], values[cut:]}[part], BehaviourOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(alone.Current(), b.Stretches[part].Limits) {
				t.Fatalf("limits %+v, alone %+v", b.Stretches[part].Limits, alone.Current())
			}
			for _, s := range alone.Signals {
				s.First, s.Last = s.First+first, s.Last+first
				for n := range s.Points {
					s.Points[n] += first
				}
				want = append(want, s)
			}
		}
		same(t, b.Signals, want)
	})
}

// What comes later does not move locked limits.
func TestLockedLimitsStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := whole(t, 3)
		baseline := rapid.IntRange(2, len(values)).Draw(t, "baseline")
		b, err := NewBehaviour(values, BehaviourOptions{Stretches: []Stretch{{Baseline: baseline}}})
		alone, err2 := NewBehaviour(values[:baseline], BehaviourOptions{})
		if err != nil || err2 != nil || !reflect.DeepEqual(b.Current(), alone.Current()) {
			t.Fatalf("%+v, of the baseline alone %+v", b.Current(), alone.Current())
		}
	})
}

func TestQuantilesAreInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := whole(t, 1)
		lower, upper := rapid.Float64Range(0, 1).Draw(t, "lower"), rapid.Float64Range(0, 1).Draw(t, "upper")
		if lower > upper {
			lower, upper = upper, lower
		}
		a, b := Quantile(values, lower), Quantile(values, upper)
		if a > b+1e-9 || Quantile(values, 0) != slices.Min(values) || Quantile(values, 1) != slices.Max(values) {
			t.Fatalf("%f at %f, %f at %f", a, lower, b, upper)
		}
	})
}

// floats reads the numbers of a fuzzed text.
func floats(raw []byte) (values []float64) {
	for part := range slices.Chunk(raw, 8) {
		if len(part) == 8 {
			values = append(values, math.Float64frombits(binary.BigEndian.Uint64(part)))
		}
	}
	return values
}

func bytesOf(values ...float64) (raw []byte) {
	for _, v := range values {
		raw = binary.BigEndian.AppendUint64(raw, math.Float64bits(v))
	}
	return raw
}

// No numbers and no stretches bring NaN or a place outside the series out of a
// chart.
func FuzzBehaviour(f *testing.F) {
	f.Add(bytesOf(1, 2, 3, 4, 5, 6, 7, 8, 100), 3, 2, false)
	f.Add(bytesOf(math.MaxFloat64, -math.MaxFloat64, 5e-324), 0, 0, true)
	f.Add(bytesOf(math.NaN(), 1), 1, 1, true)
	f.Fuzz(func(t *testing.T, raw []byte, cut, baseline int, robust bool) {
		values := floats(raw)
		o := BehaviourOptions{Robust: robust, Stretches: []Stretch{{Baseline: baseline}, {First: cut}}}
		if len(values) > 0 {
			o.Lowest = &values[0]
		}
		b, err := NewBehaviour(values, o)
		if err != nil {
			return
		}
		for _, s := range b.Stretches {
			if l := s.Limits; l != nil && (!finite(l.Centre, l.Range, l.Lower, l.Upper, l.RangeLimit) || l.Lower > l.Upper) {
				t.Errorf("limits %+v", l)
			}
		}
		for _, s := range b.Signals {
			if s.First < 0 || s.Last >= len(values) || s.Points[0] != s.First || s.Points[len(s.Points)-1] != s.Last {
				t.Errorf("signal %+v", s)
			}
		}
		b.Shift()
	})
}
