package journal

import "slices"

// Assignment gives a cell new values. Each value becomes a write that replaces
// all that was live before the assignment, so that more than one makes
// siblings. They are stamped in this order, so that the last one is shown.
// There is at least one.
type Assignment struct {
	Cell   Cell
	Values []Value
}

// Past is what Invert asks of a copy.
type Past interface {
	// Live returns the live writes of a cell, none where it was never written.
	Live(Cell) Register
	// Write returns any write of the copy, live or replaced; false where the
	// copy no longer holds its value.
	Write(Dot) (Write, bool)
	// Inverted returns, where action is an undo or a redo, what the action that
	// it inverted had written to the cell (nothing, perhaps); false for any
	// other action.
	Inverted(action string, cell Cell) ([]Write, bool)
}

// Invert returns what undoes an action, given all its writes and entries.
// Inverting what an undo wrote is the redo; both are ordinary writes and merge
// as such.
//
// A cell gets back the values that the action replaced, siblings as siblings,
// or one Unset where it had none. Of a row that the action created only Alive
// is unset: its other fields are not seen while the row does not exist, and
// need not be written again by the redo. Entries get a tombstone, one for all
// of a batch.
//
// Only what the action left is taken back. A cell in which anything else is
// live by now, were it the same value written by someone else, is skipped, and
// so is one whose former value the copy no longer holds. What an undo or redo
// gave back counts as the write that it gave back, whoever did it.
func Invert(writes []Write, entries []Entry, past Past) (assignments []Assignment, skipped []Cell) {
	marks, fresh := marksOf(writes, entries)
	for _, m := range marks {
		if m.cell.Field != Alive && len(m.before) == 0 && fresh[rowOf(m.cell)] {
			continue
		}
		if values, ok := m.inverse(past); ok {
			assignments = append(assignments, Assignment{Cell: m.cell, Values: values})
		} else {
			skipped = append(skipped, m.cell)
		}
	}
	return assignments, skipped
}

// mark is what one action left in one cell.
type mark struct {
	cell   Cell
	before []Dot // live when the action began
	left   []Dot // live when it ended
	added  bool  // the cell deletes entries that the action appended
}

// row names a row; two cells of one row have the same.
type row struct{ subject, id string }

func rowOf(c Cell) row { return row{c.Subject, c.Row} }

// marksOf returns the marks of an action, in the order of its writes and then
// of its entries, and the rows that it made.
func marksOf(writes []Write, entries []Entry) (marks []*mark, fresh map[row]bool) {
	byCell, cells := map[Cell][]Write{}, []Cell(nil)
	for _, w := range writes {
		if byCell[w.Cell] == nil {
			cells = append(cells, w.Cell)
		}
		byCell[w.Cell] = append(byCell[w.Cell], w)
	}
	fresh = map[row]bool{}
	known := make(map[Cell]*mark, len(cells))
	for _, cell := range cells {
		before, left := ends(byCell[cell])
		known[cell] = &mark{cell: cell, before: before, left: left}
		marks = append(marks, known[cell])
		if cell.Field == Alive && len(before) == 0 && NewRegister(byCell[cell]...).Value() == True {
			fresh[rowOf(cell)] = true
		}
	}
	for _, e := range entries {
		fresh[row{e.Subject, e.Row}] = true
		cell := e.Tombstone()
		if known[cell] == nil {
			known[cell] = &mark{cell: cell}
			marks = append(marks, known[cell])
		}
		known[cell].added = true
	}
	return marks, fresh
}

// ends returns what was live in a cell before and after the writes that one
// action gave to it.
func ends(writes []Write) (before, left []Dot) {
	own := func(d Dot) bool {
		return slices.ContainsFunc(writes, func(w Write) bool { return w.Dot == d })
	}
	for _, w := range writes {
		for _, d := range w.Replaced {
			if !own(d) && !slices.Contains(before, d) {
				before = append(before, d)
			}
		}
		if !slices.ContainsFunc(writes, func(later Write) bool { return slices.Contains(later.Replaced, w.Dot) }) {
			left = append(left, w.Dot)
		}
	}
	return before, left
}

// inverse returns the values that take the action back; false where the cell
// must be left alone.
func (m *mark) inverse(past Past) ([]Value, bool) {
	if !m.untouched(past) {
		return nil, false
	}
	if m.added {
		return []Value{False}, true
	}
	if len(m.before) == 0 {
		return []Value{Unset}, true
	}
	replaced, ok := writesAt(m.before, past)
	if !ok {
		return nil, false
	}
	values := NewRegister(replaced...).Values()
	slices.Reverse(values) // an assignment's last value is the one shown
	return values, true
}

// untouched reports whether the cell holds exactly what the action left there.
func (m *mark) untouched(past Past) bool {
	found, visited := 0, map[Dot]bool{}
	var trace func(w Write) bool
	trace = func(w Write) bool {
		if visited[w.Dot] {
			return true
		}
		visited[w.Dot] = true
		if slices.Contains(m.left, w.Dot) {
			found++
			return true
		}
		given, ok := givenBack(w, past)
		return ok && !slices.ContainsFunc(given, func(g Write) bool { return !trace(g) })
	}
	for _, w := range past.Live(m.cell) {
		if !trace(w) {
			return false
		}
	}
	return found == len(m.left)
}

// givenBack returns the writes that w, with its siblings, gave back (none where
// it says again that the cell has no value); false where w is not the work of
// an undo or redo.
func givenBack(w Write, past Past) ([]Write, bool) {
	inverted, ok := past.Inverted(w.Action, w.Cell)
	if !ok {
		return nil, false
	}
	before, _ := ends(inverted)
	given, ok := writesAt(before, past)
	return given, ok && (len(given) > 0 || w.Value == Unset)
}

// writesAt returns the writes that dots name; false where one is not held.
func writesAt(dots []Dot, past Past) ([]Write, bool) {
	writes := make([]Write, len(dots))
	for i, d := range dots {
		var held bool
		if writes[i], held = past.Write(d); !held {
			return nil, false
		}
	}
	return writes, true
}
