package scoring

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// onCriterion does something to a criterion among those of its model; the action is named
// by a verb and its name.
func (a Actions) onCriterion(ctx context.Context, code, verb string, id plan.ID, do func(t typed.Text, m roadmap.Model, criteria []roadmap.Criterion, at int) error) (workspace.Change, error) {
	return a.do(ctx, code, func(t typed.Text) error {
		c, err := t.Tx.Criterion(ctx, id)
		if err != nil {
			return err
		}
		m, criteria, err := modelOf(ctx, t.Tx.Reader, c.Model)
		if err != nil {
			return err
		}
		t.Tx.Rename(verb + typed.Shortened(c.Name))
		return do(t, m, criteria, slices.IndexFunc(criteria, func(other roadmap.Criterion) bool { return other.ID == id }))
	})
}

// EditCriterion gives a field of a criterion what a person typed: name, key, note, unit,
// low, high, weight, cost ("yes" or ""), rubric (a line for each level). A name in
// formulas changes in the formula too. Errors: invalid at the field, also where ratings
// would lie off the scale or all weights were 0; not_found.
func (a Actions) EditCriterion(ctx context.Context, id plan.ID, field, text string) (workspace.Change, error) {
	return a.onCriterion(ctx, "edit_criterion", fmt.Sprintf("Edit %s: ", field), id, func(t typed.Text, m roadmap.Model, criteria []roadmap.Criterion, at int) error {
		c := &criteria[at]
		before := c.Key
		if err := edit(t.At(field, text), c); err != nil {
			return err
		}
		if err := c.Validate(); err != nil {
			return err
		}
		if field == "low" || field == "high" {
			if err := fitsRatings(t, *c, field); err != nil {
				return err
			}
		}
		if c.Key != before && m.Method == roadmap.Formula {
			m.Formula = regexp.MustCompile(`\b`+regexp.QuoteMeta(before)+`\b`).ReplaceAllLiteralString(m.Formula, c.Key)
			if err := t.Tx.PutModel(ctx, m); err != nil {
				return err
			}
		}
		if err := computableEverywhere(ctx, t.Tx, m, criteria); err != nil {
			return typed.AllAt(field, err)
		}
		return t.Tx.PutCriterion(ctx, *c)
	})
}

func edit(t typed.Text, c *roadmap.Criterion) (err error) {
	switch t.Field {
	case "name":
		c.Name = plan.CleanTitle(t.Text)
	case "key":
		c.Key = t.Text
	case "note":
		c.Note = plan.CleanNote(t.Text)
	case "unit":
		c.Unit = plan.CleanTitle(t.Text)
	case "low":
		c.Low, err = t.Number()
	case "high":
		c.High, err = t.Number()
	case "weight":
		c.Weight, err = t.Number()
	case "cost":
		c.Cost = t.Text != ""
	case "rubric":
		c.Rubric = plan.CleanNote(t.Text)
	default:
		return plan.AtField(t.Field, "unknown_field", fmt.Sprintf("A criterion has no field %q. Nothing was changed.", t.Field))
	}
	return err
}

// fitsRatings refuses a scale on which some ratings do not lie.
func fitsRatings(t typed.Text, c roadmap.Criterion, field string) error {
	ratings, err := t.Tx.Ratings(t.Ctx)
	if err != nil {
		return err
	}
	off := slices.DeleteFunc(ratings, func(r roadmap.Rating) bool { return r.Criterion != c.ID || c.Accepts(r.Range) == nil })
	for _, r := range off {
		i, err := t.Tx.Initiative(t.Ctx, r.Initiative)
		if plan.CodeOf(err) == plan.NotFound {
			continue // it hangs on what was deleted
		}
		if err != nil {
			return err
		}
		return plan.AtField(field, "off_scale", fmt.Sprintf("%s has %s, which is off that scale. Rate it anew first.", typed.Quoted(i.Title), roadmap.FormatRange(r.Range, t.Mark)))
	}
	return nil
}

