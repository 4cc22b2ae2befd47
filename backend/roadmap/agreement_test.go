package roadmap

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"cairn/backend/plan"

	"pgregory.net/rapid"
)

func TestKendallsWOfTheHandbook(t *testing.T) {
	for _, c := range []struct {
		scores [][]float64
		w      float64
		sums   []float64
	}{
		{[][]float64{{4, 3, 2, 1}, {4, 2, 3, 1}, {3, 4, 2, 1}}, 0.7778, []float64{4, 6, 8, 12}},
		{[][]float64{{9, 7, 7, 2}, {8, 8, 5, 3}, {10, 6, 4, 4}}, 0.9012, nil},
	} {
		got, ok := Concord(c.scores)
		if !ok || math.Abs(got.W-c.w) > 5e-5 {
			t.Errorf("W is %v, want %v", got.W, c.w)
		}
		if c.sums != nil && !slices.Equal(got.RankSums, c.sums) {
			t.Errorf("rank sums %v, want %v", got.RankSums, c.sums)
		}
		if got.Band != StrongAgreement || got.Freedom != 3 || math.Abs(got.ChiSquare-9*got.W) > 1e-12 {
			t.Errorf("%+v", got)
		}
	}
}

func TestBandsOfAgreement(t *testing.T) {
	for w, want := range map[float64]AgreementBand{0: WeakAgreement, 0.29: WeakAgreement, 0.3: ModerateAgreement, 0.5: GoodAgreement, 0.7: GoodAgreement, 0.71: StrongAgreement, 1: StrongAgreement} {
		if got := agreementBand(w); got != want {
			t.Errorf("%v is %s, want %s", w, got, want)
		}
	}
}

func TestNoConcordance(t *testing.T) {
	for name, scores := range map[string][][]float64{
		"nobody": nil, "one": {{1, 2}}, "one item": {{1}, {2}}, "no difference": {{1, 1}, {2, 2}},
		"a missing one": {{1, math.NaN()}, {1, 2}}, "one too few": {{1, 2}, {1}},
	} {
		if got, ok := Concord(scores); ok {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// Without ties the mean of all pairs' rank correlations is (m W − 1) ÷ (m − 1), and W
// does not know by which numbers an order is given.
func TestWIsTheMeanOfSpearmans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, n := rapid.IntRange(2, 6).Draw(t, "raters"), rapid.IntRange(2, 8).Draw(t, "items")
		scores, scaled := make([][]float64, m), make([][]float64, m)
		for r := range scores {
			places := make([]float64, n)
			for i := range places {
				places[i] = float64(i)
			}
			scores[r] = rapid.Permutation(places).Draw(t, "order")
			scaled[r] = make([]float64, n)
			for i, s := range scores[r] {
				scaled[r][i] = math.Exp(s)
			}
		}
		got, ok := Concord(scores)
		if !ok {
			t.Fatal("no concordance")
		}
		mean, pairs := 0.0, 0.0
		for a := range m {
			for b := range a {
				square := 0.0
				for i := range n {
					square += (scores[a][i] - scores[b][i]) * (scores[a][i] - scores[b][i])
				}
				size := float64(n)
				mean += 1 - 6*square/(size*(size*size-1))
				pairs++
			}
		}
		if want := mean / pairs; math.Abs(got.Spearman-want) > 1e-9 {
			t.Fatalf("mean correlation %v, want %v", got.Spearman, want)
		}
		if again, _ := Concord(scaled); again.W != got.W {
			t.Fatalf("W %v of other numbers, %v before", again.W, got.W)
		}
	})
}

