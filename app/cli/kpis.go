package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"cairn/backend/kpi"
	"cairn/backend/plan"
	"cairn/backend/workspace/kpis"
	"cairn/backend/workspace/views"
)

// kpi is the KPI that word means.
func (o *opened) kpi(ctx context.Context, word string) (plan.ID, error) {
	list, err := o.views.KPIs(ctx, "")
	if err != nil {
		return "", err
	}
	among := make([]candidate, len(list.KPIs))
	for i := range list.KPIs {
		among[i] = candidate{ID: list.KPIs[i].ID, Name: list.KPIs[i].Name, Where: orElse(text(list.KPIs[i].Product), "no product")}
	}
	found, err := pick("KPI", word, among)
	return found.ID, err
}

func (c *invocation) showKPIs(ctx context.Context, o *opened, which selection) error {
	list, err := o.views.KPIs(ctx, which.on)
	if err != nil {
		return err
	}
	list.KPIs = slices.DeleteFunc(list.KPIs, func(k views.KPI) bool { return which.kpi != "" && k.ID != which.kpi })
	return c.answer(list.KPIs, func() {
		settings := o.plan.Settings
		t := newTable("Standing", "Period", ">Value", ">Before", ">Year before", ">Goal", "Measured", "Owner", "Name")
		for i := range list.KPIs {
			k := &list.KPIs[i]
			standing := k.Standing.Word()
			if k.State != kpi.Active {
				standing += ", " + string(k.State)
			}
			t.add(standing, text(k.PeriodLabel), withUnit(number(k.Value, settings), k.Unit), from(k.SincePrevious, settings),
				from(k.SinceLastYear, settings), number(k.Goal, settings), k.Frequency.Word(), text(k.Owner), k.Name)
		}
		t.print(c.Out, "There are no KPIs yet.")
	})
}

// from is the older value of a comparison.
func from(change *views.KPIChange, settings plan.Settings) string {
	if change == nil {
		return ""
	}
	return number(&change.From, settings)
}

// measurement is a value with the KPI that it is of, since the list is flat.
type measurement struct {
	views.Measurement
	KPI   string  `json:"kpi"`
	KPIID plan.ID `json:"kpiId"`
	Unit  string  `json:"unit"`
}

func (c *invocation) showMeasurements(ctx context.Context, o *opened, which selection) error {
	list, err := o.views.KPIs(ctx, which.on)
	if err != nil {
		return err
	}
	rows := []measurement{}
	for i := range list.KPIs {
		if which.kpi != "" && list.KPIs[i].ID != which.kpi {
			continue
		}
		detail, err := o.views.KPI(ctx, list.KPIs[i].ID, which.on)
		if err != nil {
			return err
		}
		for _, m := range detail.Measurements {
			rows = append(rows, measurement{m, detail.KPI.Name, detail.KPI.ID, detail.KPI.Unit})
		}
	}
	return c.answer(rows, func() {
		settings := o.plan.Settings
		t := newTable("Period", ">Value", ">Numerator", ">Denominator", "By", "KPI", "Note")
		for _, m := range rows {
			label := m.Label
			if !m.Complete {
				label += " (provisional)"
			}
			t.add(label, withUnit(number(&m.Value, settings), m.Unit), number(m.Numerator, settings), number(m.Denominator, settings), m.By, m.KPI, m.Note)
		}
		t.print(c.Out, "There are no measurements yet.")
	})
}

func (c *invocation) measureCommand() *cobra.Command {
	var n kpis.NewMeasurement
	var why string
	command := &cobra.Command{
		Use:   "measure PLAN KPI [VALUE]",
		Short: "Enter the value of a KPI for a period",
		Long: "Enter the value of a period of a KPI, which is named by its name or its id. VALUE is written as the plan writes\n" +
			"numbers; without it, --numerator and --denominator give it. A negative one stands behind \"--\". A period that has\n" +
			"another value is corrected with --why, and the value of before is kept.",
		Args: func(command *cobra.Command, args []string) error {
			names := []string{"PLAN", "KPI", "VALUE"}
			if n.Numerator != "" && n.Denominator != "" && len(args) == 2 {
				names = names[:2]
			}
			return words(names...)(command, args)
		},
		RunE: func(command *cobra.Command, args []string) error {
			if len(args) > 2 {
				n.Value = args[2]
			}
			ctx := command.Context()
			return c.writing(ctx, args[0], func(o *opened) (err error) {
				if n.KPI, err = o.kpi(ctx, args[1]); err != nil {
					return err
				}
				return c.measure(ctx, o, n, why)
			})
		},
	}
	flags := command.Flags()
	flags.StringVar(&n.Period, "period", "", "the period `P`: a day in it, or its name (2026-03, Q1 2026, 2026-W12, 2026); the one under way without it")
	flags.StringVar(&n.Numerator, "numerator", "", "what the value was divided from, `N`")
	flags.StringVar(&n.Denominator, "denominator", "", "and by, `D`")
	flags.StringVar(&n.Label, "label", "", "what tells it from others of the day, `TEXT`; only of a KPI as it happens")
	flags.StringVar(&n.Note, "note", "", "a sentence")
	flags.StringVar(&why, "why", "", "correct the value that the period has, for this `REASON`")
	return command
}

// measured is the answer of measure.
type measured struct {
	Measurement views.Measurement `json:"measurement"`
	KPI         views.KPI         `json:"kpi"` // as it stands now
}

func (c *invocation) measure(ctx context.Context, o *opened, n kpis.NewMeasurement, why string) error {
	_, id, err := kpis.New(o.Workspace).Measure(ctx, n)
	if err != nil && why != "" && id != "" {
		_, err = kpis.New(o.Workspace).Correct(ctx, kpis.Correction{ID: id, Value: n.Value, Numerator: n.Numerator,
			Denominator: n.Denominator, Note: n.Note, Why: why})
	}
	if err != nil {
		return err
	}
	detail, err := o.views.KPI(ctx, n.KPI, "")
	if err != nil {
		return err
	}
	answer := measured{KPI: detail.KPI}
	for _, m := range detail.Measurements {
		if m.ID == id {
			answer.Measurement = m
		}
	}
	return c.answer(answer, func() {
		k, settings := &answer.KPI, o.plan.Settings
		c.say("Measured %s: %s is %s.", answer.Measurement.Label, k.Name, withUnit(number(&answer.Measurement.Value, settings), k.Unit))
		c.say("It stands at %s: %s.", orElse(withUnit(number(k.Value, settings), k.Unit), "nothing yet"), k.Standing.Word())
	})
}
