package views_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/views"
	"cairn/backend/workspace/workspacetest"
)

// idea is a line of the roadmap of the mockup.
type idea struct {
	title                             string
	team                              int
	reach, impact, confidence, effort float64
}

// fennel are the twelve initiatives of the mockup, best RICE first.
var fennel = []idea{
	{"Saved baskets", 0, 9200, 1, 80, 2}, {"Order reminders", 0, 6800, 0.5, 100, 1}, {"Substitutions", 1, 7500, 1, 80, 3}, {"Menu photo", 0, 3100, 2, 80, 2.5},
	{"Driver arrival", 1, 7900, 0.5, 100, 2.5}, {"Guided setup", 0, 1400, 2, 80, 1.5}, {"Phone-desk", 2, 900, 3, 80, 1.5}, {"One-tap reorder", 0, 5200, 0.5, 80, 1.5},
	{"Delivery window", 1, 8100, 1, 50, 3}, {"Price alerts", 0, 4000, 0.5, 50, 1}, {"Supplier ratings", 1, 6000, 0.5, 50, 3.5}, {"Approvals", 2, 700, 2, 80, 3},
}

// decided is a plan with a roadmap.
type decided struct {
	w     *workspace.Workspace
	v     views.Views
	cycle plan.Cycle
	teams []plan.ID
	ids   map[string]plan.ID
}

func (d *decided) do(t testing.TB, f func(ctx context.Context, tx *store.Tx) error) {
	t.Helper()
	ctx := context.Background()
	if _, err := d.w.Do(ctx, workspace.Action{Code: "test", Name: "Test"}, func(tx *store.Tx) error { return f(ctx, tx) }); err != nil {
		t.Fatal(err)
	}
}

