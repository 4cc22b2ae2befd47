package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

// subjectWords are what show can show.
const subjectWords = "objectives|key-results|people|cycles|kpis|measurements"

// subjects are what show can show, with how.
func (c *invocation) subjects() map[string]func(ctx context.Context, o *opened, which selection) error {
	return map[string]func(context.Context, *opened, selection) error{
		"objectives":   c.showObjectives,
		"key-results":  c.showKeyResults,
		"people":       c.showPeople,
		"cycles":       c.showCycles,
		"kpis":         c.showKPIs,
		"measurements": c.showMeasurements,
	}
}

// selection is what the flags of show leave of a plan.
type selection struct {
	cycle plan.ID   // "" for all
	on    plan.Date // "" for today
	kpi   plan.ID   // of KPIs and measurements; "" for all
}

func (c *invocation) showCommand() *cobra.Command {
	var cycle, on, ofKPI string
	command := &cobra.Command{
		Use:   "show PLAN " + subjectWords,
		Short: "Print what is in a plan",
		Long: "Print the objectives, key results, people and teams, cycles, KPIs or measurements of a plan, with their numbers as\n" +
			"they stand today or on another day. Without --cycle all cycles are printed, without --kpi the values of all KPIs.",
		Args: words("PLAN", subjectWords),
		RunE: func(command *cobra.Command, args []string) error {
			show := c.subjects()[args[1]]
			if show == nil {
				return usagef("There is no way to show %q; objectives, key-results, people, cycles, kpis and measurements can be shown.", args[1])
			}
			day, err := dateFlag("on", on)
			if err != nil {
				return err
			}
			if err := onlyOf("cycle", cycle, args[1], "objectives", "key-results", "cycles"); err != nil {
				return err
			}
			if err := onlyOf("kpi", ofKPI, args[1], "kpis", "measurements"); err != nil {
				return err
			}
			ctx := command.Context()
			return c.reading(ctx, args[0], func(o *opened) error {
				id, err := o.cycle(ctx, cycle)
				if err != nil {
					return err
				}
				which := selection{cycle: id, on: day}
				if ofKPI != "" {
					if which.kpi, err = o.kpi(ctx, ofKPI); err != nil {
						return err
					}
				}
				return show(ctx, o, which)
			})
		},
	}
	command.Flags().StringVar(&cycle, "cycle", "", "of objectives, key results and cycles: only the cycle of this `NAME`")
	command.Flags().StringVar(&ofKPI, "kpi", "", "of KPIs and measurements: only the KPI of this `NAME`")
	command.Flags().StringVar(&on, "on", "", "the numbers as on this `DATE` (year-month-day)")
	return command
}

// onlyOf refuses a flag where it means nothing.
func onlyOf(flag, value, subject string, subjects ...string) error {
	if value == "" || slices.Contains(subjects, subject) {
		return nil
	}
	return usagef("--%s: it means nothing for %s, only for %s.", flag, subject, strings.Join(subjects, ", "))
}

func dateFlag(name, value string) (plan.Date, error) {
	if value == "" {
		return "", nil
	}
	date, err := plan.ParseDate(value)
	if err != nil {
		return "", usagef("--%s: %s", name, err)
	}
	return date, nil
}

func (c *invocation) showObjectives(ctx context.Context, o *opened, which selection) error {
	objectives, err := o.views.Objectives(ctx, which.cycle, which.on)
	if err != nil {
		return err
	}
	return c.answer(objectives, func() { c.printOutline(o.plan.Settings, objectives) })
}

// printOutline prints a table for each cycle, key results beneath their
// objectives in outline order.
func (c *invocation) printOutline(settings plan.Settings, objectives []views.Objective) {
	if len(objectives) == 0 {
		c.say("There are no objectives yet.")
		return
	}
	for len(objectives) > 0 {
		cycle := objectives[0].CycleID
		n := slices.IndexFunc(objectives, func(each views.Objective) bool { return each.CycleID != cycle })
		if n < 0 {
			n = len(objectives)
		}
		c.say("%s", objectives[0].Cycle)
		t := newTable("Order", "Status", ">Progress", ">Expected", ">Start", ">Current", ">Target", "Owner", "Title")
		for _, row := range outlineRows(settings, objectives[:n]) {
			t.add(row.cells...)
		}
		t.print(c.Out, "")
		if objectives = objectives[n:]; len(objectives) > 0 {
			fmt.Fprintln(c.Out)
		}
	}
}

