package views

import (
	"context"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// InitiativeDetail is the panel of one initiative.
type InitiativeDetail struct {
	Initiative  Initiative    `json:"initiative"`
	Model       Model         `json:"model"`
	Models      []ModelName   `json:"models"`
	Suggestion  *Suggestion   `json:"suggestion"` // null where the model has no impact to suggest
	Record      string        `json:"record"`
	Conflicts   []Conflict    `json:"conflicts"`
	Annotations []Annotation  `json:"annotations"`
	History     []HistoryItem `json:"history"` // latest first
	Answers     Survey        `json:"answers"`
	Parties     []Party       `json:"parties"`
	Phases      []Phase       `json:"phases"`
	Teams       []Named       `json:"teams"`
	Cycles      []Named       `json:"cycles"`
	Goals       []Goal        `json:"goals"`  // key results and KPIs that it could move
	Others      []Named       `json:"others"` // the other initiatives
}

// Goal is a key result or KPI that an initiative could move.
type Goal struct {
	ID      plan.ID `json:"id"`
	Subject string  `json:"subject"` // "key_result" or "kpi"
	Title   string  `json:"title"`
	Order   string  `json:"order"`
	Unit    string  `json:"unit"`
}

// Survey is what people answered in a Kano survey.
type Survey struct {
	Respondents int          `json:"respondents"`
	Category    string       `json:"category"` // in words; "" for nobody asked
	Better      *float64     `json:"better"`
	Worse       *float64     `json:"worse"`
	Clear       bool         `json:"clear"`
	Sentence    string       `json:"sentence"`
	Counts      []KanoCount  `json:"counts"`
	Lines       []KanoAnswer `json:"lines"`
}

// KanoCount is how many answers fall into a category.
type KanoCount struct {
	Category string `json:"category"`
	Count    int    `json:"count"`
}

// KanoAnswer is what one person answered.
type KanoAnswer struct {
	Respondent    string `json:"respondent"`
	Functional    int    `json:"functional"`
	Dysfunctional int    `json:"dysfunctional"`
	Category      string `json:"category"`
}

// Initiative is the panel of an initiative by a model; "" is that of the plan.
// not_found where either is gone.
func (v Views) Initiative(ctx context.Context, id, model plan.ID) (InitiativeDetail, error) {
	var made InitiativeDetail
	err := v.reading(ctx, func(r store.Reader) error {
		s, err := readSnapshot(ctx, r, "", v.w.Today())
		if err != nil {
			return err
		}
		rows, err := readRoadmap(ctx, r)
		if err != nil {
			return err
		}
		i := rows.initiative(id)
		if i == nil {
			return RowGone(id)
		}
		d := &deciding{snapshot: s, rows: rows}
		if err := d.decide(RoadmapQuery{Cycle: s.homeOf(i), Model: model}); err != nil {
			return err
		}
		made, err = d.detail(ctx, r, i)
		return err
	})
	return made, err
}

// homeOf is the cycle in which an initiative is ranked: its own, or the one that a new
// window shows.
func (s *snapshot) homeOf(i *roadmap.Initiative) plan.ID {
	for _, c := range s.cycles {
		if c.ID == i.Cycle {
			return c.ID
		}
	}
	return ""
}

func (d *deciding) detail(ctx context.Context, r store.Reader, i *roadmap.Initiative) (InitiativeDetail, error) {
	goals := d.goalsNamed()
	made := InitiativeDetail{Initiative: d.initiativeRow(i, goals), Model: modelOf(d.model, d.criteria, d.weights), Models: d.rows.modelNames(),
		Conflicts: []Conflict{}, Answers: d.survey(i.ID), Parties: d.partyList(), Phases: phasesOf(i.Product, d.phases), Teams: namedTeams(d.teams),
		Cycles: []Named{}, Goals: d.goalChoices(goals), Others: []Named{}}
	all := make([]Initiative, len(d.rows.initiatives))
	for at := range all {
		all[at] = Initiative{ID: d.rows.initiatives[at].ID, Title: d.rows.initiatives[at].Title, Requires: []Tie{}, RequiredBy: []Tie{}, Excludes: []Tie{}}
		if all[at].ID != i.ID {
			made.Others = append(made.Others, Named{ID: all[at].ID, Name: all[at].Title})
		}
	}
	d.addTies(all)
	own := all[d.rows.at[i.ID]]
	made.Initiative.Requires, made.Initiative.RequiredBy, made.Initiative.Excludes = own.Requires, own.RequiredBy, own.Excludes
	for _, c := range d.cycles {
		made.Cycles = append(made.Cycles, Named{ID: c.ID, Name: c.Name})
	}
	for _, c := range d.conflicts() {
		for _, id := range c.Initiatives {
			if id == i.ID {
				made.Conflicts = append(made.Conflicts, c)
				break
			}
		}
	}
	var err error
	if made.Suggestion, err = d.suggestion(ctx, r, i.ID); err != nil {
		return made, err
	}
	found, err := d.outcomes(ctx, r)
	if err != nil {
		return made, err
	}
	made.Initiative.Outcomes, made.Record = orEmpty(found.of[i.ID]), found.record
	if made.Annotations, err = annotationsOf(ctx, r, i.ID); err != nil {
		return made, err
	}
	made.History, err = d.history(ctx, r, i.ID)
	return made, err
}

// goalChoices are the key results of cycles that are not closed, then the KPIs in use.
func (d *deciding) goalChoices(goals map[plan.ID]Served) []Goal {
	made := []Goal{}
	for _, c := range d.cycles {
		if c.StateOn(d.today) == plan.ClosedState {
			continue
		}
		walk(d.outline(c.ID), func(b *branch) {
			if b.keyResult != nil {
				made = append(made, goalChoice(goals[b.id]))
			}
		})
	}
	for i := range d.kpis {
		if d.kpis[i].State != kpi.Retired {
			made = append(made, goalChoice(goals[d.kpis[i].ID]))
		}
	}
	return made
}

func goalChoice(s Served) Goal {
	return Goal{ID: s.ID, Subject: s.Subject, Title: s.Title, Order: s.Order, Unit: s.Unit}
}

// survey is what people answered about an initiative.
func (d *deciding) survey(id plan.ID) Survey {
	counts := d.items[id].Survey
	made := Survey{Respondents: counts.Total(), Category: counts.Category().Word(), Clear: counts.Clear(), Sentence: counts.Sentence(), Counts: []KanoCount{}, Lines: []KanoAnswer{}}
	if better, worse, ok := counts.BetterWorse(); ok {
		made.Better, made.Worse = &better, &worse
	}
	for _, c := range roadmap.KanoCategories() {
		made.Counts = append(made.Counts, KanoCount{Category: c.Word(), Count: counts.Of(c)})
	}
	for _, a := range d.rows.answers {
		if a.Initiative == id {
			made.Lines = append(made.Lines, KanoAnswer{Respondent: a.Respondent, Functional: a.Functional, Dysfunctional: a.Dysfunctional, Category: a.Category().Word()})
		}
	}
	return made
}
