package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/scoring"
)

// Scoring keeps ratings, ranks by decision, models and the answers of surveys.
type Scoring struct{ s *Session }

// TypedRating is what an initiative is given on a criterion.
type TypedRating struct {
	Initiative string  `json:"initiative"`
	Criterion  string  `json:"criterion"`
	Range      string  `json:"range"` // "3" or "2-3-6"; "" takes the rating away
	Note       *string `json:"note"`  // why; null keeps what was said
}

// TypedRatings are those of cells that were pasted.
type TypedRatings struct {
	Ratings []TypedRating `json:"ratings"`
}

// TypedAlike is what several initiatives are given alike.
type TypedAlike struct {
	Initiatives []string `json:"initiatives"`
	Criterion   string   `json:"criterion"` // "effort" for the effort
	Team        string   `json:"team"`      // whose effort; "" for the one that stands for each
	Range       string   `json:"range"`     // "3" or "2-3-6"; "" takes the ratings away
}

func (n TypedRating) request() scoring.NewRating {
	return scoring.NewRating{Initiative: plan.ID(n.Initiative), Criterion: plan.ID(n.Criterion), Range: n.Range, Note: n.Note}
}

// TypedFormula is a formula as it is being typed.
type TypedFormula struct {
	Model string `json:"model"` // whose criteria it may use; "" for none yet
	Text  string `json:"text"`
}

// FormulaRead is what a typed formula is taken for.
type FormulaRead struct {
	Formula string `json:"formula"` // what it computes; "" where it cannot be computed
	Message string `json:"message"` // why it cannot be computed; "" where it can
}

// TypedOverride puts an initiative at a rank of one's own choice.
type TypedOverride struct {
	Model      string `json:"model"`
	Initiative string `json:"initiative"`
	Rank       string `json:"rank"`
	Reason     string `json:"reason"`
}

// NewModel is a model of one's own to add.
type NewModel struct {
	From    string `json:"from"`    // "template", "empty" or "formula"
	Name    string `json:"name"`    // "" is that of the beginning
	Formula string `json:"formula"` // of a formula; "" is value / effort
}

// NewCriterion is a criterion to add.
type NewCriterion struct {
	Model string `json:"model"`
	Name  string `json:"name"`
}

// CriterionMoved puts a criterion behind another.
type CriterionMoved struct {
	ID    string `json:"id"`
	After string `json:"after"` // "" puts it first
}

// TypedWeight is what a criterion counts in a phase or a scenario.
type TypedWeight struct {
	Of        string `json:"of"`
	Criterion string `json:"criterion"`
	Text      string `json:"text"` // "" takes it away
}

// TypedAnswers are answers of a Kano survey, a line for each.
type TypedAnswers struct {
	Initiative string `json:"initiative"`
	Text       string `json:"text"`
}

// AnswersRemoved are answers to take away.
type AnswersRemoved struct {
	Initiative  string   `json:"initiative"`
	Respondents []string `json:"respondents"` // none for all
}

// ReadFormula says what a formula is taken for; nothing is written.
func (v *Scoring) ReadFormula(n TypedFormula) (FormulaRead, error) {
	return onPlan(v.s, func(ctx context.Context, p *openPlan) (FormulaRead, error) {
		formula, err := p.views.ReadFormula(ctx, plan.ID(n.Model), n.Text)
		if plan.CodeOf(err) == plan.Invalid {
			return FormulaRead{Message: err.Error()}, nil
		}
		return FormulaRead{Formula: formula}, err
	})
}

// Rate gives an initiative a number, or a range, on a criterion.
func (v *Scoring) Rate(n TypedRating) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.Rate(ctx, n.request())
	})
}

// RateMany gives initiatives the ratings of cells that were pasted; the criterion
// "effort" is their effort.
func (v *Scoring) RateMany(n TypedRatings) (RoadmapWritten, error) {
	return onRoadmapNew(v.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		ratings := make([]scoring.NewRating, len(n.Ratings))
		for i, rating := range n.Ratings {
			ratings[i] = rating.request()
		}
		change, err := p.scoring.RateMany(ctx, ratings)
		return change, "", err
	})
}

