package smart

import (
	"fmt"
	"maps"
	"strings"

	"cairn/backend/plan"
)

// Options are what a plan chooses about the rules.
type Options struct {
	Words  Words
	Limits Limits
	// Severities of rules, by their ids, where they are not the table's.
	Severities map[string]Severity
}

// English are the options of a new plan.
func English() (Options, error) {
	words, err := WordsOf("en")
	return Options{Words: words, Limits: DefaultLimits()}, err
}

// RuleOf describes the rule of an id; ok is false where there is none.
func RuleOf(id string) (rule Rule, ok bool) {
	for _, r := range table() {
		if r.ID == id {
			return r.Rule, true
		}
	}
	return Rule{}, false
}

// Validate says what is wrong with options: limits, or a rule or severity that
// there is none of.
func (o Options) Validate() error {
	known := map[string]bool{}
	for _, r := range Rules() {
		known[r.ID] = true
	}
	for id, severity := range o.Severities {
		if !known[id] {
			return plan.AtField("severities", "unknown_rule", fmt.Sprintf("There is no rule %q. Nothing was changed; leave it out.", id))
		}
		if severity != Warning && severity != Advice && severity != Off {
			return plan.AtField("severities", "unknown_severity", fmt.Sprintf("%q is no severity of the rule %s. Choose warning, advice or off.", severity, id))
		}
	}
	return o.Limits.Validate()
}

// How the names of a plan's choices begin; they are part of the file format.
const (
	severityChoice = "severity."
	limitChoice    = "limit."
)

// ChosenSeverity is the choice of a severity for a rule.
func ChosenSeverity(rule string, severity Severity) plan.RuleChoice {
	return chosen(severityChoice+rule, string(severity))
}

// ChosenLimit is the choice of a number for a limit.
func ChosenLimit(name string, value float64) plan.RuleChoice {
	return chosen(limitChoice+name, plan.FormatNumber(value))
}

func chosen(name, value string) plan.RuleChoice {
	return plan.RuleChoice{ID: plan.RuleChoiceID(name), Name: name, Value: value}
}

// Choose are the options with one choice of the plan's. Errors: invalid; whether
// it agrees with the others Validate says.
func (o Options) Choose(c plan.RuleChoice) (Options, error) {
	if rule, isSeverity := strings.CutPrefix(c.Name, severityChoice); isSeverity {
		o.Severities = maps.Clone(o.Severities)
		if o.Severities == nil {
			o.Severities = map[string]Severity{}
		}
		o.Severities[rule] = Severity(c.Value)
		return o, (Options{Limits: DefaultLimits(), Severities: map[string]Severity{rule: Severity(c.Value)}}).Validate()
	}
	name, isLimit := strings.CutPrefix(c.Name, limitChoice)
	if !isLimit {
		return o, plan.AtField("name", "unknown_choice", fmt.Sprintf("%q is no choice about a rule. Nothing was changed; leave it out.", c.Name))
	}
	value, err := plan.ParseNumber(c.Value, ".", name)
	if err != nil {
		return o, err
	}
	o.Limits, err = o.Limits.With(name, value)
	return o, err
}

// ChooseAll are the options with the choices of a plan, and those of these that are
// left out: what a newer Cairn or a damaged file may hold, and all limits where
// they do not agree with one another, as a merge may leave them.
func (o Options) ChooseAll(choices []plan.RuleChoice) (with Options, leftOut []plan.RuleChoice) {
	with = o
	var limits []plan.RuleChoice
	for _, c := range choices {
		next, err := with.Choose(c)
		if err != nil {
			leftOut = append(leftOut, c)
			continue
		}
		if with = next; strings.HasPrefix(c.Name, limitChoice) {
			limits = append(limits, c)
		}
	}
	if with.Limits.Validate() != nil {
		with.Limits, leftOut = o.Limits, append(leftOut, limits...)
	}
	return with, leftOut
}
