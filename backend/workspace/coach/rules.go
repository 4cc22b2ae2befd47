package coach

import (
	"context"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
	"cairn/backend/workspace/views"
)

// Rules are the rules and limits as they stand in a plan.
type Rules struct {
	Rules  []Rule  `json:"rules"`  // letter by letter
	Limits []Limit `json:"limits"` // what they turn on
	// LeftOut are the names of choices in the file that do not count: of a newer
	// Cairn, or limits that contradict one another since copies were merged.
	LeftOut []string `json:"leftOut"`
}

// Rule is a rule with its severity in this plan.
type Rule struct {
	smart.Rule
	Chosen smart.Severity `json:"chosen"` // in this plan; Severity is that of a new one
}

// Limit is a limit with its number in this plan.
type Limit struct {
	smart.Limit
	Value float64 `json:"value"` // in this plan; Default is that of a new one
}

// Rules are those of the plan.
func (a Actions) Rules(ctx context.Context) (Rules, error) {
	table := Rules{Rules: []Rule{}, Limits: []Limit{}, LeftOut: []string{}}
	err := a.w.Read(ctx, func(r store.Reader) error {
		o, leftOut, err := views.SmartOptions(ctx, r)
		if err != nil {
			return err
		}
		for _, rule := range smart.Rules() {
			table.Rules = append(table.Rules, Rule{Rule: rule, Chosen: o.SeverityOf(rule)})
		}
		for _, limit := range smart.LimitList() {
			table.Limits = append(table.Limits, Limit{Limit: limit, Value: o.Limits.Of(limit.Name)})
		}
		for _, c := range leftOut {
			table.LeftOut = append(table.LeftOut, c.Name)
		}
		return nil
	})
	return table, err
}

// SetSeverity chooses how much a rule matters in this plan; "" is as in a new one.
// Errors: invalid at severities.
func (a Actions) SetSeverity(ctx context.Context, id string, severity smart.Severity) (workspace.Change, error) {
	rule, known := smart.RuleOf(id)
	fresh := known && (severity == "" || severity == rule.Severity)
	return a.choose(ctx, "Edit rule: "+rule.Title, smart.ChosenSeverity(id, severity), fresh)
}

// SetLimit gives a limit the number that a person typed; "" is that of a new plan.
// A share may be typed in percent. Errors: invalid at the limit.
func (a Actions) SetLimit(ctx context.Context, name, text string) (workspace.Change, error) {
	var about smart.Limit
	for _, limit := range smart.LimitList() {
		if limit.Name == name {
			about = limit
		}
	}
	value := about.Default
	if text = strings.TrimSpace(text); text != "" {
		p, err := a.plan(ctx)
		if err != nil {
			return workspace.Change{}, err
		}
		if value, err = typed.By(p.Settings, a.w.Today()).At(name, text).Number(); err != nil {
			return workspace.Change{}, err
		}
		if about.Share && strings.HasSuffix(text, "%") {
			const percent = -2
			value, _ = plan.Shifted(value, percent)
		}
	}
	fresh := about.Name != "" && value == about.Default
	return a.choose(ctx, "Edit limit: "+about.Title, smart.ChosenLimit(name, value), fresh)
}

func (a Actions) plan(ctx context.Context) (p plan.Plan, err error) {
	err = a.w.Read(ctx, func(r store.Reader) error {
		p, err = r.Plan(ctx)
		return err
	})
	return p, err
}

// choose writes a choice, or goes back to what a new plan has. The choices as they
// are then have to agree.
func (a Actions) choose(ctx context.Context, name string, c plan.RuleChoice, fresh bool) (workspace.Change, error) {
	action := workspace.Action{Code: "choose_rule", Params: map[string]any{"name": c.Name}, Name: name}
	return a.w.Do(ctx, action, func(tx *store.Tx) error {
		if fresh {
			if err := tx.DeleteRuleChoice(ctx, c.ID); err != nil {
				return err
			}
		} else if err := tx.PutRuleChoice(ctx, c); err != nil {
			return err
		}
		o, err := smart.English()
		if err != nil {
			return err
		}
		choices, err := tx.RuleChoices(ctx)
		if err != nil {
			return err
		}
		for _, each := range choices {
			next, err := o.Choose(each)
			if err != nil && each.ID == c.ID {
				return err
			}
			if err == nil {
				o = next
			}
		}
		return o.Validate()
	})
}
