// Package workspace is an open plan: it opens and closes the file, runs
// actions, undoes them, and tells those who show the plan what changed. What a
// person can do stands in the packages below it: one exported method is one
// action, one transaction and one step of undo. What screens show stands in
// views.
//
// It imports store and plan. The action packages import it and not one another.
package workspace

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"cairn/backend/plan"
	"cairn/backend/store"
)

// Options are what the world outside gives an open plan.
type Options struct {
	Clock   plan.Clock
	IDs     plan.IDs
	Data    string  // folder of the app's data; backups lie in it
	State   string  // folder of the app's state; locks lie in it
	Who     string  // the person at the keyboard
	Machine plan.ID // this installation
}

func (o Options) store() store.Options {
	return store.Options{Clock: o.Clock, IDs: o.IDs, Who: o.Who, Machine: o.Machine, Backups: o.backups()}
}

func (o Options) backups() store.Backups {
	return store.Backups{Dir: filepath.Join(o.Data, "backups"), Clock: o.Clock}
}

func (o Options) locks() string { return filepath.Join(o.State, "locks") }

// Action names what a person does; see store.Action.
type Action = store.Action

// Change says what an action touched; see store.Change.
type Change = store.Change

// Reader is one consistent state of a plan, on trial or not; see store.Reader.
type Reader = store.Reader

// Backup is one copy of a plan; see store.Backup.
type Backup = store.Backup

// Workspace is an open plan. Its methods may be called from any goroutine.
type Workspace struct {
	options Options
	store   *store.Store
	lock    *store.Lock

	mu        sync.Mutex
	watchers  map[int]func(Change)
	watcherNo int
	verified  bool
}

// Open opens a plan to work in it. Where another program has it open, or the
// file cannot be written, it opens for looking only; ReadOnly says why.
func Open(ctx context.Context, path string, options Options) (*Workspace, error) {
	// What lies at path is judged first, so that a refusal names it and not the lock.
	header, err := store.Inspect(path)
	if err != nil {
		return nil, err
	}
	lock, err := store.TakeLock(options.locks(), header.Path)
	reason := store.ReadOnlyReason("")
	if plan.CodeOf(err) == plan.Busy {
		reason = store.OpenElsewhere
	} else if err != nil {
		return nil, err
	}
	return open(ctx, path, reason, lock, options)
}

// OpenToWrite is Open for the command line: where another program holds the
// plan it refuses with busy instead of opening for looking.
func OpenToWrite(ctx context.Context, path string, options Options) (*Workspace, error) {
	header, err := store.Inspect(path)
	if err != nil {
		return nil, err
	}
	lock, err := store.TakeLock(options.locks(), header.Path)
	if err != nil {
		return nil, err
	}
	return open(ctx, path, "", lock, options)
}

// OpenToRead opens a plan for reading beside any other program, without a lock.
func OpenToRead(ctx context.Context, path string, options Options) (*Workspace, error) {
	return open(ctx, path, store.ForReading, nil, options)
}

func open(ctx context.Context, path string, reason store.ReadOnlyReason, lock *store.Lock, options Options) (*Workspace, error) {
	s, err := store.Open(ctx, path, reason, options.store())
	if err != nil {
		if lock != nil {
			_ = lock.Close()
		}
		return nil, err
	}
	return &Workspace{options: options, store: s, lock: lock, watchers: map[int]func(Change){}}, nil
}

// Close closes the file and gives the lock back.
func (w *Workspace) Close() error {
	err := w.store.Close()
	if w.lock != nil {
		if lockErr := w.lock.Close(); err == nil {
			err = lockErr
		}
		w.lock = nil
	}
	return err
}

// Path of the file, symbolic links resolved.
func (w *Workspace) Path() string { return w.store.Path() }

// PlanID is the identity of the document.
func (w *Workspace) PlanID() plan.ID { return w.store.PlanID() }

// ReadOnly says why the plan is open for looking only; "" when it can be
// written.
func (w *Workspace) ReadOnly() string { return string(w.store.ReadOnly()) }

// Today is the machine's local date.
func (w *Workspace) Today() plan.Date { return plan.Today(w.options.Clock) }

// Do runs an action: one transaction, one step of undo. Watchers hear of it
// after the commit. read_only where it would change something in a closed cycle.
func (w *Workspace) Do(ctx context.Context, action Action, f func(*store.Tx) error) (Change, error) {
	return w.DoInClosed(ctx, action, guarded(ctx, f))
}

// DoInClosed is Do for the few actions that may change what belongs to a closed
// cycle: to reopen it, or to give what it refers to another name or id.
func (w *Workspace) DoInClosed(ctx context.Context, action Action, f func(*store.Tx) error) (Change, error) {
	change, err := w.store.Write(ctx, action, f)
	w.tell(change, err)
	return change, err
}

// Try runs an action and takes all of it back; see store.Store.Try.
func (w *Workspace) Try(ctx context.Context, f func(*store.Tx) error) error {
	return w.store.Try(ctx, guarded(ctx, f))
}

// Read runs f on one consistent state of the plan. f uses the Reader alone: a Read,
// Do or Try inside it is refused with internal.
func (w *Workspace) Read(ctx context.Context, f func(store.Reader) error) error {
	return w.store.Read(ctx, f)
}

// Undo takes back the latest action made on this machine. skipped counts the
// fields that others have changed since and that were left alone.
func (w *Workspace) Undo(ctx context.Context) (change Change, skipped int, err error) {
	change, skipped, err = w.store.Undo(ctx)
	w.tell(change, err)
	return change, skipped, err
}

// Redo does again what was undone last.
func (w *Workspace) Redo(ctx context.Context) (change Change, skipped int, err error) {
	change, skipped, err = w.store.Redo(ctx)
	w.tell(change, err)
	return change, skipped, err
}

// UndoState names what Undo and Redo would do; "" where there is nothing.
func (w *Workspace) UndoState() (undo, redo string) {
	undo, _ = w.store.Undoable()
	redo, _ = w.store.Redoable()
	return undo, redo
}

// OnChange calls f after each action, in the goroutine of the action.
func (w *Workspace) OnChange(f func(Change)) (cancel func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	no := w.watcherNo
	w.watcherNo++
	w.watchers[no] = f
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.watchers, no)
	}
}

// Refresh tells the watchers when another program has written the file: another
// window, or another machine that shares the folder. It costs one look at the
// file's header.
func (w *Workspace) Refresh(ctx context.Context) error {
	changed, err := w.store.ChangedOutside(ctx)
	if changed {
		w.notify(Change{Subjects: store.Subjects(), IDs: []plan.ID{}})
	}
	return err
}

func (w *Workspace) tell(change Change, err error) {
	if err == nil && change.Action != "" {
		w.notify(change)
	}
}

func (w *Workspace) notify(change Change) {
	w.mu.Lock()
	watchers := make([]func(Change), 0, len(w.watchers))
	for _, f := range w.watchers {
		watchers = append(watchers, f)
	}
	w.mu.Unlock()
	for _, f := range watchers {
		f(change)
	}
}

// Size of the file in bytes.
func (w *Workspace) Size() int64 {
	info, err := os.Stat(w.Path())
	if err != nil {
		return 0
	}
	return info.Size()
}
