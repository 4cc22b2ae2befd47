package desktop

import (
	"context"
	"log/slog"
	"os"
)

// wailsLog puts what Wails has to say into the app's log. Warnings and worse
// are worth a line; the rest would name every call of the page.
type wailsLog struct{ log *slog.Logger }

func (w wailsLog) Print(string)     {}
func (w wailsLog) Trace(string)     {}
func (w wailsLog) Debug(string)     {}
func (w wailsLog) Info(string)      {}
func (w wailsLog) Warning(m string) { w.write(slog.LevelWarn, m) }
func (w wailsLog) Error(m string)   { w.write(slog.LevelError, m) }

// Fatal ends the process, as Wails expects of it.
func (w wailsLog) Fatal(m string) {
	w.write(slog.LevelError, m)
	os.Exit(1)
}

func (w wailsLog) write(level slog.Level, message string) {
	w.log.Log(context.Background(), level, "wails", "message", message)
}
