package okr

import "cairn/backend/plan"

// ObjectiveType says which score an objective is expected to reach.
type ObjectiveType string

// Committed objectives are expected to reach 1.0, aspirational ones 0.7.
const (
	Committed    ObjectiveType = "committed"
	Aspirational ObjectiveType = "aspirational"
)

// Drivers says what an objective's progress is rolled up from.
type Drivers string

// DriversDefault is key results if the objective has any, else its child
// objectives.
const (
	DriversDefault    Drivers = ""
	DriversKeyResults Drivers = "key_results"
	DriversChildren   Drivers = "children"
	DriversBoth       Drivers = "both"
	DriversManual     Drivers = "manual"
)

// Objective is what a team wants to be true.
type Objective struct {
	ID       plan.ID
	Product  plan.ID // "" only in a damaged plan
	Cycle    plan.ID
	Parent   plan.ID // the one objective that it rolls up to, in any cycle; "" for none
	Position string  // order among the children (objectives and key results) of Parent
	Title    string
	Note     string
	Type     ObjectiveType
	Owner    plan.ID // a person or a team; "" for none
	Team     plan.ID
	Phase    plan.ID
	Drivers  Drivers
	Weight   float64 // >= 0; its share among its siblings where children drive; 1 by default
	// ManualProgress, 0 to 1, counts where Drivers is DriversManual.
	ManualProgress *float64
	ManualReason   string
	// Origin is the objective of an earlier cycle that it goes on from; "" for none.
	Origin plan.ID
}

// Support says that one objective supports another without rolling up to it.
// Its ID is plan.LinkID(From, To).
type Support struct {
	ID   plan.ID
	From plan.ID // the objective that supports
	To   plan.ID // the objective that is supported
}
