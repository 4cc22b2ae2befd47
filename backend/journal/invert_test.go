package journal

import (
	"reflect"
	"slices"
	"strconv"
	"testing"
)

// copyOf is a plan in one person's hands.
type copyOf struct {
	*Replica
	session Session
	stack   Stack
	actions int
}

func newCopy(actor Actor) *copyOf {
	return &copyOf{Replica: NewReplica(), session: NewSession(actor, 0)}
}

// give sends a copy to someone else.
func (c *copyOf) give(actor Actor) *copyOf {
	clone := c.Clone()
	return &copyOf{Replica: clone, session: NewSession(actor, clone.Lamport())}
}

func (c *copyOf) step(kind Kind) Step {
	c.actions++
	return Step{Action: string(c.session.Last().Actor) + strconv.Itoa(c.actions), Kind: kind}
}

// set does one action of assignments, given as cell and value in turn.
func (c *copyOf) set(cellsAndValues ...any) Step {
	step := c.step(Do)
	for i := 0; i < len(cellsAndValues); i += 2 {
		c.Apply(&c.session, step, Assignment{cellsAndValues[i].(Cell), []Value{Value(cellsAndValues[i+1].(string))}})
	}
	c.stack.Push(step)
	return step
}

// add appends entries in one action.
func (c *copyOf) add(entries ...Entry) Step {
	step := c.step(Do)
	c.Append(&c.session, step, entries...)
	c.stack.Push(step)
	return step
}

// back undoes, or forth redoes, one step.
func (c *copyOf) back(t *testing.T) []Cell {
	t.Helper()
	return c.take(t, c.stack.Undoable)
}

func (c *copyOf) forth(t *testing.T) []Cell {
	t.Helper()
	return c.take(t, c.stack.Redoable)
}

func (c *copyOf) take(t *testing.T, next func() (Step, bool)) []Cell {
	t.Helper()
	step, ok := next()
	if !ok {
		t.Fatal("nothing to undo or redo")
	}
	c.actions++
	inverse := step.Inverse("inverse" + strconv.Itoa(c.actions))
	skipped := c.Undo(&c.session, inverse)
	c.stack.Push(inverse)
	return skipped
}

func (c *copyOf) shows(t *testing.T, cell Cell, want ...Value) {
	t.Helper()
	if got := c.Live(cell).Values(); !slices.Equal(got, want) {
		t.Errorf("%v shows %q, want %q", cell, got, want)
	}
}

var (
	target = Cell{"goal", "g1", "target"}
	alive  = Cell{"goal", "g1", Alive}
	note   = Entry{Subject: "checkin", Row: "c1", Value: "fine"}
)

// invert is what undoing a step would write.
func (c *copyOf) invert(step Step) ([]Assignment, []Cell) {
	action := c.Replica.actions[step.Action]
	return Invert(ofAction(c.writes, action), ofAction(c.entries, action), past{c.Replica, map[string]map[Cell][]Write{}})
}

