// Package smart looks at goals as a coach would: whether they are specific,
// measurable, achievable, relevant and time-bound, whether a target stands out
// from what its number does by itself, and whether the goals of a cycle make a
// sound set (handbook/okr.md, "SMART, and how a tool checks it").
//
// What it finds is advice: every finding names its rule, what was seen, why it
// matters and what to do, and a person may overrule it. Rules are rows of one
// table (Rules); their severity and the numbers they turn on are the plan's to
// change, and the words they know are a file for each language.
//
// Everything in it is pure: the same facts give the same findings on every
// machine. It imports plan, okr, kpi, calc and the standard library alone.
package smart

import (
	"cairn/backend/plan"
)

// Letter is the part of SMART that a rule belongs to.
type Letter string

// The five letters, and the rules about all goals of a cycle together.
const (
	Specific   Letter = "S"
	Measurable Letter = "M"
	Achievable Letter = "A" // and assigned to somebody, as Doran had it
	Relevant   Letter = "R"
	TimeBound  Letter = "T"
	Together   Letter = "set"
)

// Letters are the five, and the one of all goals together, in their order.
func Letters() []Letter {
	return []Letter{Specific, Measurable, Achievable, Relevant, TimeBound, Together}
}

// Severity says how much a finding matters.
type Severity string

// The severities, in the spelling of files and JSON.
const (
	Warning Severity = "warning" // the goal cannot do its work like this
	Advice  Severity = "advice"  // it would do it better
	Off     Severity = "off"     // the rule is not asked
)

// Finding is what one rule saw in one goal.
type Finding struct {
	Rule     string   `json:"rule"`
	Letter   Letter   `json:"letter"`
	Severity Severity `json:"severity"`
	Row      plan.ID  `json:"row"`   // the key result, objective, KPI or owner; "" for the whole cycle
	Field    string   `json:"field"` // where the fix is made, as edits call it; "" for none
	Seen     string   `json:"seen"`  // what was seen, a sentence
	Why      string   `json:"why"`   // why it matters
	Fix      string   `json:"fix"`   // what to do
	// Offer is what Field could say instead, as a person would type it: a fix of
	// one click. "" where a person has to think.
	Offer string `json:"offer"`
	// Others are further rows that it is about, such as the other one of two.
	Others []plan.ID `json:"others"`
	// Params are the figures in Seen, for other languages.
	Params map[string]any `json:"params"`
}

// Rule describes a rule, for settings and documentation.
type Rule struct {
	ID       string   `json:"id"`
	Letter   Letter   `json:"letter"`
	Severity Severity `json:"severity"` // unless the plan says otherwise
	Title    string   `json:"title"`    // what it sees, in a few words
	Why      string   `json:"why"`
}

// rule is a row of the table: what it is, and how it looks at a key result, an
// objective, a KPI with a target, or all goals of a cycle. It has one of them or
// several.
type rule struct {
	Rule
	keyResult func(*goal) []seen
	objective func(*aim) []seen
	metric    func(*watched) []seen
	set       func(*check) []seen
}

// seen is what a rule saw, before the table adds what is the same each time.
type seen struct {
	row    plan.ID // "" is the row that was looked at
	field  string
	text   string
	fix    string
	offer  string
	others []plan.ID
	params map[string]any
}

// one is the answer of a rule that saw something once.
func one(s seen) []seen { return []seen{s} }

// table holds all rules in the order in which findings stand.
func table() []rule {
	var all []rule
	for _, part := range [][]rule{specific(), measurable(), achievable(), alignment(), relevant(), timeBound(), together()} {
		all = append(all, part...)
	}
	return all
}

// Rules describes all rules, letter by letter.
func Rules() []Rule {
	rules := []Rule{}
	for _, r := range table() {
		rules = append(rules, r.Rule)
	}
	return rules
}
