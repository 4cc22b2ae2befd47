// Package cli is Cairn on the command line: every command reads its words,
// makes one call of the workspace and prints the answer, as a table for people
// or as JSON for scripts. docs/cli.md documents it; its examples are checked
// by a test.
//
// It imports cobra, app/appstate, app/fault, backend/workspace/... and the
// subjects' types, and never Wails: it works in builds without a window.
package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"cairn/app/appstate"
	"cairn/app/fault"
	"cairn/backend/plan"
)

// The exit codes.
const (
	done     = 0
	refused  = 1 // with one line on standard error
	badUsage = 2
)

// Program is the command line with the world that it runs in.
type Program struct {
	Out, Err io.Writer
	Clock    plan.Clock
	IDs      plan.IDs
	Folders  func() (appstate.Folders, error)
	Who      string // the person at the keyboard, for the journal
	Version  string
	// Window opens the window with a plan, "" for none in particular, and
	// returns the exit code when it has closed.
	Window func(planPath string) int
}

// Run runs Cairn with the arguments that follow the program's name, in the
// world of this process, and returns the exit code.
func Run(args []string, version string, window func(planPath string) int) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	clock := plan.ClockFunc(time.Now)
	program := Program{
		Out: os.Stdout, Err: os.Stderr,
		Clock: clock, IDs: plan.NewIDs(clock, rand.Reader),
		Folders: appstate.Locate, Who: appstate.Who(),
		Version: version,
		Window: func(planPath string) int {
			stop() // the window has a way of its own to end
			return window(planPath)
		},
	}
	return program.Run(ctx, args)
}

// Run runs one command and returns the exit code.
func (p Program) Run(ctx context.Context, args []string) int {
	call := &invocation{Program: p}
	root := call.rootCommand()
	root.SetArgs(args)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	err := call.execute(ctx, root)
	var usage usageError
	switch {
	case err == nil:
		return call.exit
	case errors.As(err, &usage):
		fmt.Fprintf(p.Err, "%s %s\n", printable(usage.Error()), "`cairn help` lists the commands, `cairn COMMAND --help` explains one.")
		return badUsage
	case call.json:
		fmt.Fprintln(p.Err, escapeUnseen(fault.JSON(err)))
		return refused
	default:
		fmt.Fprintln(p.Err, printable(err.Error()))
		return refused
	}
}

// invocation is one run of a command: the program, what the flags say that
// every command has, and what opened on the way.
type invocation struct {
	Program
	json bool
	exit int
	log  *slog.Logger // nil until something has to be logged
}

// execute runs the command and explains what goes wrong in it. Only mistakes
// of Cairn's own need the log, which is opened for them alone.
func (c *invocation) execute(ctx context.Context, root *cobra.Command) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = fault.Recovered(value, c.openLog(), "command line")
		}
	}()
	if err := root.ExecuteContext(ctx); err != nil {
		var usage usageError
		if errors.As(err, &usage) {
			return usage
		}
		return fault.Explain(err, c.openLog(), "command line")
	}
	return nil
}

func (c *invocation) openLog() *slog.Logger {
	if c.log == nil {
		c.log = slog.New(slog.DiscardHandler)
		if folders, err := c.Folders(); err == nil {
			c.log, _ = fault.OpenLog(folders.State)
		}
	}
	return c.log
}

// usageError is a command that cannot be understood: exit code 2.
type usageError struct{ sentence string }

func (e usageError) Error() string { return e.sentence }

func usagef(format string, args ...any) error { return usageError{fmt.Sprintf(format, args...)} }

func (c *invocation) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "cairn [PLAN]",
		Short: "Goals for a quarter and the numbers that prove them, in one file",
		Long: "Cairn keeps a team's objectives, key results, check-ins and KPIs in one file.\n\n" +
			"Without a command it opens the window, with PLAN when one is given. The commands work on a plan without a\n" +
			"window; those that only read do so while it is open in one. With --json they print JSON, which docs/cli.md\n" +
			"describes. They exit with 0 when done, 1 when refused, 2 when they were not understood.",
		Version:           c.Version,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		// Two letters swapped are two changes.
		SuggestionsMinimumDistance: 2,
		Args:                       cobra.ArbitraryArgs,
		RunE: func(command *cobra.Command, args []string) error {
			path, err := planToShow(command, args)
			if err == nil {
				c.exit = c.Window(path)
			}
			return err
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usagef("%s.", sentence(err.Error())) })
	root.PersistentFlags().BoolVar(&c.json, "json", false, "print JSON, errors as well")
	root.AddCommand(
		c.newCommand(), c.importCommand(), c.exportCommand(), c.showCommand(), c.explainCommand(), c.smartCommand(), c.closeCommand(), c.statsCommand(), c.reviewCommand(), c.rankCommand(), c.selectCommand(), c.checkInCommand(), c.measureCommand(), c.linkCommand(),
		c.undoCommand(), c.redoCommand(), c.logCommand(),
		c.verifyCommand(), c.backupCommand(), c.restoreCommand(),
	)
	return root
}

// planToShow is the one plan that the window may be given. A word that is
// neither a file nor looks like the name of one is a mistyped command.
func planToShow(root *cobra.Command, args []string) (string, error) {
	if len(args) == 0 {
		return "", nil
	}
	if len(args) > 1 {
		return "", usagef("The window opens one plan, and there are %d words.", len(args))
	}
	word := args[0]
	if _, err := os.Lstat(word); err == nil || strings.ContainsAny(word, `/\.`) {
		return word, nil
	}
	hint := ""
	if similar := root.SuggestionsFor(word); len(similar) > 0 {
		hint = " Did you mean " + strings.Join(similar, " or ") + "?"
	}
	return "", usagef("There is no command and no file %q.%s", word, hint)
}

// words checks how many words a command was given, by their names.
func words(names ...string) cobra.PositionalArgs {
	return func(command *cobra.Command, args []string) error {
		if len(args) < len(names) {
			return usagef("%s: %s is missing.", command.CommandPath(), names[len(args)])
		}
		if len(args) > len(names) {
			return usagef("%s: %q is one word too many.", command.CommandPath(), args[len(names)])
		}
		return nil
	}
}

func sentence(text string) string {
	text = strings.TrimSuffix(text, ".")
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
