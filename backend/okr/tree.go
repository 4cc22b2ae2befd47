package okr

import "cairn/backend/plan"

// Tree is a set of objectives with what is known of their key results. It may
// hold several cycles: children in any cycle drive their parent.
type Tree struct {
	Objectives []Objective
	KeyResults map[plan.ID][]Driver // by objective, in outline order
	Cycles     map[plan.ID]plan.Cycle
	Scores     map[plan.ID]Score // of objectives, by id
	On         plan.Date
}

// EvaluateTree rolls up every objective, children before parents, in time and
// memory linear in the objectives, at any depth.
//
// It takes damaged and half-merged plans as they are: an objective whose parent
// is not here stands at the top, of two with one id the first counts, and the
// members of a parent loop do not drive one another, which each of them says in
// its explanation.
func EvaluateTree(t Tree) map[plan.ID]Rollup {
	w := newWalk(t)
	for i := range w.nodes {
		if w.nodes[i].waits == 0 {
			w.climb(i)
		}
	}
	for i := range w.nodes {
		if w.nodes[i].waits > 0 {
			w.breakLoop(i)
		}
	}
	answers := make(map[plan.ID]Rollup, len(w.nodes))
	for i := range w.nodes {
		answers[w.nodes[i].objective.ID] = w.nodes[i].rollup
	}
	return answers
}

const (
	noParent  = -1 // the parent of a node at the top
	evaluated = -1 // waits of a node that has its answer
)

type node struct {
	objective *Objective
	parent    int
	children  []int // in the order of the objectives given
	waits     int   // children without an answer; evaluated once it has its own
	rollup    Rollup
}

// walk goes up a tree from its leaves.
type walk struct {
	Tree
	nodes []node
}

func newWalk(t Tree) *walk {
	w := &walk{Tree: t, nodes: make([]node, 0, len(t.Objectives))}
	index := make(map[plan.ID]int, len(t.Objectives))
	for i := range t.Objectives {
		if _, twice := index[t.Objectives[i].ID]; twice {
			continue
		}
		index[t.Objectives[i].ID] = len(w.nodes)
		w.nodes = append(w.nodes, node{objective: &t.Objectives[i], parent: noParent})
	}
	for i := range w.nodes {
		if parent, here := index[w.nodes[i].objective.Parent]; here {
			w.nodes[i].parent = parent
			w.nodes[parent].children = append(w.nodes[parent].children, i)
			w.nodes[parent].waits++
		}
	}
	return w
}

// climb evaluates a node whose children are all done, and then its ancestors as
// far as they wait for nothing else.
func (w *walk) climb(i int) {
	for i != noParent && w.nodes[i].waits == 0 {
		n := &w.nodes[i]
		n.rollup, n.waits = w.evaluate(n), evaluated
		if i = n.parent; i != noParent {
			w.nodes[i].waits--
		}
	}
}

// evaluate rolls up a node from its key results and those children that have
// their answer.
func (w *walk) evaluate(n *node) Rollup {
	var children []Driver
	for _, child := range n.children {
		if c := &w.nodes[child]; c.waits == evaluated {
			children = append(children, ObjectiveDriver(*c.objective, c.rollup))
		}
	}
	o := n.objective
	cycle, on := w.Cycles[o.Cycle], w.On
	s := w.Scores[o.ID]
	frozen := s.frozen(cycle, on)
	if frozen != nil {
		on = frozen.Frozen
	}
	r := EvaluateObjective(*o, cycle, w.KeyResults[o.ID], children, on)
	r.freeze(frozen, cycle)
	return r
}

// breakLoop evaluates the members of the loop that i is in, each without the
// one below it. A node that still waits after every climb is in a loop: it has
// one parent, so nothing lies above the loop that it leads to.
func (w *walk) breakLoop(i int) {
	var members []*node
	for at := i; ; at = w.nodes[at].parent {
		n := &w.nodes[at]
		n.rollup = w.evaluate(n)
		n.rollup.Explanation.leaveOut(n.objective.ID, n.objective.Title, ParentLoop,
			"It is its own ancestor: the objective below it in the loop does not count. Give one of them another parent.")
		members = append(members, n)
		if n.parent == i {
			break
		}
	}
	// Only now, so that each member was evaluated without the others.
	for _, n := range members {
		n.waits = evaluated
	}
}
