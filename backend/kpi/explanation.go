package kpi

import (
	"math"
	"strconv"
	"strings"

	"cairn/backend/plan"
)

// Explanation says how an answer came about, as data for the page and the
// command line. Its lists are never nil.
type Explanation struct {
	Standing string    `json:"standing"` // the sentence of the standing: "62% is at or above 60%: met"
	Code     string    `json:"code"`     // which rule decided it: "green", "amber", "red", "stale", ...
	Inputs   []Input   `json:"inputs"`
	LeftOut  []LeftOut `json:"leftOut"` // what did not count, and why
}

// Input is one number of an answer and where it came from.
type Input struct {
	Name   string    `json:"name"` // "newest", "before", "yearBefore", "target", "greenLow", ...
	Value  *float64  `json:"value"`
	Unit   string    `json:"unit"`
	Period plan.Date `json:"period"` // "" for a field of the card
	Label  string    `json:"label"`  // the period as people call it
	By     string    `json:"by"`     // who entered it; "" for a field of the card
}

// LeftOut is something that did not count, or a comparison that is absent.
type LeftOut struct {
	Name     string `json:"name"`
	Code     string `json:"code"` // "provisional", "later", "no_value", "no_counterpart", "from_zero", "not_sound"
	Sentence string `json:"sentence"`
}

func (e *Explanation) leaveOut(name, code, sentence string) {
	e.LeftOut = append(e.LeftOut, LeftOut{name, code, sentence})
}

func (k *KPI) inputOf(name string, p *Point) Input {
	return Input{Name: name, Value: ptr(p.Value), Unit: k.Unit, Period: p.Period, Label: p.Label, By: p.By}
}

// withUnit writes a number with its unit as people read it: "41%".
func (k *KPI) withUnit(number float64) string {
	return plan.WithUnit(shown(number), k.Unit)
}

// shown writes a number in full, with a true minus sign.
func shown(f float64) string {
	text := plan.FormatNumber(f)
	if size := math.Abs(f); size != 0 && (size >= 1e15 || size < 1e-9) {
		text = strconv.FormatFloat(f, 'g', -1, 64)
	}
	if rest, negative := strings.CutPrefix(text, "-"); negative {
		return "\u2212" + rest
	}
	return text
}

// finite treats a number that a damaged plan holds as absent.
func finite(number *float64) *float64 {
	if number == nil || math.IsNaN(*number) || math.IsInf(*number, 0) {
		return nil
	}
	return number
}

func ptr[T any](v T) *T { return &v }
