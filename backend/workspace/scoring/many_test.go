package scoring_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/scoring"
)

// efforts are all of them as text: initiative, team, range.
func (b *bench) efforts() string {
	b.T.Helper()
	var texts []string
	b.Read(func(r store.Reader) error {
		teams, err := r.Teams(context.Background())
		if err != nil {
			return err
		}
		names := map[plan.ID]string{"": "nobody"}
		for _, team := range teams {
			names[team.ID] = team.Name
		}
		all, err := r.Efforts(context.Background())
		for _, e := range all {
			texts = append(texts, string("ABC"[slices.Index(b.made, e.Initiative)])+" "+names[e.Team]+" "+roadmap.FormatRange(e.Range, "."))
		}
		return err
	})
	slices.Sort(texts)
	return strings.Join(texts, ", ")
}

func TestManyRatedAlike(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	alike := func(criterion plan.ID, text string, ids ...plan.ID) func() (workspace.Change, error) {
		return func() (workspace.Change, error) {
			return b.RateAlike(ctx, scoring.SameRating{Initiatives: ids, Criterion: criterion, Range: text})
		}
	}
	a, all := b.made[0], b.made
	for _, c := range []struct {
		name, want string
		do         func() (workspace.Change, error)
	}{
		{"Rate Reach: 3 initiatives", "A reach 300 by Dana Okafor, B reach 300 by Dana Okafor, C reach 300 by Dana Okafor", alike(rice("reach"), "300", all...)},
		{"Rate Reach: 2 initiatives", "A reach 1-2-6 by Dana Okafor, B reach 1-2-6 by Dana Okafor, C reach 300 by Dana Okafor", alike(rice("reach"), "1-2-6", all[0], all[1], all[0])},
		{"Rate Reach: A", "B reach 1-2-6 by Dana Okafor, C reach 300 by Dana Okafor", alike(rice("reach"), "", a)},
		{"Rate Reach: 3 initiatives", "", alike(rice("reach"), "", all...)},
	} {
		b.Step(c.name, c.do)
		if got := b.ratings(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	b.Refused("off the scale", "range off_scale", alike(rice("impact"), "9", all...))
	var refused *plan.Error
	if _, err := alike(rice("impact"), "9", all...)(); !errors.As(err, &refused) || len(refused.Fields) != 1 || refused.Fields[0].Row != 0 || !strings.Contains(err.Error(), "0.25 to 3") {
		t.Errorf("what is the same for all is refused once: %v", err)
	}
	b.Refused("no number", "range not_a_range", alike(rice("impact"), "huge", all...))
	b.Refused("no criterion", "not_found", alike(a, "1", all...))
	b.Refused("nothing selected", "initiatives required", alike(rice("impact"), "1"))
	b.Refused("one is gone", "not_found", alike(rice("impact"), "1", all[0], all[1], rice("reach")))
}

func TestManyEstimatedAlike(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	_, err := b.W.Do(ctx, workspace.Action{Code: "bench", Name: "Bench"}, func(tx *store.Tx) error {
		core, web := tx.NewID(), tx.NewID()
		for id, name := range map[plan.ID]string{core: "Core", web: "Web"} {
			if err := tx.PutTeam(ctx, plan.Team{ID: id, Name: name}); err != nil {
				return err
			}
		}
		first, err := tx.Initiative(ctx, b.made[0])
		if err != nil {
			return err
		}
		first.Team = core
		return tx.PutInitiative(ctx, first)
	})
	b.Must(err)
	alike := func(team, text string, ids ...plan.ID) func() (workspace.Change, error) {
		return func() (workspace.Change, error) {
			return b.RateAlike(ctx, scoring.SameRating{Initiatives: ids, Criterion: scoring.EffortCriterion, Team: team, Range: text})
		}
	}
	for _, c := range []struct {
		name, want string
		do         func() (workspace.Change, error)
	}{
		{"Effort: 3 initiatives", "A Core 2, B nobody 2, C nobody 2", alike("", "2", b.made...)},
		{"Effort: 2 initiatives", "A Core 2, A Web 1-2-4, B Web 1-2-4, B nobody 2, C nobody 2", alike("Web", "1-2-4", b.made[:2]...)},
		{"Effort: 2 initiatives", "A Core 3, A Web 1-2-4, B Web 1-2-4, B nobody 3, C nobody 2", alike("", "3", b.made[:2]...)},
		{"Effort: C", "A Core 3, A Web 1-2-4, B Web 1-2-4, B nobody 3", alike("", "", b.made[2])},
	} {
		b.Step(c.name, c.do)
		if got := b.efforts(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	b.Refused("nothing is free", "range not_positive", alike("", "0", b.made...))
	for _, team := range []string{"Core", "Web"} {
		_, err := alike(team, "1", b.made[2])()
		b.Must(err)
	}
	b.Refused("of two teams neither leads", "team required", alike("", "", b.made...))
	b.Refused("a third effort would add to the two", "team required", alike("", "5", b.made...))
	b.Refused("nor is it pasted", "range required", func() (workspace.Change, error) {
		return b.RateMany(ctx, []scoring.NewRating{{Initiative: b.made[2], Criterion: scoring.EffortCriterion, Range: "5"}})
	})
}
