package views

import (
	"context"
	"fmt"

	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
)

// Map is how the goals of a cycle hang together: its objectives and key results,
// the KPIs that feed them, and the objectives of other cycles that they roll up to
// or are tied to.
type Map struct {
	Cycle Cycle     `json:"cycle"`
	On    plan.Date `json:"on"` // the date that the numbers are for
	// Sentence says how far the objectives are aligned; "" where there are none.
	Sentence string `json:"sentence"`
	// Nodes are each there once: objectives of other cycles first, then the rows of the
	// outline in its order, then KPIs.
	Nodes []MapNode `json:"nodes"`
	Edges []MapEdge `json:"edges"` // both ends of each are nodes
}

// The subjects of a node.
const (
	ObjectiveNode = "objective"
	KeyResultNode = "key_result"
	KPINode       = "kpi"
)

// MapNode is one thing on the map.
type MapNode struct {
	ID      plan.ID `json:"id"`
	Subject string  `json:"subject"` // "objective", "key_result" or "kpi"
	Order   string  `json:"order"`   // outline number; "" for a KPI and in another cycle
	Title   string  `json:"title"`
	// Above is the node that it hangs from: of an objective its parent, of a key result
	// its objective. null at the top, for a KPI, and in a circle of parents, so that who
	// goes from node to node comes to an end.
	Above       *plan.ID      `json:"above"`
	Cycle       *string       `json:"cycle"` // name of the cycle, where it is another one
	CycleID     *plan.ID      `json:"cycleId"`
	Owner       *string       `json:"owner"` // or the team, where there is no owner
	OwnerID     *plan.ID      `json:"ownerId"`
	Team        bool          `json:"team"` // the owner is a team
	Phase       *string       `json:"phase"`
	PhaseID     *plan.ID      `json:"phaseId"` // of a key result its objective's
	Kind        *okr.Kind     `json:"kind"`    // of a key result
	Status      *okr.Status   `json:"status"`  // as the outline shows it; null for a KPI
	Standing    *kpi.Standing `json:"standing"`
	Progress    *float64      `json:"progress"`
	Expected    *float64      `json:"expected"`
	Confidence  *float64      `json:"confidence"` // 0 to 100, of a key result
	Start       *float64      `json:"start"`      // of a key result
	Current     *float64      `json:"current"`    // of a KPI its newest complete value
	Target      *float64      `json:"target"`
	Unit        string        `json:"unit"`
	Held        []bool        `json:"held"` // of a control, as in the outline
	KeyResults  int           `json:"keyResults"`
	Objectives  int           `json:"objectives"`  // how many roll up to it on this map
	Initiatives int           `json:"initiatives"` // how many of the roadmap should move it
	// Alone says that the objective is aligned with none, in a plan that aligns others.
	Alone bool `json:"alone"`
}

// MapEdge is a tie between two nodes.
type MapEdge struct {
	Kind EdgeKind `json:"kind"`
	From plan.ID  `json:"from"`
	To   plan.ID  `json:"to"`
}

// EdgeKind says what From does for To.
type EdgeKind string

// The kinds of edges.
const (
	RollsUp  EdgeKind = "rolls_up" // an objective to its parent
	Proves   EdgeKind = "proves"   // a key result its objective
	Feeds    EdgeKind = "feeds"    // a KPI a key result
	Supports EdgeKind = "supports" // an objective another one
)

// Map is the map of a cycle as it stands on a day; "" means the cycle that a new
// window shows, and today. not_found where there is no such cycle.
func (v Views) Map(ctx context.Context, cycle plan.ID, on plan.Date) (Map, error) {
	var m Map
	err := v.reading(ctx, func(r store.Reader) error {
		s, err := readSnapshot(ctx, r, on, v.w.Today())
		if err != nil {
			return err
		}
		goals, err := s.goalsOf(cycle)
		if err != nil {
			return err
		}
		if goals.Supports, err = s.supports(ctx, r); err != nil {
			return err
		}
		d := s.drawing(&goals)
		fed, err := s.kpiRows(ctx, r, func(k *kpi.KPI) bool { return d.fed[k.ID] })
		if err != nil {
			return err
		}
		d.addKPIs(fed)
		if err := d.countMovers(ctx, r); err != nil {
			return err
		}
		m = d.finished()
		return nil
	})
	return m, err
}

// drawing is a map that is being made.
type drawing struct {
	*snapshot
	goals *Goals
	Map
	at     map[plan.ID]int  // of each node among Nodes
	circle map[plan.ID]bool // objectives that are above themselves
	fed    map[plan.ID]bool // KPIs that feed a key result of the map
}

func (s *snapshot) drawing(goals *Goals) *drawing {
	d := &drawing{snapshot: s, goals: goals, Map: Map{Cycle: goals.Shown, On: s.on, Nodes: []MapNode{}, Edges: []MapEdge{}},
		at: map[plan.ID]int{}, circle: map[plan.ID]bool{}, fed: map[plan.ID]bool{}}
	ids := make([]plan.ID, len(s.goals.Objectives))
	for i := range ids {
		ids[i] = s.goals.Objectives[i].ID
	}
	for _, circle := range okr.Circles(ids, func(id plan.ID) []plan.ID { return []plan.ID{s.objectives[id].Parent} }) {
		for _, id := range circle {
			d.circle[id] = true
		}
	}
	for _, o := range d.tiedElsewhere() {
		d.addObjective(&branch{objective: o, id: o.ID})
	}
	walk(s.outline(goals.Cycle.ID), func(b *branch) {
		if b.objective != nil {
			d.addObjective(b)
		} else {
			d.addKeyResult(b)
		}
	})
	return d
}

