package okrs

import (
	"context"

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
func (a Actions) ReadQuickAdd(ctx context.Context, n QuickAdd) (u Understood, err error) {
	err = a.w.Read(ctx, func(r store.Reader) error {
		words, err := vocabularyOf(ctx, r, a.w.Today())
		if err == nil {
			u = words.understand(n.Text, n.KeyResult)
		}
		return err
	})
	return u, err
}

// vocabulary is what lines are read with: the words of a plan and how it writes
// numbers and dates.
type vocabulary struct {
	typed.Reading
	phases []plan.Phase
}

func vocabularyOf(ctx context.Context, r store.Reader, today plan.Date) (v vocabulary, err error) {
	if v.Reading, err = typed.ReadingOf(ctx, r, today); err != nil {
		return v, err
	}
	v.phases, err = r.Phases(ctx)
	return v, err
}

// understand takes a line for a key result, or for an objective.
func (v vocabulary) understand(text string, keyResult bool) (u Understood) {
	v.InWords = !keyResult
	u.Sentence = typed.ReadSentence(text, v.Reading)
	u.OwnerKnown = v.Knows(u.Owner)
	if keyResult {
		return u
	}
	v.InWords = false
	u.Measurable = typed.ReadSentence(text, v.Reading).HasNumbers
	u.Phase, u.Tags = typed.PhaseAmong(u.Tags, v.phases)
	return u
}

// QuickAdd adds an objective or a key result with all that its line says, in one
// step of undo. An objective keeps numbers and days in its title. Errors: invalid
// at text, not_found, ambiguous.
func (a Actions) QuickAdd(ctx context.Context, n QuickAdd) (workspace.Change, plan.ID, error) {
	var id plan.ID
	change, err := a.w.Do(ctx, workspace.Action{Code: "quick_add"}, func(tx *store.Tx) error {
		words, err := vocabularyOf(ctx, tx.Reader, tx.Today())
		if err != nil {
			return err
		}
		u := words.understand(n.Text, n.KeyResult)
		subject := "objective: "
		if n.KeyResult {
			subject = "key result: "
		}
		tx.Rename("Add " + subject + typed.Shortened(u.Title))
		id, err = newAdding(ctx, tx).addQuickly(n, u)
		return err
	})
	return change, id, err
}

func (a *adding) addQuickly(n QuickAdd, u Understood) (id plan.ID, err error) {
	if n.KeyResult {
		id, err = a.quickKeyResult(n, u)
	} else {
		id, err = a.quickObjective(n, u)
	}
	if err != nil {
		return "", typed.AllAt("text", err)
	}
	for _, tag := range u.Tags {
		if err := a.tx.PutTag(a.ctx, plan.NewTag(id, tag)); err != nil {
			return "", err
		}
	}
	return id, nil
}

func (a *adding) quickObjective(n QuickAdd, u Understood) (plan.ID, error) {
	o, err := a.newObjective(NewObjective{Cycle: n.Cycle, Parent: n.Parent, After: n.After, Title: u.Title})
	if err != nil {
		return "", err
	}
	if o.Owner, err = a.owner(u.Owner); err != nil {
		return "", err
	}
	if o.Phase, err = a.phase(o.Product, u.Phase); err != nil {
		return "", err
	}
	return o.ID, a.putObjective(o)
}

func (a *adding) quickKeyResult(n QuickAdd, u Understood) (plan.ID, error) {
	k, err := a.newKeyResult(NewKeyResult{Objective: n.Parent, After: n.After, Title: u.Title})
	if err != nil {
		return "", err
	}
	k.Start, k.Target, k.Low, k.High, k.Unit, k.Due = u.Start, u.Target, u.Low, u.High, u.Unit, u.Due
	if u.Kind != "" {
		k.Kind = u.Kind
	}
	if k.Owner, err = a.owner(u.Owner); err != nil {
		return "", err
	}
	if err := k.Validate(); err != nil {
		return "", err
	}
	return k.ID, a.putKeyResult(k)
}