// With ties as well, W is the variance of the rank sums over the most that it can be:
// that of raters who all have the ranks of one of them, in the mean of their ties.
func TestWWithTiesIsBetweenNothingAndAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "items")
		number := rapid.Map(rapid.IntRange(1, 4), func(v int) float64 { return float64(v) })
		scores := rapid.SliceOfN(rapid.SliceOfN(number, n, n), 2, 6).Draw(t, "scores")
		got, ok := Concord(scores)
		if ok && (got.W < -1e-12 || got.W > 1+1e-12) {
			t.Fatalf("W is %v", got.W)
		}
		if same, ok := Concord([][]float64{scores[0], scores[0], scores[0]}); ok && math.Abs(same.W-1) > 1e-12 {
			t.Fatalf("three times the same order has W %v", same.W)
		}
	})
}

func TestOpinionsOfTheHandbook(t *testing.T) {
	for _, c := range []struct {
		numbers                                       []float64
		mean, deviation, variation, agreement, cns, q float64
	}{
		{[]float64{7, 7, 8, 6, 7}, 7, 0.6325, 0.0904, 0.8735, 0.9392, 0},
		{[]float64{1, 10, 2, 9, 5}, 5.4, 3.6111, 0.6687, 0.2778, 0.3945, 7},
		{[]float64{0, 0, 10, 10}, 5, 5, 1, 0, 0, 10},
	} {
		got, ok := OpinionsOn(c.numbers, 0, 10, 1)
		if !ok || got.Variation == nil {
			t.Fatalf("%v: %+v", c.numbers, got)
		}
		for name, pair := range map[string][2]float64{
			"mean": {got.Mean, c.mean}, "deviation": {got.Deviation, c.deviation}, "variation": {*got.Variation, c.variation},
			"agreement": {got.Agreement, c.agreement}, "consensus": {got.Consensus, c.cns}, "quartiles": {got.Quartiles, c.q},
		} {
			if math.Abs(pair[0]-pair[1]) > 5.1e-5 {
				t.Errorf("%v: %s %v, want %v", c.numbers, name, pair[0], pair[1])
			}
		}
		if got, want := got.Agreed(1), c.agreement > 0.8; got != want {
			t.Errorf("%v: agreed is %v", c.numbers, got)
		}
	}
	if got, _ := OpinionsOn([]float64{3, 4, 4, 10}, 0, 10, 1); got.Near != 0.75 || !got.Agreed(1) {
		t.Errorf("three of four are near: %+v", got)
	}
	if got, _ := OpinionsOn([]float64{-2, 2}, -5, 5, 1); got.Variation != nil {
		t.Errorf("variation about nothing: %+v", got)
	}
	if got, _ := OpinionsOn([]float64{99, -99}, 0, 10, 1); got.Agreement != 0 || got.Consensus != 0 {
		t.Errorf("beyond the scale: %+v", got)
	}
	for name, numbers := range map[string][]float64{"nobody": nil, "none": {math.NaN()}} {
		if _, ok := OpinionsOn(numbers, 0, 10, 1); ok {
			t.Errorf("%s has opinions", name)
		}
	}
	if _, ok := OpinionsOn([]float64{1}, 1, 1, 1); ok {
		t.Error("a scale without width has opinions")
	}
}

// The same number from all is full agreement, and the scale's zero is no matter.
func TestOpinionsDoNotKnowTheZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 10), func(v int) float64 { return float64(v) }), 1, 12).Draw(t, "numbers")
		shift := float64(rapid.IntRange(-50, 50).Draw(t, "shift"))
		moved := make([]float64, len(numbers))
		for i, v := range numbers {
			moved[i] = v + shift
		}
		a, _ := OpinionsOn(numbers, 0, 10, 1)
		b, _ := OpinionsOn(moved, shift, 10+shift, 1)
		if math.Abs(a.Agreement-b.Agreement) > 1e-9 || math.Abs(a.Consensus-b.Consensus) > 1e-9 || a.Near != b.Near {
			t.Fatalf("%+v and %+v", a, b)
		}
		if same := slices.Min(numbers) == slices.Max(numbers); same != (a.Agreement == 1) || same && a.Consensus != 1 {
			t.Fatalf("%+v", a)
		}
	})
}

