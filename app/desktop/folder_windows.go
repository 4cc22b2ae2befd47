//go:build dev || production || bindings

package desktop

import (
	"context"
	"os/exec"
	"syscall"
)

// showInFolder selects the file in the Explorer, which wants its argument
// quoted in a way of its own.
func showInFolder(_ context.Context, path string) error {
	explorer := exec.Command("explorer.exe")
	explorer.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + path + `"`}
	return startAndForget(explorer)
}
