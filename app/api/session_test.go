package api

import (
	"crypto/rand"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cairn/app/appstate"
	"cairn/app/fault"
	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

// page stands for the window and the person before it: it answers dialogs and
// keeps what it is told.
type page struct {
	mu      sync.Mutex
	events  []heard
	titles  []string
	asked   []Ask
	answer  string
	shown   []string
	painted int
	more    chan struct{} // gets one for each event
}

type heard struct {
	event   string
	payload any
}

func (p *page) Emit(event string, payload any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.events = append(p.events, heard{event, payload})
	select {
	case p.more <- struct{}{}:
	default:
	}
}

func (p *page) Title(name string) { p.mu.Lock(); p.titles = append(p.titles, name); p.mu.Unlock() }

func (p *page) ShowInFolder(path string) error { p.shown = append(p.shown, path); return nil }

func (p *page) Painted() { p.painted++ }

func (p *page) reply(ask Ask) (string, error) { p.asked = append(p.asked, ask); return p.answer, nil }

func (p *page) OpenFile(ask Ask) (string, error) { return p.reply(ask) }
func (p *page) SaveFile(ask Ask) (string, error) { return p.reply(ask) }
func (p *page) Folder(ask Ask) (string, error)   { return p.reply(ask) }

// take returns the events of a name so far, and forgets them.
func (p *page) take(event string) []any {
	p.mu.Lock()
	defer p.mu.Unlock()
	var found []any
	p.events = slices.DeleteFunc(p.events, func(h heard) bool {
		if h.event == event {
			found = append(found, h.payload)
		}
		return h.event == event
	})
	return found
}

// wait returns the first event of a name, now or soon.
func (p *page) wait(t *testing.T, event string) any {
	t.Helper()
	deadline := time.After(10 * time.Second)
	for {
		if found := p.take(event); len(found) > 0 {
			return found[0]
		}
		select {
		case <-p.more:
		case <-deadline:
			t.Fatalf("no event %q came", event)
		}
	}
}

// app is a running app with its services.
type app struct {
	*Session
	plans      *Plans
	objectives *Objectives
	kpis       *KPIs
	smart      *Smart
	closing    *Closing
	reviews    *Reviews
	roadmap    *Roadmap
	scoring    *Scoring
	scenarios  *Scenarios
	directory  *Directory
	history    *History
	transfer   *Transfer
	page       *page
}

// start starts the app on the folders of home with a plan, "" for the last.
func start(t *testing.T, home, path string) *app {
	t.Helper()
	folders := appstate.Folders{Data: filepath.Join(home, "data"), State: filepath.Join(home, "state")}
	for _, folder := range []string{folders.Data, folders.State} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	clock := plan.ClockFunc(func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) })
	page := &page{more: make(chan struct{}, 1)}
	s := NewSession(Setup{
		Folders: folders, State: appstate.In(folders.State), Log: slog.New(slog.DiscardHandler), Host: page,
		Clock: clock, IDs: plan.NewIDs(clock, rand.Reader), Version: "1.0.0", Plan: path,
	})
	t.Cleanup(s.Shutdown)
	return &app{Session: s, plans: &Plans{s}, objectives: &Objectives{s}, page: page,
		kpis: &KPIs{s}, smart: &Smart{s}, closing: &Closing{s}, reviews: &Reviews{s}, roadmap: &Roadmap{s}, scoring: &Scoring{s}, scenarios: &Scenarios{s}, directory: &Directory{s}, history: &History{s}, transfer: &Transfer{s}}
}

// must returns the answer of a call that may not fail.
func must[T any](t *testing.T) func(answer T, err error) T {
	return func(answer T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
}

// withPlan starts the app and makes a plan in it.
func withPlan(t *testing.T) *app {
	t.Helper()
	home := t.TempDir()
	a := start(t, home, "")
	must[PlanInfo](t)(a.plans.Create(NewPlan{Path: filepath.Join(home, "p.cairn"), Name: "Growth", FiscalYearStart: 1}))
	return a
}

func TestFirstStartHasNoPlanAndNoProblem(t *testing.T) {
	a := start(t, t.TempDir(), "")
	state := must[AppState](t)(a.plans.State())
	if state.Plan != nil || state.Problem != nil || state.Recent == nil || len(state.Recent) != 0 || state.Version != "1.0.0" {
		t.Errorf("got %+v", state)
	}
	if _, err := a.objectives.Outline("", ""); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("an outline without a plan: %v", err)
	}
}