// RateAlike gives initiatives the same number, or range, on a criterion or as effort.
func (v *Scoring) RateAlike(n TypedAlike) (RoadmapWritten, error) {
	return onInitiatives(v.s, n.Initiatives, func(ctx context.Context, p *openPlan, ids []plan.ID) (workspace.Change, error) {
		return p.scoring.RateAlike(ctx, scoring.SameRating{Initiatives: ids, Criterion: plan.ID(n.Criterion), Team: n.Team, Range: n.Range})
	})
}

// SetOverride puts an initiative at a rank whatever it scores.
func (v *Scoring) SetOverride(n TypedOverride) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.SetOverride(ctx, scoring.NewOverride{Model: plan.ID(n.Model), Initiative: plan.ID(n.Initiative), Rank: n.Rank, Reason: n.Reason})
	})
}

// RemoveOverride lets the score decide again; of the override its model and initiative
// count.
func (v *Scoring) RemoveOverride(n TypedOverride) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.RemoveOverride(ctx, plan.ID(n.Model), plan.ID(n.Initiative))
	})
}

// SetModel makes a model the one that the roadmap is ranked by.
func (v *Scoring) SetModel(id string) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, id, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.SetModel(ctx, plan.ID(id))
	})
}

// AddModel adds a model of one's own.
func (v *Scoring) AddModel(n NewModel) (RoadmapWritten, error) {
	return onRoadmapNew(v.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.scoring.AddModel(ctx, scoring.NewModel{From: scoring.Beginning(n.From), Name: n.Name, Formula: n.Formula})
	})
}

// EditModel gives a field of a model what a person typed: name, note, formula.
func (v *Scoring) EditModel(e Edit) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, e.ID, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.EditModel(ctx, plan.ID(e.ID), e.Field, e.Text)
	})
}

// DeleteModel takes a model of one's own out of the plan.
func (v *Scoring) DeleteModel(id string) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, id, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.DeleteModel(ctx, plan.ID(id))
	})
}

// AddCriterion adds a criterion to a model of one's own.
func (v *Scoring) AddCriterion(n NewCriterion) (RoadmapWritten, error) {
	return onRoadmapNew(v.s, func(ctx context.Context, p *openPlan) (workspace.Change, plan.ID, error) {
		return p.scoring.AddCriterion(ctx, plan.ID(n.Model), n.Name)
	})
}

// EditCriterion gives a field of a criterion what a person typed.
func (v *Scoring) EditCriterion(e Edit) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, e.ID, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.EditCriterion(ctx, plan.ID(e.ID), e.Field, e.Text)
	})
}

// MoveCriterion puts a criterion behind another.
func (v *Scoring) MoveCriterion(n CriterionMoved) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.ID, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.MoveCriterion(ctx, plan.ID(n.ID), plan.ID(n.After))
	})
}

// DeleteCriterion takes a criterion out of its model.
func (v *Scoring) DeleteCriterion(id string) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, id, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.DeleteCriterion(ctx, plan.ID(id))
	})
}

// SetWeight says what a criterion counts in a phase or a scenario.
func (v *Scoring) SetWeight(n TypedWeight) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Criterion, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.SetWeight(ctx, plan.ID(n.Of), plan.ID(n.Criterion), n.Text)
	})
}

// AddAnswers keeps what people answered in a Kano survey.
func (v *Scoring) AddAnswers(n TypedAnswers) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.AddAnswers(ctx, plan.ID(n.Initiative), n.Text)
	})
}

// RemoveAnswers takes answers away.
func (v *Scoring) RemoveAnswers(n AnswersRemoved) (RoadmapWritten, error) {
	return onRoadmapOf(v.s, n.Initiative, func(ctx context.Context, p *openPlan) (workspace.Change, error) {
		return p.scoring.RemoveAnswers(ctx, plan.ID(n.Initiative), n.Respondents)
	})
}
