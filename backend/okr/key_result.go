package okr

import "cairn/backend/plan"

// Kind is how a key result proves its objective.
type Kind string

// The eight kinds, in the spelling of files and JSON.
const (
	Increase   Kind = "increase"   // from Start up to Target
	Decrease   Kind = "decrease"   // from Start down to Target
	AtLeast    Kind = "at_least"   // stay at or above Target
	AtMost     Kind = "at_most"    // stay at or below Target
	Range      Kind = "range"      // stay between Low and High
	Milestones Kind = "milestones" // weight of the milestones that are done
	YesNo      Kind = "yes_no"     // 0 or 1
	Baseline   Kind = "baseline"   // record BaselinePoints values
)

// KeyResult is a number that proves an objective.
type KeyResult struct {
	ID        plan.ID
	Objective plan.ID
	Position  string // order among the children (objectives and key results) of Objective
	Title     string
	Note      string
	Kind      Kind
	Unit      string // "%" means 0 to 100 everywhere a person sees it
	Start     *float64
	Target    *float64
	Low       *float64 // Range: lower bound, included
	High      *float64 // Range: upper bound, included
	Tolerance *float64 // Range: width outside the bounds over which closeness falls to 0; > 0
	Commit    *float64 // tier worth 0.3
	Stretch   *float64 // tier worth 1.0; Target is then worth 0.7
	// BaselinePoints is how many values make a baseline, at least 1.
	BaselinePoints *int
	StartDate      plan.Date // "" means the cycle's start
	Due            plan.Date // "" means the cycle's end
	Weight         float64   // >= 0; 1 by default
	Owner          plan.ID   // a person or a team; "" for none
	KPI            plan.ID   // the KPI that feeds it; "" for none
	Counting       Counting
	Curve          Curve
	// Targets are dated targets on the way from start to target, in place of a line or
	// curve: a line for each with the date and the number, by date.
	Targets string
	Origin  plan.ID // the key result of an earlier cycle that it goes on from; "" for none
}

// Milestone is one step of a key result of kind Milestones.
type Milestone struct {
	ID        plan.ID
	KeyResult plan.ID
	Position  string
	Title     string
	Weight    float64 // >= 0; 1 by default
	Due       plan.Date
	Done      plan.Date // the day it was done; "" while it is not
}
