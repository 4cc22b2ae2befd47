package okrs_test

import (
	"context"
	"slices"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// try is what a grid of check-ins would mean.
func (b *bench) try(date string, rows ...okrs.NewCheckIn) (meanings []views.CheckInMeaning, refused plan.Faults) {
	b.t.Helper()
	ctx := context.Background()
	refused, err := b.TryCheckIns(ctx, date, rows, func(r store.Reader, made []okrs.Made) (err error) {
		tried := make([]views.TriedCheckIn, len(made))
		for i, m := range made {
			tried[i] = views.TriedCheckIn(m)
		}
		meanings, err = b.views.Meanings(ctx, r, tried)
		return err
	})
	b.must(err)
	return meanings, refused
}

func (b *bench) digest() (digest string) {
	b.t.Helper()
	ctx := context.Background()
	b.must(b.w.Read(ctx, func(r store.Reader) (err error) {
		digest, err = r.ContentDigest(ctx)
		return err
	}))
	return digest
}

func TestATriedGridSaysWhatItWouldDoAndDoesNothing(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.measuredKPI()
	objective := b.objective("Grow", "")
	fed := b.keyResult("Raise activation", objective)
	b.edit(fed, "target", "60")
	b.edit(fed, "kpi", "activation")
	plain := b.keyResult("Sign customers", objective)
	b.edit(plain, "start", "0")
	b.edit(plain, "target", "10")
	steps := b.keyResult("Ship it", objective)
	b.edit(steps, "kind", "milestones")
	_, err := b.EditMilestones(ctx, steps, []okrs.MilestoneRow{{Title: "Half"}, {Title: "Whole"}})
	b.must(err)
	_, err = b.CheckIn(ctx, okrs.NewCheckIn{KeyResult: plain, Value: "3", Date: "2026-02-10"})
	b.must(err)
	before, undo := b.digest(), *b.views.UndoState().Undo

	meanings, refused := b.try("2026-02-17",
		okrs.NewCheckIn{KeyResult: fed, Value: "58"},
		okrs.NewCheckIn{KeyResult: plain, Value: "many"},
		okrs.NewCheckIn{KeyResult: steps, Done: "Half"},
		okrs.NewCheckIn{KeyResult: plain, Value: "8", Confidence: "80"})
	if len(meanings) != 3 || len(refused) != 1 || refused[0].Row != 2 || refused[0].Field != "value" {
		t.Fatalf("got %+v, refused %+v", meanings, refused)
	}
	if m := meanings[0]; m.Row != 1 || *m.Current != 58 || *m.Progress != 0.9 || !m.Counts || m.Sentence != "Becomes the value of “Activation” for 2026-01, in place of 50." {
		t.Errorf("the one that a KPI feeds: %+v", m)
	}
	if m := meanings[1]; m.Row != 3 || *m.Progress != 0.5 || !m.Counts || m.Sentence != "" {
		t.Errorf("the milestones: %+v", m)
	}
	if m := meanings[2]; m.Row != 4 || *m.Progress != 0.8 || m.Status != "on_track" || m.StatusReason == "" {
		t.Errorf("the plain one: %+v", m)
	}

	meanings, refused = b.try("2026-02-03", okrs.NewCheckIn{KeyResult: plain, Value: "8"})
	if len(refused) != 0 || meanings[0].Counts || *meanings[0].Current != 3 || meanings[0].Sentence != "There is a newer value, of 10 Feb 2026, which stays the current one." {
		t.Errorf("an earlier one: %+v", meanings)
	}

	if after := b.digest(); after != before || *b.views.UndoState().Undo != undo {
		t.Errorf("trying changed the plan")
	}
	if row := b.find(plain); *row.Current != 3 || !slices.Equal(row.Trend, []float64{3}) {
		t.Errorf("the row is %+v", row)
	}
	// What was tried is what is done.
	_, err = b.CheckInMany(ctx, "2026-02-17", []okrs.NewCheckIn{{KeyResult: plain, Value: "8", Confidence: "80"}})
	b.must(err)
	if row := b.find(plain); *row.Progress != 0.8 || row.Status != "on_track" {
		t.Errorf("done: %+v", row)
	}
	b.must(b.w.Verify(ctx))
}

func TestAPlanOpenForLookingTriesNothing(t *testing.T) {
	ctx, b := context.Background(), newBench(t)
	b.keyResult("Sign customers", b.objective("Grow", ""))
	looking, err := workspace.OpenToRead(ctx, b.w.Path(), workspacetest.Options(t))
	b.must(err)
	t.Cleanup(func() { _ = looking.Close() })
	_, err = okrs.New(looking).TryCheckIns(ctx, "", nil, func(store.Reader, []okrs.Made) error { return nil })
	if plan.CodeOf(err) != plan.ReadOnly {
		t.Errorf("got %v", err)
	}
}
