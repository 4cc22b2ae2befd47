//go:build !dev && !production && !bindings

package desktop

import (
	"fmt"
	"io/fs"
	"os"
)

// Run says that this build has no window, and how to get one. It returns the
// exit code.
func Run(fs.FS, string, string) int {
	fmt.Fprintln(os.Stderr, "This cairn was built without a window; `go run ./build run` builds and opens one, `cairn help` lists what works here.")
	return 1
}
