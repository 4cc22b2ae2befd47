package views_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace/views"
)

// withoutCapacity takes away what was said of some teams.
func (d *decided) withoutCapacity(t *testing.T, teams ...plan.ID) {
	t.Helper()
	d.do(t, func(ctx context.Context, tx *store.Tx) (err error) {
		for _, team := range teams {
			err = errors.Join(err, tx.DeleteCapacity(ctx, roadmap.CapacityID("", team, d.cycle.ID)))
		}
		return err
	})
}

func (d *decided) sideBySide(t *testing.T) views.ScenarioPage {
	t.Helper()
	page, err := d.v.Scenarios(context.Background(), d.cycle.ID)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func TestATeamThatNobodySpokeOfLimitsNothing(t *testing.T) {
	d := newDecided(t, fennel)
	d.withoutCapacity(t, d.teams[1:]...)
	page := d.ranking(t, views.RankingQuery{})
	for _, row := range page.Rows {
		if *row.Team != "Buyer app" && !row.Selected {
			t.Errorf("%s of %s is cut, though nobody has said what they can give: %s", row.Title, *row.Team, row.Because)
		}
	}
	// What is not limited is no part of what is used of the capacity.
	if page.Used > *page.Capacity || *page.Capacity != 7.5 {
		t.Errorf("%v of %v", page.Used, *page.Capacity)
	}
	if want := "Nobody has said the capacity of Platform and Supply, so nothing is cut there: 19 person-months are taken to fit."; page.Cut.Unlimited != want {
		t.Errorf("got %q, want %q", page.Cut.Unlimited, want)
	}
	if column := d.sideBySide(t).Columns[0]; column.Unlimited != page.Cut.Unlimited || column.Effort != page.Used {
		t.Errorf("%+v", column)
	}
	// 0 that somebody typed cuts.
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		return tx.PutCapacity(ctx, roadmap.Capacity{ID: roadmap.CapacityID("", d.teams[1], d.cycle.ID), Team: d.teams[1], Cycle: d.cycle.ID})
	})
	page = d.ranking(t, views.RankingQuery{})
	if slices.ContainsFunc(page.Rows, func(row views.RankedRow) bool { return *row.Team == "Supply" && row.Selected }) || strings.Contains(page.Cut.Unlimited, "Supply") {
		t.Errorf("Supply has nothing to give: %q", page.Cut.Unlimited)
	}
}

func TestNoTeamIsNamedUnlimitedWhereAllOrNoneIsLimited(t *testing.T) {
	d := newDecided(t, fennel)
	if said := d.ranking(t, views.RankingQuery{}).Cut.Unlimited; said != "" {
		t.Errorf("all are limited: %q", said)
	}
	d.withoutCapacity(t, d.teams...)
	if said := d.ranking(t, views.RankingQuery{}).Cut.Unlimited; said != "" {
		t.Errorf("none is limited: %q", said)
	}
}

func TestAScenarioSaysWhyATeamIsLimitedInItAlone(t *testing.T) {
	d := newDecided(t, fennel)
	d.withoutCapacity(t, d.teams[1])
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		id := tx.NewID()
		return errors.Join(tx.PutScenario(ctx, roadmap.Scenario{ID: id, Cycle: d.cycle.ID, Name: "Supply shrinks", Position: "V"}),
			tx.PutCapacity(ctx, roadmap.Capacity{ID: roadmap.CapacityID(id, d.teams[1], d.cycle.ID), Scenario: id, Team: d.teams[1], Cycle: d.cycle.ID, Amount: 4}))
	})
	out := d.sideBySide(t).Columns[1].MovesOut
	if len(out) == 0 || out[0].Why != "Supply has 4 person-months in Supply shrinks, and nobody has said how much in Plan of record." {
		t.Errorf("%+v", out)
	}
}

func TestScenariosSayWhatIsMissingInPlaceOfAZero(t *testing.T) {
	d := newDecided(t, fennel)
	d.withoutCapacity(t, d.teams...)
	page := d.sideBySide(t)
	if c := page.Columns[0]; page.Lacks != "" || c.Value != nil || !strings.Contains(c.Lacks, "Nobody has said what the teams can give") || !page.Rows[1].Cells[0].Open {
		t.Errorf("without capacities: %q %+v", page.Lacks, c)
	}
	d = newDecided(t, fennel)
	d.do(t, func(ctx context.Context, tx *store.Tx) (err error) {
		for _, each := range fennel {
			err = errors.Join(err, tx.DeleteRating(ctx, rated(d.ids[each.title], "reach", 1).ID))
		}
		return err
	})
	page = d.sideBySide(t)
	if want := "None of 12 initiatives has a score by RICE yet, so no set of them is worth more than another."; page.Lacks != want || page.Columns[0].Lacks != want || page.Columns[0].Value != nil {
		t.Errorf("got %q, want %q", page.Lacks, want)
	}
	if made, err := d.v.Decided(context.Background(), views.RankingQuery{Cycle: d.cycle.ID}); err != nil || made.Fault != page.Lacks+" Rate some first." {
		t.Errorf("what nobody scored would become the plan: %q, %v", made.Fault, err)
	}
	law, idea := page.Rows[0].Cells[0], page.Rows[1].Cells[0]
	if !law.Selected || law.Open || idea.Selected || !idea.Open {
		t.Errorf("what a law asks for is in, and nobody knows of the rest: %+v %+v", law, idea)
	}
}

func TestWhatHasToBeDoneIsNotTakenForNothing(t *testing.T) {
	d := newDecided(t, nil) // one initiative, which the law asks for
	want := "All that could be done in Q2 2026 is outside the score, so there is nothing to choose by value."
	if got := d.ranking(t, views.RankingQuery{}).Cut.Lacks; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
