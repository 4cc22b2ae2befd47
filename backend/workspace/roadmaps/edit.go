package roadmaps

import (
	"context"
	"fmt"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Edit gives one field of initiatives what a person typed, in one step of undo, or none
// of them. The field is named as in JSON: title, problem, evidence, note, product, owner,
// team, phase, state, reason, class, classReason, horizon, start, end, shipped, cycle;
// "tags" is a list parted by commas, "addTag" and "removeTag" one of them. People, teams
// and cycles are named or given by id; a quarter begins or ends as its days do; "" clears
// what may be absent. Errors: invalid at the field with a sentence, not_found,
// ambiguous with candidates.
func (a Actions) Edit(ctx context.Context, ids []plan.ID, field, text string) (workspace.Change, error) {
	return a.changing(ctx, "edit_initiatives", fmt.Sprintf("Edit %s: ", fieldWord(field)), ids, func(c *changing, i *roadmap.Initiative) error {
		t := c.At(field, text)
		if typed.IsOfTags(field) {
			return t.PutTags(i.ID)
		}
		known, err := c.edit(t, i)
		if !known && err == nil {
			return plan.AtField(field, "unknown_field", fmt.Sprintf("An initiative has no field %q. Nothing was changed.", field))
		}
		return err
	})
}

// SetDates gives an initiative its first and last day in one step of undo, as a bar of
// the timeline is moved; "" clears a day. Errors: invalid at start or end, not_found.
func (a Actions) SetDates(ctx context.Context, id plan.ID, start, end string) (workspace.Change, error) {
	return a.changing(ctx, "edit_initiatives", "Edit dates: ", []plan.ID{id}, func(c *changing, i *roadmap.Initiative) error {
		for _, day := range [][2]string{{"start", start}, {"end", end}} {
			if _, err := c.course(c.At(day[0], day[1]), i); err != nil {
				return err
			}
		}
		return nil
	})
}

// fieldWord is a field as the name of an action says it.
func fieldWord(field string) string {
	words := map[string]string{"classReason": "reason", "addTag": "tags", "removeTag": "tags", "shipped": "day of shipping"}
	if word, ok := words[field]; ok {
		return word
	}
	return field
}

// edit edits one field of an initiative.
func (c *changing) edit(t typed.Text, i *roadmap.Initiative) (known bool, err error) {
	if known = c.words(t, i); known {
		return known, nil
	}
	if known, err = c.course(t, i); !known && err == nil {
		known, err = c.named(t, i)
	}
	return known, err
}

// words edits what an initiative says.
func (c *changing) words(t typed.Text, i *roadmap.Initiative) (known bool) {
	switch t.Field {
	case "title":
		i.Title = plan.CleanTitle(t.Text)
	case "problem":
		i.Problem = plan.CleanNote(t.Text)
	case "evidence":
		i.Evidence = plan.CleanNote(t.Text)
	case "note":
		i.Note = plan.CleanNote(t.Text)
	case "reason":
		i.Reason = plan.CleanNote(t.Text)
	case "class":
		i.Class = roadmap.Class(t.Text) // Validate refuses an unknown one with a sentence
	case "classReason":
		i.ClassReason = plan.CleanTitle(t.Text)
	case "horizon":
		i.Horizon = roadmap.Horizon(t.Text)
	default:
		return false
	}
	return true
}

// course edits how far an initiative has come and when.
func (c *changing) course(t typed.Text, i *roadmap.Initiative) (known bool, err error) {
	switch t.Field {
	case "state":
		err = c.step(i, Step{State: roadmap.State(t.Text), Reason: i.Reason})
	case "start":
		i.Start, err = t.FirstDay()
	case "end":
		i.End, err = t.LastDay()
	case "shipped":
		switch {
		case t.Text != "":
			err = c.step(i, Step{State: roadmap.Shipped, Day: t.Text})
		case i.State == roadmap.Shipped:
			err = plan.AtField("shipped", "required", "What is shipped needs the day on which people got it. Type one, or choose another state.")
		}
	case "cycle":
		err = c.plan(i, t.Text)
	default:
		return false, nil
	}
	return true, err
}

// named edits what an initiative belongs to.
func (c *changing) named(t typed.Text, i *roadmap.Initiative) (known bool, err error) {
	switch t.Field {
	case "product":
		var product plan.ID
		if product, err = t.Product(); err == nil && product != i.Product {
			i.Product, i.Phase = product, "" // the phases of another product are others
		}
	case "owner":
		i.Owner, err = t.Party()
	case "team":
		i.Team, err = t.Team()
	case "phase":
		i.Phase, err = t.Phase(i.Product)
	default:
		return false, nil
	}
	return true, err
}
