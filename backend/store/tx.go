package store

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"gorm.io/gorm"

	"cairn/backend/journal"
	"cairn/backend/okr"
	"cairn/backend/plan"
)

// Action names what a person does. One action is one transaction and one step
// of undo.
type Action struct {
	Code   string         // stable word, the key of its name in other languages: "import"
	Params map[string]any // what the name mentions: {"file": "okrs.csv"}
	Name   string         // in English, as the undo button shows it: "Import okrs.csv"
}

// Change says what an action touched, for those who show it.
type Change struct {
	Action   plan.ID
	Name     string
	Subjects []string
	// IDs are the rows that were written; of measurements, which come by the
	// million, their KPIs.
	IDs     []plan.ID
	Removed []plan.ID // those of them that are gone now
}

// Tx is a running action. Everything that it reads and writes is one
// transaction; the outer store must not be used until it ends.
type Tx struct {
	Reader
	store    *Store
	session  journal.Session
	actor    actorRow
	newActor bool
	action   actionRow
	// pending writes are flushed at the end in one statement, as are the retired
	// ones that they replace; live holds the live writes of the cells that this
	// transaction touched.
	pending []*writeRow
	retired []*writeRow
	live    map[journal.Cell][]*writeRow
	deltas  map[string]digest
	touched map[string]map[plan.ID]bool
	order   []plan.ID
	removed []plan.ID
	// left is where goals were that the action moved: the cycle of an objective, the
	// objective of a key result.
	left map[plan.ID]plan.ID
	// asWritten keeps entries that say nobody without a name.
	asWritten bool
}

// Write runs an action. Nothing of it is kept when f or the commit fails. An
// action that changes nothing leaves no trace, and its Change has no Action.
func (s *Store) Write(ctx context.Context, action Action, f func(*Tx) error) (Change, error) {
	return s.write(ctx, actionRow{Kind: string(journal.Do), Code: action.Code, Name: action.Name}, action.Params, f)
}

func (s *Store) write(ctx context.Context, action actionRow, params map[string]any, f func(*Tx) error) (Change, error) {
	leave, err := s.nesting.enter()
	if err != nil {
		return Change{}, err
	}
	defer leave()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.readOnly != "" {
		return Change{}, ReadOnlyError(s.readOnly)
	}
	var tx *Tx
	err = s.writer.WithContext(ctx).Transaction(func(db *gorm.DB) error {
		var err error
		if tx, err = s.begin(ctx, db, action, params); err != nil {
			return err
		}
		if err = f(tx); err != nil {
			return err
		}
		return tx.flush(ctx)
	})
	if err != nil {
		s.settle(ctx)
		return Change{}, mapError(err)
	}
	if tx.action.Changes == 0 {
		return Change{}, nil
	}
	s.session, s.actor = tx.session, tx.actor
	s.stack.Push(stepOf(tx.action))
	return tx.change(), nil
}

// settle ends a transaction that a failed commit left open: while another
// program reads, COMMIT may answer busy, and SQLite then stays inside. Without
// a transaction it does nothing.
func (s *Store) settle(ctx context.Context) {
	if raw, err := s.writer.DB(); err == nil {
		_, _ = raw.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	}
}

func (s *Store) begin(ctx context.Context, db *gorm.DB, action actionRow, params map[string]any) (*Tx, error) {
	raw := db.Statement.ConnPool
	if err := s.catchUp(ctx, raw); err != nil {
		return nil, err
	}
	text, err := canonical(params)
	if err != nil {
		return nil, err
	}
	tx := &Tx{Reader: Reader{db: db, raw: raw}, store: s, session: s.session, actor: s.actor,
		live: map[journal.Cell][]*writeRow{}, deltas: map[string]digest{}, touched: map[string]map[plan.ID]bool{}, left: map[plan.ID]plan.ID{}}
	if tx.actor.No == 0 {
		var highest int64
		if err := raw.QueryRowContext(ctx, "SELECT coalesce(max(no), 0) FROM actors").Scan(&highest); err != nil {
			return nil, err
		}
		tx.actor.No, tx.newActor = highest+1, true
	}
	var highest int64
	if err := raw.QueryRowContext(ctx, "SELECT coalesce(max(no), 0) FROM actions").Scan(&highest); err != nil {
		return nil, err
	}
	action.No, action.ID, action.Actor = highest+1, string(s.options.IDs.New()), tx.actor.No
	action.At, action.Who, action.Params = plan.Instant(s.options.Clock.Now()), s.options.Who, string(text)
	tx.action = action
	return tx, nil
}