func TestInvertWritesTheLeastThatTakesAnActionBack(t *testing.T) {
	batched := Entry{Subject: "checkin", Row: "c2", Batch: "import", Value: "fine"}
	another := Entry{Subject: "checkin", Row: "c3", Batch: "import", Value: "fine"}
	tests := []struct {
		name string
		do   func(c *copyOf) Step
		want []Assignment
	}{
		{"an edit", func(c *copyOf) Step { c.set(title, "a"); return c.set(title, "b") }, []Assignment{{title, []Value{"a"}}}},
		{"a first edit", func(c *copyOf) Step { return c.set(title, "a") }, []Assignment{{title, []Value{Unset}}}},
		{"one cell several times", func(c *copyOf) Step { c.set(title, "a"); return c.set(title, "b", target, "1", title, "c") },
			[]Assignment{{title, []Value{"a"}}, {target, []Value{Unset}}}},
		{"a creation", func(c *copyOf) Step { return c.set(title, "a", alive, "true", target, "1") }, []Assignment{{alive, []Value{Unset}}}},
		{"a creation over a field that was there", func(c *copyOf) Step { c.set(title, "a"); return c.set(title, "b", alive, "true", target, "1") },
			[]Assignment{{title, []Value{"a"}}, {alive, []Value{Unset}}}},
		{"a deletion", func(c *copyOf) Step { c.set(alive, "true"); return c.set(alive, "false") }, []Assignment{{alive, []Value{True}}}},
		{"an entry", func(c *copyOf) Step { return c.add(note) }, []Assignment{{note.deletion(), []Value{False}}}},
		{"a batch", func(c *copyOf) Step { return c.add(batched, another) }, []Assignment{{Cell{BatchSubject, "import", Alive}, []Value{False}}}},
		{"an entry with a correction", func(c *copyOf) Step {
			step := c.add(note)
			c.Apply(&c.session, step, Assignment{Cell{"checkin", "c1", "note"}, []Value{"better"}})
			return step
		}, []Assignment{{note.deletion(), []Value{False}}}},
		{"an entry's deletion", func(c *copyOf) Step { c.add(note); return c.set(note.deletion(), "false") },
			[]Assignment{{note.deletion(), []Value{Unset}}}},
		{"nothing", func(c *copyOf) Step { return c.step(Do) }, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := newCopy("anna")
			step := test.do(c)
			got, skipped := c.invert(step)
			if !reflect.DeepEqual(got, test.want) || skipped != nil {
				t.Errorf("got %v and skipped %v, want %v", got, skipped, test.want)
			}
		})
	}
}

// A revert from the history may come upon an action that was undone before.
func TestInvertSkipsWhatIsUndoneAlready(t *testing.T) {
	tests := []struct {
		name string
		do   func(c *copyOf) Step
		want Cell
	}{
		{"an edit", func(c *copyOf) Step { c.set(title, "a"); return c.set(title, "b") }, title},
		{"a first edit", func(c *copyOf) Step { return c.set(title, "a") }, title},
		{"a creation", func(c *copyOf) Step { return c.set(alive, "true", title, "a") }, alive},
		{"an entry", func(c *copyOf) Step { return c.add(note) }, note.deletion()},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := newCopy("anna")
			step := test.do(c)
			c.back(t)
			assignments, skipped := c.invert(step)
			if want := []Cell{test.want}; assignments != nil || !slices.Equal(skipped, want) {
				t.Errorf("got %v and skipped %v, want %v", assignments, skipped, want)
			}
		})
	}
}

func TestUndoBringsSiblingsBackAsSiblings(t *testing.T) {
	anna := newCopy("anna")
	anna.set(title, "a")
	ben := anna.give("ben")
	anna.set(title, "a1")
	ben.set(title, "b1")
	anna.Merge(ben.Replica)
	anna.shows(t, title, "b1", "a1")
	anna.set(title, "settled")
	for range 3 {
		anna.back(t)
		anna.shows(t, title, "b1", "a1")
		anna.forth(t)
		anna.shows(t, title, "settled")
	}
}

func TestUndoLeavesAloneWhatSomeoneElseWroteSince(t *testing.T) {
	for _, value := range []string{"b1", "a1"} { // another value, and the very same
		anna := newCopy("anna")
		anna.set(title, "a")
		anna.set(title, "a1", target, "1")
		ben := anna.give("ben")
		ben.set(title, value)
		anna.Merge(ben.Replica)
		if got, want := anna.back(t), []Cell{title}; !slices.Equal(got, want) {
			t.Errorf("skipped %v, want %v", got, want)
		}
		anna.shows(t, title, Value(value))
		anna.shows(t, target, Unset)
		if got := anna.forth(t); got != nil {
			t.Errorf("the redo skipped %v", got)
		}
		anna.shows(t, title, Value(value))
		anna.shows(t, target, "1")
	}
}

func TestUndoLeavesADeletionOfTheSameRowBySomeoneElse(t *testing.T) {
	anna := newCopy("anna")
	anna.set(alive, "true", title, "a")
	ben := anna.give("ben")
	ben.set(alive, "false")
	anna.set(alive, "false")
	anna.Merge(ben.Replica)
	if got, want := anna.back(t), []Cell{alive}; !slices.Equal(got, want) {
		t.Errorf("skipped %v, want %v", got, want)
	}
	anna.shows(t, alive, False)
}

