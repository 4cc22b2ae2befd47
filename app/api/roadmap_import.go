package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
)

func (r SheetRequest) roadmap(s *Session, task string) transfer.RoadmapRequest {
	request := transfer.RoadmapRequest{Source: r.source(s, task), DateOrder: r.DateOrder, Columns: map[string]transfer.InitiativeField{}}
	for column, field := range r.Columns {
		request.Columns[column] = transfer.InitiativeField(field)
	}
	return request
}

// RoadmapPreview is what an import of a roadmap would make.
type RoadmapPreview struct {
	File          string              `json:"file"` // "pasted text" where it was pasted
	Size          int64               `json:"size"` // bytes
	Sheets        []transfer.Sheet    `json:"sheets"`
	Sheet         string              `json:"sheet"`
	Columns       []SheetColumn       `json:"columns"`
	Fields        []string            `json:"fields"`      // what a column can be
	Initiatives   []PreviewInitiative `json:"initiatives"` // at most maxTree
	Count         int                 `json:"count"`
	Findings      []transfer.Finding  `json:"findings"`
	FindingsTotal int                 `json:"findingsTotal"`
	Errors        int                 `json:"errors"` // findings that block the import
	CanImport     bool                `json:"canImport"`
	Token         string              `json:"token"`
}

// PreviewInitiative is an initiative that would be added.
type PreviewInitiative struct {
	Row      int             `json:"row"` // line of the file
	Title    string          `json:"title"`
	State    roadmap.State   `json:"state"`
	Horizon  roadmap.Horizon `json:"horizon"`
	Owner    string          `json:"owner"` // the person, else the team
	Effort   string          `json:"effort"`
	Start    plan.Date       `json:"start"`
	End      plan.Date       `json:"end"`
	Cycle    string          `json:"cycle"`
	Requires int             `json:"requires"` // how many it requires
	Note     string          `json:"note"`
}

// RoadmapImported is what an import of a roadmap made.
type RoadmapImported struct {
	Rows        int             `json:"rows"`
	Initiatives int             `json:"initiatives"`
	People      int             `json:"people"`
	Teams       int             `json:"teams"`
	Cycles      int             `json:"cycles"`
	Undo        views.UndoState `json:"undo"`
}

// PreviewRoadmap says what importing a roadmap would make.
func (t *Transfer) PreviewRoadmap(request SheetRequest) (RoadmapPreview, error) {
	return onFile(t.s, request.Path, func(ctx context.Context, o *openPlan, token string) (RoadmapPreview, error) {
		found, err := o.transfer.PreviewRoadmap(ctx, request.roadmap(t.s, "read"))
		if err != nil {
			return RoadmapPreview{}, err
		}
		settings, err := o.views.Plan(ctx)
		answer := newRoadmapPreview(found, settings.DecimalMark)
		answer.Token = token
		return answer, err
	})
}

// ImportRoadmap makes what PreviewRoadmap says, in one step of undo.
func (t *Transfer) ImportRoadmap(request SheetRequest) (RoadmapImported, error) {
	return onSeen(t.s, request.Path, request.Token, func(ctx context.Context, o *openPlan) (RoadmapImported, error) {
		_, made, err := o.transfer.ImportRoadmap(ctx, request.roadmap(t.s, "import"))
		return RoadmapImported{Rows: made.Rows, Initiatives: made.Initiatives, People: made.People, Teams: made.Teams, Cycles: made.Cycles,
			Undo: o.views.UndoState()}, err
	})
}

func newRoadmapPreview(p transfer.RoadmapPreview, mark string) RoadmapPreview {
	answer := RoadmapPreview{File: p.File, Size: p.Size, Sheets: p.Sheets, Sheet: p.Sheet, Count: len(p.Plan.Initiatives), Findings: p.Plan.Findings,
		FindingsTotal: p.Plan.Found, Errors: p.Plan.Errors, CanImport: p.Plan.Errors == 0 && len(p.Plan.Initiatives) > 0}
	for i, name := range p.Table.Header {
		answer.Columns = append(answer.Columns, SheetColumn{name, string(p.Plan.Fields[i])})
	}
	for _, field := range transfer.InitiativeFields() {
		answer.Fields = append(answer.Fields, string(field))
	}
	for _, read := range p.Plan.Initiatives[:min(len(p.Plan.Initiatives), maxTree)] {
		i := read.Initiative
		answer.Initiatives = append(answer.Initiatives, PreviewInitiative{Row: read.Row, Title: i.Title, State: i.State, Horizon: i.Horizon,
			Owner: orElse(read.Owner, read.Team), Effort: roadmap.FormatRange(read.Effort, mark), Start: i.Start, End: i.End, Cycle: read.Cycle,
			Requires: len(read.Requires), Note: i.Note})
	}
	return answer
}
