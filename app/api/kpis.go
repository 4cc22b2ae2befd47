package api

import (
	"context"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/kpis"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
)

// KPIs reads and edits KPIs and their measurements.
type KPIs struct{ s *Session }

// NewKPI is a KPI to add.
type NewKPI struct {
	Product string `json:"product"` // "" for the plan's first
	Name    string `json:"name"`
}

// KPIState makes a KPI a draft, active or retired.
type KPIState struct {
	ID     string `json:"id"`
	State  string `json:"state"`  // "draft", "active" or "retired"
	Reason string `json:"reason"` // why it is retired; required for that
}

// KPIPhases says in which phases a KPI matters.
type KPIPhases struct {
	ID     string   `json:"id"`
	Phases []string `json:"phases"` // names or ids
}

// NewMeasurement is the value of a period as a person typed it.
type NewMeasurement struct {
	KPI         string `json:"kpi"`
	Period      string `json:"period"` // a day in it or its name; "" for the one under way
	Label       string `json:"label"`  // as it happens only
	Value       string `json:"value"`  // "" where numerator and denominator give it
	Numerator   string `json:"numerator"`
	Denominator string `json:"denominator"`
	Note        string `json:"note"`
}

// CorrectMeasurement replaces the value of a period, with a reason.
type CorrectMeasurement struct {
	ID          string `json:"id"`
	Value       string `json:"value"`
	Numerator   string `json:"numerator"`
	Denominator string `json:"denominator"`
	Note        string `json:"note"`
	Why         string `json:"why"` // required
}

// KPIPatch is what a write changed of a KPI.
type KPIPatch struct {
	ID   plan.ID         `json:"id"`
	KPI  *views.KPI      `json:"kpi"` // as it stands today; null once it is deleted
	Undo views.UndoState `json:"undo"`
}

// List is all KPIs as they stand on a day; "" is today.
func (k *KPIs) List(on string) (views.KPIList, error) {
	return onPlan(k.s, func(ctx context.Context, p *openPlan) (views.KPIList, error) {
		day, err := optionalDate(on)
		if err != nil {
			return views.KPIList{}, err
		}
		return p.views.KPIs(ctx, day)
	})
}

// Detail is the panel of a KPI.
func (k *KPIs) Detail(id string) (views.KPIDetail, error) {
	return onPlan(k.s, func(ctx context.Context, p *openPlan) (views.KPIDetail, error) {
		return p.views.KPI(ctx, plan.ID(id), "")
	})
}

// Add adds a KPI.
func (k *KPIs) Add(n NewKPI) (KPIPatch, error) {
	return onPlan(k.s, func(ctx context.Context, p *openPlan) (KPIPatch, error) {
		_, id, err := p.kpis.Add(ctx, kpis.NewKPI{Product: plan.ID(n.Product), Name: n.Name})
		return p.kpiPatch(ctx, id, err)
	})
}

// Edit gives a field of the card what a person typed; it is named as in
// views.KPICard.
func (k *KPIs) Edit(e Edit) (KPIPatch, error) {
	return onKPI(k.s, e.ID, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.kpis.Edit(ctx, plan.ID(e.ID), e.Field, e.Text)
	})
}

// SetState makes a KPI a draft, active or retired.
func (k *KPIs) SetState(n KPIState) (KPIPatch, error) {
	return onKPI(k.s, n.ID, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.kpis.SetState(ctx, plan.ID(n.ID), kpi.State(n.State), n.Reason)
	})
}

// SetPhases says in which phases a KPI matters.
func (k *KPIs) SetPhases(n KPIPhases) (KPIPatch, error) {
	return onKPI(k.s, n.ID, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.kpis.SetPhases(ctx, plan.ID(n.ID), n.Phases)
	})
}

// Delete deletes a KPI; the key results that it feeds are no longer fed.
func (k *KPIs) Delete(id string) (KPIPatch, error) {
	return onPlan(k.s, func(ctx context.Context, p *openPlan) (KPIPatch, error) {
		_, err := p.kpis.Delete(ctx, plan.ID(id))
		return KPIPatch{ID: plan.ID(id), Undo: p.views.UndoState()}, err
	})
}

// Measure enters the value of a period that has none.
func (k *KPIs) Measure(n NewMeasurement) (KPIPatch, error) {
	return onKPI(k.s, n.KPI, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		change, _, err := p.kpis.Measure(ctx, kpis.NewMeasurement{KPI: plan.ID(n.KPI), Period: n.Period, Label: n.Label,
			Value: n.Value, Numerator: n.Numerator, Denominator: n.Denominator, Note: n.Note})
		return change, err
	})
}

// Correct replaces the value of a period.
func (k *KPIs) Correct(n CorrectMeasurement) (KPIPatch, error) {
	return onPlan(k.s, func(ctx context.Context, p *openPlan) (KPIPatch, error) {
		id, err := p.views.KPIOf(ctx, plan.ID(n.ID))
		if err != nil {
			return KPIPatch{}, err
		}
		_, err = p.kpis.Correct(ctx, kpis.Correction{ID: plan.ID(n.ID), Value: n.Value, Numerator: n.Numerator,
			Denominator: n.Denominator, Note: n.Note, Why: n.Why})
		return p.kpiPatch(ctx, id, err)
	})
}

