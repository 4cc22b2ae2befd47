package okrs

import (
	"context"
	"errors"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// QuickAdd is a row written down in one line; see typed.ReadSentence.
type QuickAdd struct {
	Cycle     plan.ID // of an objective
	Parent    plan.ID // the objective above it; "" for the top of the cycle
	After     plan.ID // the sibling above it; "" adds it at the end
	KeyResult bool    // else an objective
	Text      string
}

// Understood is what QuickAdd takes a line for.
type Understood struct {
	typed.Sentence
	OwnerKnown bool   // else the owner becomes a new person
	Phase      string // of an objective: the tag that is called like one
	// Measurable says that an objective's line has what a key result needs.
	Measurable bool
}

// ReadQuickAdd says what QuickAdd takes a line for; nothing is written.
func (a Actions) ReadQuickAdd(ctx context.Context, n QuickAdd) (Understood, error) {
	var u Understood
	err := a.w.Read(ctx, func(r store.Reader) (err error) {
		u, err = understand(ctx, r, a.w.Today(), n)
		return err
	})
	return u, err
}

func understand(ctx context.Context, r store.Reader, today plan.Date, n QuickAdd) (u Understood, err error) {
	p, err := r.Plan(ctx)
	if err != nil {
		return u, err
	}
	how := typed.Reading{Mark: p.DecimalMark, Dates: plan.DateReader{Today: today, Order: p.DateOrder}, FirstMonth: p.FiscalYearStart, InWords: !n.KeyResult}
	people, err := r.People(ctx)
	if err != nil {
		return u, err
	}
	for _, person := range people {
		how.Names = append(how.Names, person.Label())
	}
	teams, err := r.Teams(ctx)
	if err != nil {
		return u, err
	}
	for _, team := range teams {
		how.Names = append(how.Names, team.Name)
	}
	u.Sentence = typed.ReadSentence(n.Text, how)
	u.OwnerKnown = slices.ContainsFunc(how.Names, func(name string) bool { return plan.FoldName(name) == plan.FoldName(u.Owner) })
	if n.KeyResult {
		return u, nil
	}
	how.InWords = false
	u.Measurable = typed.ReadSentence(n.Text, how).HasNumbers
	phases, err := r.Phases(ctx)
	for i, tag := range u.Tags {
		at := slices.IndexFunc(phases, func(p plan.Phase) bool { return plan.FoldName(p.Name) == plan.FoldName(tag) })
		if at >= 0 {
			u.Phase, u.Tags = phases[at].Name, slices.Delete(slices.Clone(u.Tags), i, i+1)
			break
		}
	}
	return u, err
}

// QuickAdd adds an objective or a key result with all that its line says, in one
// step of undo. An objective keeps numbers and days in its title. Errors: invalid
// at text, not_found, ambiguous.
func (a Actions) QuickAdd(ctx context.Context, n QuickAdd) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "quick_add"}, func(tx *store.Tx) error {
		u, err := understand(ctx, tx.Reader, tx.Today(), n)
		if err != nil {
			return err
		}
		subject := "objective: "
		if n.KeyResult {
			subject = "key result: "
		}
		tx.Rename("Add " + subject + typed.Shortened(u.Title))
		id, err = addQuickly(ctx, tx, n, u)
		return err
	})
	return change, id, err
}

func addQuickly(ctx context.Context, tx *store.Tx, n QuickAdd, u Understood) (id plan.ID, err error) {
	if n.KeyResult {
		id, err = quickKeyResult(ctx, tx, n, u)
	} else {
		id, err = quickObjective(ctx, tx, n, u)
	}
	if err != nil {
		return "", atText(err)
	}
	for _, tag := range u.Tags {
		if err := tx.PutTag(ctx, plan.NewTag(id, tag)); err != nil {
			return "", err
		}
	}
	return id, nil
}

// atText puts all faults at the line, which is the one field there is.
func atText(err error) error {
	var refused *plan.Error
	if errors.As(err, &refused) {
		for i := range refused.Fields {
			refused.Fields[i].Field = "text"
		}
	}
	return err
}

func quickObjective(ctx context.Context, tx *store.Tx, n QuickAdd, u Understood) (plan.ID, error) {
	o, err := newObjective(ctx, tx, NewObjective{Cycle: n.Cycle, Parent: n.Parent, After: n.After, Title: u.Title})
	if err != nil {
		return "", err
	}
	text := typed.Text{Ctx: ctx, Tx: tx}
	if o.Owner, err = text.At("text", u.Owner).Party(); err != nil {
		return "", err
	}
	if o.Phase, err = text.At("text", u.Phase).Phase(o.Product); err != nil {
		return "", err
	}
	return o.ID, tx.PutObjective(ctx, o)
}

func quickKeyResult(ctx context.Context, tx *store.Tx, n QuickAdd, u Understood) (plan.ID, error) {
	k, err := newKeyResult(ctx, tx, NewKeyResult{Objective: n.Parent, After: n.After, Title: u.Title})
	if err != nil {
		return "", err
	}
	k.Start, k.Target, k.Low, k.High, k.Unit, k.Due = u.Start, u.Target, u.Low, u.High, u.Unit, u.Due
	if u.Kind != "" {
		k.Kind = u.Kind
	}
	if k.Owner, err = (typed.Text{Ctx: ctx, Tx: tx}).At("text", u.Owner).Party(); err != nil {
		return "", err
	}
	if err := k.Validate(); err != nil {
		return "", err
	}
	if err := datesInCycle(ctx, tx, k); err != nil {
		return "", err
	}
	return k.ID, tx.PutKeyResult(ctx, k)
}
