package roadmaps

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// Step says how far initiatives have come, as typed.
type Step struct {
	State  roadmap.State
	Reason string // of what is dropped: required
	Day    string // of what is shipped; "" is today, or the day that was given before
	Cycle  string // by name or id, of what is planned or in progress; "" keeps the cycle, or takes the one of today
}

// SetState says how far initiatives have come. What goes back to being an idea or a
// candidate leaves its cycle; what is shipped leaves its mark on the charts of the KPIs
// that it should move. Errors: invalid at state, reason, shipped or cycle (closed);
// not_found, ambiguous.
func (a Actions) SetState(ctx context.Context, ids []plan.ID, n Step) (workspace.Change, error) {
	return a.changing(ctx, "set_state", cmp.Or(n.State.Word(), "Set state")+": ", ids, func(c *changing, i *roadmap.Initiative) error {
		return c.step(i, n)
	})
}

// Plan puts initiatives into a cycle, given by name or id: ideas and candidates are
// planned then. The backlog takes them out of any. Errors: invalid at cycle (closed) or
// at state where one is shipped or dropped; not_found, ambiguous.
func (a Actions) Plan(ctx context.Context, ids []plan.ID, cycle string) (workspace.Change, error) {
	return a.changing(ctx, "plan_initiatives", "Plan ", ids, func(c *changing, i *roadmap.Initiative) error { return c.plan(i, cycle) })
}

// Unplan puts initiatives back into the backlog, as candidates. Errors: invalid at state
// where one is shipped or dropped; not_found.
func (a Actions) Unplan(ctx context.Context, ids []plan.ID) (workspace.Change, error) {
	return a.changing(ctx, "unplan_initiatives", "Take out of its cycle: ", ids, func(c *changing, i *roadmap.Initiative) error { return c.plan(i, "") })
}

// changing is an action that changes initiatives. What many of them ask for is read
// once.
type changing struct {
	typed.Text
	cycles []plan.Cycle
	marks  *marks
}

// changing runs an action that changes initiatives one by one: each is checked, written,
// and its marks on charts follow. All faults come at once, with the Row where there are
// several.
func (a Actions) changing(ctx context.Context, code, verb string, ids []plan.ID, do func(*changing, *roadmap.Initiative) error) (workspace.Change, error) {
	return a.together(ctx, code, verb, ids, func(tx *store.Tx, chosen []roadmap.Initiative) error {
		p, err := tx.Plan(ctx)
		if err != nil {
			return err
		}
		cycles, err := tx.Cycles(ctx)
		if err != nil {
			return err
		}
		c := &changing{Text: typed.In(ctx, tx, p.Settings), cycles: cycles, marks: newMarks(ctx, tx)}
		var faults plan.Faults
		for n, i := range chosen {
			before := i
			err := do(c, &i)
			if err == nil {
				err = c.put(before, i)
			}
			if len(chosen) == 1 || err == nil {
				if err != nil {
					return err
				}
				continue
			}
			refused := plan.Faults{}
			if refused.Take(err); len(refused) == 0 {
				return err
			}
			for _, fault := range refused {
				fault.Row = n + 1
				fault.Message = typed.Quoted(i.Title) + ": " + fault.Message
				faults = append(faults, fault)
			}
		}
		return faults.Err()
	})
}

func (c *changing) put(before, i roadmap.Initiative) error {
	if err := put(c.Ctx, c.Tx, i); err != nil {
		return err
	}
	return c.marks.follow(before, i)
}

// step changes the state and what follows from it.
func (c *changing) step(i *roadmap.Initiative, n Step) (err error) {
	was := i.State
	i.State = n.State
	i.Reason = ""
	if n.State == roadmap.Dropped {
		i.Reason = plan.CleanNote(n.Reason)
	}
	if n.State == roadmap.Shipped {
		return c.ship(i, n.Day)
	}
	i.Shipped = ""
	switch {
	case n.State.Underway():
		return c.enter(i, was, n.Cycle)
	case n.State == roadmap.Idea || n.State == roadmap.Candidate:
		i.Cycle = ""
	}
	return nil
}

// ship gives an initiative the day on which people got it.
func (c *changing) ship(i *roadmap.Initiative, typedDay string) error {
	day, err := c.At("shipped", typedDay).PastDate()
	switch {
	case err != nil:
		return err
	case day == "":
		day = cmp.Or(i.Shipped, c.Today)
	case day > c.Today:
		return plan.AtField("shipped", "ahead", fmt.Sprintf("%s lies ahead. Type the day on which people got it, or set its end to that day.", day.Words()))
	}
	i.State, i.Shipped = roadmap.Shipped, day
	return nil
}

// enter puts an initiative that is decided on into a cycle: the one that was typed, else
// its own, else that of today, else none.
func (c *changing) enter(i *roadmap.Initiative, was roadmap.State, typedCycle string) (err error) {
	into := i.Cycle
	if typedCycle != "" {
		if into, err = c.At("cycle", typedCycle).Cycle(); err != nil {
			return err
		}
	} else if into == "" {
		into = c.current()
	}
	if into == i.Cycle && was.Underway() {
		return nil
	}
	at := slices.IndexFunc(c.cycles, func(cycle plan.Cycle) bool { return cycle.ID == into })
	if at >= 0 && c.cycles[at].State == plan.ClosedState {
		return plan.AtField("cycle", "closed", fmt.Sprintf("%s is closed: what was planned in it stands as it was. Choose a cycle that is open.", c.cycles[at].Name))
	}
	i.Cycle = into
	return nil
}

// current is the open cycle in which today lies; "" where there is none.
func (c *changing) current() plan.ID {
	for _, cycle := range c.cycles {
		if cycle.State != plan.ClosedState && cycle.State != plan.BacklogState && cycle.Start <= c.Today && c.Today <= cycle.End {
			return cycle.ID
		}
	}
	return ""
}

// plan puts an initiative into a cycle, or, with "" and the backlog, out of any.
func (c *changing) plan(i *roadmap.Initiative, typedCycle string) error {
	if !i.State.Open() {
		return plan.AtField("state", "not_open", fmt.Sprintf("It is %s, and no cycle is planned for that. Make it a candidate first.", stateInWords(i.State)))
	}
	into, err := c.At("cycle", typedCycle).Cycle()
	if err != nil {
		return err
	}
	if into == "" || slices.ContainsFunc(c.cycles, func(cycle plan.Cycle) bool { return cycle.ID == into && cycle.State == plan.BacklogState }) {
		i.Cycle = ""
		if i.State.Underway() {
			i.State = roadmap.Candidate
		}
		return nil
	}
	was := i.State
	if !was.Underway() {
		i.State = roadmap.Planned
	}
	return c.enter(i, was, string(into))
}

func stateInWords(s roadmap.State) string {
	if s == roadmap.Shipped {
		return "shipped"
	}
	return "dropped"
}