func (d *decided) ranking(t *testing.T, q views.RankingQuery) views.Ranking {
	t.Helper()
	if q.Cycle == "" {
		q.Cycle = d.cycle.ID
	}
	page, err := d.v.Ranking(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func rated(initiative plan.ID, key string, value float64) roadmap.Rating {
	criterion := roadmap.CriterionID(roadmap.RICE, key)
	return roadmap.Rating{ID: roadmap.RatingID(initiative, criterion), Initiative: initiative, Criterion: criterion, Range: roadmap.Exactly(value), By: "Dana", Date: "2026-02-10"}
}

// newDecided makes the roadmap of the mockup: twelve initiatives and a law, of three
// teams with 7.5, 5.5 and 4 person-months.
func newDecided(t testing.TB, ideas []idea) *decided {
	t.Helper()
	d := &decided{w: workspacetest.New(t, workspacetest.Options(t)), ids: map[string]plan.ID{}}
	d.v = views.New(d.w)
	d.do(t, func(ctx context.Context, tx *store.Tx) (err error) {
		d.cycle = plan.Cycle{ID: tx.NewID(), Name: "Q2 2026", Start: "2026-04-01", End: "2026-06-30", State: plan.DraftState}
		put := func(failed error) { err = errors.Join(err, failed) }
		put(tx.PutCycle(ctx, d.cycle))
		for i, capacity := range []float64{7.5, 5.5, 4} {
			team := plan.Team{ID: tx.NewID(), Name: []string{"Buyer app", "Supply", "Platform"}[i]}
			d.teams = append(d.teams, team.ID)
			put(tx.PutTeam(ctx, team))
			put(tx.PutCapacity(ctx, roadmap.Capacity{ID: roadmap.CapacityID("", team.ID, d.cycle.ID), Team: team.ID, Cycle: d.cycle.ID, Amount: capacity}))
		}
		law := roadmap.Initiative{ID: tx.NewID(), Position: "A", Title: "Allergen labels", State: roadmap.Candidate, Class: roadmap.Compliance, ClassReason: "Food law", End: "2026-04-30", Team: d.teams[2]}
		d.ids[law.Title] = law.ID
		put(tx.PutInitiative(ctx, law))
		put(tx.PutEffort(ctx, roadmap.Effort{ID: roadmap.EffortID(law.ID, d.teams[2]), Initiative: law.ID, Team: d.teams[2], Range: roadmap.Exactly(2.5)}))
		for n, each := range ideas {
			i := roadmap.Initiative{ID: tx.NewID(), Position: fmt.Sprintf("B%03d", n), Title: each.title, State: roadmap.Candidate, Team: d.teams[each.team]}
			d.ids[i.Title] = i.ID
			put(tx.PutInitiative(ctx, i))
			put(tx.PutEffort(ctx, roadmap.Effort{ID: roadmap.EffortID(i.ID, i.Team), Initiative: i.ID, Team: i.Team, Range: roadmap.Exactly(each.effort)}))
			for _, r := range []roadmap.Rating{rated(i.ID, "reach", each.reach), rated(i.ID, "impact", each.impact), rated(i.ID, "confidence", each.confidence)} {
				put(tx.PutRating(ctx, r))
			}
		}
		return err
	})
	return d
}

func TestRankingOfTheMockup(t *testing.T) {
	d := newDecided(t, fennel)
	page := d.ranking(t, views.RankingQuery{})
	if got, want := fmt.Sprint(page.Used, *page.Capacity, page.Top, page.Seed, page.Draws), "16.5 17 7 2026 10000"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if page.Cut.Value != 30_070 || !page.Cut.Proven || !strings.Contains(page.Cut.Sentence, "16.5 of 17") || !strings.Contains(page.Cut.Sentence, "No other set") {
		t.Errorf("%+v", page.Cut)
	}
	if first := page.Rows[0]; first.Title != "Allergen labels" || !first.Selected || first.Score != nil || first.PTop != nil || !strings.Contains(first.Because, "Food law") {
		t.Errorf("%+v", first)
	}
	for n, row := range page.Rows[1:] {
		each := fennel[n]
		if row.Title != each.title || *row.Rank != n+1 || *row.Place != n+1 || math.Abs(*row.Score-each.reach*each.impact*each.confidence/100/each.effort) > 1e-9 {
			t.Errorf("%d: %s, %v, %v", n, row.Title, row.Rank, row.Score)
		}
		if row.Selected != (n < 7) {
			t.Errorf("%s is selected: %v", row.Title, row.Selected)
		}
	}
	for title, class := range map[string]roadmap.ChanceClass{"Saved baskets": roadmap.SafeIn, "Order reminders": roadmap.SafeIn, "Guided setup": roadmap.Contested, "One-tap reorder": roadmap.Contested, "Approvals": roadmap.SafeOut} {
		at := slices.IndexFunc(page.Rows, func(r views.RankedRow) bool { return r.Title == title })
		if got := *page.Rows[at].Chance; got != class {
			t.Errorf("%s is %s with %v, want %s", title, got, *page.Rows[at].PTop, class)
		}
	}
}

func TestWhyNotOfTheMockup(t *testing.T) {
	d := newDecided(t, fennel)
	s, err := d.v.Standing(context.Background(), views.StandingQuery{ID: d.ids["One-tap reorder"], Cycle: d.cycle.ID})
	if err != nil {
		t.Fatal(err)
	}
	if *s.Cost != 160 || math.Abs(*s.CostShare-160.0/30070) > 1e-12 || len(s.GoesOut) != 1 || s.GoesOut[0].Name != "Guided setup" {
		t.Errorf("%+v", s)
	}
	total := 0.0
	for _, share := range s.Histogram {
		total += share
	}
	if len(s.Histogram) != 12 || math.Abs(total-1) > 1e-9 || s.Question != "Why not this one?" || len(s.Learn) == 0 {
		t.Errorf("%v %v", s.Histogram, s.Learn)
	}
}

func TestTheDrawsDoNotCountTheConfidenceTwice(t *testing.T) {
	d := newDecided(t, fennel)
	why := func(title string) string {
		s, err := d.v.Standing(context.Background(), views.StandingQuery{ID: d.ids[title], Cycle: d.cycle.ID})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(s.Why, " ")
	}
	if got := why("Driver arrival"); !strings.Contains(got, "By its score its rank is 5") || !strings.Contains(got, "does not count twice") {
		t.Errorf("got %q", got)
	}
	if got := why("Saved baskets"); strings.Contains(got, "By its score") {
		t.Errorf("got %q", got)
	}
}

func TestRankingWithoutAnything(t *testing.T) {
	w := workspacetest.New(t, workspacetest.Options(t))
	v := views.New(w)
	page, err := v.Ranking(context.Background(), views.RankingQuery{})
	if err != nil || len(page.Rows) != 0 || page.Rows == nil || page.Draws != 0 || page.Capacity != nil || !strings.Contains(page.Cut.Sentence, "Nobody has said") {
		t.Fatalf("%+v, %v", page, err)
	}
	roadmapPage, err := v.Roadmap(context.Background(), views.RoadmapQuery{})
	if err != nil || len(roadmapPage.Initiatives) != 0 || roadmapPage.Model.Formula == "" || roadmapPage.Subtitle != "" {
		t.Fatalf("%+v, %v", roadmapPage, err)
	}
	scenarios, err := v.Scenarios(context.Background(), "")
	if err != nil || len(scenarios.Columns) != 1 || scenarios.Columns[0].Name != "Plan of record" {
		t.Fatalf("%+v, %v", scenarios, err)
	}
	for _, gone := range []views.RankingQuery{{Cycle: "gone"}, {Model: "gone"}, {Scenario: "gone"}} {
		if _, err := v.Ranking(context.Background(), gone); plan.CodeOf(err) != plan.NotFound {
			t.Errorf("%+v: got %v", gone, err)
		}
	}
}

func TestTheTopIsAtMostAsManyAsThereAre(t *testing.T) {
	d := newDecided(t, fennel)
	if page := d.ranking(t, views.RankingQuery{Top: 99}); page.Top != 12 || strings.Contains(page.Subtitle+page.Agreement, "99") {
		t.Errorf("top %d, %s %s", page.Top, page.Subtitle, page.Agreement)
	}
}

func TestTheNeedOfTeamsIsShownBeforeAnybodySaysWhatTheyGive(t *testing.T) {
	d := newDecided(t, fennel)
	d.do(t, func(ctx context.Context, tx *store.Tx) (err error) {
		for _, team := range d.teams {
			err = errors.Join(err, tx.DeleteCapacity(ctx, roadmap.CapacityID("", team, d.cycle.ID)))
		}
		return err
	})
	page := d.ranking(t, views.RankingQuery{})
	needs := ""
	for _, load := range page.Teams {
		needs += fmt.Sprintf("%s %g in %d parts, known: %v; ", *load.Team, load.Used, len(load.Parts), load.Capacity != nil)
	}
	if want := "Buyer app 9.5 in 6 parts, known: false; Platform 7 in 3 parts, known: false; Supply 12 in 4 parts, known: false; "; needs != want {
		t.Errorf("got %s, want %s", needs, want)
	}
	if page.Used != 28.5 || page.Capacity != nil {
		t.Errorf("got %v of %v", page.Used, page.Capacity)
	}
}

func TestATeamThatIsNotChosenForStaysToBeGivenACapacity(t *testing.T) {
	d := newDecided(t, fennel)
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		choice := roadmap.Choice{ID: roadmap.ChoiceID("", d.ids["Phone-desk"]), Initiative: d.ids["Phone-desk"], Verdict: roadmap.Out}
		return errors.Join(tx.PutChoice(ctx, choice), tx.DeleteInitiative(ctx, d.ids["Approvals"]), tx.DeleteInitiative(ctx, d.ids["Allergen labels"]),
			tx.DeleteCapacity(ctx, roadmap.CapacityID("", d.teams[2], d.cycle.ID)))
	})
	page := d.ranking(t, views.RankingQuery{})
	if !slices.ContainsFunc(page.Teams, func(l views.TeamLoad) bool { return l.TeamID == d.teams[2] && len(l.Parts) == 0 && l.Capacity == nil }) {
		t.Errorf("%+v", page.Teams)
	}
}

