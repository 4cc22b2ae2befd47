package journal

import "slices"

// stamped is a Write or an Entry.
type stamped interface {
	// stamp returns the dot and the action.
	stamp() (Dot, string)
}

func (w Write) stamp() (Dot, string) { return w.Dot, w.Action }
func (e Entry) stamp() (Dot, string) { return e.Dot, e.Action }

// after returns what one actor stamped after seq.
func after[T stamped](stampings []T, seq uint64) []T {
	i, _ := slices.BinarySearchFunc(stampings, seq+1, func(t T, seq uint64) int {
		dot, _ := t.stamp()
		if dot.Seq < seq {
			return -1
		}
		return 1
	})
	return stampings[i:]
}

// extend appends what an actor stamped.
func extend[T stamped](history map[Actor][]T, actor Actor, stampings []T) {
	if len(stampings) > 0 {
		history[actor] = append(history[actor], stampings...)
	}
}

// forget takes away what the actors stamped after seen. The slices that stay
// have no room to grow into, since copies may share what lies behind them.
func forget[T stamped](history map[Actor][]T, seen Vector) {
	for actor, stampings := range history {
		kept := len(stampings) - len(after(stampings, seen[actor]))
		if kept == 0 {
			delete(history, actor)
		} else {
			history[actor] = slices.Clip(stampings[:kept])
		}
	}
}

// ofAction returns what an action stamped.
func ofAction[T stamped](history map[Actor][]T, action span) []T {
	var found []T
	for _, t := range after(history[action.actor], action.first-1) {
		dot, id := t.stamp()
		if dot.Seq > action.last {
			break
		}
		if id == action.step.Action {
			found = append(found, t)
		}
	}
	return found
}

// past is a Replica as Invert sees it. It keeps the writes of the actions that
// were asked for by cell, since taking back a large action asks for each.
type past struct {
	*Replica
	byAction map[string]map[Cell][]Write
}

// Inverted implements Past.
func (p past) Inverted(action string, cell Cell) ([]Write, bool) {
	made, known := p.actions[action]
	if !known || made.step.Target == "" {
		return nil, false
	}
	cells, known := p.byAction[made.step.Target]
	if !known {
		cells = map[Cell][]Write{}
		for _, w := range ofAction(p.writes, p.actions[made.step.Target]) {
			cells[w.Cell] = append(cells[w.Cell], w)
		}
		p.byAction[made.step.Target] = cells
	}
	return cells[cell], true
}
