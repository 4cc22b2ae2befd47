package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// grace is how long a child's process group has to end by itself after it was asked to.
const grace = 5 * time.Second

// process describes a child. It runs from the project's root in a process group of its own, so that
// Ctrl-C and a failure end whatever it started as well.
type process struct {
	args []string
	dir  string
	env  []string  // added to the tool's own
	out  io.Writer // both streams; nil discards them
}

// run starts the process and waits. The error says which command failed, not what it printed.
func (p process) run(ctx context.Context) error {
	cmd := p.command(ctx)
	cmd.Stdout, cmd.Stderr = p.out, p.out
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("%s could not be started: %w", p.args[0], err)
	}
	err := cmd.Wait()
	endGroup(cmd.Process.Pid)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("`%s` failed: %w", strings.Join(p.args, " "), err)
	}
	return nil
}

// command prepares the child without starting it.
func (p process) command(ctx context.Context) *exec.Cmd {
	cmd := exec.CommandContext(ctx, p.args[0], p.args[1:]...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), p.env...)
	cmd.Cancel = func() error { return askGroupToEnd(cmd.Process.Pid) }
	cmd.WaitDelay = grace
	inOwnGroup(cmd)
	return cmd
}

// show runs a command whose output a person reads as it comes.
func show(ctx context.Context, args ...string) error {
	return process{args: args, out: os.Stdout}.run(ctx)
}

// output runs a command and returns what it printed, without the last line end.
func output(ctx context.Context, args ...string) (string, error) {
	var text strings.Builder
	err := process{args: args, out: &text}.run(ctx)
	return strings.TrimSpace(text.String()), err
}

func has(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}
