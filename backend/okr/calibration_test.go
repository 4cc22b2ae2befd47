package okr_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/calc"
	"cairn/backend/okr"
)

func said(n int, confidence float64, lamport uint64) okr.CheckIn {
	return okr.CheckIn{ID: "c", Date: day(n), Confidence: &confidence, Lamport: lamport}
}

func TestStatements(t *testing.T) {
	closed := []okr.Closed{
		{Score: num(1), Bar: 1, Closed: day(91), CheckIns: []okr.CheckIn{said(14, 80, 3), said(0, 50, 1), said(7, 60, 2)}},
		{Score: num(0.99), Bar: 1, Closed: day(91), CheckIns: []okr.CheckIn{said(0, 90, 4), said(0, 30, 5)}}, // the later one of the day counts
		{Score: num(0.7), Bar: 0.7, CheckIns: []okr.CheckIn{said(0, 40, 6)}},
		{Score: num(0.69), Bar: 0.7, CheckIns: []okr.CheckIn{said(0, 20, 7)}},
		{Score: nil, CheckIns: []okr.CheckIn{said(0, 10, 8)}},                                               // dropped
		{Score: num(1), Bar: 1, Closed: day(5), CheckIns: []okr.CheckIn{said(6, 100, 9), value(day(1), 3)}}, // said when it was over, or nothing
		{Score: num(1), Bar: 1, CheckIns: []okr.CheckIn{said(0, math.NaN(), 10), said(1, 101, 11)}},         // of a damaged plan
	}
	all, first := okr.Statements(closed)
	if want := []calc.Forecast{{Stated: 0.5, Came: true}, {Stated: 0.6, Came: true}, {Stated: 0.8, Came: true}, {Stated: 0.3}, {Stated: 0.4, Came: true}, {Stated: 0.2}}; !slices.Equal(all, want) {
		t.Errorf("all %+v, want %+v", all, want)
	}
	if want := []calc.Forecast{{Stated: 0.5, Came: true}, {Stated: 0.3}, {Stated: 0.4, Came: true}, {Stated: 0.2}}; !slices.Equal(first, want) {
		t.Errorf("first %+v, want %+v", first, want)
	}
	// (0.25 + 0.16 + 0.04 + 0.09 + 0.36 + 0.04) ÷ 6 and (0.25 + 0.09 + 0.36 + 0.04) ÷ 4
	if score, _ := calc.Brier(all); !near(score, 0.94/6) {
		t.Errorf("Brier of all %f", score)
	}
	if score, _ := calc.Brier(first); !near(score, 0.185) {
		t.Errorf("Brier of the first %f", score)
	}
}

func TestNetConfidence(t *testing.T) {
	for _, c := range []struct {
		statuses []okr.Status
		want     float64
		ok       bool
	}{
		{nil, 0, false},
		{[]okr.Status{okr.NotStarted, okr.Stale}, 0, false},
		{[]okr.Status{okr.OnTrack, okr.Achieved}, 100, true},
		{[]okr.Status{okr.AtRisk, okr.Stale}, -100, true},
		{[]okr.Status{okr.OnTrack, okr.Behind, okr.AtRisk, okr.Achieved}, 25, true},
	} {
		if got, ok := okr.NetConfidence(c.statuses); got != c.want || ok != c.ok {
			t.Errorf("%v: %v, %v, want %v", c.statuses, got, ok, c.want)
		}
	}
}

// The order in which check-ins come changes no statement.
func TestStatementsDoNotKnowTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := okr.Closed{Score: num(1), Bar: 1, CheckIns: drawCheckIns(t, plain())}
		for i := range c.CheckIns {
			c.CheckIns[i].Lamport = uint64(i)
		}
		shuffled := c
		shuffled.CheckIns = rapid.Permutation(c.CheckIns).Draw(t, "shuffled")
		all, first := okr.Statements([]okr.Closed{c})
		again, firstAgain := okr.Statements([]okr.Closed{shuffled})
		if !slices.Equal(all, again) || !slices.Equal(first, firstAgain) || len(first) > 1 || len(all) > len(c.CheckIns) {
			t.Fatalf("%v and %v", all, again)
		}
	})
}
