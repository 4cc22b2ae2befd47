package scoring_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/roadmaps"
	"cairn/backend/workspace/scoring"
	"cairn/backend/workspace/workspacetest"
)

// bench is a new plan with three initiatives: A, B, C. Today is 2026-02-17.
type bench struct {
	scoring.Actions
	workspacetest.Steps
	made []plan.ID
}

func newBench(t *testing.T) *bench {
	t.Helper()
	w := workspacetest.New(t, workspacetest.Options(t))
	_, made, err := roadmaps.New(w).Add(context.Background(), roadmaps.Lines{Text: "A\nB\nC"})
	if err != nil {
		t.Fatal(err)
	}
	return &bench{scoring.New(w), workspacetest.Steps{T: t, W: w}, made}
}

// ratings are all of them as text: initiative, criterion, range.
func (b *bench) ratings() string {
	b.T.Helper()
	var texts []string
	b.Read(func(r store.Reader) error {
		all, err := r.Ratings(context.Background())
		for _, each := range all {
			name := string(each.Criterion)
			for _, c := range roadmap.BuiltInCriteria(roadmap.Model{Method: roadmap.RICE}) {
				if c.ID == each.Criterion {
					name = c.Key
				}
			}
			texts = append(texts, string("ABC"[slices.Index(b.made, each.Initiative)])+" "+name+" "+roadmap.FormatRange(each.Range, ".")+" by "+each.By)
		}
		return err
	})
	slices.Sort(texts)
	return strings.Join(texts, ", ")
}

// formula is the formula of a model in words, with the weights that count somewhere.
func (b *bench) formula(model, of plan.ID) (formula string) {
	b.T.Helper()
	b.Read(func(r store.Reader) error {
		m, err := r.Model(context.Background(), model)
		if err != nil {
			return err
		}
		criteria, err := r.Criteria(context.Background())
		if err != nil {
			return err
		}
		weights, err := r.Weights(context.Background())
		if err != nil {
			return err
		}
		s, err := roadmap.NewScorer(m, criteria, roadmap.WeightsOf(weights, of))
		if err == nil {
			formula = s.Formula
		}
		return err
	})
	return formula
}

func (b *bench) phase(name string) (id plan.ID) {
	b.T.Helper()
	b.Read(func(r store.Reader) error {
		phases, err := r.Phases(context.Background())
		for _, p := range phases {
			if p.Name == name {
				id = p.ID
			}
		}
		return err
	})
	return id
}

// criteria are those of a model as text, by their order.
func (b *bench) criteria(model plan.ID) (keys string, ids []plan.ID) {
	b.T.Helper()
	var texts []string
	b.Read(func(r store.Reader) error {
		all, err := r.Criteria(context.Background())
		for _, c := range all {
			if c.Model == model {
				texts, ids = append(texts, c.Key), append(ids, c.ID)
			}
		}
		return err
	})
	return strings.Join(texts, " "), ids
}

func rice(key string) plan.ID { return roadmap.CriterionID(roadmap.RICE, key) }

