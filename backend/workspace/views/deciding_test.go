package views_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace/views"
)

// byModel rates initiatives of the mockup on the criteria of a built-in model, in the
// order of the criteria.
func (d *decided) byModel(t *testing.T, method roadmap.Method, numbers map[string][]float64) plan.ID {
	t.Helper()
	model := roadmap.ModelID(method)
	d.do(t, func(ctx context.Context, tx *store.Tx) (err error) {
		for title, row := range numbers {
			for i, c := range roadmap.BuiltInCriteria(roadmap.Model{ID: model, Method: method}) {
				id := d.ids[title]
				err = errors.Join(err, tx.PutRating(ctx, roadmap.Rating{ID: roadmap.RatingID(id, c.ID), Initiative: id, Criterion: c.ID, Range: roadmap.Exactly(row[i])}))
			}
		}
		return err
	})
	return model
}

func (d *decided) roadmapBy(t *testing.T, model plan.ID) views.Roadmap {
	t.Helper()
	page, err := d.v.Roadmap(context.Background(), views.RoadmapQuery{Cycle: d.cycle.ID, Model: model})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func adviceOf(page views.Roadmap) string {
	words := []string{}
	for _, a := range page.Advice {
		words = append(words, a.Kind+": "+a.Sentence)
	}
	return strings.Join(words, "\n")
}

// What a person has yet to give is named by the columns in which it is typed.
func TestWhatIsLackingIsNamedByItsColumn(t *testing.T) {
	d := newDecided(t, fennel)
	reach := roadmap.CriterionID(roadmap.RICE, "reach")
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		return errors.Join(tx.DeleteRating(ctx, roadmap.RatingID(d.ids["Saved baskets"], reach)),
			tx.PutInitiative(ctx, roadmap.Initiative{ID: "new", Title: "New", State: roadmap.Idea, Position: "z"}))
	})
	page := d.roadmapBy(t, roadmap.ModelID(roadmap.RICE))
	for _, i := range page.Initiatives {
		want := []string{}
		switch i.Title {
		case "Saved baskets":
			want = []string{string(reach)}
		case "New":
			for _, key := range []string{"reach", "impact", "confidence"} {
				want = append(want, string(roadmap.CriterionID(roadmap.RICE, key)))
			}
			want = append(want, roadmap.EffortKey)
		}
		if !slices.Equal(i.Lacks, want) {
			t.Errorf("%s lacks %v, want %v", i.Title, i.Lacks, want)
		}
	}
}

func TestAdviceOfModels(t *testing.T) {
	d := newDecided(t, fennel)
	wsjf := d.byModel(t, roadmap.WSJF, map[string][]float64{"Saved baskets": {8, 5, 3, 5}, "Order reminders": {13, 8, 8, 13}})
	if got := adviceOf(d.roadmapBy(t, wsjf)); strings.Count(got, "no_anchor") != 4 {
		t.Errorf("no column of WSJF has a 1: got %s", got)
	}
	// The handbook's example of CD3; the backlog has them in the order A, B, C.
	cd3 := d.byModel(t, roadmap.CD3, map[string][]float64{"Saved baskets": {10000, 10}, "Order reminders": {5000, 2}, "Substitutions": {9000, 6}})
	if got, want := adviceOf(d.roadmapBy(t, cd3)), "order_cost: The order of the backlog costs 60,000 more than the CD3 order."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// 2 and 2.5, which a law asks for, of 2 + 2.5 + 1 person-months.
	moscow := d.byModel(t, roadmap.MoSCoW, map[string][]float64{"Saved baskets": {roadmap.Must}, "Order reminders": {roadmap.Could}})
	if got := adviceOf(d.roadmapBy(t, moscow)); !strings.Contains(got, "Must takes 81.8% of the effort (4.5 of 5.5 person-months)") || !strings.HasPrefix(got, "moscow red") {
		t.Errorf("got %s", got)
	}
}