func TestPlanThatWasOpenIsOpenedAtTheNextStart(t *testing.T) {
	a := withPlan(t)
	home := filepath.Dir(a.setup.Folders.Data)
	a.Shutdown()
	next := start(t, home, "")
	state := must[AppState](t)(next.plans.State())
	if state.Plan == nil || state.Plan.Name != "Growth" || state.Plan.ReadOnly || state.Plan.File != "p.cairn" {
		t.Fatalf("got %+v", state.Plan)
	}
	if len(state.Recent) != 1 || state.Recent[0].Name != "Growth" || state.Recent[0].Missing || state.Recent[0].Changed == nil {
		t.Errorf("recent %+v", state.Recent)
	}
	if err := next.plans.Close(); err != nil {
		t.Fatal(err)
	}
	next.Shutdown()
	if state := must[AppState](t)(start(t, home, "").plans.State()); state.Plan != nil {
		t.Error("a plan that was closed opened by itself")
	}
}

func TestPlanThatDoesNotOpenAtTheStartIsAProblem(t *testing.T) {
	home := t.TempDir()
	state := must[AppState](t)(start(t, home, filepath.Join(home, "gone.cairn")).plans.State())
	if state.Plan != nil || state.Problem == nil || state.Problem.Code != plan.NotFound || state.Problem.Message == "" {
		t.Errorf("got %+v", state)
	}
}

func TestOpeningAnotherPlanClosesTheFirst(t *testing.T) {
	a := withPlan(t)
	first := must[PlanInfo](t)(a.plans.Info())
	sample := must[PlanInfo](t)(a.plans.CreateSample())
	if sample.Path == first.Path || len(sample.Cycles) == 0 || len(sample.Parties) == 0 {
		t.Fatalf("got %+v", sample)
	}
	// Were the first one still open, another app could not write to it.
	other := start(t, t.TempDir(), first.Path)
	if info := must[AppState](t)(other.plans.State()).Plan; info == nil || info.ReadOnly {
		t.Errorf("the first plan is %+v", info)
	}
	if got := a.page.titles[len(a.page.titles)-1]; got != sample.Name {
		t.Errorf("the window is called %q", got)
	}
}

func TestPlanThatDoesNotOpenLeavesThePresentOne(t *testing.T) {
	a := withPlan(t)
	if _, err := a.plans.Open(filepath.Join(a.setup.Folders.Data, "none.cairn")); plan.CodeOf(err) != plan.NotFound {
		t.Fatalf("got %v", err)
	}
	if info := must[PlanInfo](t)(a.plans.Info()); info.Name != "Growth" || info.ReadOnly {
		t.Errorf("got %+v", info)
	}
}

func TestOpeningTheOpenPlanManyTimesAtOnceLocksNobodyOut(t *testing.T) {
	a := withPlan(t)
	path := must[PlanInfo](t)(a.plans.Info()).Path
	link := filepath.Join(t.TempDir(), "link.cairn")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			if info, err := a.plans.Open([]string{path, link}[i%2]); err != nil || info.ReadOnly {
				t.Errorf("%+v, %v", info, err)
			}
		})
	}
	group.Wait()
}

func TestPlanOpenElsewhereIsForLookingOnly(t *testing.T) {
	a := withPlan(t)
	path := must[PlanInfo](t)(a.plans.Info()).Path
	b := start(t, filepath.Dir(path), path)
	info := must[AppState](t)(b.plans.State()).Plan
	if info == nil || !info.ReadOnly || info.ReadOnlyReason != "busy" {
		t.Fatalf("got %+v", info)
	}
	_, err := b.objectives.AddObjective(NewObjective{Cycle: string(info.Cycles[0].ID), Title: "Grow"})
	if plan.CodeOf(err) != plan.ReadOnly {
		t.Errorf("a write: %v", err)
	}
	a.Shutdown()
	if again := must[PlanInfo](t)(b.plans.Open(path)); again.ReadOnly {
		t.Error("opened again after the other one closed, it is still for looking only")
	}
}

func TestDesktopOpensAPlanAndTheSecondProblemIsTold(t *testing.T) {
	a := withPlan(t)
	path := must[PlanInfo](t)(a.plans.Info()).Path
	if err := a.plans.Close(); err != nil {
		t.Fatal(err)
	}
	a.page.take(EventPlan)
	a.OpenFromOutside(path)
	if len(a.page.take(EventPlan)) != 1 || must[PlanInfo](t)(a.plans.Info()).Path != path {
		t.Error("the plan did not open")
	}
	a.OpenFromOutside(path + ".gone")
	problems := a.page.take(EventProblem)
	if len(problems) != 1 || problems[0].(fault.Body).Code != plan.NotFound {
		t.Errorf("told %v", problems)
	}
}