func TestRatings(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	rate := func(criterion plan.ID, text string) func() (workspace.Change, error) {
		return func() (workspace.Change, error) {
			return b.Rate(ctx, scoring.NewRating{Initiative: b.made[0], Criterion: criterion, Range: text})
		}
	}
	for _, c := range []struct {
		name, want string
		do         func() (workspace.Change, error)
	}{
		{"Rate Reach: A", "A reach 1200 by Dana Okafor", rate(rice("reach"), "1,200")},
		{"Rate Reach: A", "A reach 900-1200-2000 by Dana Okafor", rate(rice("reach"), "900..2000 (1200)")},
		{"Rate Confidence: A", "A confidence 80 by Dana Okafor, A reach 900-1200-2000 by Dana Okafor", rate(rice("confidence"), "80 %")},
		{"Rate Reach: A", "A confidence 80 by Dana Okafor", rate(rice("reach"), "")},
		{"Rate 2 initiatives", "A impact 2 by Dana Okafor, A reach 100 by Dana Okafor, B confidence 50 by Dana Okafor, B impact 0.5-1-2 by Dana Okafor, B reach 300 by Dana Okafor",
			func() (workspace.Change, error) {
				return b.RateMany(ctx, []scoring.NewRating{{Initiative: b.made[0], Criterion: rice("reach"), Range: "100"}, {Initiative: b.made[0], Criterion: rice("impact"), Range: "2"},
					{Initiative: b.made[0], Criterion: rice("confidence")}, {Initiative: b.made[1], Criterion: rice("reach"), Range: "300"},
					{Initiative: b.made[1], Criterion: rice("impact"), Range: "0.5-1-2"}, {Initiative: b.made[1], Criterion: rice("confidence"), Range: "50%"},
					{Initiative: b.made[1], Criterion: scoring.EffortCriterion, Range: "1-2-4"}})
			}},
	} {
		b.Step(c.name, c.do)
		if got := b.ratings(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	before := b.Digest()
	if _, err := b.Rate(ctx, scoring.NewRating{Initiative: b.made[1], Criterion: rice("reach"), Range: "300"}); err != nil || b.Digest() != before {
		t.Errorf("the same again is news: %v", err)
	}
	b.Refused("off the scale", "range off_scale", rate(rice("impact"), "4"))
	if _, err := rate(rice("impact"), "4")(); err == nil || !strings.Contains(err.Error(), "0.25 to 3") {
		t.Errorf("the scale is not named: %v", err)
	}
	b.Refused("no number", "range not_a_range", rate(rice("impact"), "huge"))
	b.Refused("no criterion", "not_found", rate(b.made[0], "4"))
	many := func(cells ...scoring.NewRating) func() (workspace.Change, error) {
		return func() (workspace.Change, error) { return b.RateMany(ctx, cells) }
	}
	b.Refused("a cell", "range off_scale", many(scoring.NewRating{Initiative: b.made[2], Criterion: rice("reach"), Range: "1"}, scoring.NewRating{Initiative: b.made[2], Criterion: rice("impact"), Range: "9"}))
	b.Refused("an effort", "range not_positive", many(scoring.NewRating{Initiative: b.made[2], Criterion: scoring.EffortCriterion, Range: "0"}))
	b.Refused("nothing", "text required", many())
}

func TestRanksByDecision(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	model := roadmap.ModelID(roadmap.RICE)
	set := func(rank, reason string) func() (workspace.Change, error) {
		return func() (workspace.Change, error) {
			return b.SetOverride(ctx, scoring.NewOverride{Model: model, Initiative: b.made[0], Rank: rank, Reason: reason})
		}
	}
	b.Step("Rank 2: A", set("2", "The pilot waits for it"))
	b.Step("Rank 1: A", set("1", "The pilot waits for it"))
	b.Refused("no reason", "reason required", set("1", " "))
	b.Refused("no rank", "rank out_of_range", set("0", "so"))
	b.Refused("half a rank", "rank not_whole", set("1.5", "so"))
	b.Step("Rank by score: A", func() (workspace.Change, error) { return b.RemoveOverride(ctx, model, b.made[0]) })
	b.Refused("no override", "not_found", func() (workspace.Change, error) { return b.RemoveOverride(ctx, model, b.made[0]) })
	b.Step("Rank by WSJF", func() (workspace.Change, error) { return b.SetModel(ctx, roadmap.ModelID(roadmap.WSJF)) })
	b.Refused("no model", "not_found", func() (workspace.Change, error) { return b.SetModel(ctx, b.made[0]) })
}

func TestAWeightedModel(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	var model plan.ID
	add := func(n scoring.NewModel) func() (workspace.Change, error) {
		return func() (change workspace.Change, err error) {
			change, model, err = b.AddModel(ctx, n)
			return change, err
		}
	}
	b.Step("Add model: Own", add(scoring.NewModel{From: scoring.FromTemplate, Name: "Own"}))
	growth, model1 := b.phase("Growth"), model
	if own, inGrowth := b.formula(model, ""), b.formula(model, growth); own == inGrowth || !strings.Contains(inGrowth, "0.25 × Revenue") {
		t.Errorf("weights of a phase: %s and %s", own, inGrowth)
	}
	b.Step("Add model: Weighted score", add(scoring.NewModel{From: scoring.FromNothing}))
	criterion := func(name string) (id plan.ID) {
		b.Step("Add criterion: "+name, func() (change workspace.Change, err error) {
			change, id, err = b.AddCriterion(ctx, model, name)
			return change, err
		})
		return id
	}
	value, effort := criterion("Value"), criterion("Effort")
	criterion("Wert für alle!")
	criterion("Value")
	keys, ids := b.criteria(model)
	if want := "value effort_2 wert_f_r_alle value_2"; keys != want {
		t.Errorf("keys %q, want %q", keys, want)
	}
	edit := func(id plan.ID, field, text string) func() (workspace.Change, error) {
		return func() (workspace.Change, error) { return b.EditCriterion(ctx, id, field, text) }
	}
	for _, c := range [][2]string{{"name", "Worth"}, {"note", "To whom?"}, {"unit", "points"}, {"high", "10"}, {"low", "0"}, {"weight", "2.5"}, {"rubric", "0 none\n10 all"}, {"key", "worth"}, {"cost", "yes"}, {"cost", ""}} {
		name := "Edit " + c[0] + ": Worth"
		if c[0] == "name" {
			name = "Edit name: Value"
		}
		b.Step(name, edit(value, c[0], c[1]))
	}
	_, err := b.Rate(ctx, scoring.NewRating{Initiative: b.made[0], Criterion: value, Range: "4-8-9"})
	b.Must(err)
	for _, c := range [][3]string{{"high", "7", "high off_scale"}, {"high", "-1", "high empty_scale"}, {"weight", "-1", "weight negative"}, {"key", "Not a key", "key not_a_key"}, {"key", "effort_2", ""}, {"rubric", "x", "rubric not_a_level"}, {"colour", "x", "colour unknown_field"}} {
		if c[2] != "" {
			b.Refused(c[0], c[2], edit(value, c[0], c[1]))
		}
	}
	b.Step("Move criterion: Effort", func() (workspace.Change, error) { return b.MoveCriterion(ctx, effort, "") })
	for _, id := range ids[2:] {
		_, err := b.DeleteCriterion(ctx, id)
		b.Must(err)
	}
	if keys, _ := b.criteria(model); keys != "effort_2 worth" {
		t.Errorf("left %q", keys)
	}
	b.Step("Edit weight: Worth", edit(value, "weight", "0"))
	b.Refused("all weights 0", "weight all_zero", edit(effort, "weight", "0"))
	b.Refused("deleting what weighs", "weight all_zero", func() (workspace.Change, error) { return b.DeleteCriterion(ctx, effort) })
	weigh := func(text string) func() (workspace.Change, error) {
		return func() (workspace.Change, error) { return b.SetWeight(ctx, growth, effort, text) }
	}
	b.Refused("all weights of a phase 0", "weight all_zero", weigh("0"))
	b.Step("Weight of Effort in Growth", weigh("3"))
	b.Step("Weight of Effort in Growth", weigh(""))
	b.Refused("no phase", "not_found", func() (workspace.Change, error) { return b.SetWeight(ctx, b.made[0], effort, "1") })
	_, err = b.SetModel(ctx, model)
	b.Must(err)
	b.Step("Delete model: Weighted score", func() (workspace.Change, error) { return b.DeleteModel(ctx, model) })
	b.Read(func(r store.Reader) error {
		p, err := r.Plan(ctx)
		if p.RoadmapModel != "" {
			t.Errorf("the plan is still ranked by %q", p.RoadmapModel)
		}
		return err
	})
	if got := b.ratings(); got != "" {
		t.Errorf("left of the model: %s", got)
	}
	b.Step("Edit name: Own", func() (workspace.Change, error) { return b.EditModel(ctx, model1, "name", "Ours") })
	b.Refused("a formula of a weighted model", "formula not_used", func() (workspace.Change, error) { return b.EditModel(ctx, model1, "formula", "1") })
	b.Refused("no beginning", "from unknown", add(scoring.NewModel{From: "air"}))
}

func TestAModelByFormula(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	_, model, err := b.AddModel(ctx, scoring.NewModel{From: scoring.FromFormula, Formula: "2 * value / effort"})
	b.Must(err)
	_, ids := b.criteria(model)
	b.Step("Edit formula: Formula", func() (workspace.Change, error) {
		return b.EditModel(ctx, model, "formula", "value ^ 2 / max(effort, 1)")
	})
	b.Refused("unknown name", "formula unknown_name", func() (workspace.Change, error) { return b.EditModel(ctx, model, "formula", "worth * 2") })
	b.Refused("no formula", "formula required", func() (workspace.Change, error) { return b.EditModel(ctx, model, "formula", "") })
	b.Step("Edit key: Value", func() (workspace.Change, error) { return b.EditCriterion(ctx, ids[0], "key", "worth") })
	if got, want := b.formula(model, ""), "worth ^ 2 / max(effort, 1)"; got != want {
		t.Errorf("formula %q, want %q", got, want)
	}
	b.Refused("the effort", "key taken", func() (workspace.Change, error) { return b.EditCriterion(ctx, ids[0], "key", "effort") })
	if _, err := b.DeleteCriterion(ctx, ids[0]); err == nil {
		t.Error("a criterion that the formula needs was deleted")
	}
	b.Refused("bad formula", "formula unknown_name", func() (workspace.Change, error) {
		c, _, err := b.AddModel(ctx, scoring.NewModel{From: scoring.FromFormula, Formula: "speed"})
		return c, err
	})
}

func TestAnswersOfASurvey(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	add := func(text string) func() (workspace.Change, error) {
		return func() (workspace.Change, error) { return b.AddAnswers(ctx, b.made[0], text) }
	}
	b.Step("Add 4 answers: A", add("respondent,functional,dysfunctional\nP07 1 5\nDana Okafor 2 4\nP08;like;dislike\n\"P09\",3,3\n"))
	b.Step("Add 1 answer: A", add("P07\t5\t1"))
	counts := func() (n int) {
		b.Read(func(r store.Reader) error {
			all, err := r.Answers(ctx)
			n = len(all)
			return err
		})
		return n
	}
	if got := counts(); got != 4 {
		t.Errorf("%d answers, want 4", got)
	}
	b.Refused("twice", "text twice", add("P1 1 5\nP1 2 4"))
	b.Refused("no answer", "text not_an_answer", add("P1 1 6"))
	b.Refused("nothing", "text required", add("\n"))
	b.Step("Remove 1 answer: A", func() (workspace.Change, error) { return b.RemoveAnswers(ctx, b.made[0], []string{"P08"}) })
	b.Step("Remove 3 answers: A", func() (workspace.Change, error) { return b.RemoveAnswers(ctx, b.made[0], nil) })
	if got := counts(); got != 0 {
		t.Errorf("%d answers are left", got)
	}
}
