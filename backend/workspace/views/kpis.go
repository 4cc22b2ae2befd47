package views

import (
	"context"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// KPIList is the KPI screen.
type KPIList struct {
	On       plan.Date     `json:"on"`   // the date that the numbers are for
	KPIs     []KPI         `json:"kpis"` // by product, in their order
	Findings []kpi.Finding `json:"findings"`
}

// KPI is a KPI as it stands on a day.
type KPI struct {
	KPICard
	Value         *float64      `json:"value"`  // of the newest complete period
	Period        *plan.Date    `json:"period"` // its first day
	PeriodLabel   *string       `json:"periodLabel"`
	Provisional   *Measurement  `json:"provisional"`   // of the period under way
	SincePrevious *KPIChange    `json:"sincePrevious"` // against the period before; null across a gap
	SinceLastYear *KPIChange    `json:"sinceLastYear"` // against the same period a year before
	Goal          *float64      `json:"goal"`          // the target as it applies to the newest period
	Standing      kpi.Standing  `json:"standing"`
	NextDue       *plan.Date    `json:"nextDue"` // when the next value can be entered
	Overdue       bool          `json:"overdue"` // it is missing for longer than the grace
	Trend         []float64     `json:"trend"`   // values of complete periods, oldest first, at most 20
	KeyResults    int           `json:"keyResults"`
	Findings      []kpi.Finding `json:"findings"` // what the definition lacks
	// Explanation says how the standing came about.
	Explanation kpi.Explanation `json:"explanation"`
}

// KPIChange is the newest value beside an older one.
type KPIChange struct {
	From       float64   `json:"from"`
	Period     plan.Date `json:"period"`
	Label      string    `json:"label"`
	Difference float64   `json:"difference"`
	Relative   *float64  `json:"relative"` // difference ÷ size of the older value: 0.1 is 10 %
	Better     *bool     `json:"better"`   // null where neither way is better
}

// Measurement is the value of a period.
type Measurement struct {
	ID          plan.ID   `json:"id"`
	Period      plan.Date `json:"period"` // first day
	Last        plan.Date `json:"last"`   // last day
	Label       string    `json:"label"`  // the period as people call it, or the label of a value as it happens
	Value       float64   `json:"value"`
	Numerator   *float64  `json:"numerator"`
	Denominator *float64  `json:"denominator"`
	Note        string    `json:"note"`
	By          string    `json:"by"`
	Complete    bool      `json:"complete"` // else it is provisional
	Corrected   bool      `json:"corrected"`
}

// KPIDetail is the panel of one KPI.
type KPIDetail struct {
	KPI   KPI        `json:"kpi"`
	Today PeriodName `json:"today"` // the period under way
	// Trajectory are the baseline and all targets that have a date, by date.
	Trajectory   []kpi.DatedTarget `json:"trajectory"`
	Gaps         int               `json:"gaps"`         // periods without a value between the first and the newest
	Measurements []Measurement     `json:"measurements"` // newest first
	Corrections  []Correction      `json:"corrections"`  // latest first
	Feeds        []FedResult       `json:"feeds"`        // key results that it feeds
	Initiatives  []Mover           `json:"initiatives"`  // those that should move it
	Annotations  []Annotation      `json:"annotations"`  // notes on its chart, by date
	History      []HistoryItem     `json:"history"`      // of the definition, latest first
	Parties      []Party           `json:"parties"`
	Products     []Named           `json:"products"` // to which it can belong
	Phases       []Named           `json:"phases"`   // of its product
	Others       []Named           `json:"others"`   // the other KPIs, for the counter-metric
}

// PeriodName is a period and what people call it.
type PeriodName struct {
	Period plan.Date `json:"period"`
	Label  string    `json:"label"`
}

// Correction is what was changed of a measurement.
type Correction struct {
	Measurement plan.ID `json:"measurement"`
	Label       string  `json:"label"` // of its period
	Before      float64 `json:"before"`
	After       float64 `json:"after"`
	By          string  `json:"by"`
	At          string  `json:"at"` // instant, RFC 3339 UTC
	Why         string  `json:"why"`
}

// FedResult is a key result that a KPI feeds.
type FedResult struct {
	ID        plan.ID  `json:"id"`
	Title     string   `json:"title"`
	Objective string   `json:"objective"`
	Cycle     string   `json:"cycle"`
	CycleID   plan.ID  `json:"cycleId"`
	Progress  *float64 `json:"progress"`
	Status    string   `json:"status"`
}

// KPIs are all KPIs as they stand on a day; "" means today.
func (v Views) KPIs(ctx context.Context, on plan.Date) (KPIList, error) {
	var list KPIList
	err := v.w.Read(ctx, func(r store.Reader) error {
		s, err := readSnapshot(ctx, r, on, v.w.Today())
		if err != nil {
			return err
		}
		if list.KPIs, err = s.kpiRows(ctx, r, func(*kpi.KPI) bool { return true }); err != nil {
			return err
		}
		list.On, list.Findings = s.on, kpi.KeyFindings(s.kpis)
		return nil
	})
	return list, err
}

// kpiRows are the KPIs that are wanted, in their order.
func (s *snapshot) kpiRows(ctx context.Context, r store.Reader, wanted func(*kpi.KPI) bool) ([]KPI, error) {
	rows := []KPI{}
	newest, err := r.NewestPeriods(ctx, s.on)
	if err != nil {
		return rows, err
	}
	from := make(map[plan.ID]plan.Date, len(newest))
	for i := range s.kpis {
		if period, has := newest[s.kpis[i].ID]; has && wanted(&s.kpis[i]) {
			from[s.kpis[i].ID] = enough(s.kpis[i].Frequency, period)
		}
	}
	series, err := r.Series(ctx, from)
	if err != nil {
		return rows, err
	}
	feeds := s.countFeeds()
	for i := range s.kpis {
		if k := &s.kpis[i]; wanted(k) {
			row, _ := s.kpi(k, series[k.ID])
			row.KeyResults = feeds[row.ID]
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// enough is from when on a list needs the values of a KPI: those of its trend
// and of the same period a year before.
func enough(f kpi.Frequency, newest plan.Date) plan.Date {
	const weeks, days = 60, 400
	switch f {
	case kpi.Daily:
		return newest.AddDays(-days)
	case kpi.Weekly:
		return newest.AddDays(-7 * weeks)
	case kpi.Monthly, kpi.Quarterly, kpi.Yearly:
		months := map[kpi.Frequency]int{kpi.Monthly: 1, kpi.Quarterly: 3, kpi.Yearly: 12}[f]
		return newest.AddMonths(-months * (kpi.TrendLength + 4))
	default:
		return "" // events come at any pace
	}
}

func (s *snapshot) countFeeds() map[plan.ID]int {
	feeds := map[plan.ID]int{}
	for i := range s.goals.KeyResults {
		feeds[s.goals.KeyResults[i].KPI]++
	}
	return feeds
}

// kpi evaluates a KPI and also returns the evaluation.
func (s *snapshot) kpi(k *kpi.KPI, measurements []kpi.Measurement) (KPI, kpi.Evaluation) {
	answer := kpi.Evaluate(*k, s.calendar(), measurements, s.plan.GraceDays, s.on)
	row := KPI{KPICard: s.card(k), Goal: answer.Goal, Standing: answer.Standing, NextDue: orNil(answer.NextDue), Overdue: answer.Overdue,
		Trend: answer.Trend, Findings: k.Findings(), Explanation: answer.Explanation,
		SincePrevious: kpiChange(answer.SincePrevious), SinceLastYear: kpiChange(answer.SinceLastYear)}
	if newest := answer.Newest; newest != nil {
		row.Value, row.Period, row.PeriodLabel = &newest.Value, &newest.Period, &newest.Label
	}
	if answer.Provisional != nil {
		provisional := measurement(answer.Provisional)
		row.Provisional = &provisional
	}
	return row, answer
}

func kpiChange(c *kpi.Change) *KPIChange {
	if c == nil {
		return nil
	}
	return &KPIChange{From: c.From.Value, Period: c.From.Period, Label: c.From.Label, Difference: c.Difference, Relative: c.Relative, Better: c.Better}
}

func measurement(p *kpi.Point) Measurement {
	return Measurement{ID: p.ID, Period: p.Period, Last: p.Last, Label: p.Label, Value: p.Value, Numerator: p.Numerator,
		Denominator: p.Denominator, Note: p.Note, By: p.By, Complete: p.Complete}
}

// KPI is the panel of a KPI as it stands on a day; "" means today. not_found
// where there is none.
func (v Views) KPI(ctx context.Context, id plan.ID, on plan.Date) (KPIDetail, error) {
	var d KPIDetail
	err := v.w.Read(ctx, func(r store.Reader) error {
		s, err := readSnapshot(ctx, r, on, v.w.Today())
		if err != nil {
			return err
		}
		k, err := r.KPI(ctx, id)
		if err != nil {
			return err
		}
		series, err := r.MeasurementsOf(ctx, id)
		if err != nil {
			return err
		}
		corrections, err := r.Corrections(ctx, id)
		if err != nil {
			return err
		}
		d = s.kpiDetail(&k, series, corrections)
		if d.Initiatives, err = s.moversOf(ctx, r, id); err != nil {
			return err
		}
		if d.Annotations, err = annotationsOf(ctx, r, id); err != nil {
			return err
		}
		d.History, err = s.history(ctx, r, id)
		return err
	})
	return d, err
}

func (s *snapshot) kpiDetail(k *kpi.KPI, measurements []kpi.Measurement, corrections []store.Corrected) KPIDetail {
	row, answer := s.kpi(k, measurements)
	c := s.calendar()
	d := KPIDetail{KPI: row, Trajectory: orEmpty(k.Trajectory()), Gaps: answer.Gaps, Measurements: []Measurement{}, Corrections: []Correction{}, Feeds: s.feedsOf(k.ID),
		Parties: s.partyList(), Products: s.productList, Phases: []Named{}, Others: []Named{}}
	first := c.First(k.Frequency, s.on)
	d.Today = PeriodName{Period: first, Label: c.Label(k.Frequency, first)}
	d.KPI.KeyResults = len(d.Feeds)
	labels, corrected := map[plan.ID]string{}, map[plan.ID]bool{}
	for _, each := range corrections {
		corrected[each.Measurement] = true
	}
	points := kpi.NewSeries(k, c, measurements, s.on).Points()
	for i := range slices.Backward(points) {
		m := measurement(&points[i])
		m.Corrected = corrected[m.ID]
		labels[m.ID] = m.Label
		d.Measurements = append(d.Measurements, m)
	}
	for _, each := range corrections {
		if label, shown := labels[each.Measurement]; shown {
			d.Corrections = append(d.Corrections, Correction{Measurement: each.Measurement, Label: label, Before: each.Before.Value,
				After: each.After.Value, By: each.By, At: each.At, Why: each.Why})
		}
	}
	for _, p := range s.phases {
		if p.Product == k.Product {
			d.Phases = append(d.Phases, Named{ID: p.ID, Name: p.Name})
		}
	}
	for i := range s.kpis {
		if s.kpis[i].ID != k.ID {
			d.Others = append(d.Others, Named{ID: s.kpis[i].ID, Name: s.kpis[i].Name})
		}
	}
	return d
}

// feedsOf are the key results that a KPI feeds.
func (s *snapshot) feedsOf(id plan.ID) []FedResult {
	feeds := []FedResult{}
	for i := range s.goals.KeyResults {
		k := &s.goals.KeyResults[i]
		if k.KPI != id {
			continue
		}
		o, answer := s.objectives[k.Objective], s.answers.KeyResults[k.ID]
		fed := FedResult{ID: k.ID, Title: k.Title, Objective: o.Title, CycleID: o.Cycle, Progress: answer.Progress, Status: string(answer.Status)}
		for _, c := range s.cycles {
			if c.ID == o.Cycle {
				fed.Cycle = c.Name
			}
		}
		feeds = append(feeds, fed)
	}
	return feeds
}
