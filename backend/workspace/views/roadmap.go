package views

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
)

// RoadmapQuery says which roadmap is asked for.
type RoadmapQuery struct {
	Cycle    plan.ID `json:"cycle"`    // "" is the one that a new window shows
	Model    plan.ID `json:"model"`    // "" is that of the scenario, else of the plan
	Scenario plan.ID `json:"scenario"` // "" is the plan of record
}

// Roadmap is what backlog, board, timeline and matrix show.
type Roadmap struct {
	Cycle     Cycle       `json:"cycle"`
	On        plan.Date   `json:"on"`
	Title     string      `json:"title"`
	Subtitle  string      `json:"subtitle"` // what is planned, as a sentence
	Model     Model       `json:"model"`
	Models    []ModelName `json:"models"`
	Scenarios []Named     `json:"scenarios"` // of the cycle
	// Initiatives are in the order of the backlog.
	Initiatives []Initiative `json:"initiatives"`
	Conflicts   []Conflict   `json:"conflicts"`
	Teams       []TeamLoad   `json:"teams"`  // what is planned in the cycle takes of each
	Advice      []Advice     `json:"advice"` // what is odd about the ratings of the model
	Record      string       `json:"record"` // estimate against outcome; "" where nothing has shipped
	Matrix      *MatrixCut   `json:"matrix"` // null where the model has no value to set against the effort
	Scored      int          `json:"scored"` // open initiatives of the cycle or of no cycle that have a score
	Unscored    int          `json:"unscored"`
}

// Conflict is what does not go together on the roadmap.
type Conflict struct {
	Kind        string    `json:"kind"`
	Initiatives []plan.ID `json:"initiatives"`
	Sentence    string    `json:"sentence"`
	Fix         string    `json:"fix"`
}

// Advice is what is odd about the ratings of a model.
type Advice struct {
	Kind        string    `json:"kind"`
	Sentence    string    `json:"sentence"`
	Initiatives []plan.ID `json:"initiatives"`
	Criterion   plan.ID   `json:"criterion"` // "" for none
}

// TeamLoad is what a team gives in a cycle, in person-months.
type TeamLoad struct {
	Team     *string    `json:"team"`   // null for the efforts that name no team
	TeamID   plan.ID    `json:"teamId"` // "" likewise
	Capacity *float64   `json:"capacity"`
	Used     float64    `json:"used"`
	Free     *float64   `json:"free"` // null without a capacity; below 0 where it is too much
	Parts    []TeamPart `json:"parts"`
}

// TeamPart is what one initiative takes of a team.
type TeamPart struct {
	ID     plan.ID       `json:"id"`
	Title  string        `json:"title"`
	Effort float64       `json:"effort"`
	Class  roadmap.Class `json:"class"`
	Place  *int          `json:"place"` // in the ranking; null where it has none
}

// MatrixCut says where the four fields of the matrix meet.
type MatrixCut struct {
	Value      float64 `json:"value"`
	Effort     float64 `json:"effort"`
	By         string  `json:"by"`        // where it is cut, as a sentence
	ValueName  string  `json:"valueName"` // "Reach × impact × confidence"
	EffortName string  `json:"effortName"`
	SizeName   string  `json:"sizeName"` // what the size of a bubble is; "" for nothing
}

// Roadmap is the roadmap of a cycle. not_found where the cycle, model or scenario is
// gone.
func (v Views) Roadmap(ctx context.Context, q RoadmapQuery) (Roadmap, error) {
	var page Roadmap
	err := v.reading(ctx, func(r store.Reader) error {
		d, err := v.deciding(ctx, r, q)
		if err != nil {
			return err
		}
		page, err = d.page(ctx, r)
		return err
	})
	return page, err
}
