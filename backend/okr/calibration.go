package okr

import (
	"slices"

	"cairn/backend/calc"
	"cairn/backend/plan"
)

// Closed is a key result that has its score, with what was said about it before.
type Closed struct {
	Score    *float64  // raw progress as it was closed; nil for one that was dropped: it says nothing
	Bar      float64   // the score that it was to reach; see Evaluation.Bar
	Closed   plan.Date // the last day whose statements count
	CheckIns []CheckIn // in any order
}

// reached says whether the score is at its bar.
func (c *Closed) reached() bool { return *c.Score >= c.Bar-nearly }

// Statements are the confidences that were stated of closed key results, as
// probabilities, with what came of each: all of them, and the first of each key
// result alone. Of several on one day the one that was entered last counts.
// calc.Brier and calc.Calibration score them. They judge how well a team knows what
// will come, and never a person.
func Statements(closed []Closed) (all, first []calc.Forecast) {
	for i := range closed {
		c := &closed[i]
		if finite(c.Score) == nil {
			continue
		}
		for n, stated := range c.stated() {
			forecast := calc.Forecast{Stated: stated / 100, Came: c.reached()}
			all = append(all, forecast)
			if n == 0 {
				first = append(first, forecast)
			}
		}
	}
	return all, first
}

// stated are the confidences, 0 to 100, one for each day and oldest first.
func (c *Closed) stated() (confidences []float64) {
	byDay := map[plan.Date]*CheckIn{}
	var days []plan.Date
	for i := range c.CheckIns {
		said := &c.CheckIns[i]
		confidence := finite(said.Confidence)
		if confidence == nil || *confidence < 0 || *confidence > 100 || !said.Date.Valid() || c.Closed.Valid() && said.Date > c.Closed {
			continue
		}
		before := byDay[said.Date]
		if before == nil {
			days = append(days, said.Date)
		}
		if before == nil || said.Lamport > before.Lamport || said.Lamport == before.Lamport && said.ID > before.ID {
			byDay[said.Date] = said
		}
	}
	slices.Sort(days)
	for _, day := range days {
		confidences = append(confidences, *byDay[day].Confidence)
	}
	return confidences
}

// NetConfidence is the share of key results that are on track or achieved less the
// share of those at risk, in percent, -100 to 100 (Tability's net confidence
// score). Those that are behind count as neither; those that were not started, or
// whose value is stale, say nothing and are left out. ok is false where none is
// left.
func NetConfidence(statuses []Status) (score float64, ok bool) {
	counted, balance := 0, 0
	for _, s := range statuses {
		switch s {
		case OnTrack, Achieved:
			counted, balance = counted+1, balance+1
		case AtRisk:
			counted, balance = counted+1, balance-1
		case Behind:
			counted++
		}
	}
	if counted == 0 {
		return 0, false
	}
	return 100 * float64(balance) / float64(counted), true
}
