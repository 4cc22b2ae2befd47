package roadmap

import (
	"fmt"
	"strings"

	"cairn/backend/plan"
)

// Answer is what one person said in a Kano survey about one initiative: how they
// would feel if they had it, and if they had it not (Berger et al. 1993).
type Answer struct {
	ID            plan.ID // AnswerID of Initiative and Respondent
	Initiative    plan.ID
	Respondent    string // what tells the people asked apart: "P07", "Dana"
	Functional    int    // if present: 1 like, 2 must be, 3 neutral, 4 live with, 5 dislike
	Dysfunctional int    // if absent, likewise
	Date          plan.Date
}

// AnswerID is the id of what somebody answered about an initiative.
func AnswerID(initiative plan.ID, respondent string) plan.ID {
	return plan.LinkID("answer", string(initiative), respondent)
}

// Validate says what is wrong with the fields of an answer.
func (a Answer) Validate() error {
	var faults plan.Faults
	if a.ID != AnswerID(a.Initiative, a.Respondent) {
		faults.Add("id", "not_its_own", "This id is not that of its initiative and respondent. Export the plan again.")
	}
	if strings.TrimSpace(a.Respondent) == "" {
		faults.Add("respondent", "required", "An answer needs something that tells the people asked apart. Type a name or a number.")
	}
	faults.Line("respondent", a.Respondent, plan.MaxTitle)
	for _, each := range []struct {
		field  string
		answer int
	}{{"functional", a.Functional}, {"dysfunctional", a.Dysfunctional}} {
		if each.answer < 1 || each.answer > 5 {
			faults.Add(each.field, "out_of_range", fmt.Sprintf("%d is no answer. Type 1 like, 2 must be, 3 neutral, 4 live with or 5 dislike.", each.answer))
		}
	}
	faults.Day("date", a.Date)
	return faults.Err()
}
