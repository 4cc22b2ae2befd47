package okrs

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Edit gives one field of an objective or key result what a person typed. The
// field is named as in JSON; numbers and dates are read by the plan's settings,
// an owner, team or phase by name or id, "tags" as a list parted by commas; ""
// clears what may be absent. "current"
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
		tx.Rename(fmt.Sprintf("Edit %s: %s", fieldWord(field), typed.Shortened(r.title())))
		e := edit{Text: typed.In(ctx, tx, p.Settings).At(field, text), percent: p.ProgressShown == plan.ShownAsPercent}
		return e.row(r)
	})
}

func (e edit) row(r row) error {
	switch {
	case typed.IsOfTags(e.Field):
		return e.PutTags(r.id())
	case r.objective != nil:
		return e.objective(*r.objective)
	default:
		return e.keyResult(*r.keyResult)
	}
}

// fieldWord is a field as the name of an action says it.
func fieldWord(field string) string {
	words := map[string]string{"startDate": "start date", "baselinePoints": "points wanted", "manualProgress": "progress",
		"manualReason": "reason", "targetLines": "dated targets", "curve": "path", "kpi": "KPI", "commit": "commit tier", "stretch": "stretch tier"}
	if word, ok := words[field]; ok {
		return word
	}
	return field
}

// unknownField is the code of a field that a row does not have.
const unknownField = "unknown_field"

// edit is one field being given one text.
type edit struct {
	typed.Text
	// percent says that the plan shows progress as 54 % and not as 0.54.
	percent bool
}

func (e edit) unknown(subject string) error {
	return plan.AtField(e.Field, unknownField, fmt.Sprintf("%s has no field %q. Nothing was changed.", subject, e.Field))
}

func (e edit) objective(o okr.Objective) error {
	var err error
	switch e.Field {
	case "title":
		o.Title = plan.CleanTitle(e.Text.Text)
	case "note":
		o.Note = plan.CleanNote(e.Text.Text)
	case "type":
		o.Type = okr.ObjectiveType(e.Text.Text)
	case "owner":
		o.Owner, err = e.Party()
	case "team":
		o.Team, err = e.Team()
	case "phase":
		o.Phase, err = e.Phase(o.Product)
	case "drivers":
		o.Drivers = okr.Drivers(e.Text.Text)
	case "weight":
		o.Weight, err = e.Number()
	case "manualProgress":
		o.ManualProgress, err = e.optionalShare()
	case "manualReason":
		o.ManualReason = plan.CleanNote(e.Text.Text)
	default:
		return e.unknown("An objective")
	}
	if err != nil {
		return err
	}
	if err := o.Validate(); err != nil {
		return err
	}
	return e.Tx.PutObjective(e.Ctx, o)
}

func (e edit) keyResult(k okr.KeyResult) error {
	if e.Field == "current" || e.Field == "confidence" {
		return e.editCurrent(k)
	}
	if e.Field == "kpi" {
		return e.linkNamed(k)
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
	if err := e.follow(&k); err != nil {
		return err
	}
	if err := e.inCycle(k); err != nil {
		return err
	}
	if err := k.Validate(); err != nil {
		if e.Field == "kind" { // which the person changed, not the targets that it does not fit
			err = renamed(err, "targetLines", e.Field)
			return renamed(err, "target", e.Field)
		}
		return err
	}
	return e.Tx.PutKeyResult(e.Ctx, k)
}

// follow changes what follows from the field that was edited.
func (e edit) follow(k *okr.KeyResult) error {
	switch e.Field {
	case "start", "target":
		k.Kind = okr.InferKind(k.Start, k.Target, k.Kind)
	case "kind":
		if !k.Counting.Fits(k.Kind) {
			k.Counting = okr.Whole // what the other kind counted says nothing about this one
		}
	case "counting":
		return e.counted(k)
	}
	return nil
}

// counted sees to what another way of counting needs: a sum begins at 0 where
// nobody said otherwise, and no KPI feeds it whose values it cannot add up.
func (e edit) counted(k *okr.KeyResult) error {
	if k.Counting == okr.Sum && k.Kind == okr.Increase && k.Start == nil {
		k.Start = new(float64)
	}
	by, err := feeding(e.Ctx, e.Tx, *k)
	if by == nil || err != nil {
		return err
	}
	return k.ValidateFeed(by)
}

// ByHand is progress that a person sets, as typed.
type ByHand struct {
	Objective plan.ID
	Progress  string // as the plan shows it, or with a percent sign; "" for not yet
	Reason    string // required
}

// SetByHand lets a person and not its drivers say how far an objective is. Errors:
// invalid at manualProgress or manualReason, not_found.
func (a Actions) SetByHand(ctx context.Context, n ByHand) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "set_by_hand"}, func(tx *store.Tx) error {
		o, err := tx.Objective(ctx, n.Objective)
		if err != nil {
			return err
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		tx.Rename("Set progress: " + typed.Shortened(o.Title))
		e := edit{Text: typed.In(ctx, tx, p.Settings).At("manualProgress", n.Progress), percent: p.ProgressShown == plan.ShownAsPercent}
		if o.ManualProgress, err = e.optionalShare(); err != nil {
			return err
		}
		o.Drivers, o.ManualReason = okr.DriversManual, plan.CleanNote(n.Reason)
		if err := o.Validate(); err != nil {
			return err
		}
		return tx.PutObjective(ctx, o)
	})
}

