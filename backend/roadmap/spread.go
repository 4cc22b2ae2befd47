package roadmap

import (
	"fmt"

	"cairn/backend/plan"
)

// Share is the part of an initiative's effort, 0 to 1, that falls into a cycle. With
// both dates it is spread evenly over its days; those before and after the cycle
// take theirs elsewhere. Without them, and of what should have ended and is still in
// progress, all of it falls into the cycle. outside says in a sentence why none of
// it does; "" where some does.
func Share(i *Initiative, cycle plan.Cycle) (share float64, outside string) {
	if cycle.Start == "" || cycle.End == "" {
		return 1, ""
	}
	switch {
	case i.Start != "" && i.Start > cycle.End:
		return 0, fmt.Sprintf("It begins on %s, after %s has ended.", i.Start.Words(), cycle.Name)
	case i.State == InProgress && i.End != "" && i.End < cycle.Start:
		return 1, ""
	case i.Start != "" && i.End != "" && i.End < cycle.Start:
		return 0, fmt.Sprintf("It ends on %s, before %s begins.", i.End.Words(), cycle.Name)
	case i.Start == "" || i.End == "" || i.End < i.Start:
		return 1, ""
	}
	from, to := max(i.Start, cycle.Start), min(i.End, cycle.End)
	return float64(from.DaysUntil(to)+1) / float64(i.Start.DaysUntil(i.End)+1), ""
}

// CapacityOf is what a team has to give in a cycle: in a scenario what it says, else
// what the plan of record says. ok is false where nobody has said.
func CapacityOf(capacities []Capacity, scenario, team, cycle plan.ID) (amount float64, ok bool) {
	found := map[plan.ID]float64{}
	for _, c := range capacities {
		if c.Team == team && c.Cycle == cycle {
			found[c.Scenario] = c.Amount
		}
	}
	if amount, ok = found[scenario]; ok {
		return amount, true
	}
	amount, ok = found[""]
	return amount, ok
}
