package plan_test

import (
	"errors"
	"testing"

	"cairn/backend/plan"
)

func overruled(change func(*plan.Overrule)) plan.Overrule {
	o := plan.Overrule{Row: "k", Rule: "task", Reason: "It is a pilot.", By: "Dana", Date: "2026-02-17"}
	change(&o)
	if o.ID == "" {
		o.ID = plan.OverruleID(o.Row, o.Cycle, o.Rule)
	}
	return o
}

func TestOverrulesAreChecked(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*plan.Overrule)
		field  string
	}{
		"sound":         {func(*plan.Overrule) {}, ""},
		"of a cycle":    {func(o *plan.Overrule) { o.Row, o.Cycle = "", "q1" }, ""},
		"two lines":     {func(o *plan.Overrule) { o.Reason = "One.\nTwo." }, ""},
		"no rule":       {func(o *plan.Overrule) { o.Rule = "" }, "rule"},
		"no reason":     {func(o *plan.Overrule) { o.Reason = " \n" }, "reason"},
		"a bell":        {func(o *plan.Overrule) { o.Reason = "x\a" }, "reason"},
		"a name":        {func(o *plan.Overrule) { o.By = "a\nb" }, "by"},
		"no day":        {func(o *plan.Overrule) { o.Date = "2026-02-30" }, "date"},
		"another's id":  {func(o *plan.Overrule) { o.ID = plan.OverruleID("other", "", "task") }, "id"},
		"an id of none": {func(o *plan.Overrule) { o.ID = "x" }, "id"},
	} {
		checkField(t, name, overruled(c.change).Validate(), c.field)
	}
	for name, c := range map[string]struct {
		choice plan.RuleChoice
		field  string
	}{
		"sound":    {plan.RuleChoice{ID: plan.RuleChoiceID("limit.pace"), Name: "limit.pace", Value: "0.9"}, ""},
		"no name":  {plan.RuleChoice{ID: plan.RuleChoiceID(""), Value: "0.9"}, "name"},
		"no value": {plan.RuleChoice{ID: plan.RuleChoiceID("limit.pace"), Name: "limit.pace"}, "value"},
		"an id":    {plan.RuleChoice{ID: "x", Name: "limit.pace", Value: "0.9"}, "id"},
	} {
		checkField(t, name, c.choice.Validate(), c.field)
	}
}

func checkField(t *testing.T, name string, err error, field string) {
	t.Helper()
	var refused *plan.Error
	switch {
	case field == "" && err != nil:
		t.Errorf("%s: %v", name, err)
	case field != "" && (!errors.As(err, &refused) || len(refused.Fields) != 1 || refused.Fields[0].Field != field):
		t.Errorf("%s: %v, want a fault at %s alone", name, err, field)
	}
}

// Two people who overrule the same agree on it, and no other two do.
func TestIdsOfOverrulesTellThemApart(t *testing.T) {
	seen := map[plan.ID]string{}
	for _, c := range [][3]string{{"a", "", "task"}, {"", "a", "task"}, {"a", "b", "task"}, {"b", "a", "task"}, {"a", "", "pace"}, {"atask", "", ""}} {
		id := plan.OverruleID(plan.ID(c[0]), plan.ID(c[1]), c[2])
		if other, twice := seen[id]; twice {
			t.Errorf("%v and %s have one id", c, other)
		}
		seen[id] = c[0] + "," + c[1] + "," + c[2]
		if again := plan.OverruleID(plan.ID(c[0]), plan.ID(c[1]), c[2]); again != id {
			t.Errorf("%v has two ids", c)
		}
	}
	if plan.RuleChoiceID("limit.pace") == plan.RuleChoiceID("limit.points") || plan.RuleChoiceID("x") == plan.OverruleID("x", "", "") {
		t.Error("two choices have one id")
	}
}
