package okrs

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// Edit gives one field of an objective or key result what a person typed. The
// field is named as in JSON; numbers and dates are read by the plan's settings,
// an owner, team or phase by name or id; "" clears what may be absent. "current"
// and "confidence" of a key result make a check-in. Errors: invalid at the field
// with a sentence, not_found, ambiguous with candidates.
func (a Actions) Edit(ctx context.Context, id plan.ID, field, text string) (workspace.Change, error) {
	action := workspace.Action{Code: "edit", Params: map[string]any{"field": field}}
	return a.w.Do(ctx, action, func(tx *store.Tx) error {
		r, err := find(ctx, tx, id)
		if err != nil {
			return err
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		tx.Rename(fmt.Sprintf("Edit %s: %s", fieldWord(field), shortened(r.title())))
		e := edit{ctx: ctx, tx: tx, field: field, text: strings.TrimSpace(text), mark: p.DecimalMark,
			percent: p.ProgressShown == plan.ShownAsPercent}
		if r.objective != nil {
			return e.objective(*r.objective)
		}
		return e.keyResult(*r.keyResult)
	})
}

// fieldWord is a field as the name of an action says it.
func fieldWord(field string) string {
	words := map[string]string{"startDate": "start date", "baselinePoints": "points wanted", "manualProgress": "progress",
		"manualReason": "reason", "kpi": "KPI", "commit": "commit tier", "stretch": "stretch tier"}
	if word, ok := words[field]; ok {
		return word
	}
	return field
}

// edit is one field being given one text.
type edit struct {
	ctx   context.Context //nolint:containedctx // lives for one call
	tx    *store.Tx
	field string
	text  string
	mark  string
	// percent says that the plan shows progress as 54 % and not as 0.54.
	percent bool
}

func (e edit) unknown(subject string) error {
	return plan.AtField(e.field, "unknown_field", fmt.Sprintf("%s has no field %q. Nothing was changed.", subject, e.field))
}

func (e edit) objective(o okr.Objective) error {
	var err error
	switch e.field {
	case "title":
		o.Title = plan.CleanTitle(e.text)
	case "note":
		o.Note = plan.CleanNote(e.text)
	case "type":
		o.Type = okr.ObjectiveType(e.text)
	case "owner":
		o.Owner, err = e.party()
	case "team":
		o.Team, err = e.team()
	case "phase":
		o.Phase, err = e.phase(o.Product)
	case "drivers":
		o.Drivers = okr.Drivers(e.text)
	case "weight":
		o.Weight, err = e.number()
	case "manualProgress":
		o.ManualProgress, err = e.optionalShare()
	case "manualReason":
		o.ManualReason = plan.CleanNote(e.text)
	default:
		return e.unknown("An objective")
	}
	if err != nil {
		return err
	}
	if err := o.Validate(); err != nil {
		return err
	}
	return e.tx.PutObjective(e.ctx, o)
}

func (e edit) keyResult(k okr.KeyResult) error {
	if e.field == "current" || e.field == "confidence" {
		return e.checkIn(k)
	}
	known, err := e.words(&k)
	if !known && err == nil {
		known, err = e.numbers(&k)
	}
	switch {
	case err != nil:
		return err
	case !known:
		return e.unknown("A key result")
	}
	if e.field == "start" || e.field == "target" {
		k.Kind = okr.InferKind(k.Start, k.Target, k.Kind)
	}
	if err := k.Validate(); err != nil {
		if e.field == "kind" { // which the person changed, not the target that it does not fit
			return renamed(err, "target", e.field)
		}
		return err
	}
	return e.tx.PutKeyResult(e.ctx, k)
}

// words edits the fields of a key result that are not numbers.
func (e edit) words(k *okr.KeyResult) (known bool, err error) {
	switch e.field {
	case "title":
		k.Title = plan.CleanTitle(e.text)
	case "note":
		k.Note = plan.CleanNote(e.text)
	case "kind":
		kind, ok := okr.ParseKind(e.text)
		if !ok {
			kind = okr.Kind(e.text) // Validate refuses it with a sentence
		}
		k.Kind = kind
	case "unit":
		k.Unit = plan.CleanTitle(e.text)
	case "owner":
		k.Owner, err = e.party()
	case "startDate":
		k.StartDate, err = e.date()
	case "due":
		k.Due, err = e.date()
	default:
		return false, nil
	}
	return true, err
}

// numbers edits the fields of a key result that are numbers. A percent typed
// where there is no unit yet says what the unit is.
func (e edit) numbers(k *okr.KeyResult) (known bool, err error) {
	fields := map[string]**float64{"start": &k.Start, "target": &k.Target, "low": &k.Low, "high": &k.High,
		"tolerance": &k.Tolerance, "commit": &k.Commit, "stretch": &k.Stretch}
	if field, ok := fields[e.field]; ok {
		if *field, err = e.optionalNumber(); err == nil && k.Unit == "" && strings.HasSuffix(e.text, "%") {
			k.Unit = "%"
		}
		return true, err
	}
	switch e.field {
	case "weight":
		k.Weight, err = e.number()
		return true, err
	case "baselinePoints":
		k.BaselinePoints, err = e.optionalCount()
		return true, err
	default:
		return false, nil
	}
}

func (e edit) number() (float64, error) { return plan.ParseNumber(e.text, e.mark, e.field) }

func (e edit) optionalNumber() (*float64, error) {
	if e.text == "" {
		return nil, nil
	}
	number, err := e.number()
	return &number, err
}

// optionalShare reads progress, 0 to 1, as the plan shows it: "54 %" is 0.54
// everywhere, and so is "54" where the plan shows percent.
func (e edit) optionalShare() (*float64, error) {
	number, err := e.optionalNumber()
	if number == nil || err != nil || !e.percent && !strings.HasSuffix(e.text, "%") {
		return number, err
	}
	// Moves the decimal mark: a division may add digits that nobody typed.
	share, err := strconv.ParseFloat(plan.FormatNumber(*number)+"e-2", 64)
	return &share, err
}

func (e edit) optionalCount() (*int, error) {
	number, err := e.optionalNumber()
	if number == nil || err != nil {
		return nil, err
	}
	count := int(*number)
	if float64(count) != *number {
		return nil, plan.AtField(e.field, "not_whole", "This is counted in whole numbers. Type one, such as 8.")
	}
	return &count, nil
}

func (e edit) date() (plan.Date, error) {
	if e.text == "" {
		return "", nil
	}
	date, err := plan.ParseDate(e.text)
	if err != nil {
		return "", plan.AtField(e.field, "not_a_date", err.Error())
	}
	return date, nil
}