func TestOneInitiative(t *testing.T) {
	d := newDecided(t, fennel[:1])
	page := d.ranking(t, views.RankingQuery{})
	if row := page.Rows[1]; *row.PTop != 1 || *row.RankLow != 1 || *row.RankHigh != 1 || !row.Selected || page.Agreement != "" {
		t.Errorf("%+v", row)
	}
}

func TestWhatLacksAnInputIsNeverZero(t *testing.T) {
	d := newDecided(t, fennel)
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		return tx.DeleteRating(ctx, rated(d.ids["Saved baskets"], "reach", 1).ID)
	})
	page := d.ranking(t, views.RankingQuery{})
	last := page.Rows[len(page.Rows)-1]
	if last.Title != "Saved baskets" || last.Score != nil || last.Rank != nil || last.PTop != nil || last.Selected || !slices.Equal(last.Missing, []string{"Reach"}) || !strings.Contains(last.Fault, "Reach is missing") {
		t.Errorf("%+v", last)
	}
	if page.Rows[1].Title != "Order reminders" || *page.Rows[1].Rank != 1 {
		t.Errorf("%+v", page.Rows[1])
	}
}

func TestAnOverrideIsMarkedAndKeepsTheScore(t *testing.T) {
	d := newDecided(t, fennel)
	model, id := roadmap.ModelID(roadmap.RICE), d.ids["Price alerts"]
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		return tx.PutOverride(ctx, roadmap.Override{ID: roadmap.OverrideID(model, id), Model: model, Initiative: id, Rank: 2, Reason: "Promised on stage", By: "Dana", Date: "2026-02-10"})
	})
	row := d.ranking(t, views.RankingQuery{}).Rows[2]
	if row.Title != "Price alerts" || *row.Place != 2 || *row.Rank != 10 || row.Override.Reason != "Promised on stage" || *row.Score != 1000 {
		t.Errorf("%+v", row)
	}
}

