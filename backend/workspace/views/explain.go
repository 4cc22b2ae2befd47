package views

import (
	"context"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// Explained says how the answer for one row came about, as data.
type Explained struct {
	ID       plan.ID          `json:"id"`
	Subject  string           `json:"subject"` // "objective", "key_result" or "kpi"
	Title    string           `json:"title"`
	On       plan.Date        `json:"on"`
	Status   string           `json:"status"`   // of an objective or key result; the standing of a KPI
	Value    *float64         `json:"value"`    // current value, or a KPI's newest complete one
	Unit     string           `json:"unit"`     // of the value
	Progress *float64         `json:"progress"` // 0 to 1; null for a KPI
	Expected *float64         `json:"expected"` // 0 to 1; null for a KPI
	OKR      *okr.Explanation `json:"okr"`      // of an objective or key result
	KPI      *kpi.Explanation `json:"kpi"`      // of a KPI
}

// Explain says how the numbers of an objective, a key result or a KPI came
// about, as they stand on a day; "" means today. not_found where there is no
// such row.
func (v Views) Explain(ctx context.Context, id plan.ID, on plan.Date) (Explained, error) {
	var e Explained
	err := v.w.Read(ctx, func(r store.Reader) error {
		s, err := readSnapshot(ctx, r, on, v.w.Today())
		if err != nil {
			return err
		}
		if _, isKPI := s.kpiNames[id]; isKPI {
			k, err := r.KPI(ctx, id)
			if err != nil {
				return err
			}
			series, err := r.MeasurementsOf(ctx, id)
			row, _ := s.kpi(&k, series)
			e = Explained{ID: id, Subject: "kpi", Title: row.Name, On: s.on, Status: string(row.Standing), Value: row.Value, Unit: row.Unit, KPI: &row.Explanation}
			return err
		}
		d, err := s.detail(id)
		if err != nil {
			return err
		}
		e = Explained{ID: id, Subject: d.Subject, On: s.on}
		if k := d.KeyResult; k != nil {
			e.Title, e.Status, e.Value, e.Unit = k.Title, string(k.Status), k.Current, k.Unit
			e.Progress, e.Expected, e.OKR = k.Progress, k.Expected, &k.Explanation
			return nil
		}
		o := &d.Objective
		e.Title, e.Status, e.Progress, e.Expected, e.OKR = o.Title, string(o.Status), o.Progress, o.Expected, &o.Explanation
		return nil
	})
	return e, err
}
