package journal

import "maps"

// rollback is what a merge changed: all that its undo needs.
type rollback struct {
	seen    Vector
	lamport uint64
	live    map[Cell]Register // what the cells held that the merge changed
}

// Merge takes in everything that other has and r has not seen, and returns the
// cells in which other writes are live than before, in no particular order.
// Where r.Seen() covers other's, nothing happens and there is nothing to undo.
//
// Only the cells that other wrote without r's knowledge are looked at, so that
// the time depends on what is new and not on the size of the plan: had other
// replaced a write of r in any other cell, r would have seen the replacement.
func (r *Replica) Merge(other *Replica) (changed []Cell) {
	if r.seen.Covers(other.seen) {
		return nil
	}
	r.merge = &rollback{seen: r.seen.Clone(), lamport: r.lamport, live: map[Cell]Register{}}
	arrived := map[Cell]bool{}
	for actor, writes := range other.writes {
		fresh := after(writes, r.seen[actor])
		extend(r.writes, actor, fresh)
		for _, w := range fresh {
			arrived[w.Cell] = true
			r.actions[w.Action] = other.actions[w.Action]
		}
	}
	for actor, entries := range other.entries {
		fresh := after(entries, r.seen[actor])
		extend(r.entries, actor, fresh)
		for _, e := range fresh {
			r.actions[e.Action] = other.actions[e.Action]
		}
	}
	for cell := range arrived {
		mine := r.live[cell]
		if merged := Merge(mine, r.seen, other.live[cell], other.seen); !merged.same(mine) {
			r.put(cell, merged)
			changed = append(changed, cell)
		}
	}
	r.seen.Join(other.seen)
	r.lamport = max(r.lamport, other.lamport)
	return changed
}

// Unmerge undoes the latest merge, and its repairs: the copy is what it was
// before, to the last sibling and to what it has seen, so that merging again
// gives the same as the first time. It is on offer until the next write; false
// where it is not.
//
// A merge is not undone by writing its inverse: that would be a decision
// against every change that came in, and would win over them in the next merge.
//
// After repairs the session has stamped dots that a copy made in between may
// know, and that this copy no longer does: it must begin a new one.
func (r *Replica) Unmerge() bool {
	before := r.merge
	if before == nil {
		return false
	}
	r.merge = nil
	for cell, register := range before.live {
		if register == nil {
			delete(r.live, cell)
		} else {
			r.live[cell] = register
		}
	}
	maps.DeleteFunc(r.actions, func(_ string, a span) bool { return a.last > before.seen[a.actor] })
	forget(r.writes, before.seen)
	forget(r.entries, before.seen)
	r.seen, r.lamport = before.seen, before.lamport
	return true
}
