//go:build dev || production || bindings

package desktop

import (
	"context"
	"os/exec"
)

// showInFolder selects the file in the Finder.
func showInFolder(_ context.Context, path string) error {
	return startAndForget(exec.Command("open", "-R", path))
}
