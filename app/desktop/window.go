//go:build dev || production || bindings

package desktop

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/mac"
	wails_runtime "github.com/wailsapp/wails/v2/pkg/runtime"

	"cairn/app/api"
	"cairn/app/appstate"
	"cairn/app/fault"
	"cairn/backend/plan"
)

// Run opens the window on page, and in it the plan at path, or the one that
// was open last when path is "". It returns the exit code when the window has
// closed.
func Run(page fs.FS, version, path string) int {
	path, err := handOver(path)
	if err == nil {
		err = run(page, version, path)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// handOver makes the path absolute and leaves it as the one argument of this
// process: an instance that runs already is handed the arguments, and need not
// run in the same folder.
func handOver(path string) (string, error) {
	os.Args = os.Args[:1]
	if path == "" {
		return "", nil
	}
	path, err := filepath.Abs(path)
	os.Args = append(os.Args, path)
	return path, err
}

func run(page fs.FS, version, path string) error {
	folders, err := appstate.Locate()
	if err != nil {
		return err
	}
	log, logFile := fault.OpenLog(folders.State)
	defer func() { _ = logFile.Close() }()
	w := &window{state: appstate.In(folders.State), log: log, started: make(chan struct{})}
	w.Dialogs = chooseDialogs(&nativeDialogs{window: w})
	clock := plan.ClockFunc(time.Now)
	w.session = api.NewSession(api.Setup{
		Folders: folders,
		State:   w.state,
		Log:     log,
		Host:    w,
		Clock:   clock,
		IDs:     plan.NewIDs(clock, rand.Reader),
		Version: version,
		Plan:    path,
	})
	prepareEnvironment()
	return wails.Run(w.options(page, folders))
}

// window ties the services to the Wails window. It is what the services see of
// the desktop: an api.Host.
type window struct {
	api.Dialogs
	gate    gate
	session *api.Session
	state   *appstate.File
	log     *slog.Logger
	shown   sync.Once
	// ctx is the one that Wails hands out when started closes; the Wails runtime
	// ends the process when it is given another.
	ctx     context.Context
	started chan struct{}
}

func (w *window) options(page fs.FS, folders appstate.Folders) *options.App {
	left := w.state.Read()
	begin := initialSize(left.Window)
	start := options.Normal
	if left.Window.Maximised {
		start = options.Maximised
	}
	canvas := canvasOf(left.Preferences.Theme)
	return &options.App{
		Title:            appName,
		Width:            begin.width,
		Height:           begin.height,
		MinWidth:         minWidth,
		MinHeight:        minHeight,
		WindowStartState: start,
		StartHidden:      true,
		BackgroundColour: options.NewRGB(canvas.red, canvas.green, canvas.blue),
		AssetServer:      &assetserver.Options{Assets: page, Middleware: w.middleware},
		Bind:             w.session.Services(),
		ErrorFormatter:   func(err error) any { return fault.JSON(err) },
		Logger:           wailsLog{w.log},
		OnStartup:        w.start,
		OnDomReady:       w.pageLoaded,
		OnBeforeClose:    w.closing,
		OnShutdown:       w.shutdown,
		DragAndDrop:      &options.DragAndDrop{DisableWebViewDrop: true},
		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId:               instanceID(folders),
			OnSecondInstanceLaunch: w.secondStart,
		},
		Linux: &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever, ProgramName: "cairn"},
		// The menu is Wails' own on macOS, with Edit, without which copy and paste
		// have no keys there; elsewhere the page has all the menus.
		Mac: &mac.Options{OnFileOpen: w.openFromOutside},
	}
}

// instanceID is the same for every start that shares a state folder.
func instanceID(folders appstate.Folders) string {
	return fmt.Sprintf("cairn-%x", sha256.Sum256([]byte(folders.State)))[:22]
}

// middleware guards the page, and has the plan opened when the page is first
// asked for: while the page loads, and never in a second instance, which ends
// before that.
func (w *window) middleware(next http.Handler) http.Handler {
	guarded := guard(next)
	return http.HandlerFunc(func(answer http.ResponseWriter, request *http.Request) {
		w.session.Begin()
		guarded.ServeHTTP(answer, request)
	})
}

func (w *window) start(ctx context.Context) {
	w.ctx = ctx
	close(w.started)
}

// context waits for Wails, which serves the page a moment before it says that
// it has started.
func (w *window) context() context.Context {
	<-w.started
	return w.ctx
}

// pageLoaded shows the window, where it was left, when there is something to
// see in it.
func (w *window) pageLoaded(ctx context.Context) {
	w.shown.Do(func() {
		left := w.state.Read().Window
		if screen, known := currentScreen(ctx); known && !left.Maximised && fits(left, screen) {
			wails_runtime.WindowSetPosition(ctx, left.X, left.Y)
		}
		wails_runtime.WindowShow(ctx)
	})
	w.gate.open(ctx)
}

func currentScreen(ctx context.Context) (size, bool) {
	screens, err := wails_runtime.ScreenGetAll(ctx)
	if err != nil {
		return size{}, false
	}
	for _, screen := range screens {
		if screen.IsCurrent {
			return size{screen.Size.Width, screen.Size.Height}, true
		}
	}
	return size{}, false
}

// closing remembers where the window stands. A maximised one keeps the size
// that it had before.
func (w *window) closing(ctx context.Context) (prevent bool) {
	if wails_runtime.WindowIsMinimised(ctx) || wails_runtime.WindowIsFullscreen(ctx) {
		return false
	}
	maximised := wails_runtime.WindowIsMaximised(ctx)
	width, height := wails_runtime.WindowGetSize(ctx)
	x, y := wails_runtime.WindowGetPosition(ctx)
	_, err := w.state.Change(func(s *appstate.State) {
		s.Window.Maximised = maximised
		if !maximised {
			s.Window = appstate.Window{Width: width, Height: height, X: x, Y: y}
		}
	})
	if err != nil {
		w.log.Warn("where the window stands is not remembered", "error", err)
	}
	return false
}

func (w *window) shutdown(context.Context) {
	w.gate.close()
	w.session.Shutdown()
}

// secondStart does what a second instance was started for, in this one.
func (w *window) secondStart(second options.SecondInstanceData) {
	ctx := w.context()
	wails_runtime.WindowUnminimise(ctx)
	wails_runtime.WindowShow(ctx)
	if len(second.Args) > 0 {
		w.openFromOutside(second.Args[0])
	}
}

func (w *window) openFromOutside(path string) { w.session.OpenFromOutside(path) }

// Emit passes an event to the page.
func (w *window) Emit(event string, payload any) {
	w.gate.pass(func(ctx context.Context) {
		if payload == nil {
			wails_runtime.EventsEmit(ctx, event)
			return
		}
		wails_runtime.EventsEmit(ctx, event, payload)
	})
}

// Title puts the plan's name on the window.
func (w *window) Title(planName string) {
	w.gate.pass(func(ctx context.Context) { wails_runtime.WindowSetTitle(ctx, windowTitle(planName)) })
}

// ShowInFolder shows a file in the desktop's file manager.
func (w *window) ShowInFolder(path string) error { return showInFolder(w.context(), path) }

// Painted writes the moment of the first paint for whoever measures it.
func (w *window) Painted() {
	if os.Getenv("CAIRN_TRACE_START") == "1" {
		fmt.Fprintf(os.Stderr, "painted %d\n", time.Now().UnixNano())
	}
}
