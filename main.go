// Command cairn is Cairn: on its own or with a plan it opens the window, with
// a subcommand it works on the command line. It lies at the root because the
// page is embedded from there.
package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"

	"cairn/app/cli"
	"cairn/app/desktop"
)

//go:embed all:frontend/dist
var dist embed.FS

// version is set by the build: -ldflags "-X main.version=1.2.3".
var version = "dev"

func main() {
	page, err := fs.Sub(dist, "frontend/dist")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	window := func(plan string) int { return desktop.Run(page, version, plan) }
	os.Exit(cli.Run(os.Args[1:], version, window))
}