// tiedElsewhere are the objectives of other cycles that those of this one roll up to,
// at any height, support, or are supported by; those further up first.
func (d *drawing) tiedElsewhere() []*okr.Objective {
	var tied []*okr.Objective
	seen := map[plan.ID]bool{}
	climb := func(id plan.ID) {
		var way []*okr.Objective
		for o := d.objectives[id]; o != nil && o.Cycle != d.goals.Cycle.ID && !seen[o.ID]; o = d.objectives[o.Parent] {
			seen[o.ID] = true
			way = append(way, o)
		}
		for i := range way {
			tied = append(tied, way[len(way)-1-i])
		}
	}
	here := map[plan.ID]bool{}
	for i := range d.goals.Objectives {
		here[d.goals.Objectives[i].ID] = true
		climb(d.goals.Objectives[i].Parent)
	}
	for _, l := range d.goals.Supports {
		if here[l.From] {
			climb(l.To)
		}
		if here[l.To] {
			climb(l.From)
		}
	}
	return tied
}

func (d *drawing) add(n MapNode) {
	d.at[n.ID] = len(d.Nodes)
	n.Held = orEmpty(n.Held)
	d.Nodes = append(d.Nodes, n)
}

func (d *drawing) addObjective(b *branch) {
	row := d.objective(b)
	n := MapNode{ID: row.ID, Subject: ObjectiveNode, Order: row.Order, Title: row.Title, CycleID: &row.CycleID, Owner: row.Owner, OwnerID: row.OwnerID,
		Phase: row.Phase, PhaseID: row.PhaseID, Status: &row.WorstStatus, Progress: row.Progress, Expected: row.Expected}
	if n.Owner == nil {
		n.Owner, n.OwnerID = row.Team, row.TeamID
	}
	n.Team = d.isTeam(n.OwnerID)
	if row.CycleID == d.goals.Cycle.ID {
		o := d.aligned(b.objective)
		n.Alone = d.goals.Alone(&o)
	} else {
		n.Cycle = &row.Cycle
	}
	if parent := d.objectives[b.objective.Parent]; parent != nil && !d.circle[b.id] {
		n.Above = &parent.ID
	}
	d.add(n)
}

func (d *drawing) addKeyResult(b *branch) {
	row := d.keyResult(b)
	o := d.objectives[row.Objective]
	d.add(MapNode{ID: row.ID, Subject: KeyResultNode, Order: row.Order, Title: row.Title, Above: &row.Objective, CycleID: &o.Cycle,
		Owner: row.Owner, OwnerID: row.OwnerID, Team: d.isTeam(row.OwnerID), Phase: name(d.phaseNames, o.Phase), PhaseID: orNil(o.Phase), Kind: &row.Kind,
		Status: &row.Status, Progress: row.Progress, Expected: row.Expected, Confidence: row.Confidence,
		Start: row.Start, Current: row.Current, Target: row.Target, Unit: row.Unit, Held: row.Held})
	d.Nodes[d.at[row.Objective]].KeyResults++
	d.Edges = append(d.Edges, MapEdge{Kind: Proves, From: row.ID, To: row.Objective})
	if row.KPI != nil {
		d.fed[*row.KPI] = true
		d.Edges = append(d.Edges, MapEdge{Kind: Feeds, From: *row.KPI, To: row.ID})
	}
}

func (d *drawing) addKPIs(rows []KPI) {
	for i := range rows {
		row := &rows[i]
		d.add(MapNode{ID: row.ID, Subject: KPINode, Title: row.Name, Owner: row.Owner, OwnerID: row.OwnerID, Team: d.isTeam(row.OwnerID),
			Standing: &row.Standing, Current: row.Value, Target: row.Goal, Unit: row.Unit})
	}
}

func (d *drawing) isTeam(id *plan.ID) bool {
	for _, t := range d.teams {
		if id != nil && t.ID == *id {
			return true
		}
	}
	return false
}

// finished adds the ties between objectives, and says how far they are aligned.
func (d *drawing) finished() Map {
	for i := range d.Nodes {
		n := &d.Nodes[i]
		if n.Subject != ObjectiveNode {
			continue
		}
		parent := d.objectives[n.ID].Parent
		if above, drawn := d.at[parent]; drawn {
			d.Nodes[above].Objectives++
			d.Edges = append(d.Edges, MapEdge{Kind: RollsUp, From: n.ID, To: parent})
		} else {
			n.Above = nil
		}
	}
	for _, l := range d.goals.Supports {
		_, from := d.at[l.From]
		_, to := d.at[l.To]
		if from && to {
			d.Edges = append(d.Edges, MapEdge{Kind: Supports, From: l.From, To: l.To})
		}
	}
	d.Sentence = sentenceOf(d.goals)
	return d.Map
}

// sentenceOf says how many objectives of a cycle are aligned.
func sentenceOf(goals *Goals) string {
	all, up, alone := len(goals.Objectives), 0, 0
	for i := range goals.Objectives {
		o := &goals.Objectives[i]
		if o.Parent != "" {
			up++
		}
		if goals.Alone(o) {
			alone++
		}
	}
	switch {
	case all == 0:
		return ""
	case all == 1:
		return fmt.Sprintf("The one objective rolls up to %s.", map[bool]string{true: "another one", false: "none"}[up == 1])
	case up == 0 && alone == 0:
		return fmt.Sprintf("None of %d objectives rolls up to another one.", all)
	}
	sentence := fmt.Sprintf("%d of %d objectives %s up to another one; ", up, all, verb(up, "rolls", "roll"))
	if alone == 0 {
		return sentence + "none stands alone."
	}
	return sentence + fmt.Sprintf("%d %s alone.", alone, verb(alone, "stands", "stand"))
}

func verb(n int, one, other string) string {
	if n == 1 {
		return one
	}
	return other
}