// DeleteMeasurement deletes the value of a period.
func (k *KPIs) DeleteMeasurement(id string) (KPIPatch, error) {
	return onPlan(k.s, func(ctx context.Context, p *openPlan) (KPIPatch, error) {
		owner, err := p.views.KPIOf(ctx, plan.ID(id))
		if err != nil {
			return KPIPatch{}, err
		}
		_, err = p.kpis.DeleteMeasurement(ctx, plan.ID(id))
		return p.kpiPatch(ctx, owner, err)
	})
}

// NewAnnotation is a note on charts as a person typed it.
type NewAnnotation struct {
	ID   string `json:"id"`   // of the note to edit; "" for a new one
	Row  string `json:"row"`  // a KPI or key result; "" is on every chart of the plan
	Date string `json:"date"` // "" for today
	Text string `json:"text"`
	Link string `json:"link"` // an address where more stands; "" for none
}

func (n NewAnnotation) request() kpis.NewAnnotation {
	return kpis.NewAnnotation{Row: plan.ID(n.Row), Date: n.Date, Text: n.Text, Link: n.Link}
}

// Annotate puts a note on charts, or edits one; the answer is what Undo would do.
func (k *KPIs) Annotate(n NewAnnotation) (views.UndoState, error) {
	return onPlan(k.s, func(ctx context.Context, p *openPlan) (views.UndoState, error) {
		var err error
		if n.ID == "" {
			_, _, err = p.kpis.Annotate(ctx, n.request())
		} else {
			_, err = p.kpis.EditAnnotation(ctx, plan.ID(n.ID), n.request())
		}
		return p.views.UndoState(), err
	})
}

// DeleteAnnotation takes a note off its charts.
func (k *KPIs) DeleteAnnotation(id string) (views.UndoState, error) {
	return onPlan(k.s, func(ctx context.Context, p *openPlan) (views.UndoState, error) {
		_, err := p.kpis.DeleteAnnotation(ctx, plan.ID(id))
		return p.views.UndoState(), err
	})
}

// Paste are rows of the clipboard: a period and a value each, and a note where
// there is a third column; or values alone, of one period after the other.
type Paste struct {
	KPI         string `json:"kpi"`
	Text        string `json:"text"`
	From        string `json:"from"`        // of values alone, the first one's period; "" asks
	Backward    bool   `json:"backward"`    // values alone run back in time
	DecimalMark string `json:"decimalMark"` // "." or ","; "" for the plan's
	DateOrder   string `json:"dateOrder"`   // "dmy" or "mdy"; "" asks where it matters
	Duplicates  string `json:"duplicates"`  // "last" takes the last of several values of a period; "" asks
	Existing    string `json:"existing"`    // "keep" or "replace" values that differ from those of the plan; "" asks
	SkipFaulty  bool   `json:"skipFaulty"`  // leave rows out that cannot be read
	Why         string `json:"why"`         // the reason of what is replaced
}

func (p Paste) request() transfer.MeasurementRequest {
	return transfer.MeasurementRequest{Source: transfer.Source{Text: p.Text, DecimalMark: p.DecimalMark}, KPI: plan.ID(p.KPI),
		Run: transfer.Run{From: p.From, Backward: p.Backward}, Existing: p.Existing, Why: p.Why, Choices: transfer.MeasurementChoices{DecimalMark: p.DecimalMark, DateOrder: p.DateOrder,
			Duplicates: p.Duplicates, SkipFaulty: p.SkipFaulty}}
}

// PreviewPaste says what Paste would enter; nothing is written.
func (k *KPIs) PreviewPaste(n Paste) (MeasurementPreview, error) {
	return onPlan(k.s, func(ctx context.Context, p *openPlan) (MeasurementPreview, error) {
		found, err := p.transfer.PreviewMeasurements(ctx, n.request())
		if err != nil {
			return MeasurementPreview{}, err
		}
		return newMeasurementPreview(found), nil
	})
}

// Paste enters all rows in one step of undo, or none of them.
func (k *KPIs) Paste(n Paste) (KPIPatch, error) {
	return onKPI(k.s, n.KPI, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		change, _, err := p.transfer.ImportMeasurements(ctx, n.request())
		return change, err
	})
}

// onKPI is onPlan for what does something to a KPI; the answer is how it stands
// then.
func onKPI(s *Session, id string, do func(ctx context.Context, p *openPlan) (workspace.Change, error)) (KPIPatch, error) {
	return onPlan(s, func(ctx context.Context, p *openPlan) (KPIPatch, error) {
		_, err := do(ctx, p)
		return p.kpiPatch(ctx, plan.ID(id), err)
	})
}

func (o *openPlan) kpiPatch(ctx context.Context, id plan.ID, err error) (KPIPatch, error) {
	if err != nil {
		return KPIPatch{}, err
	}
	detail, err := o.views.KPI(ctx, id, "")
	return KPIPatch{ID: id, KPI: &detail.KPI, Undo: o.views.UndoState()}, err
}