// MoveCriterion puts a criterion behind another of its model; "" puts it first. Errors:
// not_found.
func (a Actions) MoveCriterion(ctx context.Context, id, after plan.ID) (workspace.Change, error) {
	return a.onCriterion(ctx, "move_criterion", "Move criterion: ", id, func(t typed.Text, _ roadmap.Model, criteria []roadmap.Criterion, at int) error {
		c := criteria[at]
		others := slices.Delete(criteria, at, at+1)
		to := slices.IndexFunc(others, func(other roadmap.Criterion) bool { return other.ID == after }) + 1
		if after != "" && to == 0 {
			return plan.Refuse(plan.NotFound, "The criterion to stand behind is not here any more. Nothing was moved; choose the place again.")
		}
		positions := make([]string, len(others))
		for i, other := range others {
			positions[i] = other.Position
		}
		placed, renewed := plan.Place(positions, to, 1)
		for i, key := range renewed {
			others[i].Position = key
			if err := t.Tx.PutCriterion(ctx, others[i]); err != nil {
				return err
			}
		}
		c.Position = placed[0]
		return t.Tx.PutCriterion(ctx, c)
	})
}

// DeleteCriterion takes a criterion out of its model, with what was given on it. Errors:
// invalid at formula where the formula needs it, at weight where all others weigh 0;
// not_found.
func (a Actions) DeleteCriterion(ctx context.Context, id plan.ID) (workspace.Change, error) {
	return a.onCriterion(ctx, "delete_criterion", "Delete criterion: ", id, func(t typed.Text, m roadmap.Model, criteria []roadmap.Criterion, at int) error {
		if err := computableEverywhere(ctx, t.Tx, m, slices.Delete(criteria, at, at+1)); err != nil {
			return err
		}
		return deleteCriterion(ctx, t.Tx, id)
	})
}

// deleteCriterion deletes a criterion, its ratings and its weights.
func deleteCriterion(ctx context.Context, tx *store.Tx, id plan.ID) error {
	ratings, err := tx.Ratings(ctx)
	if err != nil {
		return err
	}
	for _, r := range ratings {
		if r.Criterion == id {
			if err := tx.DeleteRating(ctx, r.ID); err != nil {
				return err
			}
		}
	}
	weights, err := tx.Weights(ctx)
	if err != nil {
		return err
	}
	for _, w := range weights {
		if w.Criterion == id {
			if err := tx.DeleteWeight(ctx, w.ID); err != nil {
				return err
			}
		}
	}
	return tx.DeleteCriterion(ctx, id)
}

// SetWeight says what a criterion counts in a phase or a scenario in place of its own
// weight; "" takes that away. Errors: invalid at weight, also where all of them were 0;
// not_found.
func (a Actions) SetWeight(ctx context.Context, of, criterion plan.ID, text string) (workspace.Change, error) {
	return a.onCriterion(ctx, "set_weight", "Weight of ", criterion, func(t typed.Text, m roadmap.Model, criteria []roadmap.Criterion, at int) error {
		where, err := weighedIn(ctx, t.Tx, of)
		if err != nil {
			return err
		}
		t.Tx.Rename(fmt.Sprintf("Weight of %s in %s", typed.Shortened(criteria[at].Name), typed.Shortened(where)))
		number, err := t.At("weight", text).OptionalNumber()
		if err != nil {
			return err
		}
		weights, err := t.Tx.Weights(ctx)
		if err != nil {
			return err
		}
		all := roadmap.WeightsOf(weights, of)
		w := roadmap.Weight{ID: roadmap.WeightID(of, criterion), Of: of, Criterion: criterion}
		if number == nil {
			delete(all, criterion)
			if err := computable(m, criteria, all); err != nil {
				return err
			}
			return t.Tx.DeleteWeight(ctx, w.ID)
		}
		w.Weight = *number
		if err := w.Validate(); err != nil {
			return err
		}
		all[criterion] = w.Weight
		if err := computable(m, criteria, all); err != nil {
			return err
		}
		return t.Tx.PutWeight(ctx, w)
	})
}

// weighedIn is what people call a phase or a scenario. not_found where there is none.
func weighedIn(ctx context.Context, tx *store.Tx, of plan.ID) (string, error) {
	phases, err := tx.Phases(ctx)
	if err != nil {
		return "", err
	}
	if i := slices.IndexFunc(phases, func(p plan.Phase) bool { return p.ID == of }); i >= 0 {
		return phases[i].Name, nil
	}
	s, err := tx.Scenario(ctx, of)
	return s.Name, err
}
