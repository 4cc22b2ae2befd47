package views

import (
	"context"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// DueCheckIn is a row of the check-in grid: a key result under way.
type DueCheckIn struct {
	KeyResult plan.ID    `json:"keyResult"`
	Order     string     `json:"order"`
	Title     string     `json:"title"`
	Objective string     `json:"objective"` // title
	Owner     *string    `json:"owner"`
	OwnerID   *plan.ID   `json:"ownerId"`
	Kind      okr.Kind   `json:"kind"`
	Unit      string     `json:"unit"`
	AddsUp    bool       `json:"addsUp"` // a value typed adds to a sum
	Start     *float64   `json:"start"`
	Target    *float64   `json:"target"`
	Current   *float64   `json:"current"`
	CurrentOn *plan.Date `json:"currentOn"`
	Expected  *float64   `json:"expected"` // 0 to 1
	// ExpectedValue is the value that Expected stands for; of an increase or decrease.
	ExpectedValue *float64    `json:"expectedValue"`
	Status        okr.Status  `json:"status"`
	Confidence    *float64    `json:"confidence"` // 0 to 100
	LastNote      *string     `json:"lastNote"`
	LastCheckIn   *plan.Date  `json:"lastCheckIn"`
	Due           bool        `json:"due"`   // nothing was said for as long as the plan's cadence
	DueOn         *plan.Date  `json:"dueOn"` // the day since or from which a word is due; null without a cadence
	KPI           *string     `json:"kpi"`   // name of the KPI that feeds it: a value typed becomes its measurement
	Trend         []float64   `json:"trend"` // oldest first, at most 20
	Milestones    []Milestone `json:"milestones"`
}

// DueCheckIns are the key results of a cycle that a check-in may be about today:
// those that have begun, while their cycle is open, in outline order. owner ""
// means everybody's, of others the id. Due says which of them want one.
// not_found where there is no such cycle.
func (v Views) DueCheckIns(ctx context.Context, cycle, owner plan.ID, on plan.Date) ([]DueCheckIn, error) {
	s, err := v.read(ctx, on)
	if err != nil {
		return nil, err
	}
	out, err := s.outlineOf(cycle)
	if err != nil {
		return nil, err
	}
	rows := []DueCheckIn{}
	for _, o := range out.Objectives {
		for _, k := range o.KeyResults {
			if ownedBy(owner, k.OwnerID, o.OwnerID) {
				if row, open := s.due(&out.Cycle, &o, &k); open {
					rows = append(rows, row)
				}
			}
		}
	}
	return rows, nil
}

func (s *snapshot) due(c *Cycle, o *Objective, k *KeyResult) (DueCheckIn, bool) {
	row := DueCheckIn{KeyResult: k.ID, Order: k.Order, Title: k.Title, Objective: o.Title, Owner: k.Owner, OwnerID: k.OwnerID,
		Kind: k.Kind, Unit: k.Unit, Start: k.Start, Target: k.Target, Current: k.Current, CurrentOn: k.CurrentOn, Expected: k.Expected, ExpectedValue: k.ExpectedValue,
		Status: k.Status, Confidence: k.Confidence, LastNote: k.LastNote, LastCheckIn: k.LastCheckIn, KPI: k.KPIName, Trend: k.Trend,
		Milestones: k.Milestones, AddsUp: k.Counting != okr.Whole && k.Counting.Fits(k.Kind)}
	begins := c.Start
	if k.StartDate != nil {
		begins = k.StartDate
	}
	if c.State == plan.ClosedState || begins != nil && s.on < *begins {
		return row, false
	}
	if s.plan.CadenceDays == 0 {
		return row, true
	}
	var due plan.Date
	switch {
	case k.LastCheckIn != nil:
		due = k.LastCheckIn.AddDays(s.plan.CadenceDays)
	case begins != nil:
		due = begins.AddDays(s.plan.CadenceDays)
	default:
		due = s.on
	}
	row.DueOn, row.Due = &due, due <= s.on
	return row, true
}