type outlineRow struct {
	order string
	cells []string
}

// outlineRows are objectives and key results in the order of their numbers,
// since a child objective may stand between two key results.
func outlineRows(settings plan.Settings, objectives []views.Objective) []outlineRow {
	var rows []outlineRow
	for _, o := range objectives {
		indent := strings.Repeat("  ", o.Level-1)
		rows = append(rows, outlineRow{o.Order, []string{o.Order, o.WorstStatus.Word(), progress(o.Progress, settings),
			progress(o.Expected, settings), "", "", "", text(o.Owner), indent + o.Title}})
		for _, k := range o.KeyResults {
			rows = append(rows, outlineRow{k.Order, []string{k.Order, k.Status.Word(), progress(k.Progress, settings),
				progress(k.Expected, settings), number(k.Start, settings), number(k.Current, settings),
				withUnit(number(k.Target, settings), k.Unit), text(k.Owner), indent + "  " + k.Title}})
		}
	}
	slices.SortStableFunc(rows, func(a, b outlineRow) int { return compareOrders(a.order, b.order) })
	return rows
}

// compareOrders compares outline numbers: 1.2 comes before 1.10.
func compareOrders(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(x, y string) int {
		if len(x) != len(y) {
			return len(x) - len(y)
		}
		return strings.Compare(x, y)
	})
}

func withUnit(number, unit string) string {
	if number == "" {
		return ""
	}
	return plan.WithUnit(number, unit)
}

// keyResult is a key result with what it belongs to, since the list is flat.
type keyResult struct {
	views.KeyResult
	ObjectiveTitle string  `json:"objectiveTitle"`
	Cycle          string  `json:"cycle"`
	CycleID        plan.ID `json:"cycleId"`
}

func (c *invocation) showKeyResults(ctx context.Context, o *opened, which selection) error {
	objectives, err := o.views.Objectives(ctx, which.cycle, which.on)
	if err != nil {
		return err
	}
	rows := []keyResult{}
	for _, objective := range objectives {
		for _, k := range objective.KeyResults {
			rows = append(rows, keyResult{k, objective.Title, objective.Cycle, objective.CycleID})
		}
	}
	return c.answer(rows, func() {
		settings := o.plan.Settings
		t := newTable("Cycle", "Order", "Status", ">Start", ">Current", ">Target", ">Progress", ">Expected", ">Confidence", "Owner", "Title")
		for _, k := range rows {
			t.add(k.Cycle, k.Order, k.Status.Word(), number(k.Start, settings), number(k.Current, settings),
				withUnit(number(k.Target, settings), k.Unit), progress(k.Progress, settings), progress(k.Expected, settings),
				outOfTen(k.Confidence, settings), text(k.Owner), k.Title)
		}
		t.print(c.Out, "There are no key results yet.")
	})
}

func (c *invocation) showPeople(ctx context.Context, o *opened, _ selection) error {
	parties, err := o.views.Parties(ctx)
	if err != nil {
		return err
	}
	return c.answer(parties, func() {
		t := newTable("Kind", ">Owns", "Name", "E-mail")
		for _, p := range parties {
			kind := "Person"
			if p.Team {
				kind = "Team"
			}
			t.add(kind, fmt.Sprint(p.Owns), p.Name, p.Email)
		}
		t.print(c.Out, "There are no people and no teams yet.")
	})
}

func (c *invocation) showCycles(ctx context.Context, o *opened, which selection) error {
	cycles, err := o.views.Cycles(ctx)
	if err != nil {
		return err
	}
	cycles = slices.DeleteFunc(cycles, func(each views.Cycle) bool { return which.cycle != "" && each.ID != which.cycle })
	return c.answer(cycles, func() {
		t := newTable("State", "Dates", ">Objectives", ">Key results", "Name")
		for _, each := range cycles {
			t.add(string(each.State), span(each.Start, each.End), fmt.Sprint(each.Objectives), fmt.Sprint(each.KeyResults), each.Name)
		}
		t.print(c.Out, "There are no cycles.")
	})
}
