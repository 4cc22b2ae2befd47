package views

import (
	"context"
	"slices"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// ShippedOutcome is what a KPI has done since an initiative shipped that should move
// it. Numbers are in the KPI's unit.
type ShippedOutcome struct {
	KPI      plan.ID                `json:"kpi"`
	Name     string                 `json:"name"`
	Unit     string                 `json:"unit"`
	Verdict  roadmap.OutcomeVerdict `json:"verdict"`
	Sentence string                 `json:"sentence"`
	Expected *float64               `json:"expected"`
	Measured *float64               `json:"measured"` // mean since less mean before
	Points   int                    `json:"points"`   // complete periods since
	Wanted   int                    `json:"wanted"`   // how many are enough to judge
}

// shippedOutcomes are those of all initiatives that have shipped, with what they come to.
type shippedOutcomes struct {
	of     map[plan.ID][]ShippedOutcome
	record string
}

// outcomes says what KPIs have done since the initiatives shipped that should move them.
func (d *deciding) outcomes(ctx context.Context, r store.Reader) (shippedOutcomes, error) {
	found := shippedOutcomes{of: map[plan.ID][]ShippedOutcome{}}
	feeds := map[plan.ID]plan.ID{} // KPI of each key result
	for _, k := range d.goals.KeyResults {
		feeds[k.ID] = k.KPI
	}
	metrics := map[plan.ID]*kpi.KPI{}
	for i := range d.kpis {
		metrics[d.kpis[i].ID] = &d.kpis[i]
	}
	wanted := map[plan.ID]plan.Date{} // all of their values
	type pair struct {
		initiative *roadmap.Initiative
		metric     *kpi.KPI
		move       roadmap.Move
	}
	pairs := []pair{}
	for i := range d.rows.initiatives {
		made := &d.rows.initiatives[i]
		if made.State != roadmap.Shipped {
			continue
		}
		for _, m := range d.rows.moves[made.ID] {
			id := m.Row
			if fed, isKeyResult := feeds[id]; isKeyResult {
				id = fed
			}
			if metric := metrics[id]; metric != nil && !slices.ContainsFunc(pairs, func(p pair) bool { return p.initiative == made && p.metric == metric }) {
				wanted[id] = ""
				pairs = append(pairs, pair{made, metric, m})
			}
		}
	}
	series := map[plan.ID][]kpi.Measurement{}
	if len(wanted) > 0 {
		var err error
		if series, err = r.Series(ctx, wanted); err != nil {
			return found, err
		}
	}
	all := make([]roadmap.Outcome, len(pairs))
	for i, p := range pairs {
		all[i] = roadmap.NewOutcome(roadmap.OutcomeFacts{Initiative: p.initiative, KPI: p.metric, Calendar: d.calendar(), Measurements: series[p.metric.ID],
			Expected: p.move.Range, Others: d.rows.initiatives, On: d.on, Settings: d.plan.Settings})
		found.of[p.initiative.ID] = append(found.of[p.initiative.ID], ShippedOutcome{KPI: p.metric.ID, Name: p.metric.Name, Unit: p.metric.Unit, Verdict: all[i].Verdict,
			Sentence: all[i].Sentence, Expected: all[i].Expected, Measured: all[i].Measured, Points: all[i].Since, Wanted: all[i].Wanted})
	}
	if slices.ContainsFunc(d.rows.initiatives, func(i roadmap.Initiative) bool { return i.State == roadmap.Shipped }) {
		found.record = roadmap.NewRecord(d.rows.initiatives, d.rows.efforts, all, d.plan.Settings).Sentence
	}
	return found, nil
}