func TestMatrixOfModels(t *testing.T) {
	d := newDecided(t, fennel)
	survey := func(title string, answers [][2]int) {
		d.do(t, func(ctx context.Context, tx *store.Tx) (err error) {
			for n, a := range answers {
				who := fmt.Sprintf("guest %d", n)
				err = errors.Join(err, tx.PutAnswer(ctx, roadmap.Answer{ID: roadmap.AnswerID(d.ids[title], who), Initiative: d.ids[title], Respondent: who, Functional: a[0], Dysfunctional: a[1]}))
			}
			return err
		})
	}
	survey("Saved baskets", [][2]int{{1, 5}, {1, 5}, {1, 3}})
	survey("Order reminders", [][2]int{{2, 5}, {3, 3}})
	both := func(a, b []float64) map[string][]float64 {
		return map[string][]float64{"Saved baskets": a, "Order reminders": b}
	}
	for _, c := range []struct {
		model   plan.ID
		cut     float64 // of the value; −1 for no matrix
		value   float64 // of saved baskets
		sayings string
	}{
		{"", 2820, 7360, "medians of 12 initiatives"},
		{d.byModel(t, roadmap.ICEMean, both([]float64{9, 8, 7}, []float64{2, 3, 4})), 5.5, 8, "middle of its scale"},
		{d.byModel(t, roadmap.Opportunity, both([]float64{9, 3}, []float64{4, 8})), 10, 15, "middle of its scale"},
		{d.byModel(t, roadmap.MoSCoW, both([]float64{4}, []float64{2})), -1, 0, ""},
		{roadmap.ModelID(roadmap.Kano), 0.5, 1, "cut at a half"},
		{roadmap.ModelID(roadmap.WSJF), -1, 0, ""},
	} {
		page := d.roadmapBy(t, c.model)
		if page.Matrix == nil {
			if c.cut >= 0 {
				t.Errorf("%s has no matrix", c.model)
			}
			continue
		}
		var value float64
		for _, i := range page.Initiatives {
			if i.Title == "Saved baskets" && i.Matrix != nil {
				value = i.Matrix.Value
			}
		}
		if page.Matrix.Value != c.cut || value != c.value || !strings.Contains(page.Matrix.By, c.sayings) {
			t.Errorf("%s: %+v, saved baskets at %v", page.Model.Name, page.Matrix, value)
		}
	}
}

// weightedModel has two criteria that count alike and one that counts nothing and that
// nobody has rated. By value saved baskets lead, by ease order reminders do.
func weightedModel(t *testing.T, d *decided) (model, phase, scenario plan.ID) {
	t.Helper()
	d.do(t, func(ctx context.Context, tx *store.Tx) (err error) {
		put := func(failed error) { err = errors.Join(err, failed) }
		model, phase, scenario = tx.NewID(), tx.NewID(), tx.NewID()
		put(tx.PutModel(ctx, roadmap.Model{ID: model, Name: "Fit", Method: roadmap.Weighted, Position: "V"}))
		product := plan.Product{ID: tx.NewID(), Name: "Fennel", Position: "V"}
		put(tx.PutProduct(ctx, product))
		put(tx.PutPhase(ctx, plan.Phase{ID: phase, Product: product.ID, Name: "Growth", Position: "V"}))
		put(tx.PutScenario(ctx, roadmap.Scenario{ID: scenario, Cycle: d.cycle.ID, Name: "Focus", Phase: phase, Position: "V"}))
		for n, c := range []struct {
			key         string
			weight      float64
			first, next float64
		}{{"value", 1, 9, 5}, {"ease", 1, 3, 8}, {"fame", 0, 0, 0}} {
			criterion := roadmap.Criterion{ID: tx.NewID(), Model: model, Key: c.key, Name: strings.ToUpper(c.key[:1]) + c.key[1:], Low: 0, High: 10, Weight: c.weight, Position: fmt.Sprintf("V%d", n)}
			put(tx.PutCriterion(ctx, criterion))
			for title, number := range map[string]float64{"Saved baskets": c.first, "Order reminders": c.next} {
				if c.weight > 0 {
					put(tx.PutRating(ctx, roadmap.Rating{ID: roadmap.RatingID(d.ids[title], criterion.ID), Initiative: d.ids[title], Criterion: criterion.ID, Range: roadmap.Exactly(number)}))
				}
			}
			if c.key == "value" {
				put(tx.PutWeight(ctx, roadmap.Weight{ID: roadmap.WeightID(phase, criterion.ID), Of: phase, Criterion: criterion.ID, Weight: 3}))
			}
		}
		return err
	})
	return model, phase, scenario
}

