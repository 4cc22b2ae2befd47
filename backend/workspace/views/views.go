// Package views reads what a screen or a command shows: one call per screen,
// joining subjects. It only reads.
//
// The types carry the JSON that the page and `cairn show --json` both get; it
// is documented in docs/cli.md and stable. Absent values are null.
package views

import (
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// Outline is the objectives screen of one cycle.
type Outline struct {
	Cycle      Cycle       `json:"cycle"`
	On         plan.Date   `json:"on"`         // the date that the numbers are for
	Progress   *float64    `json:"progress"`   // of the cycle's top objectives, 0 to 1
	Expected   *float64    `json:"expected"`   // 0 to 1
	Counts     []Count     `json:"counts"`     // key results by status, all six, best first
	Objectives []Objective `json:"objectives"` // flat, in outline order
}

// Count is how many key results have a status.
type Count struct {
	Status okr.Status `json:"status"`
	Count  int        `json:"count"`
}

// Objective is one objective with its key results. Product, Owner, Team, Phase
// and Cycle are names; the ids stand beside them.
type Objective struct {
	ID          plan.ID           `json:"id"`
	Order       string            `json:"order"` // outline number: "1.2.3"
	Level       int               `json:"level"` // 1 for a top row
	Title       string            `json:"title"`
	Note        string            `json:"note"`
	Product     *string           `json:"product"`
	ProductID   *plan.ID          `json:"productId"`
	Owner       *string           `json:"owner"`
	OwnerID     *plan.ID          `json:"ownerId"`
	Team        *string           `json:"team"`
	TeamID      *plan.ID          `json:"teamId"`
	Phase       *string           `json:"phase"`
	PhaseID     *plan.ID          `json:"phaseId"`
	Type        okr.ObjectiveType `json:"type"`
	Cycle       string            `json:"cycle"`
	CycleID     plan.ID           `json:"cycleId"`
	Parent      *plan.ID          `json:"parent"`
	Position    string            `json:"position"` // order among its siblings, compared as text
	Progress    *float64          `json:"progress"`
	Expected    *float64          `json:"expected"`
	Status      okr.Status        `json:"status"`      // of the rolled-up numbers
	WorstStatus okr.Status        `json:"worstStatus"` // of the drivers
	Below       int               `json:"below"`       // drivers that are behind, at risk or stale
	Drivers     int               `json:"drivers"`     // how many drivers there are
	// DrivenBy is what the progress is rolled up from: "" (its key results if it has
	// any, else the objectives beneath it), "key_results", "children", "both" or
	// "manual". It is edited as "drivers".
	DrivenBy       okr.Drivers     `json:"drivenBy"`
	ManualProgress *float64        `json:"manualProgress"` // 0 to 1; counts where DrivenBy is "manual"
	ManualReason   string          `json:"manualReason"`
	Weight         float64         `json:"weight"` // among its siblings, where they drive the objective above
	Tags           []string        `json:"tags"`
	KeyResults     []KeyResult     `json:"keyResults"`
	Explanation    okr.Explanation `json:"explanation"`
}

// KeyResult is one key result with its computed numbers.
type KeyResult struct {
	ID               plan.ID         `json:"id"`
	Order            string          `json:"order"`
	Objective        plan.ID         `json:"objective"`
	Position         string          `json:"position"`
	Title            string          `json:"title"`
	Note             string          `json:"note"`
	Kind             okr.Kind        `json:"kind"`
	Unit             string          `json:"unit"`
	Start            *float64        `json:"start"`
	Target           *float64        `json:"target"`
	Current          *float64        `json:"current"`
	CurrentOn        *plan.Date      `json:"currentOn"`
	Raw              *float64        `json:"raw"`
	Progress         *float64        `json:"progress"`
	Expected         *float64        `json:"expected"`
	ExpectedValue    *float64        `json:"expectedValue"` // the value that Expected stands for; of an increase or decrease
	Status           okr.Status      `json:"status"`
	Confidence       *float64        `json:"confidence"`       // 0 to 100
	ConfidenceBefore *float64        `json:"confidenceBefore"` // the statement before the latest
	Weight           float64         `json:"weight"`
	Counting         okr.Counting    `json:"counting"`    // "" for values that are each the total so far, "sum", "weekly", "monthly", "quarterly"
	Curve            okr.Curve       `json:"curve"`       // "" for a straight line, "s_curve", "steps"
	TargetLines      string          `json:"targetLines"` // the dated targets on the way, a line for each
	Running          *Running        `json:"running"`     // where values start over: the sum of the period under way
	Owner            *string         `json:"owner"`
	OwnerID          *plan.ID        `json:"ownerId"`
	KPI              *plan.ID        `json:"kpi"`     // the KPI that feeds it
	KPIName          *string         `json:"kpiName"` // and its name
	StartDate        *plan.Date      `json:"startDate"`
	Due              *plan.Date      `json:"due"`
	Low              *float64        `json:"low"`
	High             *float64        `json:"high"`
	Tolerance        *float64        `json:"tolerance"`
	Commit           *float64        `json:"commit"`
	Stretch          *float64        `json:"stretch"`
	BaselinePoints   *int            `json:"baselinePoints"`
	Milestones       []Milestone     `json:"milestones"`
	Trend            []float64       `json:"trend"` // values of the latest check-ins, oldest first, at most 20
	Held             []bool          `json:"held"`  // of a control: whether it was met at each of the latest periods, oldest first, at most 13
	LastNote         *string         `json:"lastNote"`
	LastCheckIn      *plan.Date      `json:"lastCheckIn"`
	Tags             []string        `json:"tags"`
	Explanation      okr.Explanation `json:"explanation"`
}

// Running is the sum of a period under way, which does not count yet.
type Running struct {
	Value float64   `json:"value"`
	Label string    `json:"label"` // the period as people call it
	Last  plan.Date `json:"last"`  // its last day
}

// Milestone is one step of a key result.
type Milestone struct {
	ID     plan.ID    `json:"id"`
	Title  string     `json:"title"`
	Weight float64    `json:"weight"`
	Due    *plan.Date `json:"due"`
	Done   *plan.Date `json:"done"`
}

// Cycle is a cycle as lists show it.
type Cycle struct {
	ID         plan.ID         `json:"id"`
	Name       string          `json:"name"`
	Start      *plan.Date      `json:"start"`
	End        *plan.Date      `json:"end"`
	State      plan.CycleState `json:"state"` // as of today; see plan.Cycle.StateOn
	Day        *int            `json:"day"`   // which day of the cycle today is, from 1; null outside it and once it is closed
	Days       *int            `json:"days"`  // how many days the cycle has
	Objectives int             `json:"objectives"`
	KeyResults int             `json:"keyResults"`
	Current    bool            `json:"current"` // the one that a new window shows
}

// Patch is what a write changed in one cycle's outline: the page replaces these
// rows, ancestors included, and drops the removed ones.
type Patch struct {
	Cycle      Cycle       `json:"cycle"`
	Progress   *float64    `json:"progress"`
	Expected   *float64    `json:"expected"`
	Counts     []Count     `json:"counts"`
	Order      []plan.ID   `json:"order"`      // ids of all objectives of the cycle in outline order
	Objectives []Objective `json:"objectives"` // new or changed rows
	Removed    []plan.ID   `json:"removed"`    // rows that are gone
	Created    *plan.ID    `json:"created"`    // the row that the action made, to put the focus on
	Undo       UndoState   `json:"undo"`
}

// UndoState says what Undo and Redo would do now; null where there is nothing.
type UndoState struct {
	Undo *string `json:"undo"` // name of the action: "Import okrs-2018-q3.csv"
	Redo *string `json:"redo"`
}

// Party is a person or a team as a field offers it.
type Party struct {
	ID    plan.ID `json:"id"`
	Name  string  `json:"name"`
	Email string  `json:"email"`
	Team  bool    `json:"team"`
	Owns  int     `json:"owns"` // objectives, key results and KPIs that it owns
}

// Named is an id with its name, for choices.
type Named struct {
	ID   plan.ID `json:"id"`
	Name string  `json:"name"`
}

// Phase is a lifecycle phase. Each product has phases of its own, and two
// products may call theirs the same.
type Phase struct {
	ID      plan.ID `json:"id"`
	Name    string  `json:"name"`
	Product plan.ID `json:"product"` // id of the product that it belongs to
}

// Detail is the panel of one objective or key result.
type Detail struct {
	Subject     string        `json:"subject"` // "objective" or "key_result"
	Objective   Objective     `json:"objective"`
	KeyResult   *KeyResult    `json:"keyResult"` // null for an objective
	Parent      *Named        `json:"parent"`
	Supports    []Named       `json:"supports"`    // objectives that the objective supports, by title
	SupportedBy []Named       `json:"supportedBy"` // objectives that support it, by title
	Initiatives []Mover       `json:"initiatives"` // those that should move it
	CheckIns    []CheckIn     `json:"checkIns"`    // latest first
	Annotations []Annotation  `json:"annotations"` // notes on its chart, by date
	History     []HistoryItem `json:"history"`     // latest first
	Parties     []Party       `json:"parties"`
	Phases      []Phase       `json:"phases"` // of the objective's product; of all products where it has none
	Teams       []Named       `json:"teams"`
	KPIs        []Named       `json:"kpis"` // those that could feed a key result
	// Course is the way of a key result so far and as expected; null where it has
	// neither target nor bounds, or no dates.
	Course *Course `json:"course"`
	// DriverChoices say, of an objective, what its progress would be by what drives it.
	DriverChoices []DriverChoice `json:"driverChoices"`
}

// Course is the way of a key result, in its unit.
type Course struct {
	Title    string        `json:"title"`    // what it shows, as a sentence
	Values   []CourseValue `json:"values"`   // oldest first
	Expected []CourseValue `json:"expected"` // by date, with straight lines between; of a control empty
	Low      *float64      `json:"low"`      // the bounds of a control
	High     *float64      `json:"high"`
}

// CourseValue is a value of a day.
type CourseValue struct {
	Date        plan.Date `json:"date"`
	Value       float64   `json:"value"`
	Provisional bool      `json:"provisional"` // the sum of a period that is not over
}

// DriverChoice is what the progress of an objective would be by what drives it.
type DriverChoice struct {
	DrivenBy okr.Drivers `json:"drivenBy"`
	Progress *float64    `json:"progress"` // 0 to 1
	Drivers  int         `json:"drivers"`  // how many drivers it would have
}

// CheckIn is one check-in of a key result.
type CheckIn struct {
	ID         plan.ID   `json:"id"`
	Date       plan.Date `json:"date"`
	Value      *float64  `json:"value"`
	Confidence *float64  `json:"confidence"`
	Note       string    `json:"note"`
	By         string    `json:"by"`
	For        *string   `json:"for"` // the person that it speaks for, where that is another
}

// HistoryItem is one change in the story of a row.
type HistoryItem struct {
	At     string `json:"at"` // instant, RFC 3339 UTC
	By     string `json:"by"`
	Action string `json:"action"` // name of the action that it was part of
	Kind   string `json:"kind"`   // "do", "undo", "redo"
	Field  string `json:"field"`  // "" where the row itself came or went
	What   string `json:"what"`   // "created", "deleted", "restored", "changed", "check_in", "amended"
	Before string `json:"before"` // as shown to people; "" for none
	After  string `json:"after"`
	Why    string `json:"why"` // the reason that was given; "" for none
}

// Activity is one line of the log of the plan, newest first.
type Activity struct {
	ID      plan.ID `json:"id"`
	At      string  `json:"at"`
	By      string  `json:"by"`
	Name    string  `json:"name"`
	Kind    string  `json:"kind"` // "do", "undo", "redo"
	Changes int     `json:"changes"`
	Undone  bool    `json:"undone"` // it is undone now
}
