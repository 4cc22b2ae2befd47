package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/workspace"
	"cairn/backend/workspace/coach"
	"cairn/backend/workspace/views"
)

// Smart says what SMART says of goals, and takes what a person answers.
type Smart struct{ s *Session }

// TargetTrial is a target while it is typed; what is "" is as it is in the plan.
type TargetTrial struct {
	Row    string `json:"row"` // a key result or a KPI
	Target string `json:"target"`
	Start  string `json:"start"` // of a key result
	Due    string `json:"due"`   // of a KPI the day of its target
}

// SmartPlace is what a finding is about.
type SmartPlace struct {
	Row    string `json:"row"`   // as in the finding
	Cycle  string `json:"cycle"` // of the report that has the finding
	Rule   string `json:"rule"`
	Reason string `json:"reason"` // why it is overruled; of TakeBack nothing
}

func (p SmartPlace) place() coach.Place {
	return coach.Place{Row: plan.ID(p.Row), Cycle: plan.ID(p.Cycle), Rule: p.Rule}
}

// SmartRule chooses a severity for a rule or a number for a limit, one of the two.
type SmartRule struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"` // "warning", "advice" or "off"; "" as in a new plan
	Limit    string `json:"limit"`    // name of a limit, where rule is ""
	Value    string `json:"value"`    // as typed; "" as in a new plan
}

// SmartAnswer is how a cycle stands after what a person answered.
type SmartAnswer struct {
	Report coach.Report    `json:"report"`
	Undo   views.UndoState `json:"undo"`
}

// SmartRules are the rules of the plan after one was chosen.
type SmartRules struct {
	Rules coach.Rules     `json:"rules"`
	Undo  views.UndoState `json:"undo"`
}

// Report is what SMART says of a cycle today; "" is the current one.
func (m *Smart) Report(cycle string) (coach.Report, error) {
	return onPlan(m.s, func(ctx context.Context, p *openPlan) (coach.Report, error) {
		return p.coach.Report(ctx, plan.ID(cycle), "")
	})
}

// Test says what SMART says of a target before it is given; nothing is written.
func (m *Smart) Test(n TargetTrial) (smart.Trial, error) {
	return onPlan(m.s, func(ctx context.Context, p *openPlan) (smart.Trial, error) {
		return p.coach.Test(ctx, coach.TargetTrial{Row: plan.ID(n.Row), Target: n.Target, Start: n.Start, Due: n.Due})
	})
}

// Overrule says that a finding is right as it is, and why.
func (m *Smart) Overrule(n SmartPlace) (SmartAnswer, error) {
	return onSmart(m.s, n, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.coach.Overrule(ctx, n.place(), n.Reason)
	})
}

// TakeBack lets a rule that was overruled speak again.
func (m *Smart) TakeBack(n SmartPlace) (SmartAnswer, error) {
	return onSmart(m.s, n, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.coach.TakeBack(ctx, n.place())
	})
}

// Rules are the rules and limits as they stand in the plan.
func (m *Smart) Rules() (coach.Rules, error) {
	return onPlan(m.s, func(ctx context.Context, p *openPlan) (coach.Rules, error) { return p.coach.Rules(ctx) })
}

// SetRule chooses a severity or a limit.
func (m *Smart) SetRule(n SmartRule) (SmartRules, error) {
	return onPlan(m.s, func(ctx context.Context, p *openPlan) (SmartRules, error) {
		var err error
		if n.Rule != "" {
			_, err = p.coach.SetSeverity(ctx, n.Rule, smart.Severity(n.Severity))
		} else {
			_, err = p.coach.SetLimit(ctx, n.Limit, n.Value)
		}
		if err != nil {
			return SmartRules{}, err
		}
		rules, err := p.coach.Rules(ctx)
		return SmartRules{Rules: rules, Undo: p.views.UndoState()}, err
	})
}

// onSmart is onPlan for what answers a finding.
func onSmart(s *Session, n SmartPlace, do func(ctx context.Context, p *openPlan) (workspace.Change, error)) (SmartAnswer, error) {
	return onPlan(s, func(ctx context.Context, p *openPlan) (SmartAnswer, error) {
		if _, err := do(ctx, p); err != nil {
			return SmartAnswer{}, err
		}
		report, err := p.coach.Report(ctx, plan.ID(n.Cycle), "")
		return SmartAnswer{Report: report, Undo: p.views.UndoState()}, err
	})
}