func TestWeightsOfPhaseAndScenario(t *testing.T) {
	d := newDecided(t, fennel[:2])
	model, _, scenario := weightedModel(t, d)
	first := func(q views.RankingQuery) string {
		row := d.ranking(t, q).Rows[1]
		return fmt.Sprintf("%s %.4g", row.Title, *row.Score)
	}
	if got, want := first(views.RankingQuery{Model: model}), "Order reminders 65"; got != want {
		t.Errorf("by the weights of the model: got %s, want %s", got, want)
	}
	if got, want := first(views.RankingQuery{Model: model, Scenario: scenario}), "Saved baskets 75"; got != want {
		t.Errorf("by those of the scenario's phase: got %s, want %s", got, want)
	}
	page := d.ranking(t, views.RankingQuery{Model: model})
	if len(page.Flips) != 1 || !strings.HasPrefix(page.Flips[0].Sentence, "Order reminders stays ahead of Saved baskets unless ") || !strings.Contains(page.Flips[0].Sentence, " from 50% to ") {
		t.Errorf("a criterion that counts nothing and nobody rated hides the flips: %+v", page.Flips)
	}
	// By RICE saved baskets lead: with the phase's weights both say the same.
	if got := d.ranking(t, views.RankingQuery{Model: model, Scenario: scenario}).Agreement; !strings.Contains(got, "strong (W 1.00)") {
		t.Errorf("agreement is not by the weights that count: %s", got)
	}
	if got := page.Agreement; !strings.Contains(got, "weak (W 0.00)") {
		t.Errorf("got %s", got)
	}
}

func TestSentencesHaveThePlansNumbers(t *testing.T) {
	d := newDecided(t, fennel)
	if got := d.ranking(t, views.RankingQuery{}).Cut; got.GreedySentence == "" || strings.Contains(got.Sentence, "16,5") {
		t.Errorf("%+v", got)
	}
	d.do(t, func(ctx context.Context, tx *store.Tx) error {
		p, err := tx.Plan(ctx)
		p.DecimalMark = ","
		return errors.Join(err, tx.PutPlan(ctx, p))
	})
	page, by := d.ranking(t, views.RankingQuery{}), d.roadmapBy(t, "").Matrix.By
	if !strings.Contains(page.Cut.Sentence, "16,5 of 17") || !strings.Contains(by, "cut at 2.820 and effort at 2,25") || strings.Contains(page.Cut.GreedySentence, ".5") {
		t.Errorf("%s %s %s", page.Cut.Sentence, page.Cut.GreedySentence, by)
	}
}

// serving links saved baskets to a KPI with forty weeks of values about 100, and about
// 130 since it shipped.
func serving(t *testing.T, d *decided) {
	t.Helper()
	shipped := plan.Date("2025-10-06")
	d.do(t, func(ctx context.Context, tx *store.Tx) (err error) {
		put := func(failed error) { err = errors.Join(err, failed) }
		metric := kpi.KPI{ID: tx.NewID(), Name: "Weekly orders", Position: "V", State: kpi.Active, UnitKind: kpi.UnitNumber, Frequency: kpi.Weekly, Aggregation: kpi.AggregateLast, Direction: kpi.Up, Target: new(200.0)}
		put(tx.PutKPI(ctx, metric))
		all, day := []kpi.Measurement{}, plan.Date("2025-05-05")
		for n := range 40 {
			value := 100 + float64(n%5)
			if day >= shipped {
				value += 30
			}
			all = append(all, kpi.NewMeasurement(&metric, kpi.Calendar{}, day, "", kpi.Reading{Value: value}))
			day = day.AddDays(7)
		}
		_, failed := tx.PutMeasurements(ctx, slices.Values(all))
		put(failed)
		for _, title := range []string{"Saved baskets", "Order reminders"} {
			put(tx.PutMove(ctx, roadmap.Move{ID: roadmap.MoveID(d.ids[title], metric.ID), Initiative: d.ids[title], Row: metric.ID, Range: roadmap.Exactly(20)}))
		}
		initiatives, failed := tx.Initiatives(ctx)
		put(failed)
		for _, i := range initiatives {
			if i.Title == "Saved baskets" {
				i.State, i.Shipped, i.Cycle = roadmap.Shipped, shipped, d.cycle.ID
				put(tx.PutInitiative(ctx, i))
			}
		}
		return err
	})
}

func TestWhatShippedIsJudgedAndRecorded(t *testing.T) {
	d := newDecided(t, fennel)
	serving(t, d)
	page := d.roadmapBy(t, "")
	for _, i := range page.Initiatives {
		if i.Title != "Saved baskets" {
			continue
		}
		if len(i.Outcomes) != 1 || i.Outcomes[0].Name != "Weekly orders" || !i.Outcomes[0].Verdict.Judged() || *i.Outcomes[0].Expected != 20 || *i.Outcomes[0].Measured < 25 || !strings.Contains(i.Outcomes[0].Sentence, "beyond its limits") {
			t.Errorf("%+v", i.Outcomes)
		}
	}
	if page.Record == "" || page.Record != d.ranking(t, views.RankingQuery{}).Record {
		t.Errorf("the record is %q", page.Record)
	}
}

