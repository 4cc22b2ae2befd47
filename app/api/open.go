package api

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"cairn/app/appstate"
	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/closing"
	"cairn/backend/workspace/coach"
	"cairn/backend/workspace/kpis"
	"cairn/backend/workspace/okrs"
	"cairn/backend/workspace/reviews"
	"cairn/backend/workspace/roadmaps"
	"cairn/backend/workspace/scenarios"
	"cairn/backend/workspace/scoring"
	"cairn/backend/workspace/settings"
	"cairn/backend/workspace/templates"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
)

// openPlan is a plan with the rooms of the workspace that work on it.
type openPlan struct {
	*workspace.Workspace
	okrs      okrs.Actions
	kpis      kpis.Actions
	coach     coach.Actions
	closing   closing.Actions
	reviews   reviews.Actions
	roadmaps  roadmaps.Actions
	scoring   scoring.Actions
	scenarios scenarios.Actions
	templates templates.Actions
	settings  settings.Actions
	transfer  transfer.Actions
	views     views.Views
	search    *views.Search
	answered  *views.Answered // to the window

	deafen     func()             // ends the events of changes
	cancel     context.CancelFunc // ends what goes on in the background
	background sync.WaitGroup
}

// onPlan is call for what needs an open plan, which stays open meanwhile.
func onPlan[T any](s *Session, f func(ctx context.Context, o *openPlan) (T, error)) (T, error) {
	return call(s, func(ctx context.Context) (T, error) {
		s.mu.RLock()
		defer s.mu.RUnlock()
		if s.plan == nil {
			var none T
			return none, plan.Refuse(plan.NotFound, "No plan is open. Open one, or make a new one.")
		}
		return f(ctx, s.plan)
	})
}

// open opens the plan at path in place of the present one, which stays when
// that fails. A plan that is open and can be written stays as it is; one that
// is open for looking only is closed first, since it may hold the lock itself.
func (s *Session) open(ctx context.Context, path string) error {
	s.opening.Lock()
	defer s.opening.Unlock()
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	again := s.plan != nil && sameFile(s.plan.Path(), path)
	if again && s.plan.ReadOnly() == "" {
		return nil
	}
	options, err := s.options()
	if err != nil {
		return err
	}
	if again {
		s.put(nil)
	}
	w, err := workspace.Open(ctx, path, options)
	if err == nil {
		err = s.adopt(ctx, path, w)
	}
	if err != nil && again {
		s.tellClosed()
	}
	return err
}

// create opens the plan that begin makes.
func (s *Session) create(begin func(options workspace.Options) (*workspace.Workspace, error)) error {
	s.opening.Lock()
	defer s.opening.Unlock()
	options, err := s.options()
	if err != nil {
		return err
	}
	w, err := begin(options)
	if err != nil {
		return err
	}
	return s.adopt(s.ctx, w.Path(), w)
}

// close closes the plan, and the app does not begin with it the next time.
func (s *Session) close() error {
	s.opening.Lock()
	defer s.opening.Unlock()
	s.put(nil)
	s.tellClosed()
	_, err := s.setup.State.Change(func(state *appstate.State) { state.Last = "" })
	return err
}

// restore puts a backup in place of the open plan.
func (s *Session) restore(ctx context.Context, backup string) error {
	s.opening.Lock()
	defer s.opening.Unlock()
	s.mu.Lock()
	old := s.plan
	s.plan = nil
	s.mu.Unlock()
	if old == nil {
		return plan.Refuse(plan.NotFound, "No plan is open. Open one, or make a new one.")
	}
	path := old.Path()
	old.quiet()
	restored, _, err := old.Restore(ctx, backup)
	if restored == nil {
		s.tellClosed()
		return err
	}
	if adoption := s.adopt(ctx, path, restored); adoption != nil {
		s.tellClosed()
		return errors.Join(err, adoption)
	}
	return err
}

// tellClosed tells everyone that no plan is open.
func (s *Session) tellClosed() {
	s.setup.Host.Title("")
	s.setup.Host.Emit(EventPlan, nil)
}

// restoreFile puts a backup in place of a plan that does not open, and opens
// it.
func (s *Session) restoreFile(ctx context.Context, path, backup string) error {
	options, err := s.options()
	if err != nil {
		return err
	}
	if _, err := workspace.RestoreFile(ctx, path, backup, options); err != nil {
		return err
	}
	return s.open(ctx, path)
}

func (s *Session) options() (workspace.Options, error) {
	machine, err := s.setup.Folders.Machine(s.setup.IDs)
	return workspace.Options{
		Clock: s.setup.Clock, IDs: s.setup.IDs, Data: s.setup.Folders.Data, State: s.setup.Folders.State,
		Who: appstate.Who(), Machine: machine,
	}, err
}

func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// adopt makes w the open plan, tells everyone, and remembers it.
func (s *Session) adopt(ctx context.Context, path string, w *workspace.Workspace) error {
	o := &openPlan{
		Workspace: w, okrs: okrs.New(w), kpis: kpis.New(w), coach: coach.New(w), closing: closing.New(w), reviews: reviews.New(w), templates: templates.New(w),
		roadmaps: roadmaps.New(w), scoring: scoring.New(w), scenarios: scenarios.New(w),
		settings: settings.New(w), transfer: transfer.New(w), views: views.New(w), search: views.NewSearch(w), answered: views.NewAnswered(),
	}
	p, err := o.views.Plan(ctx)
	if err != nil {
		_ = w.Close()
		return err
	}
	o.deafen = w.OnChange(func(change workspace.Change) {
		s.setup.Host.Emit(EventChanged, Changed{Subjects: change.Subjects, IDs: texts(change.IDs), Outside: change.Action == ""})
	})
	s.put(o)
	s.watch(o)
	s.setup.Host.Title(p.Name)
	s.setup.Host.Emit(EventPlan, nil)
	_, err = s.setup.State.Change(func(state *appstate.State) {
		state.Remember(appstate.Recent{Path: path, Name: p.Name, Opened: s.setup.Clock.Now()})
		state.Last = path
	})
	if err != nil {
		s.log.Warn("the plan is not remembered", "error", err)
	}
	return nil
}

// put makes o the open plan, nil for none, and closes the one before.
func (s *Session) put(o *openPlan) {
	s.task.stop()
	s.mu.Lock()
	old := s.plan
	s.plan = o
	s.mu.Unlock()
	if old == nil {
		return
	}
	old.quiet()
	if err := old.Close(); err != nil {
		s.log.Error("a plan did not close cleanly", "error", err)
	}
}

// quiet ends what goes on in the background of a plan.
func (o *openPlan) quiet() {
	o.deafen()
	o.cancel()
	o.background.Wait()
}

func texts(ids []plan.ID) []string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return texts
}