func TestDamageIsFoundInTheBackgroundAfterTheFirstPaint(t *testing.T) {
	a := withPlan(t)
	info := must[PlanInfo](t)(a.plans.Info())
	must[views.Patch](t)(a.objectives.AddObjective(NewObjective{Cycle: string(info.Cycles[0].ID), Title: "Grow the garden"}))
	if err := a.plans.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(info.Path)
	if err != nil {
		t.Fatal(err)
	}
	content[strings.LastIndex(string(content), "Grow the garden")] ^= 1
	if err := os.WriteFile(info.Path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	must[PlanInfo](t)(a.plans.Open(info.Path))
	if err := a.plans.Painted(); err != nil {
		t.Fatal(err)
	}
	damage, _ := a.page.wait(t, EventDamaged).(Damaged)
	if damage.Message == "" {
		t.Error("the damage has no sentence")
	}
	if info := must[PlanInfo](t)(a.plans.Info()); info.ReadOnlyReason != "damaged" {
		t.Errorf("the plan is %q", info.ReadOnlyReason)
	}
	if found := must[Verification](t)(a.plans.Verify()); found.OK || found.Message == "" {
		t.Errorf("got %+v", found)
	}
}

func TestFirstPaintIsToldOnceAndTheDailyBackupTaken(t *testing.T) {
	a := withPlan(t)
	for range 3 {
		if err := a.plans.Painted(); err != nil {
			t.Fatal(err)
		}
	}
	if a.page.painted != 1 {
		t.Errorf("told %d times", a.page.painted)
	}
	for range 100 {
		if len(must[[]Backup](t)(a.plans.Backups())) > 0 {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	backups := must[[]Backup](t)(a.plans.Backups())
	if len(backups) != 1 || backups[0].Reason != "daily" || !backups[0].Verified {
		t.Errorf("backups %+v", backups)
	}
	if info := must[PlanInfo](t)(a.plans.Info()); info.LastBackup == nil || *info.LastBackup != backups[0].At {
		t.Errorf("last backup %v", info.LastBackup)
	}
}

func TestRestorePutsTheBackupInPlaceAndKeepsThePresent(t *testing.T) {
	a := withPlan(t)
	cycle := string(must[PlanInfo](t)(a.plans.Info()).Cycles[0].ID)
	old := must[Backup](t)(a.plans.BackUp())
	must[views.Patch](t)(a.objectives.AddObjective(NewObjective{Cycle: cycle, Title: "Grow"}))
	a.page.take(EventPlan)
	info := must[PlanInfo](t)(a.plans.Restore(old.Path))
	if info.ReadOnly || len(a.page.take(EventPlan)) != 1 {
		t.Errorf("got %+v", info)
	}
	if outline := must[views.Outline](t)(a.objectives.Outline(cycle, "")); len(outline.Objectives) != 0 {
		t.Errorf("the outline still has %d rows", len(outline.Objectives))
	}
	backups := must[[]Backup](t)(a.plans.Backups())
	if len(backups) != 2 || backups[0].Reason != "before_restore" {
		t.Errorf("backups %+v", backups)
	}
	if _, err := a.plans.Restore(backups[0].Path + ".gone"); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("restored from nothing: %v", err)
	}
	if info := must[PlanInfo](t)(a.plans.Info()); info.ReadOnly {
		t.Errorf("after a failed restore the plan is %+v", info)
	}
}

func TestPlanThatDoesNotOpenIsRestoredFromItsBackups(t *testing.T) {
	a := withPlan(t)
	info := must[PlanInfo](t)(a.plans.Info())
	sound := must[Backup](t)(a.plans.BackUp())
	if err := a.plans.Close(); err != nil {
		t.Fatal(err)
	}
	// As a plan that only the command line has opened.
	must[[]Recent](t)(a.plans.Forget(info.Path))
	content, err := os.ReadFile(info.Path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(info.Path, content[:len(content)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.plans.Open(info.Path); plan.CodeOf(err) != plan.Damaged {
		t.Fatalf("half a file: %v", err)
	}
	backups := must[[]Backup](t)(a.plans.BackupsOf(info.Path))
	if len(backups) != 1 || backups[0].Path != sound.Path {
		t.Fatalf("backups %+v", backups)
	}
	if back := must[PlanInfo](t)(a.plans.RestoreFile(info.Path, sound.Path)); back.ID != info.ID || back.ReadOnly {
		t.Errorf("got %+v", back)
	}
	kept, err := filepath.Glob(filepath.Join(filepath.Dir(info.Path), "*damaged*"))
	if err != nil || len(kept) != 1 {
		t.Errorf("the damaged file is kept as %v, %v", kept, err)
	}
	if none := must[[]Backup](t)(a.plans.BackupsOf("/never/opened.cairn")); none == nil || len(none) != 0 {
		t.Errorf("backups of a stranger: %v", none)
	}
}
