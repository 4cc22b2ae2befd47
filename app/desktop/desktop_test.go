package desktop

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cairn/app/api"
	"cairn/app/appstate"
)

func TestEveryAnswerCarriesThePolicy(t *testing.T) {
	answer := httptest.NewRecorder()
	page := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "page") })
	guard(page).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/index.html", nil))
	policy := answer.Header().Get("Content-Security-Policy")
	for _, directive := range []string{
		"default-src 'none'", "script-src 'self'", "worker-src 'self' blob:", "style-src 'self' 'unsafe-inline'",
		"img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
	} {
		if !slices.Contains(strings.Split(policy, "; "), directive) {
			t.Errorf("the policy %q lacks %q", policy, directive)
		}
	}
	if answer.Body.String() != "page" || answer.Header().Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("answered %q, %v", answer.Body.String(), answer.Header())
	}
}

func TestGateHoldsBackUntilThePageHasLoaded(t *testing.T) {
	type key struct{}
	var gate gate
	var heard []string
	say := func(word string) {
		gate.pass(func(ctx context.Context) { heard = append(heard, word+ctx.Value(key{}).(string)) })
	}
	say("a")
	say("b")
	if len(heard) != 0 {
		t.Fatalf("heard %v before the page was there", heard)
	}
	gate.open(context.WithValue(t.Context(), key{}, "1"))
	say("c")
	gate.open(context.WithValue(t.Context(), key{}, "2")) // the page was loaded again
	say("d")
	gate.close()
	say("e")
	if got, want := strings.Join(heard, " "), "a1 b1 c1 d2"; got != want {
		t.Errorf("heard %q, want %q", got, want)
	}
}

func TestScriptedDialogsAnswerInOrder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answers")
	if err := os.WriteFile(path, []byte("/plans/a.cairn\r\n\n/out\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	dialogs := &scripted{path: path}
	for i, want := range []string{"/plans/a.cairn", "", "/out"} {
		ask := []func(api.Ask) (string, error){dialogs.OpenFile, dialogs.SaveFile, dialogs.Folder}[i]
		if got, err := ask(api.Ask{Title: "Open"}); got != want || err != nil {
			t.Errorf("answer %d: %q, %v, want %q", i, got, err, want)
		}
	}
	if got, err := dialogs.OpenFile(api.Ask{Title: "Open a plan"}); err == nil || !strings.Contains(err.Error(), "Open a plan") {
		t.Errorf("without an answer: %q, %v", got, err)
	}
	if _, err := (&scripted{path: path + "-missing"}).OpenFile(api.Ask{}); err == nil {
		t.Error("a missing file is an answer")
	}
}

func TestWindowBeginsAsItWasLeftWithinItsLimits(t *testing.T) {
	for _, c := range []struct {
		left appstate.Window
		want size
	}{
		{appstate.Window{}, size{1440, 900}},
		{appstate.Window{Width: 1600, Height: 1000}, size{1600, 1000}},
		{appstate.Window{Width: 300, Height: 1000}, size{1024, 1000}},
		{appstate.Window{Width: 1600, Height: 5}, size{1600, 700}},
	} {
		if got := initialSize(c.left); got != c.want {
			t.Errorf("left as %+v it begins as %v, want %v", c.left, got, c.want)
		}
	}
}

func TestWindowGoesBackOnlyWhereItCanBeTakenHoldOf(t *testing.T) {
	screen := size{1920, 1080}
	for _, c := range []struct {
		x, y int
		want bool
	}{{0, 0, true}, {1800, 900, true}, {1900, 0, false}, {0, 1070, false}, {-500, 10, false}, {10, -40, false}} {
		if got := fits(appstate.Window{Width: 1200, Height: 800, X: c.x, Y: c.y}, screen); got != c.want {
			t.Errorf("at %d, %d: %v, want %v", c.x, c.y, got, c.want)
		}
	}
	if fits(appstate.Window{}, screen) {
		t.Error("a window that never stood anywhere has a place")
	}
}

func TestCanvasFollowsTheTheme(t *testing.T) {
	light, dark := colour{0xf4, 0xf3, 0xf0}, colour{0x14, 0x14, 0x13}
	for _, c := range []struct {
		theme appstate.Theme
		gtk   string
		want  colour
	}{
		{appstate.Light, "Adwaita:dark", light},
		{appstate.Dark, "", dark},
		{appstate.System, "", light},
		{appstate.System, "Adwaita:dark", dark},
	} {
		t.Setenv("GTK_THEME", c.gtk)
		if got := canvasOf(c.theme); got != c.want {
			t.Errorf("%s with GTK_THEME=%q: %v, want %v", c.theme, c.gtk, got, c.want)
		}
	}
}

func TestRendererIsChosenUnlessSomebodyChose(t *testing.T) {
	t.Setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "0")
	prepareEnvironment()
	if got := os.Getenv("WEBKIT_DISABLE_DMABUF_RENDERER"); got != "0" {
		t.Errorf("somebody's choice became %q", got)
	}
}

func TestWailsLogKeepsWarningsAndErrors(t *testing.T) {
	var text strings.Builder
	log := wailsLog{slog.New(slog.NewTextHandler(&text, nil))}
	log.Print("print")
	log.Trace("trace")
	log.Debug("debug")
	log.Info("info")
	log.Warning("careful")
	log.Error("broken")
	if got := strings.Count(text.String(), "\n"); got != 2 || !strings.Contains(text.String(), "careful") || !strings.Contains(text.String(), "broken") {
		t.Errorf("the log holds %q", text.String())
	}
}

func TestWindowIsNamedAfterThePlan(t *testing.T) {
	if got, want := windowTitle("Growth"), "Growth - Cairn"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := windowTitle(""), "Cairn"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