func TestUndoLeavesABatchThatSomeoneElseDecidedOn(t *testing.T) {
	batch := Cell{BatchSubject, "import", Alive}
	for name, decide := range map[string]func(ben *copyOf){
		"deleted":               func(ben *copyOf) { ben.set(batch, "false") },
		"deleted and took back": func(ben *copyOf) { ben.set(batch, "false"); ben.set(batch, "") },
	} {
		anna := newCopy("anna")
		anna.add(Entry{Subject: "checkin", Row: "c1", Batch: "import", Value: "fine"})
		ben := anna.give("ben")
		decide(ben)
		anna.Merge(ben.Replica)
		if got, want := anna.back(t), []Cell{batch}; !slices.Equal(got, want) {
			t.Errorf("%s: skipped %v, want %v", name, got, want)
		}
	}
}

// What a colleague undid stands as if they had never done it.
func TestUndoReachesThroughWhatOthersUndid(t *testing.T) {
	anna := newCopy("anna")
	anna.set(title, "a")
	anna.set(title, "a1")
	ben := anna.give("ben")
	for range 3 {
		ben.set(title, "b1")
		ben.back(t)
	}
	anna.Merge(ben.Replica)
	anna.shows(t, title, "a1")
	if skipped := anna.back(t); skipped != nil {
		t.Errorf("skipped %v", skipped)
	}
	anna.shows(t, title, "a")
}

// A compact copy drops the texts of what was replaced.
type compacted struct{ past }

// Write implements Past.
func (compacted) Write(Dot) (Write, bool) { return Write{}, false }

func TestUndoLeavesAloneWhatItCannotGiveBack(t *testing.T) {
	anna := newCopy("anna")
	anna.set(title, "a")
	step := anna.set(title, "b", target, "1")
	action := anna.Replica.actions[step.Action]
	assignments, skipped := Invert(ofAction(anna.writes, action), nil, compacted{past{anna.Replica, map[string]map[Cell][]Write{}}})
	if want := []Assignment{{target, []Value{Unset}}}; !reflect.DeepEqual(assignments, want) {
		t.Errorf("got %v, want %v", assignments, want)
	}
	if want := []Cell{title}; !slices.Equal(skipped, want) {
		t.Errorf("skipped %v, want %v", skipped, want)
	}
}

// Three hundred steps on one cell, back and forth twice, with a restart in
// every tenth.
func TestUndoIsDeepAndSurvivesRestarts(t *testing.T) {
	const steps = 300
	anna := newCopy("anna")
	var made []Step
	restart := func(i int) {
		if i%10 == 0 {
			anna.session = NewSession(Actor("anna"+strconv.Itoa(anna.actions)), anna.Lamport())
			anna.stack = Stack{}
			for _, step := range made {
				anna.stack.Push(step)
			}
		}
	}
	take := func(next func() (Step, bool)) {
		step, _ := next()
		made = append(made, step.Inverse("inverse"+strconv.Itoa(anna.actions+1)))
	}
	for i := range steps {
		made = append(made, anna.set(title, strconv.Itoa(i)))
	}
	for range 2 {
		for i := steps - 1; i > 0; i-- {
			restart(i)
			take(anna.stack.Undoable)
			anna.back(t)
			anna.shows(t, title, Value(strconv.Itoa(i-1)))
		}
		for i := 1; i < steps; i++ {
			restart(i)
			take(anna.stack.Redoable)
			anna.forth(t)
			anna.shows(t, title, Value(strconv.Itoa(i)))
		}
	}
}

// Doing and undoing again and again leaves what lies below within reach.
func TestUndoReachesBelowManyUndoneActions(t *testing.T) {
	anna := newCopy("anna")
	anna.set(title, "a")
	anna.set(title, "b")
	for range 2000 {
		anna.set(title, "c")
		anna.back(t)
	}
	if skipped := anna.back(t); skipped != nil {
		t.Errorf("skipped %v", skipped)
	}
	anna.shows(t, title, "a")
}
