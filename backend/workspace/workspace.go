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
	"time"

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

// NewPlan is what a new plan begins with.
type NewPlan struct {
	Name            string // "" takes the file's name
	FiscalYearStart int    // month, 1 to 12; 0 means 1
	// Fill adds the first content; nil leaves the plan empty. It is part of the
	// plan's beginning and cannot be undone.
	Fill func(context.Context, *store.Tx) error
}

// Create makes a new plan file: one product with the seven default phases, and,
// unless Fill brings its own, the quarter under way, the next one as a draft,
// and the backlog. It refuses to
// overwrite a file (conflict).
func Create(ctx context.Context, path string, n NewPlan, options Options) (*Workspace, error) {
	if n.FiscalYearStart == 0 {
		n.FiscalYearStart = 1
	}
	if n.Name = plan.CleanTitle(n.Name); n.Name == "" {
		n.Name = planName(path)
	}
	var faults plan.Faults
	faults.Title("name", n.Name)
	faults.FirstMonth("fiscalYearStart", n.FiscalYearStart)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	s, err := store.Create(ctx, path, options.store(), func(tx *store.Tx) error { return begin(ctx, tx, n) })
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return OpenToWrite(ctx, path, options)
}

func planName(path string) string {
	base := filepath.Base(path)
	return base[:len(base)-len(filepath.Ext(base))]
}

func begin(ctx context.Context, tx *store.Tx, n NewPlan) error {
	settings := plan.DefaultSettings()
	settings.FiscalYearStart = n.FiscalYearStart
	if err := tx.PutPlan(ctx, plan.Plan{ID: tx.NewID(), Name: n.Name, Settings: settings}); err != nil {
		return err
	}
	if _, err := AddProduct(ctx, tx, plan.Product{ID: tx.NewID(), Name: n.Name, Position: plan.Keys(1)[0]}); err != nil {
		return err
	}
	if n.Fill != nil {
		return n.Fill(ctx, tx)
	}
	return beginCycles(ctx, tx, n.FiscalYearStart)
}

// AddProduct adds a product with the default phases, and returns those.
func AddProduct(ctx context.Context, tx *store.Tx, product plan.Product) ([]plan.Phase, error) {
	if err := tx.PutProduct(ctx, product); err != nil {
		return nil, err
	}
	names := plan.DefaultPhases()
	phases := make([]plan.Phase, len(names))
	for i, key := range plan.Keys(len(names)) {
		phases[i] = plan.Phase{ID: tx.NewID(), Product: product.ID, Name: names[i], Position: key}
		if err := tx.PutPhase(ctx, phases[i]); err != nil {
			return nil, err
		}
	}
	return phases, nil
}

func beginCycles(ctx context.Context, tx *store.Tx, firstMonth int) error {
	year, quarter := plan.Quarter(tx.Today(), firstMonth)
	for i, state := range []plan.CycleState{plan.ActiveState, plan.DraftState} {
		y, q := year+(quarter-1+i)/4, (quarter-1+i)%4+1
		start, end := plan.QuarterSpan(y, q, firstMonth)
		if err := tx.PutCycle(ctx, plan.Cycle{ID: tx.NewID(), Name: plan.QuarterName(y, q), Start: start, End: end, State: state}); err != nil {
			return err
		}
	}
	return tx.PutCycle(ctx, plan.Cycle{ID: tx.NewID(), Name: "Backlog", State: plan.BacklogState})
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
// after the commit.
func (w *Workspace) Do(ctx context.Context, action Action, f func(*store.Tx) error) (Change, error) {
	change, err := w.store.Write(ctx, action, f)
	w.tell(change, err)
	return change, err
}

// Try runs an action and takes all of it back; see store.Store.Try.
func (w *Workspace) Try(ctx context.Context, f func(*store.Tx) error) error {
	return w.store.Try(ctx, f)
}

// Read runs f on one consistent state of the plan.
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

// Verify compares the whole content with its digests. A plan found damaged
// takes no more writes. Once it is found sound, BackUpIfDue also thins the old
// backups.
func (w *Workspace) Verify(ctx context.Context) error {
	if err := w.store.Verify(ctx); err != nil {
		return err
	}
	w.mu.Lock()
	w.verified = true
	w.mu.Unlock()
	return nil
}

// BackUp takes a verified backup of the plan as it is, after the plan itself
// has passed Verify, and thins the old ones.
func (w *Workspace) BackUp(ctx context.Context, reason store.BackupReason) (Backup, error) {
	w.mu.Lock()
	verified := w.verified
	w.mu.Unlock()
	if !verified {
		if err := w.Verify(ctx); err != nil {
			return Backup{}, err
		}
	}
	backup, err := w.store.BackUp(ctx, reason)
	if err != nil {
		return backup, err
	}
	_, err = w.options.backups().Thin(ctx, w.store.Place())
	return backup, err
}

// BackUpIfDue takes the daily backup where the newest one is older than a day.
func (w *Workspace) BackUpIfDue(ctx context.Context) error {
	if w.ReadOnly() != "" || !w.options.backups().Due(w.store.Place(), w.options.Clock.Now()) {
		return nil
	}
	_, err := w.BackUp(ctx, store.Daily)
	return err
}

// Backups of this plan, the newest first; see store.Backups.List.
func (w *Workspace) Backups() ([]Backup, error) { return w.options.backups().List(w.store.Place()) }

// BackupsAt are the backups of what lay at a path, where the file may be damaged
// or missing; the newest first.
func BackupsAt(path string, options Options) ([]Backup, error) {
	return options.backups().At(path)
}

// Restore closes the plan, puts a backup in its place and opens it again. kept
// says where the present file was kept. restored is what is open afterwards,
// also beside an error: the workspace itself where it was refused before it was
// closed, and nil where the file does not open any more. The file is whole in
// any case.
func (w *Workspace) Restore(ctx context.Context, backup string) (restored *Workspace, kept string, err error) {
	if reason := w.store.ReadOnly(); reason != "" && reason != store.FoundDamaged {
		return w, "", store.ReadOnlyError(reason)
	}
	path := w.Path()
	if err := w.Close(); err != nil {
		return nil, "", err
	}
	kept, err = RestoreFile(ctx, path, backup, w.options)
	reopened, openErr := Open(ctx, path, w.options)
	if err == nil {
		err = openErr
	}
	return reopened, kept, err
}

// RestoreFile puts a backup in the place of a plan file that is not open here;
// the present file may be damaged or missing.
func RestoreFile(ctx context.Context, path, backup string, options Options) (kept string, err error) {
	lock, err := store.TakeLock(options.locks(), path)
	if err != nil {
		return "", err
	}
	defer func() { _ = lock.Close() }()
	return store.Restore(ctx, path, backup, options.backups())
}

// LastBackup is when the newest backup was taken; the zero time for none.
func (w *Workspace) LastBackup() time.Time {
	list, err := w.Backups()
	if err != nil || len(list) == 0 {
		return time.Time{}
	}
	return list[0].At
}

// Size of the file in bytes.
func (w *Workspace) Size() int64 {
	info, err := os.Stat(w.Path())
	if err != nil {
		return 0
	}
	return info.Size()
}
