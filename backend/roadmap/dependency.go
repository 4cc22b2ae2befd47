package roadmap

import (
	"fmt"

	"cairn/backend/plan"
)

// DependencyKind says what one initiative means for another.
type DependencyKind string

// The kinds, in the spelling of files and JSON.
const (
	Requires DependencyKind = "requires" // it cannot be done without the other, and starts after it
	Excludes DependencyKind = "excludes" // one of the two, not both
)

// MaxLag is the longest lag of a dependency, in days: ten years.
const MaxLag = 3660

// Dependency ties two initiatives. Of an exclusion it makes no difference which is
// which, so the smaller id comes first.
type Dependency struct {
	ID         plan.ID // as NewDependency gives it
	Initiative plan.ID
	On         plan.ID
	Kind       DependencyKind
	Lag        int // days between the end of On and the start of Initiative, 0 or more; 0 of an exclusion
}

// NewDependency ties two initiatives.
func NewDependency(kind DependencyKind, initiative, on plan.ID, lag int) Dependency {
	if kind == Excludes && on < initiative {
		initiative, on = on, initiative
	}
	return Dependency{ID: plan.LinkID("dependency", string(kind), string(initiative), string(on)), Initiative: initiative, On: on, Kind: kind, Lag: lag}
}

// Validate says what is wrong with the fields of a dependency.
func (d Dependency) Validate() error {
	var faults plan.Faults
	switch d.Kind {
	case Requires, Excludes:
		if d.ID != NewDependency(d.Kind, d.Initiative, d.On, d.Lag).ID {
			faults.Add("id", "not_its_own", "This id is not that of its two initiatives. Export the plan again.")
		}
	default:
		faults.Add("kind", "unknown", fmt.Sprintf("%q is no kind of dependency. Choose requires or excludes.", d.Kind))
	}
	if d.Initiative == d.On {
		faults.Add("on", "itself", "An initiative cannot depend on itself. Choose another one.")
	}
	switch {
	case d.Lag < 0 || d.Lag > MaxLag:
		faults.Add("lag", "out_of_range", fmt.Sprintf("The lag is 0 to %d days after the end of the other. Type such a number.", MaxLag))
	case d.Lag > 0 && d.Kind == Excludes:
		faults.Add("lag", "out_of_range", "What excludes one another has no lag. Leave it at 0.")
	}
	return faults.Err()
}
