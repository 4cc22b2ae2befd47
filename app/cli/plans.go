package cli

import (
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/sample"
	"cairn/backend/workspace/views"
)

// made is the answer of new.
type made struct {
	Path string  `json:"path"`
	ID   plan.ID `json:"id"`
	Name string  `json:"name"`
}

func (c *invocation) newCommand() *cobra.Command {
	var withSample bool
	command := &cobra.Command{
		Use:   "new PLAN",
		Short: "Make a new plan, or with --sample one to try things on",
		Args:  words("PLAN"),
		RunE: func(command *cobra.Command, args []string) (err error) {
			ctx := command.Context()
			options, err := c.options()
			if err != nil {
				return err
			}
			create := func() (*workspace.Workspace, error) {
				return workspace.Create(ctx, args[0], workspace.NewPlan{}, options)
			}
			if withSample {
				create = func() (*workspace.Workspace, error) { return sample.Create(ctx, args[0], options) }
			}
			w, err := create()
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, w.Close()) }()
			p, err := views.New(w).Plan(ctx)
			if err != nil {
				return err
			}
			answer := made{Path: w.Path(), ID: w.PlanID(), Name: p.Name}
			return c.answer(answer, func() { c.say("Made %s.", answer.Path) })
		},
	}
	command.Flags().BoolVar(&withSample, "sample", false, "with objectives, key results and check-ins to try things on")
	return command
}

// verification is the answer of verify; a damaged plan is an error.
type verification struct {
	Path string `json:"path"`
	OK   bool   `json:"ok"`
}

func (c *invocation) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify PLAN",
		Short: "Check every row of a plan against its digests",
		Args:  words("PLAN"),
		RunE: func(command *cobra.Command, args []string) error {
			ctx := command.Context()
			return c.reading(ctx, args[0], func(o *opened) error {
				if err := o.Verify(ctx); err != nil {
					return err
				}
				return c.answer(verification{Path: o.Path(), OK: true}, func() {
					c.say("%s is sound: every row is as it was written.", filepath.Base(o.Path()))
				})
			})
		},
	}
}

// backup is a copy of a plan.
type backup struct {
	Path     string `json:"path"`
	At       string `json:"at"`   // instant
	Size     int64  `json:"size"` // bytes
	Reason   string `json:"reason"`
	Verified bool   `json:"verified"`
}

func (c *invocation) backupCommand() *cobra.Command {
	var listed bool
	command := &cobra.Command{
		Use:   "backup PLAN",
		Short: "Take a verified backup of a plan, or list its backups",
		Args:  words("PLAN"),
		RunE: func(command *cobra.Command, args []string) error {
			if listed {
				return c.listBackups(command, args[0])
			}
			return c.takeBackup(command, args[0])
		},
	}
	command.Flags().BoolVar(&listed, "list", false, "list the backups that there are, the latest first")
	return command
}

// takeBackup only reads the plan, so that it works beside an open window.
func (c *invocation) takeBackup(command *cobra.Command, path string) error {
	ctx := command.Context()
	return c.reading(ctx, path, func(o *opened) error {
		b, err := o.BackUp(ctx, "manual")
		if err != nil {
			return err
		}
		return c.answer(newBackup(b), func() { c.say("Backed up to %s.", b.Path) })
	})
}

// listBackups also lists those of a plan that does not open any more. Where
// there are none, it says what is wrong with such a plan.
func (c *invocation) listBackups(command *cobra.Command, path string) error {
	options, err := c.options()
	if err != nil {
		return err
	}
	list, err := workspace.BackupsAt(path, options)
	if err != nil {
		return err
	}
	err = c.reading(command.Context(), path, func(o *opened) error {
		list, err = o.Backups()
		return err
	})
	if err != nil && len(list) == 0 {
		return err
	}
	backups := make([]backup, len(list))
	for i, b := range list {
		backups[i] = newBackup(b)
	}
	return c.answer(backups, func() {
		t := newTable("At", "Reason", ">Bytes", "Verified", "Path")
		for _, b := range backups {
			verified := "no"
			if b.Verified {
				verified = "yes"
			}
			t.add(b.At, b.Reason, number(ptr(float64(b.Size)), plan.DefaultSettings()), verified, b.Path)
		}
		t.print(c.Out, "There are no backups of this plan yet.")
	})
}

func newBackup(b workspace.Backup) backup {
	return backup{Path: b.Path, At: plan.Instant(b.At), Size: b.Size, Reason: string(b.Reason), Verified: b.Verified}
}

func ptr[T any](value T) *T { return &value }

// restoration is the answer of restore.
type restoration struct {
	Path   string  `json:"path"`
	Backup string  `json:"backup"`
	Kept   *string `json:"kept"` // where the file that was there before is kept; null where there was none
}

func (c *invocation) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore PLAN [BACKUP]",
		Short: "Put a backup in the place of a plan, which is kept; without BACKUP, list those there are",
		Args: func(command *cobra.Command, args []string) error {
			if len(args) == 1 {
				return nil
			}
			return words("PLAN", "BACKUP")(command, args)
		},
		RunE: func(command *cobra.Command, args []string) error {
			if len(args) == 1 {
				return c.listBackups(command, args[0])
			}
			return c.restore(command, args[0], args[1])
		},
	}
}

func (c *invocation) restore(command *cobra.Command, path, from string) error {
	options, err := c.options()
	if err != nil {
		return err
	}
	kept, err := workspace.RestoreFile(command.Context(), path, from, options)
	if err != nil {
		return err
	}
	answer := restoration{Path: path, Backup: from}
	if kept != "" {
		answer.Kept = &kept
	}
	return c.answer(answer, func() {
		c.say("Restored %s.", path)
		if kept != "" {
			c.say("What was there before is kept as %s.", kept)
		}
	})
}
