package plan

import "strings"

// Overrule says that what a rule of SMART sees in a row is right as it is, and why.
// It is about the row, whatever the numbers in it become.
type Overrule struct {
	ID     ID     // OverruleID of Row, Cycle and Rule
	Row    ID     // an objective, key result, KPI or owner; "" is the whole cycle
	Cycle  ID     // where the finding is of a cycle: its Row is "" or an owner; else ""
	Rule   string // as package smart calls it: "best_ever"
	Reason string
	By     string // as the person was called then
	Date   Date
}

// OverruleID is the id of what overrules a rule for a row. Two people who overrule
// the same in two copies of a plan agree on it.
func OverruleID(row, cycle ID, rule string) ID {
	return LinkID("overrule", string(row), string(cycle), rule)
}

// Validate says what is wrong with the fields of an overrule: invalid with the
// fields at fault, or nil.
func (o Overrule) Validate() error {
	var faults Faults
	if o.ID != OverruleID(o.Row, o.Cycle, o.Rule) {
		faults.Add("id", "not_its_own", "This id is not that of its row, cycle and rule. Export the plan again.")
	}
	if strings.TrimSpace(o.Rule) == "" {
		faults.Add("rule", "required", "It does not say which rule is overruled. Choose one.")
	}
	faults.Line("rule", o.Rule, MaxTitle)
	if strings.TrimSpace(o.Reason) == "" {
		faults.Add("reason", "required", "A rule is overruled for a reason, which is shown in place of the finding. Say why it is right as it is.")
	}
	faults.Note("reason", o.Reason)
	faults.Line("by", o.By, MaxTitle)
	faults.Day("date", o.Date)
	return faults.Err()
}

// RuleChoice is what a plan chose about the rules of SMART in place of what they
// come with: a severity or a limit.
type RuleChoice struct {
	ID    ID     // RuleChoiceID of Name
	Name  string // "severity." and a rule, "limit." and a limit, as package smart calls them
	Value string // the severity, or the number with a decimal point
}

// RuleChoiceID is the id of the choice of a name.
func RuleChoiceID(name string) ID { return LinkID("rule_choice", name) }

// Validate says what is wrong with the fields of a choice; whether there is such a
// rule only package smart knows.
func (c RuleChoice) Validate() error {
	var faults Faults
	if c.ID != RuleChoiceID(c.Name) {
		faults.Add("id", "not_its_own", "This id is not that of its name. Export the plan again.")
	}
	for _, field := range []struct{ name, text string }{{"name", c.Name}, {"value", c.Value}} {
		if strings.TrimSpace(field.text) == "" {
			faults.Add(field.name, "required", "A choice about a rule has a name and a value. Give both.")
		}
		faults.Line(field.name, field.text, MaxTitle)
	}
	return faults.Err()
}
