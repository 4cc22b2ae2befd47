package coach

import (
	"context"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/store"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
)

// TargetTrial is a target while it is typed, by the plan's settings. What is "" is as
// it is in the plan.
type TargetTrial struct {
	Row    plan.ID // a key result, or a KPI
	Target string
	Start  string // of a key result
	Due    string // of a KPI the day of its target
}

// Test says what SMART says of a target before it is given, and writes nothing.
// Errors: invalid at target, start or due, not_found.
func (a Actions) Test(ctx context.Context, t TargetTrial) (smart.Trial, error) {
	var tried smart.Trial
	err := a.w.Read(ctx, func(r store.Reader) error {
		goals, err := views.New(a.w).In(r).GoalsOf(ctx, t.Row)
		if err != nil {
			return err
		}
		o, _, err := views.SmartOptions(ctx, r)
		if err != nil {
			return err
		}
		if err := t.put(&goals.Facts, typed.By(goals.Settings, a.w.Today())); err != nil {
			return err
		}
		tried, _ = smart.Try(goals.Facts, o, t.Row)
		return nil
	})
	return tried, err
}

// put gives the row what was typed.
func (t TargetTrial) put(f *smart.Facts, text typed.Text) error {
	target, err := text.At("target", t.Target).OptionalNumber()
	if err != nil {
		return err
	}
	start, err := text.At("start", t.Start).OptionalNumber()
	if err != nil {
		return err
	}
	due, err := text.At("due", t.Due).Date()
	if err != nil {
		return err
	}
	for i := range f.KeyResults {
		k := &f.KeyResults[i]
		replace(&k.Target, target)
		replace(&k.Start, start)
		if due != "" {
			k.Due = due
		}
		k.Kind = okr.InferKind(k.Start, k.Target, k.Kind)
	}
	for i := range f.Metrics {
		if m := &f.Metrics[i]; m.ID == t.Row {
			replace(&m.Target, target)
			if due != "" {
				m.TargetDate = due
			}
		}
	}
	return nil
}

func replace(number **float64, by *float64) {
	if by != nil {
		*number = by
	}
}
