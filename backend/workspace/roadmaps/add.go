package roadmaps

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Lines are initiatives as people write them down, a line for each; see
// typed.ReadInitiative.
type Lines struct {
	Text    string
	Place   Place           // of the first; the others stand behind it
	Horizon roadmap.Horizon // the column of the board; Unplaced for none
	Product plan.ID         // "" for the plan's first
}

// Understood is what a line is taken for.
type Understood struct {
	typed.Initiative
	OwnerKnown bool   // else the owner becomes a new person
	Phase      string // the tag that is called like one
}

// ReadLines says what Add takes lines for; nothing is written.
func (a Actions) ReadLines(ctx context.Context, n Lines) (lines []Understood, err error) {
	err = a.w.Read(ctx, func(r store.Reader) error {
		lines, err = n.read(ctx, r, a.w.Today())
		return err
	})
	return lines, err
}

func (n Lines) read(ctx context.Context, r store.Reader, today plan.Date) ([]Understood, error) {
	how, err := typed.ReadingOf(ctx, r, today)
	if err != nil {
		return nil, err
	}
	product, err := n.product(ctx, r)
	if err != nil {
		return nil, err
	}
	phases, err := r.Phases(ctx)
	if err != nil {
		return nil, err
	}
	phases = slices.DeleteFunc(phases, func(p plan.Phase) bool { return p.Product != product })
	outline := typed.ReadOutline(n.Text)
	lines := make([]Understood, len(outline))
	for i, line := range outline {
		u := Understood{Initiative: typed.ReadInitiative(line.Text, how)}
		u.OwnerKnown = how.Knows(u.Owner)
		u.Phase, u.Tags = typed.PhaseAmong(u.Tags, phases)
		lines[i] = u
	}
	return lines, nil
}

func (n Lines) product(ctx context.Context, r store.Reader) (plan.ID, error) {
	products, err := r.Products(ctx)
	if err != nil || n.Product != "" || len(products) == 0 {
		return n.Product, err
	}
	return products[0].ID, nil
}

// Add adds the initiatives that lines describe, as ideas, in one step of undo, or none
// of them. Errors: invalid at text with the Row, counted from 1; not_found, ambiguous.
func (a Actions) Add(ctx context.Context, n Lines) (workspace.Change, []plan.ID, error) {
	var made []plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "add_initiatives"}, func(tx *store.Tx) error {
		lines, err := n.read(ctx, tx.Reader, tx.Today())
		if err != nil {
			return err
		}
		switch len(lines) {
		case 0:
			return plan.AtField("text", "required", "An initiative needs a title. Type what might be built.")
		case 1:
			tx.Rename("Add initiative: " + typed.Shortened(lines[0].Title))
		default:
			tx.Rename("Add " + plan.Counted(len(lines), "initiative", "initiatives"))
		}
		made, err = n.add(ctx, tx, lines)
		return err
	})
	return change, made, err
}

func (n Lines) add(ctx context.Context, tx *store.Tx, lines []Understood) ([]plan.ID, error) {
	p, err := tx.Plan(ctx)
	if err != nil {
		return nil, err
	}
	product, err := n.product(ctx, tx.Reader)
	if err != nil {
		return nil, err
	}
	all, err := tx.Initiatives(ctx)
	if err != nil {
		return nil, err
	}
	keys, err := n.Place.keys(ctx, tx, all, len(lines))
	if err != nil {
		return nil, err
	}
	in := adding{Text: typed.In(ctx, tx, p.Settings), owners: map[string]plan.ID{}}
	made := make([]plan.ID, len(lines))
	var faults plan.Faults
	for at, line := range lines {
		i := roadmap.Initiative{ID: tx.NewID(), Product: product, Position: keys[at], State: roadmap.Idea, Horizon: n.Horizon}
		made[at] = i.ID
		err := typed.AllAt("text", in.add(i, line))
		var refused *plan.Error
		switch {
		case err == nil:
		case errors.As(err, &refused) && len(refused.Fields) > 0 && len(lines) > 1:
			for _, fault := range refused.Fields {
				fault.Row, fault.Message = at+1, fmt.Sprintf("Line %d: %s", at+1, fault.Message)
				faults = append(faults, fault)
			}
		default:
			return nil, err
		}
	}
	return made, faults.Err()
}

// adding is an action that adds initiatives. Each owner is looked up once.
type adding struct {
	typed.Text
	owners map[string]plan.ID // by what was typed
}

func (a adding) add(i roadmap.Initiative, line Understood) (err error) {
	i.Title, i.End = line.Title, line.End
	if i.Owner, err = a.owner(line.Owner); err != nil {
		return err
	}
	if i.Phase, err = a.At("phase", line.Phase).Phase(i.Product); err != nil {
		return err
	}
	if i.Team, err = a.teamOf(i.Owner); err != nil {
		return err
	}
	if err := put(a.Ctx, a.Tx, i); err != nil {
		return err
	}
	for _, tag := range line.Tags {
		if err := a.Tx.PutTag(a.Ctx, plan.NewTag(i.ID, tag)); err != nil {
			return err
		}
	}
	if line.Effort.Empty() {
		return nil
	}
	return a.PutEffort(roadmap.Effort{Initiative: i.ID, Team: i.Team, Range: line.Effort})
}

func (a adding) owner(name string) (plan.ID, error) {
	if id, known := a.owners[name]; known {
		return id, nil
	}
	id, err := a.At("owner", name).Party()
	if err == nil {
		a.owners[name] = id
	}
	return id, err
}

// teamOf is the owner where that is a team: who owns it leads it.
func (a adding) teamOf(owner plan.ID) (plan.ID, error) {
	if owner == "" {
		return "", nil
	}
	teams, err := a.Tx.Teams(a.Ctx)
	if slices.ContainsFunc(teams, func(t plan.Team) bool { return t.ID == owner }) {
		return owner, err
	}
	return "", err
}