// inCycle refuses a date outside of the cycle, and dated targets outside of the
// dates. Of the two dates the one that is not edited may have come there by a move,
// and so may targets that are not.
func (e edit) inCycle(k okr.KeyResult) error {
	switch e.Field {
	case "due":
		k.StartDate = ""
	case "startDate":
		k.Due = ""
	case "targetLines":
		return datesInCycle(e.Ctx, e.Tx, k, e.Field)
	default:
		return nil
	}
	return renamed(datesInCycle(e.Ctx, e.Tx, k, e.Field, "targetLines"), "targetLines", e.Field)
}

// datesInCycle refuses dates of a key result that do not lie in its cycle, and dated
// targets that do not lie between them: what is wrong with some of its fields.
func datesInCycle(ctx context.Context, tx *store.Tx, k okr.KeyResult, fields ...string) error {
	objective, err := tx.Objective(ctx, k.Objective)
	if err != nil {
		return err
	}
	home, err := homeOf(ctx, tx, objective)
	if err != nil {
		return err
	}
	err = k.ValidateIn(home)
	if refused := (*plan.Error)(nil); errors.As(err, &refused) {
		var faults plan.Faults
		for _, fault := range refused.Fields {
			if slices.Contains(fields, fault.Field) {
				faults = append(faults, fault)
			}
		}
		return faults.Err()
	}
	return err
}

// words edits the fields of a key result that are not numbers.
func (e edit) words(k *okr.KeyResult) (known bool, err error) {
	switch e.Field {
	case "title":
		k.Title = plan.CleanTitle(e.Text.Text)
	case "note":
		k.Note = plan.CleanNote(e.Text.Text)
	case "kind":
		kind, ok := okr.ParseKind(e.Text.Text)
		if !ok {
			kind = okr.Kind(e.Text.Text) // Validate refuses it with a sentence
		}
		k.Kind = kind
	case "unit":
		k.Unit = plan.CleanTitle(e.Text.Text)
	case "owner":
		k.Owner, err = e.Party()
	case "startDate":
		k.StartDate, err = e.Date()
	case "due":
		k.Due, err = e.Date()
	default:
		return e.way(k)
	}
	return true, err
}

// way edits how values count and how they get to the target.
func (e edit) way(k *okr.KeyResult) (known bool, err error) {
	switch e.Field {
	case "counting":
		counting, ok := okr.ParseCounting(e.Text.Text)
		if !ok {
			counting = okr.Counting(e.Text.Text) // Validate refuses it with a sentence
		}
		k.Counting = counting
	case "curve":
		curve, ok := okr.ParseCurve(e.Text.Text)
		if !ok {
			curve = okr.Curve(e.Text.Text)
		}
		k.Curve = curve
	case "targetLines":
		k.Targets, err = e.Targets()
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
	if field, ok := fields[e.Field]; ok {
		if *field, err = e.OptionalNumber(); err == nil && k.Unit == "" && strings.HasSuffix(e.Text.Text, "%") {
			k.Unit = "%"
		}
		return true, err
	}
	switch e.Field {
	case "weight":
		k.Weight, err = e.Number()
		return true, err
	case "baselinePoints":
		k.BaselinePoints, err = e.OptionalCount()
		return true, err
	default:
		return false, nil
	}
}

// optionalShare reads progress, 0 to 1, as the plan shows it: "54 %" is 0.54
// everywhere, and so is "54" where the plan shows percent.
func (e edit) optionalShare() (*float64, error) {
	number, err := e.OptionalNumber()
	if number == nil || err != nil || !e.percent && !strings.HasSuffix(e.Text.Text, "%") {
		return number, err
	}
	const percent = -2
	share, _ := plan.Shifted(*number, percent)
	return &share, nil
}