func TestDiscussionQueue(t *testing.T) {
	queue := DiscussionQueue([]Discussion{{0, 0.9, 10}, {1, 0.2, 2}, {2, 0.5, 4}, {3, 1, 9}, {4, 0.6, 5}, {5, 0, 0}})
	order := []int{}
	for _, d := range queue {
		order = append(order, d.Item)
	}
	if want := []int{4, 2, 1, 0, 3, 5}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	if got, want := Stakes([][]float64{{9, 5, 1}, {1, 5, 9}, {9, 9, math.NaN()}}), []int{2, 1, 2}; !slices.Equal(got, want) {
		t.Errorf("stakes %v, want %v", got, want)
	}
	if got := Stakes(nil); got != nil {
		t.Errorf("nobody has stakes %v", got)
	}
}

func TestMethodsThatAgreeAndDisagree(t *testing.T) {
	nan := math.NaN()
	got, ok := CompareMethods([]MethodScores{
		{"RICE", []float64{90, 80, 70, 10, nan, 5}},
		{"WSJF", []float64{9, 7, 8, 2, 3, 1}},
		{"ICE", []float64{60, 50, 10, 40, 30, 20}},
	}, 2, plan.DefaultSettings())
	if !ok {
		t.Fatal("no comparison")
	}
	if want := []int{0, 1, 2, 3, 5}; !slices.Equal(got.Items, want) {
		t.Errorf("items %v, want %v", got.Items, want)
	}
	if !slices.Equal(got.InAllTops, []int{0}) || !slices.Equal(got.InSomeTops, []int{1, 2}) {
		t.Errorf("in all tops %v, in some %v", got.InAllTops, got.InSomeTops)
	}
	if want := (1.0/3 + 1 + 1.0/3) / 3; math.Abs(got.Overlap-want) > 1e-12 {
		t.Errorf("overlap %v, want %v", got.Overlap, want)
	}
	want, _ := Concord([][]float64{{90, 80, 70, 10, 5}, {9, 7, 8, 2, 1}, {60, 50, 10, 40, 20}})
	if !reflect.DeepEqual(got.Concordance, want) {
		t.Errorf("%+v, want %+v", got.Concordance, want)
	}
	if want := "The agreement of RICE, WSJF and ICE on the order of 5 initiatives is strong (W 0.78); one is in the top 2 of all of them, and 2 hang on the method."; got.Words != want {
		t.Errorf("%q, want %q", got.Words, want)
	}
	same, ok := CompareMethods([]MethodScores{{"RICE", []float64{3, 2, 1}}, {"ICE", []float64{9, 5, 2}}}, 9, plan.DefaultSettings())
	if want := "The agreement of RICE and ICE on the order of 3 initiatives is strong (W 1.00); 3 are in the top 3 of all of them, and nothing there hangs on the method."; !ok || same.Words != want || same.Overlap != 1 {
		t.Errorf("%q, want %q", same.Words, want)
	}
	other, ok := CompareMethods([]MethodScores{{"RICE", []float64{3, 2, 1}}, {"ICE", []float64{1, 2, 3}}}, 1, plan.DefaultSettings())
	if want := "The agreement of RICE and ICE on the order of 3 initiatives is weak (W 0.00); none is in the top 1 of all of them, and 2 hang on the method."; !ok || other.Words != want || other.Overlap != 0 {
		t.Errorf("%q, want %q", other.Words, want)
	}
	for name, c := range map[string]struct {
		methods []MethodScores
		top     int
	}{
		"none":            {nil, 1},
		"one":             {[]MethodScores{{"RICE", []float64{1, 2}}}, 1},
		"no top":          {[]MethodScores{{"RICE", []float64{1, 2}}, {"ICE", []float64{1, 2}}}, 0},
		"nothing in both": {[]MethodScores{{"RICE", []float64{1, nan}}, {"ICE", []float64{nan, 2}}}, 1},
	} {
		if got, ok := CompareMethods(c.methods, c.top, plan.DefaultSettings()); ok {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
