package store

import (
	"context"

	"cairn/backend/plan"
)

type overruleRow struct {
	ID     string `gorm:"primaryKey"`
	Alive  bool
	Row    string
	Cycle  string
	Rule   string
	Reason string
	By     string
	Date   string
}

func (overruleRow) TableName() string { return "overrules" }

func overruleToRow(o plan.Overrule) overruleRow {
	return overruleRow{ID: string(o.ID), Row: string(o.Row), Cycle: string(o.Cycle), Rule: o.Rule, Reason: o.Reason, By: o.By, Date: string(o.Date)}
}

func overruleFromRow(r overruleRow) plan.Overrule {
	return plan.Overrule{ID: plan.ID(r.ID), Row: plan.ID(r.Row), Cycle: plan.ID(r.Cycle), Rule: r.Rule, Reason: r.Reason, By: r.By, Date: plan.Date(r.Date)}
}

type ruleChoiceRow struct {
	ID    string `gorm:"primaryKey"`
	Alive bool
	Name  string
	Value string
}

func (ruleChoiceRow) TableName() string { return "rule_choices" }

func ruleChoiceToRow(c plan.RuleChoice) ruleChoiceRow {
	return ruleChoiceRow{ID: string(c.ID), Name: c.Name, Value: c.Value}
}

func ruleChoiceFromRow(r ruleChoiceRow) plan.RuleChoice {
	return plan.RuleChoice{ID: plan.ID(r.ID), Name: r.Name, Value: r.Value}
}

// Overrules of all rows and cycles, by date.
func (r Reader) Overrules(ctx context.Context) ([]plan.Overrule, error) {
	return all(ctx, r, "date, id", overruleFromRow)
}

// Overrule reads why a rule is overruled; not_found where it is not.
func (r Reader) Overrule(ctx context.Context, id plan.ID) (plan.Overrule, error) {
	return one(ctx, r, id, "reason to overrule a rule", overruleFromRow)
}

// RuleChoices are what the plan chose about rules, by name.
func (r Reader) RuleChoices(ctx context.Context) ([]plan.RuleChoice, error) {
	return all(ctx, r, "name, id", ruleChoiceFromRow)
}

// PutOverrule overrules a rule for a row, or gives another reason.
func (tx *Tx) PutOverrule(ctx context.Context, o plan.Overrule) error {
	return put(ctx, tx, overrules, overruleToRow(o))
}

// DeleteOverrule lets a rule speak again.
func (tx *Tx) DeleteOverrule(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, overrules, id)
}

// PutRuleChoice chooses a severity or a limit.
func (tx *Tx) PutRuleChoice(ctx context.Context, c plan.RuleChoice) error {
	return put(ctx, tx, ruleChoices, ruleChoiceToRow(c))
}

// DeleteRuleChoice goes back to what a rule comes with.
func (tx *Tx) DeleteRuleChoice(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, ruleChoices, id)
}