func TestWhatMustBeDoneDoesNotFitIsSaid(t *testing.T) {
	d := newDecided(t, fennel)
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		return tx.PutCapacity(ctx, roadmap.Capacity{ID: roadmap.CapacityID("", d.teams[2], d.cycle.ID), Team: d.teams[2], Cycle: d.cycle.ID, Amount: 1})
	})
	page := d.ranking(t, views.RankingQuery{})
	if !strings.Contains(page.Cut.Fault, "Platform") || len(page.Rows) != 13 || *page.Rows[1].PTop == 0 {
		t.Errorf("%+v", page.Cut)
	}
}

func TestAScenarioTakesFromThePlanOfRecordWhatItDoesNotSay(t *testing.T) {
	d := newDecided(t, fennel)
	var fewer plan.ID
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		fewer = tx.NewID()
		return errors.Join(tx.PutScenario(ctx, roadmap.Scenario{ID: fewer, Cycle: d.cycle.ID, Name: "One engineer fewer", Position: "V"}),
			tx.PutCapacity(ctx, roadmap.Capacity{ID: roadmap.CapacityID(fewer, d.teams[0], d.cycle.ID), Scenario: fewer, Team: d.teams[0], Cycle: d.cycle.ID, Amount: 5}),
			tx.PutChoice(ctx, roadmap.Choice{ID: roadmap.ChoiceID(fewer, d.ids["Approvals"]), Scenario: fewer, Initiative: d.ids["Approvals"], Verdict: roadmap.Out}))
	})
	page, err := d.v.Scenarios(context.Background(), d.cycle.ID)
	if err != nil || len(page.Columns) != 2 {
		t.Fatalf("%+v, %v", page, err)
	}
	record, other := page.Columns[0], page.Columns[1]
	if *record.Value != 30_070 || *record.Capacity != 17 || *other.Capacity != 14.5 || *other.Value >= *record.Value || len(other.MovesOut) == 0 || other.MovesOut[0].Why == "" || other.Sentence == "" || len(other.Choices) != 1 {
		t.Errorf("%+v\n%+v", record, other)
	}
	for _, row := range page.Rows {
		// The same random numbers: an initiative's chances are the same where the top is.
		if a, b := row.Cells[0].PTop, row.Cells[1].PTop; a != nil && record.Top == other.Top && *a != *b {
			t.Errorf("%s: %v and %v", row.Title, *a, *b)
		}
	}
	if ranking := d.ranking(t, views.RankingQuery{Scenario: fewer}); *ranking.Capacity != 14.5 || ranking.Scenario.Name != "One engineer fewer" {
		t.Errorf("%+v", ranking.Scenario)
	}
}

