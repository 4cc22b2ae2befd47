// Command bare is the smallest window that Wails can open: what `go run ./build bench` measures Cairn
// against. It uses Cairn's window options and imports nothing of Cairn.
package main

import (
	"context"
	"embed"
	"fmt"
	"os"
	"time"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

//go:embed page
var page embed.FS

func main() {
	err := wails.Run(&options.App{
		Title:       "Bare",
		Width:       1280,
		Height:      800,
		StartHidden: true,
		AssetServer: &assetserver.Options{Assets: page},
		Linux:       &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
		OnStartup: func(ctx context.Context) {
			runtime.EventsOn(ctx, "painted", func(...any) {
				fmt.Fprintf(os.Stderr, "painted %d\n", time.Now().UnixNano())
			})
		},
		OnDomReady: runtime.WindowShow,
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
