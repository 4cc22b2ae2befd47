package roadmap

import (
	"fmt"
	"regexp"
	"strings"

	"cairn/backend/plan"
)

// Method is how a model makes a score of its inputs.
type Method string

// The methods, in the spelling of files and JSON.
const (
	RICE        Method = "rice"         // reach × impact × confidence / effort
	ICEMean     Method = "ice_mean"     // mean of impact, confidence and ease (Ellis)
	ICEProduct  Method = "ice_product"  // impact × confidence × ease (Gilad)
	WSJF        Method = "wsjf"         // (value + urgency + risk) / size
	CD3         Method = "cd3"          // cost of delay in money / duration
	Weighted    Method = "weighted"     // weighted mean of criteria on fixed scales
	Formula     Method = "formula"      // an expression that a person wrote
	ValueEffort Method = "value_effort" // value / effort, and the matrix of the two
	Kano        Method = "kano"         // a survey: what pleases, and what annoys by its absence
	Opportunity Method = "opportunity"  // importance + max(importance − satisfaction, 0)
	MoSCoW      Method = "moscow"       // must, should, could, won't
)

// Model is one way to score. The built-in ones (BuiltIn) are no rows of a plan; the
// weighted models and formulas that people make are.
type Model struct {
	ID       plan.ID
	Name     string
	Method   Method // of a row: Weighted or Formula
	Formula  string // of a Formula: the expression
	Note     string // what it is for
	Position string
}

// Validate says what is wrong with the fields of a model that people made. Whether
// its formula can be computed depends on its criteria: see NewScorer.
func (m Model) Validate() error {
	var faults plan.Faults
	faults.Title("name", m.Name)
	faults.Note("note", m.Note)
	faults.Line("formula", m.Formula, MaxFormula)
	switch {
	case m.Method != Weighted && m.Method != Formula:
		faults.Add("method", "unknown", fmt.Sprintf("%q is no method for a model of one's own. Choose weighted or formula.", m.Method))
	case m.Method == Formula && strings.TrimSpace(m.Formula) == "":
		faults.Add("formula", "required", "A model by formula needs one. Type it, such as value * 2 / effort.")
	case m.Method == Weighted && m.Formula != "":
		faults.Add("formula", "not_used", "A weighted model has no formula. Leave it empty.")
	}
	return faults.Err()
}

// MaxFormula is how many characters a formula may have.
const MaxFormula = 500

// Criterion is one input of a model, on a fixed scale: what the ends of the scale
// mean does not change with the items, so that a new item changes no other's score.
type Criterion struct {
	ID       plan.ID
	Model    plan.ID
	Key      string // its name in formulas: lower-case letters, digits and _, beginning with a letter
	Name     string
	Note     string // what is asked, as a question
	Unit     string // "customers per quarter"; "" for points
	Low      float64
	High     float64 // above Low
	Weight   float64 // >= 0, of a weighted model; shares are Weight / sum of weights
	Cost     bool    // less is better
	Rubric   string  // what a level means: a line for each with the number and the text, by number
	Position string
}

var criterionKey = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// Validate says what is wrong with the fields of a criterion.
func (c Criterion) Validate() error {
	var faults plan.Faults
	faults.Title("name", c.Name)
	faults.Note("note", c.Note)
	faults.Line("unit", c.Unit, plan.MaxTitle)
	if !criterionKey.MatchString(c.Key) {
		faults.Add("key", "not_a_key", "The name in formulas is of lower-case letters, digits and _, and begins with a letter, such as time_to_market. Correct it.")
	}
	if low, high := faults.Number("low", &c.Low), faults.Number("high", &c.High); low && high && c.Low >= c.High {
		faults.Add("high", "empty_scale", fmt.Sprintf("The scale ends at %s and begins at %s. Its end lies above its beginning.", plan.FormatNumber(c.High), plan.FormatNumber(c.Low)))
	}
	faults.Weight("weight", c.Weight)
	if _, err := ReadRubric(c.Rubric); err != nil {
		faults.Take(err)
	}
	return faults.Err()
}

// Rating is what an initiative was given on one criterion, built in or of one's own.
type Rating struct {
	ID         plan.ID // RatingID of Initiative and Criterion
	Initiative plan.ID
	Criterion  plan.ID
	Range
	Note string // why
	By   string // who said so last, as the person was called then
	Date plan.Date
}

// RatingID is the id of what an initiative was given on a criterion.
func RatingID(initiative, criterion plan.ID) plan.ID {
	return plan.LinkID("rating", string(initiative), string(criterion))
}

// Validate says what is wrong with the fields of a rating. Whether its numbers lie
// on the scale says Criterion.Accepts.
func (r Rating) Validate() error {
	var faults plan.Faults
	if r.ID != RatingID(r.Initiative, r.Criterion) {
		faults.Add("id", "not_its_own", "This id is not that of its initiative and criterion. Export the plan again.")
	}
	if r.Empty() {
		faults.Add("likely", "required", "There is no number here. Type one, or delete the rating.")
	}
	r.check(&faults, nil)
	faults.Note("note", r.Note)
	faults.Line("by", r.By, plan.MaxTitle)
	faults.Day("date", r.Date)
	return faults.Err()
}

// Override puts an initiative at a rank of one's own choice in the ranking of a
// model. The score stays beside it.
type Override struct {
	ID         plan.ID // OverrideID of Model and Initiative
	Model      plan.ID
	Initiative plan.ID
	Rank       int // 1 for the first
	Reason     string
	By         string // as the person was called then
	Date       plan.Date
}

// OverrideID is the id of what puts an initiative at a rank.
func OverrideID(model, initiative plan.ID) plan.ID {
	return plan.LinkID("override", string(model), string(initiative))
}

// Validate says what is wrong with the fields of an override.
func (o Override) Validate() error {
	var faults plan.Faults
	if o.ID != OverrideID(o.Model, o.Initiative) {
		faults.Add("id", "not_its_own", "This id is not that of its model and initiative. Export the plan again.")
	}
	if o.Rank < 1 {
		faults.Add("rank", "out_of_range", "A rank is 1 or more. Type the place that it should have.")
	}
	if strings.TrimSpace(o.Reason) == "" {
		faults.Add("reason", "required", "An order that differs from the score needs a reason. Say why.")
	}
	faults.Note("reason", o.Reason)
	faults.Line("by", o.By, plan.MaxTitle)
	faults.Day("date", o.Date)
	return faults.Err()
}
