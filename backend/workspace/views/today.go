package views

import (
	"cmp"
	"context"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// Today is what a day asks for in a cycle.
type Today struct {
	On           plan.Date       `json:"on"`
	Cycle        Cycle           `json:"cycle"`
	DaysLeft     *int            `json:"daysLeft"`   // after today, of a cycle under way
	Progress     *float64        `json:"progress"`   // 0 to 1
	Expected     *float64        `json:"expected"`   // 0 to 1
	KeyResults   int             `json:"keyResults"` // how many the cycle has
	CheckIns     []TodayCheckIn  `json:"checkIns"`   // due, or made this week, in outline order
	Due          int             `json:"due"`        // how many of them are due
	Done         int             `json:"done"`       // how many were made this week
	Measurements []DueValue      `json:"measurements"`
	Behind       []NeedsALook    `json:"behind"` // worst first
	Findings     []TodaysFinding `json:"findings"`
	Actions      []ActionItem    `json:"actions"`   // due within a week, late ones first, then those done today
	Decisions    []DecisionItem  `json:"decisions"` // to look at again by now, the longest waiting first
}

// TodayCheckIn is a key result whose check-in is due, or was made this week.
type TodayCheckIn struct {
	DueCheckIn
	Done bool `json:"done"`
}

// DueValue is a period of a KPI whose value is missing.
type DueValue struct {
	KPI         plan.ID   `json:"kpi"`
	Name        string    `json:"name"`
	Key         bool      `json:"key"`
	Owner       *string   `json:"owner"`
	OwnerID     *plan.ID  `json:"ownerId"`
	Unit        string    `json:"unit"`
	Period      plan.Date `json:"period"` // its first day
	PeriodLabel string    `json:"periodLabel"`
	Since       plan.Date `json:"since"`    // the first day on which it could be entered
	DaysLate    int       `json:"daysLate"` // since then
	Last        *float64  `json:"last"`     // the value of before
	LastLabel   *string   `json:"lastLabel"`
	Missing     int       `json:"missing"` // how many periods lack a value, this one included
}

// NeedsALook is a key result that is at risk, behind or stale, and why.
type NeedsALook struct {
	ID       plan.ID    `json:"id"`
	Order    string     `json:"order"`
	Title    string     `json:"title"`
	Owner    *string    `json:"owner"`
	OwnerID  *plan.ID   `json:"ownerId"`
	Status   okr.Status `json:"status"`
	Progress *float64   `json:"progress"` // 0 to 1
	Expected *float64   `json:"expected"` // 0 to 1
	Reason   string     `json:"reason"`   // a sentence
	Note     *string    `json:"note"`     // what was said last
	DueOn    *plan.Date `json:"dueOn"`    // when it shall be reached
}

// TodaysFinding is something about a KPI that a person should look at.
type TodaysFinding struct {
	kpi.Finding
	Name string `json:"name"` // of the KPI; "" where it is about several
}

// Today is what the day on asks for in a cycle; "" means today. owner is a
// person or team by id, "" for everybody. not_found where there is no such cycle.
func (v Views) Today(ctx context.Context, cycle, owner plan.ID, on plan.Date) (Today, error) {
	var t Today
	err := v.w.Read(ctx, func(r store.Reader) error {
		s, err := readSnapshot(ctx, r, on, v.w.Today())
		if err != nil {
			return err
		}
		out, err := s.outlineOf(cycle)
		if err != nil {
			return err
		}
		t = Today{On: s.on, Cycle: out.Cycle, Progress: out.Progress, Expected: out.Expected,
			CheckIns: []TodayCheckIn{}, Measurements: []DueValue{}, Behind: []NeedsALook{}, Findings: []TodaysFinding{},
			Actions: []ActionItem{}, Decisions: []DecisionItem{}}
		if end := out.Cycle.End; end != nil && out.Cycle.Day != nil {
			left := s.on.DaysUntil(*end)
			t.DaysLeft = &left
		}
		s.todaysGoals(&t, &out, owner)
		if err := s.todaysItems(ctx, r, &t, owner); err != nil {
			return err
		}
		newest, err := r.NewestPeriods(ctx, s.on)
		if err != nil {
			return err
		}
		from := map[plan.ID]plan.Date{}
		for i := range s.kpis {
			if k := &s.kpis[i]; newest[k.ID] != "" {
				from[k.ID] = s.calendar().Previous(k.Frequency, newest[k.ID])
			}
		}
		series, err := r.Series(ctx, from)
		s.todaysValues(&t, series, owner)
		return err
	})
	return t, err
}

func (s *snapshot) todaysGoals(t *Today, out *Outline, owner plan.ID) {
	monday := kpi.Calendar{}.First(kpi.Weekly, s.on)
	for _, o := range out.Objectives {
		for _, k := range o.KeyResults {
			t.KeyResults++
			if !ownedBy(owner, k.OwnerID, o.OwnerID) {
				continue
			}
			if row, open := s.due(&out.Cycle, &o, &k); open {
				done := !row.Due && k.LastCheckIn != nil && *k.LastCheckIn >= monday
				switch {
				case row.Due:
					t.Due++
				case done:
					t.Done++
				}
				if row.Due || done {
					t.CheckIns = append(t.CheckIns, TodayCheckIn{row, done})
				}
			}
			switch k.Status {
			case okr.AtRisk, okr.Behind, okr.Stale:
				look := NeedsALook{ID: k.ID, Order: k.Order, Title: k.Title, Owner: k.Owner, OwnerID: k.OwnerID, Status: k.Status,
					Progress: k.Progress, Expected: k.Expected, Reason: k.Explanation.StatusReason.Sentence, Note: k.LastNote, DueOn: k.Due}
				if look.Owner == nil {
					look.Owner, look.OwnerID = o.Owner, o.OwnerID
				}
				t.Behind = append(t.Behind, look)
			}
		}
	}
	slices.SortStableFunc(t.Behind, func(a, b NeedsALook) int {
		switch {
		case a.Status == b.Status:
			return 0
		case a.Status.Worse(b.Status):
			return -1
		default:
			return 1
		}
	})
}

// soon is how many days ahead an action is due for a day to speak of it: until the
// next weekly review.
const soon = 7

// todaysItems are the actions and decisions that wait.
func (s *snapshot) todaysItems(ctx context.Context, r store.Reader, t *Today, owner plan.ID) error {
	actions, err := r.ActionItems(ctx)
	if err != nil {
		return err
	}
	decisions, err := r.Decisions(ctx)
	if err != nil {
		return err
	}
	rows := s.rowNames()
	for _, a := range s.actionItems(actions, rows) {
		isDue := a.Done == nil && a.Due != nil && *a.Due <= s.on.AddDays(soon) || a.Done != nil && *a.Done == s.on
		if isDue && ownedBy(owner, a.OwnerID, nil) {
			t.Actions = append(t.Actions, a)
		}
	}
	for _, d := range s.decisionItems(decisions, rows) {
		if d.Due && (owner == "" || plan.FoldName(d.Who) == plan.FoldName(s.parties[owner])) {
			t.Decisions = append(t.Decisions, d)
		}
	}
	return nil
}

// ownedBy says whether a row is somebody's: its own owner's, or, where it has
// none, its objective's. "" is everybody.
func ownedBy(owner plan.ID, own, above *plan.ID) bool {
	switch {
	case owner == "":
		return true
	case own != nil:
		return *own == owner
	default:
		return above != nil && *above == owner
	}
}

// todaysValues are the values that can be entered by now, the longest missing
// first.
func (s *snapshot) todaysValues(t *Today, series map[plan.ID][]kpi.Measurement, owner plan.ID) {
	c := s.calendar()
	for i := range s.kpis {
		k := &s.kpis[i]
		if k.State != kpi.Active || owner != "" && k.Owner != owner {
			continue
		}
		for _, f := range k.Findings() {
			t.Findings = append(t.Findings, TodaysFinding{f, k.Name})
		}
		values := kpi.NewSeries(k, c, series[k.ID], s.on)
		since := values.NextDue()
		if since == "" || since > s.on {
			continue
		}
		period := c.Previous(k.Frequency, since)
		due := DueValue{KPI: k.ID, Name: k.Name, Key: k.Key, Owner: name(s.parties, k.Owner), OwnerID: orNil(k.Owner), Unit: k.Unit,
			Period: period, PeriodLabel: c.Label(k.Frequency, period), Since: since, DaysLate: since.DaysUntil(s.on)}
		for at := since; at != "" && at <= s.on; at = c.Next(k.Frequency, at) {
			due.Missing++
		}
		if newest := values.Newest(); newest != nil {
			due.Last, due.LastLabel = &newest.Value, &newest.Label
		}
		t.Measurements = append(t.Measurements, due)
	}
	slices.SortStableFunc(t.Measurements, func(a, b DueValue) int { return cmp.Compare(a.Since, b.Since) })
	for _, f := range kpi.KeyFindings(s.kpis) {
		t.Findings = append(t.Findings, TodaysFinding{f, ""})
	}
}
