// Package template holds objectives with their key results that a team can begin
// with, three for each lifecycle phase, and says how they would stand in a plan: which
// of its KPIs would measure them, from which number to which, due when
// (issue 5, "Templates").
//
// The templates of a language are a file (books/en.json), so that another language is
// another file. Which KPI a key result is measured by is told by its name, its unit and
// its direction; a KPI that only sounds alike is left out, since a person can still link
// it, and a wrong number convinces.
//
// Everything in it is pure: the same plan gets the same drafts on every machine. It
// imports plan, okr, kpi, calc, smart and the standard library alone.
package template

import (
	"cairn/backend/kpi"
	"cairn/backend/okr"
)

// Book holds the templates of a language with the KPIs that they want.
type Book struct {
	KPIs      []Wanted   `json:"kpis"`
	Templates []Template `json:"templates"`
	// ExampleNote and TrapNote begin what the notes of rows say: that their numbers are an
	// example, before the KPI's definition, and what to avoid.
	ExampleNote string `json:"exampleNote"`
	TrapNote    string `json:"trapNote"`
	// Endings are taken off words before they are compared: "s" of a plural.
	Endings []string `json:"endings"`
	// Fillers are words of a KPI's name that say nothing about what it measures: "rate".
	Fillers []string `json:"fillers"`
	// Qualifiers are words that say of whom or how often it is measured: "new", "weekly".
	Qualifiers []string `json:"qualifiers"`

	named map[string][]words // the names of each of KPIs, by its id
}

// Wanted is a KPI that a key result would be measured by.
type Wanted struct {
	ID         string         `json:"id"`
	Name       string         `json:"name"`  // as the handbook calls it
	Names      []string       `json:"names"` // what else people call it
	Definition string         `json:"definition"`
	UnitKinds  []kpi.UnitKind `json:"unitKinds"` // one of them
	Unit       string         `json:"unit"`      // of numbers that are an example
	Direction  kpi.Direction  `json:"direction"`
	Timing     kpi.Timing     `json:"timing"`
	Frequency  kpi.Frequency  `json:"frequency"` // how often it is useful to measure it
}

// Template is an objective to begin with.
type Template struct {
	ID         string            `json:"id"`
	Phase      string            `json:"phase"` // one of plan.DefaultPhases
	Type       okr.ObjectiveType `json:"type"`
	Title      string            `json:"title"`
	Why        string            `json:"why"`  // why it fits the phase
	Trap       string            `json:"trap"` // how it goes wrong
	KeyResults []KeyResult       `json:"keyResults"`
}

// KeyResult is one of a template. Its numbers are an example, for plans without the
// KPI; with it they come from its values by the rule that is there: By, Close or Plus.
type KeyResult struct {
	ID     string   `json:"id"` // unique in its template
	Title  string   `json:"title"`
	Kind   okr.Kind `json:"kind"`
	KPI    string   `json:"kpi"` // id of the Wanted; "" for milestones, yes/no and a baseline
	Start  *float64 `json:"start"`
	Target *float64 `json:"target"`
	Low    *float64 `json:"low"`
	High   *float64 `json:"high"`
	// By is the share of its value, above 0, by which the number is to change.
	By float64 `json:"by"`
	// Close is the share, above 0 and below 1, of what is missing to 100 %.
	Close float64 `json:"close"`
	// Plus is how far the number is to change, in its unit.
	Plus       float64     `json:"plus"`
	Unit       string      `json:"unit"`   // of a baseline
	Points     int         `json:"points"` // of a baseline: how many values make it
	Milestones []Milestone `json:"milestones"`
}

// Milestone is a step of a key result.
type Milestone struct {
	Title string  `json:"title"`
	At    float64 `json:"at"` // share of the time there is, above 0 and at most 1, after which it is due
}

// Wanted is the KPI of an id; nil where there is none.
func (b *Book) Wanted(id string) *Wanted {
	for i := range b.KPIs {
		if b.KPIs[i].ID == id {
			return &b.KPIs[i]
		}
	}
	return nil
}

// directed says whether a key result goes from a start to a target.
func (k *KeyResult) directed() bool { return k.Kind == okr.Increase || k.Kind == okr.Decrease }

// control says whether it holds a number where it should be.
func (k *KeyResult) control() bool {
	return k.Kind == okr.AtLeast || k.Kind == okr.AtMost || k.Kind == okr.Range
}
