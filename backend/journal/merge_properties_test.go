package journal

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestMergeIsCommutative(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		a, b := w.machines[0].doc, w.machines[1].doc
		same(t, "a+b is not b+a", merged(a, b), merged(b, a))
	})
}

func TestMergeIsAssociative(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		a, b, c := w.machines[0].doc, w.machines[1].doc, w.machines[2].doc
		same(t, "(a+b)+c is not a+(b+c)", merged(merged(a, b), c), merged(a, merged(b, c)))
	})
}

func TestMergeIsIdempotent(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		a, b := w.machines[0].doc, w.machines[1].doc
		same(t, "a+a is not a", merged(a, a), a)
		same(t, "a+b+b+a is not a+b", merged(a, b, b, a), merged(a, b))
	})
}

// Messages between people arrive in any order and more than once.
func TestMergeConvergesWhateverArrives(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		older := rapid.SampledFrom(w.states)
		messages := []*Replica{w.machines[0].doc, w.machines[1].doc, w.machines[2].doc,
			older.Draw(t, "message"), older.Draw(t, "message")}
		everything := merged(NewReplica(), messages...)
		for _, doc := range messages {
			got := doc.Clone()
			got.Merge(rapid.SampledFrom(messages).Draw(t, "twice"))
			for _, message := range rapid.Permutation(messages).Draw(t, "order") {
				got.Merge(message)
			}
			same(t, "copies that have seen the same differ", got, everything)
		}
	})
}

func TestMergeWithAnAncestorChangesNothing(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		older := rapid.SampledFrom(w.states).Draw(t, "older")
		for _, m := range w.machines {
			newer := merged(m.doc, older)
			if changed := newer.Merge(older); changed != nil {
				t.Fatalf("an ancestor changed %v", changed)
			}
			same(t, "an ancestor changed its descendant", newer, merged(older, newer))
		}
		// The copies that a machine kept are ancestors, or were until it undid a
		// merge or went back to a backup.
		for _, m := range w.machines {
			if m.doc.Seen().Covers(older.Seen()) {
				same(t, "an older copy changed a newer one", merged(m.doc, older), m.doc)
			}
		}
	})
}

// No write is lost: what is live is all that was ever written to the cell and
// that nobody who saw it replaced. Unlike Merge, this asks no vector.
func TestMergeLosesNoWrite(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		all := merged(w.machines[0].doc, w.machines[1].doc, w.machines[2].doc)
		written, replaced := map[Dot]Write{}, map[Dot]bool{}
		entries := map[Entry]bool{}
		for _, m := range w.machines {
			for _, writes := range m.doc.writes {
				for _, write := range writes {
					written[write.Dot] = write
					for _, d := range write.Replaced {
						replaced[d] = true
					}
				}
			}
			for _, e := range allEntries(m.doc) {
				entries[e] = true
			}
		}
		survivors := map[Cell][]Write{}
		for dot, write := range written {
			if !replaced[dot] {
				survivors[write.Cell] = append(survivors[write.Cell], write)
			}
		}
		if !maps.EqualFunc(all.live, survivors, func(r Register, writes []Write) bool {
			return slices.EqualFunc(r, NewRegister(writes...), sameWrite)
		}) {
			t.Fatalf("live are\n%v, but unreplaced are\n%v", all.live, survivors)
		}
		for _, e := range allEntries(all) {
			delete(entries, e)
		}
		if len(entries) > 0 {
			t.Fatalf("entries were lost: %v", entries)
		}
	})
}

// Replica.Merge visits only the cells with news; joining every cell, as Merge
// is defined, gives the same.
func TestMergeOfNewsIsMergeOfEveryCell(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		a, b := w.machines[0].doc, w.machines[1].doc
		before, news := a.Clone(), a.Clone()
		changed := news.Merge(b)
		cells := maps.Clone(a.live)
		maps.Copy(cells, b.live)
		for cell := range cells {
			want := Merge(a.live[cell], a.seen, b.live[cell], b.seen)
			if got := news.live[cell]; !slices.EqualFunc(got, want, sameWrite) {
				t.Fatalf("%v is\n%v, want\n%v", cell, got, want)
			}
			if got, want := slices.Contains(changed, cell), !want.same(before.live[cell]); got != want {
				t.Fatalf("%v reported as changed: %v, want %v", cell, got, want)
			}
		}
	})
}

func TestResolvedConflictsStayResolved(t *testing.T) {
	property(t, func(t *rapid.T, w *world) {
		m := w.machines[0]
		m.doc.Merge(w.machines[1].doc)
		m.doc.Merge(w.machines[2].doc)
		cells := conflicts(m.doc)
		for _, cell := range cells {
			m.doc.Apply(&m.session, Step{Action: w.next(), Kind: Do}, Assignment{cell, []Value{"settled"}})
		}
		messages := rapid.Permutation([]*Replica{w.machines[1].doc, w.machines[2].doc, m.doc}).Draw(t, "order")
		got := merged(rapid.SampledFrom(w.states).Draw(t, "older"), messages...)
		for _, cell := range cells {
			// A restored backup or an undone merge may hide an older copy from all
			// three; what it alone knows is news, not the conflict come back.
			for _, write := range got.live[cell] {
				if write.Value != "settled" && m.doc.seen.Seen(write.Dot) {
					t.Fatalf("%v is back beside what settled it", write)
				}
			}
			if !slices.ContainsFunc(got.live[cell], func(w Write) bool { return w.Value == "settled" }) {
				t.Fatalf("%v was settled and is %v", cell, got.live[cell])
			}
		}
	})
}