func (tx *Tx) change() Change {
	c := Change{Action: plan.ID(tx.action.ID), Name: tx.action.Name, IDs: tx.order, Removed: tx.removed}
	c.Subjects = slices.Sorted(maps.Keys(tx.touched))
	return c
}

// NewID makes an id for a new row.
func (tx *Tx) NewID() plan.ID { return tx.store.options.IDs.New() }

// Today is the civil date of the action.
func (tx *Tx) Today() plan.Date { return plan.Today(tx.store.options.Clock) }

// Who does the action.
func (tx *Tx) Who() string { return tx.store.options.Who }

// Rename gives the action a name once the action knows what it did.
func (tx *Tx) Rename(name string) { tx.action.Name = name }

// Because says why the action does what it does: the reason of its corrections.
func (tx *Tx) Because(why string) error {
	params := map[string]any{}
	if err := json.Unmarshal([]byte(tx.action.Params), &params); err != nil {
		return fmt.Errorf("read the parameters of an action: %w", err)
	}
	if params == nil {
		params = map[string]any{}
	}
	params[ReasonParam] = why
	text, err := canonical(params)
	tx.action.Params = string(text)
	return err
}

func (tx *Tx) touch(subject, id string) {
	ids := tx.touched[subject]
	if ids == nil {
		ids = map[plan.ID]bool{}
		tx.touched[subject] = ids
	}
	if !ids[plan.ID(id)] {
		ids[plan.ID(id)] = true
		tx.order = append(tx.order, plan.ID(id))
	}
}

// AsWritten makes entries say who entered them as they are given, also where
// that is nobody: they were written elsewhere.
func (tx *Tx) AsWritten() { tx.asWritten = true }

// by is who entered an entry.
func (tx *Tx) by(name string) string {
	if name == "" && !tx.asWritten {
		return tx.action.Who
	}
	return name
}

// touchEntry says that an entry and what it belongs to changed.
func (tx *Tx) touchEntry(s *subject, row reflect.Value) {
	if s.bulk {
		if tx.touched[s.name] == nil {
			tx.touched[s.name] = map[plan.ID]bool{}
		}
	} else {
		tx.touch(s.name, s.id(row))
	}
	tx.touchOwner(s, row)
}

// touchOwner says that what a row belongs to changed with it.
func (tx *Tx) touchOwner(s *subject, row reflect.Value) {
	if s.owner != nil {
		tx.touch(s.owner.name, s.ownerID(row))
	}
}

// PutPlan writes the plan's name and settings.
func (tx *Tx) PutPlan(ctx context.Context, p plan.Plan) error {
	return put(ctx, tx, plans, planToRow(p))
}

// PutProduct adds a product or writes what changed of it.
func (tx *Tx) PutProduct(ctx context.Context, p plan.Product) error {
	return put(ctx, tx, products, productToRow(p))
}

// PutPerson adds a person or writes what changed.
func (tx *Tx) PutPerson(ctx context.Context, p plan.Person) error {
	return put(ctx, tx, people, personToRow(p))
}

// PutTeam adds a team or writes what changed of it.
func (tx *Tx) PutTeam(ctx context.Context, t plan.Team) error {
	return put(ctx, tx, teams, teamToRow(t))
}

// PutTeamMember ties a person to a team.
func (tx *Tx) PutTeamMember(ctx context.Context, m plan.TeamMember) error {
	return put(ctx, tx, teamMembers, teamMemberToRow(m))
}

// PutPhase adds a phase or writes what changed of it.
func (tx *Tx) PutPhase(ctx context.Context, p plan.Phase) error {
	return put(ctx, tx, phases, phaseToRow(p))
}

// PutCycle adds a cycle or writes what changed of it.
func (tx *Tx) PutCycle(ctx context.Context, c plan.Cycle) error {
	return put(ctx, tx, cycles, cycleToRow(c))
}

// PutTag puts a tag on a row.
func (tx *Tx) PutTag(ctx context.Context, t plan.Tag) error { return put(ctx, tx, tags, tagToRow(t)) }

// PutObjective adds an objective or writes what changed of it.
func (tx *Tx) PutObjective(ctx context.Context, o okr.Objective) error {
	return put(ctx, tx, objectives, objectiveToRow(o))
}

