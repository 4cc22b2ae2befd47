//go:build dev || production || bindings

package desktop

import (
	"context"
	"net/url"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/godbus/dbus/v5"
)

// showInFolder asks the file manager of the desktop to select the file. Where
// none listens it opens the folder with whatever opens folders.
func showInFolder(ctx context.Context, path string) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	if selectInFileManager(ctx, path) == nil {
		return nil
	}
	return startAndForget(exec.Command("xdg-open", filepath.Dir(path)))
}

func selectInFileManager(ctx context.Context, path string) error {
	bus, err := dbus.ConnectSessionBus(dbus.WithContext(ctx))
	if err != nil {
		return err
	}
	defer func() { _ = bus.Close() }()
	uri := url.URL{Scheme: "file", Path: path}
	manager := bus.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1")
	return manager.CallWithContext(ctx, "org.freedesktop.FileManager1.ShowItems", 0, []string{uri.String()}, "").Err
}
