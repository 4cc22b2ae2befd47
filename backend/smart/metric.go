package smart

import (
	"fmt"

	"cairn/backend/kpi"
)

func (w *watched) noFormula() []seen {
	if w.Formula != "" || w.Definition != "" {
		return nil
	}
	return one(seen{field: "formula", text: "The KPI has no formula.", fix: "Write in words what is counted, and what is left out."})
}

func (w *watched) noSource() []seen {
	if w.Source != "" || w.SourceLink != "" {
		return nil
	}
	return one(seen{field: "source", text: "The KPI has no source.", fix: "Say where its values come from."})
}

func (w *watched) fewValues() []seen {
	count := len(w.series.CompletePoints())
	if count >= w.limits.Points {
		return nil
	}
	return one(seen{text: fmt.Sprintf("The KPI has %s of periods that are over.", counted(count, "value")), params: map[string]any{"count": count, "wanted": w.limits.Points},
		fix: "Enter or import earlier values, as far as they are known."})
}

// stale sees a KPI whose next value could have been entered for longer than one
// period, and the plan's grace, by now.
func (w *watched) stale() []seen {
	newest, due := w.series.Newest(), w.series.NextDue()
	if newest == nil || due == "" || w.State == kpi.Draft {
		return nil
	}
	late := due.DaysUntil(w.On) - w.Frequency.CadenceDays() - w.Settings.GraceDays
	if late <= 0 {
		return nil
	}
	return one(seen{text: fmt.Sprintf("Its last value is of %s.", newest.Label), params: map[string]any{"last": newest.Label}, fix: "Enter the values since then."})
}
