//go:build dev || production || bindings

package desktop

import (
	"os"
	"strings"
	"sync"

	wails_runtime "github.com/wailsapp/wails/v2/pkg/runtime"

	"cairn/app/api"
)

// nativeDialogs are the desktop's own. Wails can tell the answers of two
// dialogs apart only one after the other, so that a second one asked for
// meanwhile counts as cancelled.
type nativeDialogs struct {
	window *window
	one    sync.Mutex
}

func (d *nativeDialogs) OpenFile(ask api.Ask) (string, error) {
	return d.alone(func() (string, error) {
		return wails_runtime.OpenFileDialog(d.window.context(), wails_runtime.OpenDialogOptions{
			Title: ask.Title, DefaultDirectory: existing(ask.Folder), Filters: filters(ask.Types),
		})
	})
}

func (d *nativeDialogs) SaveFile(ask api.Ask) (string, error) {
	return d.alone(func() (string, error) {
		return wails_runtime.SaveFileDialog(d.window.context(), wails_runtime.SaveDialogOptions{
			Title: ask.Title, DefaultDirectory: existing(ask.Folder), DefaultFilename: ask.Name,
			Filters: filters(ask.Types), CanCreateDirectories: true,
		})
	})
}

func (d *nativeDialogs) Folder(ask api.Ask) (string, error) {
	return d.alone(func() (string, error) {
		return wails_runtime.OpenDirectoryDialog(d.window.context(), wails_runtime.OpenDialogOptions{
			Title: ask.Title, DefaultDirectory: existing(ask.Folder), CanCreateDirectories: true,
		})
	})
}

func (d *nativeDialogs) alone(ask func() (string, error)) (string, error) {
	if !d.one.TryLock() {
		return "", nil
	}
	defer d.one.Unlock()
	return ask()
}

// existing leaves out a folder that is gone, which Wails would refuse.
func existing(folder string) string {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return ""
	}
	return folder
}

func filters(types []api.FileType) []wails_runtime.FileFilter {
	filters := make([]wails_runtime.FileFilter, 0, len(types))
	for _, t := range types {
		patterns := strings.Join(t.Patterns, ";")
		filters = append(filters, wails_runtime.FileFilter{DisplayName: t.Name, Pattern: patterns})
	}
	return filters
}
