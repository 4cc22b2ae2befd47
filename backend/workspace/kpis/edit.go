package kpis

import (
	"context"
	"fmt"
	"strings"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Edit gives one field of a KPI what a person typed. The field is named as in
// JSON; numbers and dates are read by the plan's settings, owner, backupOwner,
// product and counterMetric (a KPI) by name or id; "" clears what may be
// absent. State and phases have methods of their own. Errors: invalid at the
// field with a sentence, not_found, ambiguous with candidates.
func (a Actions) Edit(ctx context.Context, id plan.ID, field, text string) (workspace.Change, error) {
	action := workspace.Action{Code: "edit_kpi", Params: map[string]any{"field": field}}
	return a.w.Do(ctx, action, func(tx *store.Tx) error {
		k, err := tx.KPI(ctx, id)
		if err != nil {
			return err
		}
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		e := edit{Text: typed.In(ctx, tx, p.Settings).At(field, text), kpi: &k}
		before := k
		known, err := e.set()
		switch {
		case err != nil:
			return err
		case !known:
			return plan.AtField(field, "unknown_field", fmt.Sprintf("A KPI has no field %q. Nothing was changed.", field))
		}
		tx.Rename(fmt.Sprintf("Edit %s: %s", fieldWord(field), typed.Shortened(k.Name)))
		if err := k.Validate(); err != nil {
			return err
		}
		if err := e.redefine(before, p.Settings); err != nil {
			return err
		}
		return tx.PutKPI(ctx, k)
	})
}

// redefine begins a new version of the definition where what the values mean has
// changed.
func (e edit) redefine(before kpi.KPI, settings plan.Settings) error {
	if !e.kpi.Redefines(&before) {
		return nil
	}
	values, err := e.Tx.MeasurementsOf(e.Ctx, e.kpi.ID)
	if err != nil {
		return err
	}
	var newest plan.Date
	for i := range values {
		newest = max(newest, kpi.CalendarOf(settings).Last(e.kpi.Frequency, values[i].Period))
	}
	e.kpi.Redefine(newest, e.Tx.Today())
	return nil
}

// fieldWord is a field as the name of an action says it: "greenLow" is "green
// low".
func fieldWord(field string) string {
	var word strings.Builder
	for _, r := range field {
		if r >= 'A' && r <= 'Z' {
			word.WriteByte(' ')
			r += 'a' - 'A'
		}
		word.WriteRune(r)
	}
	return word.String()
}

// edit is one field being given one text.
type edit struct {
	typed.Text
	kpi *kpi.KPI
}

func (e edit) set() (known bool, err error) {
	for _, set := range []func() (bool, error){e.setText, e.setWord, e.setNumber, e.setOther} {
		if known, err := set(); known || err != nil {
			return true, err
		}
	}
	return false, nil
}

// setText sets the texts, of one line or of many.
func (e edit) setText() (bool, error) {
	k := e.kpi
	lines := map[string]*string{"name": &k.Name, "category": &k.Category, "unit": &k.Unit, "source": &k.Source,
		"sourceLink": &k.SourceLink, "benchmarkSource": &k.BenchmarkSource}
	if line := lines[e.Field]; line != nil {
		*line = plan.CleanTitle(e.Text.Text)
		return true, nil
	}
	notes := map[string]*string{"question": &k.Question, "decision": &k.Decision, "definition": &k.Definition, "formula": &k.Formula,
		"numerator": &k.Numerator, "denominator": &k.Denominator, "nullRule": &k.NullRule, "grain": &k.Grain,
		"inclusions": &k.Inclusions, "exclusions": &k.Exclusions, "gaming": &k.Gaming, "action": &k.Action,
		"retiredReason": &k.RetiredReason, "note": &k.Note}
	if note := notes[e.Field]; note != nil {
		*note = plan.CleanNote(e.Text.Text)
		return true, nil
	}
	return false, nil
}

// setWord sets the fields that have one of a few values; Validate refuses all
// others with a sentence.
func (e edit) setWord() (bool, error) {
	k, word := e.kpi, strings.ToLower(e.Text.Text)
	switch e.Field {
	case "direction":
		k.Direction = kpi.Direction(word)
	case "timing":
		k.Timing = kpi.Timing(word)
	case "tier":
		k.Tier = kpi.Tier(word)
	case "unitKind":
		k.UnitKind = kpi.UnitKind(word)
	case "aggregation":
		k.Aggregation = kpi.Aggregation(word)
	case "frequency":
		return true, e.setFrequency(word)
	case "cumulative":
		k.Cumulative = kpi.Cumulation(word)
	case "interpolation":
		k.Interpolation = kpi.Interpolation(word)
	case "key":
		switch word {
		case "yes", "true", "key", "1":
			k.Key = true
		case "", "no", "false", "0":
			k.Key = false
		default:
			return true, plan.AtField(e.Field, "unknown", "A KPI is a key KPI or not. Answer yes or no.")
		}
	default:
		return false, nil
	}
	return true, nil
}

// setProduct moves the KPI behind the others of another product. Phases belong
// to a product: it keeps those that are called the same there.
func (e edit) setProduct() error {
	product, err := e.Product()
	if err != nil || product == e.kpi.Product {
		return err
	}
	e.kpi.Product = product
	if e.kpi.Position, err = lastPosition(e.Ctx, e.Tx, product); err != nil {
		return err
	}
	phases, err := e.Tx.Phases(e.Ctx)
	if err != nil {
		return err
	}
	names, there := map[plan.ID]string{}, map[string]plan.ID{}
	for _, p := range phases {
		names[p.ID] = plan.FoldName(p.Name)
		if p.Product == product {
			there[names[p.ID]] = p.ID
		}
	}
	before, err := e.Tx.KPIPhases(e.Ctx)
	if err != nil {
		return err
	}
	for _, p := range before {
		if p.KPI != e.kpi.ID {
			continue
		}
		if err := e.Tx.DeleteKPIPhase(e.Ctx, p.ID); err != nil {
			return err
		}
		if same := there[names[p.Phase]]; same != "" {
			if err := e.Tx.PutKPIPhase(e.Ctx, kpi.NewPhase(e.kpi.ID, same)); err != nil {
				return err
			}
		}
	}
	return nil
}

// setFrequency refuses another frequency once there are values: their periods
// would no longer be those of the KPI.
func (e edit) setFrequency(word string) error {
	frequency, known := kpi.ParseFrequency(word)
	if !known {
		frequency = kpi.Frequency(word)
	}
	if frequency == e.kpi.Frequency || !known {
		e.kpi.Frequency = frequency
		return nil
	}
	values, err := e.Tx.MeasurementsOf(e.Ctx, e.kpi.ID)
	if err != nil {
		return err
	}
	if len(values) > 0 {
		return plan.AtField(e.Field, "has_values", fmt.Sprintf(
			"This KPI has values for periods of another length, so its frequency stays %s. Make a new KPI for the other frequency, or delete the values first.", strings.ToLower(e.kpi.Frequency.Word())))
	}
	e.kpi.Frequency = frequency
	return nil
}

func (e edit) setNumber() (known bool, err error) {
	k := e.kpi
	numbers := map[string]**float64{"lowest": &k.Lowest, "highest": &k.Highest, "baseline": &k.Baseline, "target": &k.Target,
		"greenLow": &k.GreenLow, "greenHigh": &k.GreenHigh, "amberLow": &k.AmberLow, "amberHigh": &k.AmberHigh, "benchmark": &k.Benchmark}
	if number := numbers[e.Field]; number != nil {
		*number, err = e.OptionalNumber()
		if err == nil && k.Unit == "" && strings.HasSuffix(e.Text.Text, "%") {
			k.Unit, k.UnitKind = "%", kpi.UnitPercent
		}
		return true, err
	}
	if e.Field == "decimals" {
		k.Decimals, err = e.OptionalCount()
		return true, err
	}
	return false, nil
}

// setOther sets dates and what refers to other rows.
func (e edit) setOther() (known bool, err error) {
	k := e.kpi
	dates := map[string]*plan.Date{"baselineDate": &k.BaselineDate, "targetDate": &k.TargetDate, "benchmarkDate": &k.BenchmarkDate,
		"validFrom": &k.ValidFrom, "validTo": &k.ValidTo}
	if date := dates[e.Field]; date != nil {
		*date, err = e.Date()
		return true, err
	}
	switch e.Field {
	case "owner":
		k.Owner, err = e.Party()
	case "backupOwner":
		k.BackupOwner, err = e.Party()
	case "counterMetric":
		k.CounterMetric, err = e.KPI()
	case "product":
		err = e.setProduct()
	case "targetLines":
		k.Targets, err = e.Targets()
	default:
		return false, nil
	}
	return true, err
}
