package cli

import (
	"context"

	"errors"
	"github.com/spf13/cobra"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/views"
)

// options are those that plans are opened with.
func (c *invocation) options() (workspace.Options, error) {
	folders, err := c.Folders()
	if err != nil {
		return workspace.Options{}, err
	}
	machine, err := folders.Machine(c.IDs)
	return workspace.Options{
		Clock: c.Clock, IDs: c.IDs, Data: folders.Data, State: folders.State, Who: c.Who, Machine: machine,
	}, err
}

type opener func(ctx context.Context, path string, options workspace.Options) (*workspace.Workspace, error)

// reading opens a plan to read from it, beside whoever has it open.
func (c *invocation) reading(ctx context.Context, path string, f func(*opened) error) error {
	return c.with(ctx, workspace.OpenToRead, path, f)
}

// writing opens a plan to change it, and refuses where that cannot be. The
// daily backup is taken when the change is done; that it failed is logged, and
// does not undo what succeeded.
func (c *invocation) writing(ctx context.Context, path string, f func(*opened) error) error {
	return c.with(ctx, workspace.OpenToWrite, path, func(o *opened) error {
		if err := f(o); err != nil {
			return err
		}
		if err := o.BackUpIfDue(ctx); err != nil {
			c.openLog().Error("the daily backup failed", "path", path, "error", err)
		}
		return nil
	})
}

func (c *invocation) with(ctx context.Context, open opener, path string, f func(*opened) error) (err error) {
	options, err := c.options()
	if err != nil {
		return err
	}
	w, err := open(ctx, path, options)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	o := &opened{Workspace: w, views: views.New(w)}
	if o.plan, err = o.views.Plan(ctx); err != nil {
		return err
	}
	return f(o)
}

// opened is an open plan with what every command asks of it.
type opened struct {
	*workspace.Workspace
	plan  plan.Plan
	views views.Views
}

// cycle is the id of the cycle that word means; "" for "".
func (o *opened) cycle(ctx context.Context, word string) (plan.ID, error) {
	if word == "" {
		return "", nil
	}
	cycles, err := o.views.Cycles(ctx)
	if err != nil {
		return "", err
	}
	among := make([]candidate, len(cycles))
	for i, c := range cycles {
		among[i] = candidate{ID: c.ID, Name: c.Name, Where: orElse(span(c.Start, c.End), "no dates")}
	}
	found, err := pick("cycle", word, among)
	return found.ID, err
}

// cycleFlags say which cycle a command is about, and on which day.
type cycleFlags struct{ cycle, on string }

func (f *cycleFlags) add(command *cobra.Command, cycle string) {
	command.Flags().StringVar(&f.cycle, "cycle", "", cycle)
	command.Flags().StringVar(&f.on, "on", "", "as on this `DATE` (year-month-day)")
}

// readingCycle is reading for what is about one cycle on one day; "" are the one
// under way and today.
func (c *invocation) readingCycle(ctx context.Context, path string, of cycleFlags, f func(ctx context.Context, o *opened, cycle plan.ID, day plan.Date) error) error {
	day, err := dateFlag("on", of.on)
	if err != nil {
		return err
	}
	return c.reading(ctx, path, func(o *opened) error {
		cycle, err := o.cycle(ctx, of.cycle)
		if err != nil {
			return err
		}
		return f(ctx, o, cycle, day)
	})
}

// cycleName is the name of a cycle; nil where it is gone.
func (o *opened) cycleName(ctx context.Context, id plan.ID) (*string, error) {
	cycles, err := o.views.Cycles(ctx)
	for i := range cycles {
		if cycles[i].ID == id {
			return &cycles[i].Name, err
		}
	}
	return nil, err
}

// keyResult is the key result that word means.
func (o *opened) keyResult(ctx context.Context, word string) (plan.ID, error) {
	objectives, err := o.views.Objectives(ctx, "", "")
	if err != nil {
		return "", err
	}
	var among []candidate
	for _, objective := range objectives {
		for _, k := range objective.KeyResults {
			among = append(among, candidate{ID: k.ID, Name: k.Title, Where: objective.Cycle + " " + k.Order})
		}
	}
	found, err := pick("key result", word, among)
	return found.ID, err
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
