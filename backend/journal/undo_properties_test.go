package journal

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestUndoGivesTheDigestBack(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		m := w.machines[people.Draw(t, "who")]
		before := m.doc.Digest()
		made := len(m.made)
		w.do(m, anyDeed.Draw(t, "deed"))
		if len(m.made) == made {
			return // there was nothing to delete or to resolve
		}
		after := m.doc.Digest()
		for range counts.Draw(t, "times") {
			w.undo(m)
			if got := m.doc.Digest(); got != before {
				t.Fatalf("undo gave %x, want %x", got, before)
			}
			w.redo(m)
			if got := m.doc.Digest(); got != after {
				t.Fatalf("redo gave %x, want %x", got, after)
			}
		}
	})
}

// Any walk of undo, redo, restarts and new actions passes through the very
// states that were there before.
func TestUndoAndRedoWalkThroughTheStates(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		m := w.machines[people.Draw(t, "who")]
		states, depth := []Digest{m.doc.Digest()}, 0
		for range lengths.Draw(t, "walk") {
			switch walk := rapid.IntRange(0, 6).Draw(t, "direction"); {
			case walk <= 2:
				made := len(m.made)
				w.do(m, anyDeed.Draw(t, "deed"))
				if len(m.made) > made {
					depth++
					states = append(states[:depth], m.doc.Digest())
				}
			case walk <= 4 && depth > 0:
				w.undo(m)
				depth--
			case walk == 5 && depth < len(states)-1:
				if !w.redo(m) {
					t.Fatalf("nothing to redo at %d of %d", depth, len(states)-1)
				}
				depth++
			case walk == 6:
				w.open(m)
			}
			if got, want := m.doc.Digest(), states[depth]; got != want {
				t.Fatalf("at %d of %d the digest is %x, want %x", depth, len(states)-1, got, want)
			}
		}
		for ; depth > 0; depth-- {
			w.undo(m)
		}
		if got, want := m.doc.Digest(), states[0]; got != want {
			t.Fatalf("undoing all gave %x, want %x", got, want)
		}
	})
}

// Undo reaches what was done on this machine and no further: what anyone else
// wrote and could be seen stays.
func TestUndoTakesNothingOfAnyoneElse(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		for _, m := range w.machines {
			for step, ok := m.stack.Undoable(); ok; step, ok = m.stack.Undoable() {
				before := m.doc.Clone()
				w.undo(m)
				if step.Kind == Merged {
					continue
				}
				for cell, register := range before.live {
					for _, v := range register.Values() {
						foreign := cell.Field != Alive && v != Unset && !strings.HasPrefix(string(v), m.person)
						if foreign && !slices.Contains(m.doc.live[cell].Values(), v) {
							t.Fatalf("%s undid %v and with it %s in %v", m.person, step, v, cell)
						}
					}
				}
			}
		}
	})
}

// A copy can leave a merge as it came, repairs included, and merging again
// gives the same.
func TestMergeUndoMergeIsMerge(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		m, other := w.machines[0], w.machines[1].doc
		if m.doc.Seen().Covers(other.Seen()) {
			return
		}
		before := m.doc.Clone()
		w.merge(m, other)
		once := m.doc.Clone()
		repaired := rapid.Bool().Draw(t, "repaired")
		if repaired {
			step := m.made[len(m.made)-1]
			cell := Cell{"goal", rowIDs.Draw(t, "row"), "title"}
			m.doc.Apply(&m.session, step, Assignment{cell, []Value{"repaired"}})
		}
		spread := m.doc.Clone() // someone takes a copy before the undo
		w.undo(m)
		same(t, "the undone merge left something", m.doc, before)
		m.doc.Merge(other)
		same(t, "the second merge is not the first", m.doc, once)
		m.doc.Unmerge()
		if repaired {
			w.open(m)
		}
		w.do(m, editing)
		same(t, "the copy taken in between diverges", merged(m.doc, spread), merged(spread, m.doc))
	})
}

// Folding the actions that the file keeps gives the stack that was left.
func TestTheStackSurvivesARestart(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		for _, m := range w.machines {
			left := m.stack
			w.open(m)
			if !slices.Equal(m.stack.undo, left.undo) || !slices.Equal(m.stack.redo, left.redo) {
				t.Fatalf("after the restart %v, before it %v", m.stack, left)
			}
		}
	})
}