// PutSupport ties an objective to one that it supports.
func (tx *Tx) PutSupport(ctx context.Context, s okr.Support) error {
	return put(ctx, tx, supports, supportToRow(s))
}

// PutKeyResult adds a key result or writes what changed of it.
func (tx *Tx) PutKeyResult(ctx context.Context, k okr.KeyResult) error {
	return put(ctx, tx, keyResults, keyResultToRow(k))
}

// PutMilestone adds a milestone or writes what changed of it.
func (tx *Tx) PutMilestone(ctx context.Context, m okr.Milestone) error {
	return put(ctx, tx, milestones, milestoneToRow(m))
}

// DeleteTeamMember takes a person out of a team. Like every deletion it leaves
// a tombstone, and deleting what is not there is no error.
func (tx *Tx) DeleteTeamMember(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, teamMembers, id)
}

// DeletePerson deletes a person; what it owned has no owner then.
func (tx *Tx) DeletePerson(ctx context.Context, id plan.ID) error { return tx.remove(ctx, people, id) }

// DeleteTeam deletes a team; what it owned has no owner then.
func (tx *Tx) DeleteTeam(ctx context.Context, id plan.ID) error { return tx.remove(ctx, teams, id) }

// DeleteProduct deletes a product; what belongs to it is the caller's.
func (tx *Tx) DeleteProduct(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, products, id)
}

// DeletePhase deletes a phase.
func (tx *Tx) DeletePhase(ctx context.Context, id plan.ID) error { return tx.remove(ctx, phases, id) }

// DeleteCycle deletes a cycle; its objectives are shown in another one.
func (tx *Tx) DeleteCycle(ctx context.Context, id plan.ID) error { return tx.remove(ctx, cycles, id) }

// DeleteTag takes a tag off its row.
func (tx *Tx) DeleteTag(ctx context.Context, id plan.ID) error { return tx.remove(ctx, tags, id) }

// DeleteObjective deletes this one objective; what lies beneath is the caller's.
func (tx *Tx) DeleteObjective(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, objectives, id)
}

// DeleteSupport takes the tie between two objectives away.
func (tx *Tx) DeleteSupport(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, supports, id)
}

// DeleteKeyResult deletes a key result; its milestones and check-ins stay
// behind it and come back with it.
func (tx *Tx) DeleteKeyResult(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, keyResults, id)
}

// DeleteMilestone deletes a milestone.
func (tx *Tx) DeleteMilestone(ctx context.Context, id plan.ID) error {
	return tx.remove(ctx, milestones, id)
}

// put writes a row whose cells are journalled: what differs from the row in the
// file, or all that is not at its default where there is none.
func put[R any](ctx context.Context, tx *Tx, s *subject, row R) error {
	next := reflect.ValueOf(&row)
	old, found, err := tx.load(ctx, s, s.id(next))
	if err != nil {
		return err
	}
	changed := make([]string, 0, len(s.cells))
	for _, c := range s.cells {
		after, err := c.value(next)
		if err != nil {
			return err
		}
		before := journal.Unset
		if found {
			if before, err = c.value(old); err != nil {
				return err
			}
		}
		if before != after {
			cell := journal.Cell{Subject: s.name, Row: s.id(next), Field: c.name}
			if err := tx.assign(ctx, cell, !found, after); err != nil {
				return err
			}
			changed = append(changed, c.name)
		}
	}
	if !found || !s.alive(old) {
		cell := journal.Cell{Subject: s.name, Row: s.id(next), Field: journal.Alive}
		if err := tx.assign(ctx, cell, !found, journal.True); err != nil {
			return err
		}
		changed = append(changed, "alive")
	}
	s.setAlive(next, true)
	if len(changed) > 0 {
		tx.touchOwner(s, next)
	}
	switch {
	case !found:
		return tx.create(ctx, s, next)
	case len(changed) == 0:
		return nil
	default:
		return tx.save(ctx, s, old, next)
	}
}

func (tx *Tx) remove(ctx context.Context, s *subject, id plan.ID) error {
	old, found, err := tx.load(ctx, s, string(id))
	if err != nil || !found || !s.alive(old) {
		return err
	}
	if err := tx.assign(ctx, journal.Cell{Subject: s.name, Row: string(id), Field: journal.Alive}, false, journal.False); err != nil {
		return err
	}
	next := clone(old)
	s.setAlive(next, false)
	if s.entry {
		tx.touchEntry(s, next)
	}
	tx.touchOwner(s, next)
	return tx.save(ctx, s, old, next)
}
