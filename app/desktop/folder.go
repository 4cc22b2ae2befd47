//go:build dev || production || bindings

package desktop

import "os/exec"

// startAndForget starts a program of the desktop, which goes on by itself.
func startAndForget(program *exec.Cmd) error {
	if err := program.Start(); err != nil {
		return err
	}
	go func() { _ = program.Wait() }()
	return nil
}
