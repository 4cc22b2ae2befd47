// Package api holds the structs that the page calls (Plans, Objectives,
// KPIs, Smart, Closing, Reviews, History, Transfer) and what they share, a Session. It is thin: what the page
// gives goes to one call of the workspace, and its answer goes back.
//
// Every exported method of a bound struct can be called from the page, so
// their lifecycle lies in Session, and what needs a window lies behind Host.
// It imports app/appstate, app/fault, backend/workspace/... and the subjects'
// types, and never Wails.
package api

import (
	"context"
	"log/slog"
	"slices"
	"sync"

	"cairn/app/appstate"
	"cairn/app/fault"
	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

// Setup is what the world outside gives a session.
type Setup struct {
	Folders appstate.Folders
	State   *appstate.File
	Log     *slog.Logger
	Host    Host
	Clock   plan.Clock
	IDs     plan.IDs
	Version string
	// Plan is the path of the plan to begin with; "" takes the one that was open
	// last, if it was.
	Plan string
}

// Session is the running app: at most one open plan, and what the services
// share. It is safe for concurrent use.
type Session struct {
	setup  Setup
	log    *slog.Logger
	ctx    context.Context
	cancel context.CancelFunc

	// opening is held by what opens, closes or replaces the plan, one at a time:
	// a plan that is opened twice at once would lock itself out.
	opening sync.Mutex
	// mu is held for reading by calls that use the plan, and for writing for the
	// moment in which another takes its place.
	mu   sync.RWMutex
	plan *openPlan // nil while none is open

	begin   sync.Once
	begun   chan struct{} // closes when the first plan is open, or is not going to be
	problem error         // why it is not; read it after begun

	painted   chan struct{} // closes at the first paint
	paintOnce sync.Once

	task task
}

// NewSession makes a session without a plan; Begin opens the first one.
func NewSession(setup Setup) *Session {
	ctx, cancel := context.WithCancel(context.Background())
	return &Session{
		setup: setup, log: setup.Log, ctx: ctx, cancel: cancel,
		begun: make(chan struct{}), painted: make(chan struct{}),
	}
}

// Services are the structs to bind.
func (s *Session) Services() []any {
	return []any{&Plans{s}, &Objectives{s}, &KPIs{s}, &Smart{s}, &Closing{s}, &Reviews{s}, &Roadmap{s}, &Scoring{s}, &Scenarios{s}, &Directory{s}, &History{s}, &Transfer{s}}
}

// Begin begins to open the first plan, at the first call only, and does not
// wait for it.
func (s *Session) Begin() {
	s.begin.Do(func() {
		go func() {
			defer close(s.begun)
			path := s.setup.Plan
			if path == "" {
				path = s.setup.State.Read().Last
			}
			if path != "" {
				s.problem = perform(s, func(ctx context.Context) error { return s.open(ctx, path) })
			}
		}()
	})
}

// OpenFromOutside opens a plan that the desktop, not the page, asks for, and
// tells the page of it.
func (s *Session) OpenFromOutside(path string) {
	s.Begin()
	<-s.begun
	err := perform(s, func(ctx context.Context) error { return s.open(ctx, path) })
	if err != nil {
		s.setup.Host.Emit(EventProblem, fault.BodyOf(err))
	}
}

// Shutdown stops what runs and closes the plan, which stays the one to begin
// with. The session is of no use afterwards.
func (s *Session) Shutdown() {
	s.cancel()
	s.opening.Lock()
	defer s.opening.Unlock()
	s.put(nil)
}

// firstPaint lets begin what would have slowed down the first paint.
func (s *Session) firstPaint() {
	s.paintOnce.Do(func() {
		close(s.painted)
		s.setup.Host.Painted()
	})
}

// first is appState with the outline that the window shows unless another
// cycle was chosen last. What cannot be read the page asks for again, and says why.
func (s *Session) first(ctx context.Context) (First, error) {
	state, err := s.appState(ctx)
	if err != nil || state.Plan == nil || len(state.Plan.Cycles) == 0 {
		return First{State: state}, err
	}
	cycles := state.Plan.Cycles
	shown := max(0, slices.IndexFunc(cycles, func(c views.Cycle) bool { return c.Current }))
	outline, err := onPlan(s, func(ctx context.Context, p *openPlan) (views.Outline, error) {
		return p.views.Outline(ctx, plan.ID(cycles[shown].ID), "")
	})
	if err != nil {
		return First{State: state}, nil
	}
	return First{State: state, Outline: &outline}, nil
}

// appState waits for the first plan, so that the page shows it at once.
func (s *Session) appState(ctx context.Context) (AppState, error) {
	s.Begin()
	select {
	case <-s.begun:
	case <-ctx.Done():
		return AppState{}, ctx.Err()
	}
	remembered := s.setup.State.Read()
	state := AppState{Preferences: remembered.Preferences, Recent: recentOf(remembered), Version: s.setup.Version}
	if s.problem != nil {
		problem := fault.BodyOf(s.problem)
		state.Problem = &problem
	}
	info, err := s.info(ctx)
	switch {
	case err == nil:
		state.Plan = &info
	case plan.CodeOf(err) != plan.NotFound:
		// The page must be able to open another plan, or a backup of this one.
		problem := fault.BodyOf(fault.Explain(err, s.log, "appState"))
		state.Problem = &problem
	}
	return state, nil
}
