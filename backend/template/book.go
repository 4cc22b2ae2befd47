package template

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

//go:embed books/*.json
var books embed.FS

// Languages are those that there are templates in, as ISO 639-1 calls them.
func Languages() []string {
	entries, _ := books.ReadDir("books") // embedded: it is there
	languages := make([]string, len(entries))
	for i, entry := range entries {
		languages[i] = strings.TrimSuffix(entry.Name(), path.Ext(entry.Name()))
	}
	return languages
}

// BookOf are the templates of a language; unsupported where there are none.
func BookOf(language string) (*Book, error) {
	raw, err := books.ReadFile("books/" + language + ".json")
	if err != nil {
		return nil, plan.Refuse(plan.Unsupported, fmt.Sprintf("There are no templates in the language %q. Nothing was changed; choose one of %s.",
			language, strings.Join(Languages(), ", ")))
	}
	return Parse(raw)
}

// Parse reads a file of templates: the JSON of a Book. invalid, with what is wrong and
// where, for anything that could not be applied to a plan.
func Parse(raw []byte) (*Book, error) {
	var b Book
	decoder := json.NewDecoder(strings.NewReader(string(raw)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&b); err != nil {
		return nil, refused("it cannot be read: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, refused("something stands behind its end")
	}
	if err := b.check(); err != nil {
		return nil, err
	}
	b.index()
	return &b, nil
}

func refused(format string, args ...any) error {
	cause := fmt.Errorf(format, args...)
	return &plan.Error{Code: plan.Invalid, Cause: cause,
		Message: fmt.Sprintf("This file of templates is not used: %s. The templates in use stay; correct the file and load it again.", strings.TrimSuffix(cause.Error(), "."))}
}

func (b *Book) check() error {
	if b.ExampleNote == "" || b.TrapNote == "" {
		return refused("it does not say how notes begin (exampleNote and trapNote)")
	}
	known := map[string]bool{}
	for i := range b.KPIs {
		w := &b.KPIs[i]
		if w.ID == "" || known[w.ID] {
			return refused("the KPI %q has no id of its own", w.Name)
		}
		known[w.ID] = true
		if err := w.check(); err != nil {
			return err
		}
	}
	ids := map[string]bool{}
	for i := range b.Templates {
		t := &b.Templates[i]
		if t.ID == "" || ids[t.ID] {
			return refused("the template %q has no id of its own", t.Title)
		}
		ids[t.ID] = true
		if err := b.checkTemplate(t); err != nil {
			return err
		}
	}
	return nil
}

func (w *Wanted) check() error {
	if len(w.UnitKinds) == 0 || w.Definition == "" {
		return refused("the KPI %q has no kind of unit or no definition", w.ID)
	}
	for _, kind := range w.UnitKinds {
		k := kpi.KPI{Name: w.Name, State: kpi.Active, UnitKind: kind, Unit: w.Unit, Direction: w.Direction, Timing: w.Timing,
			Aggregation: kpi.AggregateLast, Frequency: w.Frequency}
		if err := k.Validate(); err != nil {
			return refused("the KPI %q is none: %w", w.ID, err)
		}
	}
	return nil
}

func (b *Book) checkTemplate(t *Template) error {
	if !slices.Contains(plan.DefaultPhases(), t.Phase) {
		return refused("the template %q is of the phase %q, which is none of %s", t.ID, t.Phase, strings.Join(plan.DefaultPhases(), ", "))
	}
	if t.Why == "" || t.Trap == "" || len(t.KeyResults) == 0 {
		return refused("the template %q lacks its reason, its trap or its key results", t.ID)
	}
	if err := (okr.Objective{Title: t.Title, Note: t.Why, Type: t.Type, Weight: 1}).Validate(); err != nil {
		return refused("the template %q is no objective: %w", t.ID, err)
	}
	ids, wanted := map[string]bool{}, map[string]bool{}
	for i := range t.KeyResults {
		k := &t.KeyResults[i]
		where := t.ID + ", " + k.ID
		switch {
		case k.ID == "" || ids[k.ID]:
			return refused("the key result %q of %q has no id of its own", k.Title, t.ID)
		case k.KPI != "" && wanted[k.KPI]:
			return refused("two key results of %q want the KPI %q", t.ID, k.KPI)
		}
		ids[k.ID], wanted[k.KPI] = true, true
		if err := b.checkKeyResult(k, where); err != nil {
			return err
		}
	}
	return nil
}

func (b *Book) checkKeyResult(k *KeyResult, where string) error {
	w := b.Wanted(k.KPI)
	switch measured := k.directed() || k.control(); {
	case measured != (k.KPI != ""):
		return refused("%s: what has a target names its KPI, and nothing else does", where)
	case measured && w == nil:
		return refused("%s: there is no KPI %q", where, k.KPI)
	case measured && !k.goesWith(w.Direction):
		return refused("%s: the kind %q goes against the KPI %q", where, k.Kind, k.KPI)
	case (k.Kind == okr.Milestones) != (len(k.Milestones) > 0), (k.Kind == okr.Baseline) != (k.Points > 0):
		return refused("%s: the kind %q does not go with its milestones or points", where, k.Kind)
	}
	if err := k.checkNumbers(w, where); err != nil {
		return err
	}
	for _, m := range k.Milestones {
		if err := (okr.Milestone{Title: m.Title, Weight: 1}).Validate(); err != nil || m.At <= 0 || m.At > 1 {
			return refused("%s: the milestone %q has no title or is not due within the time there is", where, m.Title)
		}
	}
	return nil
}

// checkNumbers checks the example and the rule for other numbers.
func (k *KeyResult) checkNumbers(w *Wanted, where string) error {
	row := okr.KeyResult{Title: k.Title, Kind: k.Kind, Unit: k.Unit, Weight: 1}
	if w != nil {
		row.Unit = w.Unit
	}
	row.Start, row.Target, row.Low, row.High = k.Start, k.Target, k.Low, k.High
	if err := row.Validate(); err != nil {
		return refused("%s: %w", where, err)
	}
	if (k.Kind == okr.AtLeast || k.Kind == okr.AtMost) && k.Target == nil || k.Kind == okr.Range && (k.Low == nil || k.High == nil) {
		return refused("%s: it says no number to stay at", where)
	}
	return k.checkRule(where)
}

// checkRule checks that what goes from a start to a target has one rule for other numbers,
// and nothing else has one.
func (k *KeyResult) checkRule(where string) error {
	rules := 0
	for _, rule := range []float64{k.By, k.Close, k.Plus} {
		if rule < 0 {
			return refused("%s: a rule below 0 goes the wrong way", where)
		}
		if rule > 0 {
			rules++
		}
	}
	switch {
	case !k.directed() && rules > 0:
		return refused("%s: only what goes from a start to a target has a rule for it", where)
	case k.directed() && (k.Start == nil || k.Target == nil || rules != 1):
		return refused("%s: it needs a start, a target and one of by, close and plus", where)
	case k.Close >= 1 || k.Close > 0 && k.Kind != okr.Increase:
		return refused("%s: close is the share of what is missing to 100%%, below 1, of what rises", where)
	default:
		return nil
	}
}

// goesWith says whether the kind makes a KPI of a direction better.
func (k *KeyResult) goesWith(d kpi.Direction) bool {
	switch k.Kind {
	case okr.Increase, okr.AtLeast:
		return d == kpi.Up
	case okr.Decrease, okr.AtMost:
		return d == kpi.Down
	case okr.Range:
		return d == kpi.InRange
	default:
		return false
	}
}