func TestASuggestionShowsItsInputs(t *testing.T) {
	d := newDecided(t, fennel)
	serving(t, d)
	of := func(title string) *views.Suggestion {
		detail, err := d.v.Initiative(context.Background(), d.ids[title], "")
		if err != nil {
			t.Fatal(err)
		}
		return detail.Suggestion
	}
	if got := of("Order reminders"); got.Value == nil || len(got.Inputs) != 1 || !strings.Contains(got.Sentence, "Weekly orders: 20 of the") {
		t.Errorf("%+v", got)
	}
	if got := of("Substitutions"); got.Value != nil || got.Sentence != "It serves no goal yet. Link the key result or KPI that it should move." {
		t.Errorf("%+v", got)
	}
}

func TestARankingIsKeptAsItIsShown(t *testing.T) {
	d := newDecided(t, fennel)
	made, err := d.v.Decided(context.Background(), views.RankingQuery{Cycle: d.cycle.ID})
	if err != nil || made.Fault != "" {
		t.Fatal(made.Fault, err)
	}
	kept, err := roadmap.ReadSnapshot(made.Snapshot)
	if err != nil {
		t.Fatal(err)
	}
	page := d.ranking(t, views.RankingQuery{})
	shown := map[plan.ID]views.RankedRow{}
	for _, row := range page.Rows {
		shown[row.ID] = row
		if row.Selected != (strings.Contains(fmt.Sprint(made.Chosen), string(row.ID))) {
			t.Errorf("%s is chosen in one and not in the other", row.Title)
		}
	}
	if len(kept.Items) != len(page.Rows) || kept.Formula != page.Model.Formula || made.Top != page.Top || made.Seed != page.Seed || made.Draws != page.Draws {
		t.Errorf("%+v", kept)
	}
	for _, item := range kept.Items {
		if row := shown[item.ID]; row.Score != nil && (*item.Score != *row.Score || item.Title != row.Title) {
			t.Errorf("%+v, %+v", item, row)
		}
	}
	free := newDecided(t, fennel[:1])
	free.do(t, func(ctx context.Context, tx *store.Tx) (err error) {
		for _, team := range free.teams {
			err = errors.Join(err, tx.DeleteCapacity(ctx, roadmap.CapacityID("", team, free.cycle.ID)))
		}
		return err
	})
	if made, err := free.v.Decided(context.Background(), views.RankingQuery{Cycle: free.cycle.ID}); err != nil || !strings.Contains(made.Fault, "Nobody has said") {
		t.Errorf("%q, %v", made.Fault, err)
	}
}

// The bars of an initiative show the doubt that its draws have: a single estimate is
// spread by the confidence in it, of ICE too, and not beside a range.
func TestTheTornadoSpreadsWhatTheDrawsSpread(t *testing.T) {
	d := newDecided(t, fennel)
	bars := func(model plan.ID) string {
		s, err := d.v.Standing(context.Background(), views.StandingQuery{ID: d.ids["Saved baskets"], Cycle: d.cycle.ID, Model: model})
		if err != nil {
			t.Fatal(err)
		}
		words := []string{}
		for _, bar := range s.Tornado {
			words = append(words, fmt.Sprintf("%s %g to %g", bar.Input, bar.Low, bar.High))
		}
		return strings.Join(words, ", ")
	}
	ice := d.byModel(t, roadmap.ICEMean, map[string][]float64{"Saved baskets": {4, 8, 7}, "Order reminders": {2, 3, 4}})
	// 8 of 10 is 80 %: within ×2.
	if got, want := bars(ice), "Impact 2 to 8"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := bars(""), "Reach 4600 to 18400, Impact 0.5 to 2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	wide := rated(d.ids["Saved baskets"], "reach", 9200)
	low, high := 8000.0, 10_000.0
	wide.Low, wide.High = &low, &high
	d.do(t, func(ctx context.Context, tx *store.Tx) error { return tx.PutRating(ctx, wide) })
	if got, want := bars(""), "Reach 8000 to 10000"; got != want {
		t.Errorf("beside a range the confidence counts twice: got %s, want %s", got, want)
	}
}