// TestPagesAgree holds the screens to one another: the same score, rank and place
// everywhere.
func TestPagesAgree(t *testing.T) {
	d := newDecided(t, fennel)
	ranking := d.ranking(t, views.RankingQuery{})
	page, err := d.v.Roadmap(context.Background(), views.RoadmapQuery{Cycle: d.cycle.ID})
	if err != nil || page.Matrix == nil || page.Scored != 12 || page.Unscored != 0 {
		t.Fatalf("%+v, %v", page.Matrix, err)
	}
	for _, row := range ranking.Rows {
		at := slices.IndexFunc(page.Initiatives, func(i views.Initiative) bool { return i.ID == row.ID })
		made := page.Initiatives[at]
		detail, err := d.v.Initiative(context.Background(), row.ID, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range []views.Initiative{made, detail.Initiative} {
			if fmt.Sprint(deref(other.Score), deref(other.Effort)) != fmt.Sprint(deref(row.Score), deref(row.Effort)) || other.Explanation.Sentence != row.Explanation.Sentence {
				t.Errorf("%s: %+v, %+v", row.Title, other, row)
			}
		}
		if row.Place != nil && *made.Place != *row.Place {
			t.Errorf("%s is at %d and %d", row.Title, *made.Place, *row.Place)
		}
	}
}

func deref(f *float64) float64 {
	if f == nil {
		return -1
	}
	return *f
}

// TestEveryModelShows shows each model, scored or not.
func TestEveryModelShows(t *testing.T) {
	d := newDecided(t, fennel)
	models, err := d.v.Models(context.Background())
	if err != nil || len(models.Models) != len(roadmap.BuiltIn()) {
		t.Fatalf("%d models, %v", len(models.Models), err)
	}
	for _, m := range models.Models {
		page := d.ranking(t, views.RankingQuery{Model: m.ID})
		if page.Model.Name != m.Name || len(page.Rows) != 13 || m.Formula == "" || m.Fault != "" {
			t.Errorf("%s: %d rows, %q", m.Name, len(page.Rows), m.Fault)
		}
		for _, row := range page.Rows[1:] {
			if row.Score == nil && row.Fault == "" {
				t.Errorf("%s: %s has no score and no reason", m.Name, row.Title)
			}
		}
	}
}

func TestTheBestSetInDraws(t *testing.T) {
	d := newDecided(t, fennel)
	share := func(title string) float64 {
		s, err := d.v.Standing(context.Background(), views.StandingQuery{ID: d.ids[title], Cycle: d.cycle.ID})
		if err != nil || s.InBestSet == nil {
			t.Fatal(title, err)
		}
		return *s.InBestSet
	}
	if sure, never := share("Saved baskets"), share("Approvals"); sure < 0.8 || never > 0.2 {
		t.Errorf("got %v and %v", sure, never)
	}
	page := d.ranking(t, views.RankingQuery{})
	if len(page.Learn) == 0 || page.Learn[0].Share <= 0 || page.Learn[0].Input != "reach and impact" {
		t.Errorf("%+v", page.Learn)
	}
}
