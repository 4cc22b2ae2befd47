package roadmap

import (
	"fmt"
	"math"
	"slices"

	"cairn/backend/plan"
)

// Solved is a scenario with what fits in it.
type Solved struct {
	ID        plan.ID // "" for the plan of record
	Name      string
	Problem   Problem
	Selection Selection
	Chances   map[plan.ID]float64 // of each to be among the first, 0 to 1; nil where nobody asked
}

// MoveReason says why an initiative is in one selection and not in another.
type MoveReason string

// The reasons, in the order in which the first that applies is given.
const (
	ByChoice      MoveReason = "choice"    // somebody put it in or out, or it must be done
	ByRule        MoveReason = "rule"      // it cannot be chosen in the one: too big, without a score, excluded by what must be done
	ByRequirement MoveReason = "required"  // it comes with, or goes with, what it is tied to
	ByExclusion   MoveReason = "excluded"  // what it excludes went the other way
	ByCapacity    MoveReason = "capacity"  // its team has more or less
	ByValue       MoveReason = "value"     // it is worth more or less
	ByOthers      MoveReason = "displaced" // what went the other way took its room, or left it
	ByBalance     MoveReason = "balance"   // the whole is worth more this way
)

// Moved is an initiative that two selections differ in.
type Moved struct {
	ID          plan.ID
	Title       string
	Reason      MoveReason
	Others      []plan.ID // that the reason is about; never nil
	Sentence    string
	ValueBefore *float64
	ValueAfter  *float64
	// ChanceBefore and ChanceAfter are absent where nobody asked.
	ChanceBefore *float64
	ChanceAfter  *float64
}

// TeamTotal is what a selection takes of a resource, and by how much that differs
// from the first one.
type TeamTotal struct {
	Resource
	Used, Free                 float64 // person-months
	CapacityChange, UsedChange float64
	InFirst                    bool // the first one knows the resource too
}

// Comparison is a selection beside the first one.
type Comparison struct {
	Scenario    plan.ID
	Name        string
	In          []Moved // into this selection, by rank; never nil
	Out         []Moved // of the first one, that this one leaves out
	Value       float64
	ValueChange float64
	Used        float64 // person-months of all teams
	UsedChange  float64
	Teams       []TeamTotal
	Proven      bool // both selections are the best there are
	// Sentence sums it up: "One engineer fewer: 2 go out, 1 comes in; it is worth 1200
	// points less than Plan of record (4 %)."
	Sentence string
}

// Compare sets selections beside the first one. The reasons are what differs between
// the two problems where the initiative is concerned; that nothing but this decided
// is for WhyNot to say. Never nil.
func Compare(scenarios []Solved) []Comparison {
	all := []Comparison{}
	for at := range scenarios {
		all = append(all, newComparison(&scenarios[0], &scenarios[at]))
	}
	return all
}

func newComparison(first, second *Solved) Comparison {
	c := Comparison{Scenario: second.ID, Name: second.Name, Value: second.Selection.Value, ValueChange: plan.Difference(second.Selection.Value, first.Selection.Value),
		Proven: first.Selection.Proven && second.Selection.Proven, In: []Moved{}, Out: []Moved{}, Teams: []TeamTotal{}}
	in, out := movement(first.Selection.In, second.Selection.In, "")
	came := &change{first: first, second: second, same: in, opposite: out, verb: "came in"}
	went := &change{first: second, second: first, same: out, opposite: in, verb: "went out", reverse: true}
	for _, id := range in {
		c.In = append(c.In, came.moved(id))
	}
	for _, id := range out {
		c.Out = append(c.Out, went.moved(id))
	}
	for t, r := range second.Problem.Resources {
		total := TeamTotal{Resource: r, Used: second.Selection.Used[t], Free: max(0, plan.Difference(r.Capacity, second.Selection.Used[t]))}
		if before := first.place(r); before >= 0 {
			total.InFirst = true
			total.CapacityChange = plan.Difference(r.Capacity, first.Problem.Resources[before].Capacity)
			total.UsedChange = plan.Difference(total.Used, first.Selection.Used[before])
		}
		c.Teams = append(c.Teams, total)
	}
	c.Used = summed(second.Selection.Used)
	c.UsedChange = plan.Difference(c.Used, summed(first.Selection.Used))
	c.Sentence = c.words(first, &second.Problem)
	return c
}

func summed(numbers []float64) float64 {
	sum := 0.0
	for _, each := range numbers {
		sum += each
	}
	return plan.Kept(sum)
}

func (c *Comparison) words(first *Solved, p *Problem) string {
	if c.Scenario == first.ID {
		return fmt.Sprintf("%s: %s, worth %s points.", c.Name, plan.Counted(len(first.Selection.In), "initiative", "initiatives"), p.amount(c.Value))
	}
	text := c.Name + ": the same initiatives"
	if len(c.In)+len(c.Out) > 0 {
		text = fmt.Sprintf("%s: %d in, %d out", c.Name, len(c.In), len(c.Out))
	}
	switch {
	case math.Abs(c.ValueChange) <= fits*(1+math.Abs(c.Value)):
		text += ", worth as much as " + first.Name
	case c.ValueChange > 0:
		text += fmt.Sprintf(", worth %s points more than %s", p.amount(c.ValueChange), first.Name)
	default:
		text += fmt.Sprintf(", worth %s points less than %s", p.amount(-c.ValueChange), first.Name)
	}
	if first.Selection.Value > 0 && c.ValueChange != 0 {
		text += fmt.Sprintf(" (%s)", p.percent(math.Abs(c.ValueChange)/first.Selection.Value))
	}
	return text + "."
}

// place of a resource, -1 for none.
func (s *Solved) place(r Resource) int {
	return slices.IndexFunc(s.Problem.Resources, func(other Resource) bool { return other.Team == r.Team && other.Cycle == r.Cycle })
}

func (s *Solved) item(id plan.ID) *SelectItem {
	if at := slices.IndexFunc(s.Problem.Items, func(item SelectItem) bool { return item.ID == id }); at >= 0 {
		return &s.Problem.Items[at]
	}
	return &SelectItem{ID: id}
}

func (s *Solved) reasonOut(id plan.ID) *NotSelected {
	if at := slices.IndexFunc(s.Selection.Out, func(out NotSelected) bool { return out.ID == id }); at >= 0 {
		return &s.Selection.Out[at]
	}
	return nil
}

// change explains what is in second and not in first. Where it is read backwards,
// first is the later one, and what is explained went out.
type change struct {
	first, second  *Solved
	same, opposite []plan.ID // what moved this way, and the other way
	verb           string
	reverse        bool
}

func (c *change) moved(id plan.ID) Moved {
	without, with := c.first.item(id), c.second.item(id)
	before, after, chanceBefore, chanceAfter := without, with, c.first.Chances, c.second.Chances
	if c.reverse {
		before, after, chanceBefore, chanceAfter = with, without, c.second.Chances, c.first.Chances
	}
	m := Moved{ID: id, Title: with.Title, ValueBefore: before.Value, ValueAfter: after.Value, Others: []plan.ID{}}
	if chance, ok := chanceBefore[id]; ok {
		m.ChanceBefore = &chance
	}
	if chance, ok := chanceAfter[id]; ok {
		m.ChanceAfter = &chance
	}
	for _, explain := range []func(*Moved, *SelectItem, *SelectItem) bool{c.byChoice, c.byTies, c.byCapacity, c.byValue, c.byOthers} {
		if explain(&m, without, with) {
			return m
		}
	}
	m.Reason = ByBalance
	m.Sentence = fmt.Sprintf("It %s because the whole is worth more this way.", c.verb)
	return m
}

func (c *change) byChoice(m *Moved, without, with *SelectItem) bool {
	m.Reason = ByChoice
	switch {
	case with.Must != "" && without.Must == "" && !c.reverse:
		m.Sentence = fmt.Sprintf("It is in whatever it is worth: %s.", with.Must)
		return true
	case with.Must != "" && without.Must == "":
		m.Sentence = "Nothing keeps it in any more whatever it is worth."
		return true
	case without.Never != "" && c.reverse:
		m.Sentence = without.Never
		return true
	case without.Never != "":
		m.Sentence = "Nothing keeps it out any more."
		return true
	}
	reason := c.first.reasonOut(m.ID)
	if reason == nil || reason.Code == "requires" {
		return false
	}
	m.Reason, m.Sentence = ByRule, reason.Sentence
	if !c.reverse {
		m.Sentence = "What kept it out no longer does: " + reason.Sentence
	}
	return true
}

// byTies finds dependencies of either problem that moved it.
func (c *change) byTies(m *Moved, _, _ *SelectItem) bool {
	for _, d := range slices.Concat(c.second.Problem.Dependencies, c.first.Problem.Dependencies) {
		other := d.On
		if other == m.ID {
			other = d.Initiative
		}
		switch {
		case d.Initiative != m.ID && d.On != m.ID:
		// It came in with what requires it; it went out with what it requires.
		case d.Kind == Requires && (d.On == m.ID) != c.reverse && slices.Contains(c.same, other):
			m.Reason, m.Others = ByRequirement, []plan.ID{other}
			if c.reverse {
				m.Sentence = fmt.Sprintf("It requires %s, which went out.", c.title(other))
			} else {
				m.Sentence = fmt.Sprintf("%s, which came in, requires it.", c.title(other))
			}
			return true
		case d.Kind == Excludes && slices.Contains(c.opposite, other):
			m.Reason, m.Others = ByExclusion, []plan.ID{other}
			if c.reverse {
				m.Sentence = fmt.Sprintf("It excludes %s, which came in.", c.title(other))
			} else {
				m.Sentence = fmt.Sprintf("It excludes %s, which went out.", c.title(other))
			}
			return true
		}
	}
	return false
}

func (c *change) title(id plan.ID) string {
	if title := c.second.item(id).Title; title != "" {
		return title
	}
	return c.first.item(id).Title
}

// byCapacity finds a team of it that has more where it is in, or that is limited only
// where it is not.
func (c *change) byCapacity(m *Moved, without, with *SelectItem) bool {
	for t, e := range without.Effort {
		r := c.first.Problem.Resources[t]
		if e <= 0 || c.second.place(r) >= 0 {
			continue
		}
		m.Reason = ByCapacity
		m.Sentence = fmt.Sprintf("%s has %s in %s, and nobody has said how much in %s.", r.Name, c.first.Problem.months(r.Capacity), c.first.Name, c.second.Name)
		return true
	}
	for t, e := range with.Effort {
		r := c.second.Problem.Resources[t]
		at := c.first.place(r)
		if e <= 0 || at < 0 {
			continue
		}
		more := plan.Difference(r.Capacity, c.first.Problem.Resources[at].Capacity)
		if more <= slackOf(r.Capacity) {
			continue
		}
		word := "more"
		if c.reverse {
			word = "less"
		}
		m.Reason, m.Sentence = ByCapacity, fmt.Sprintf("%s has %s %s.", r.Name, c.second.Problem.months(more), word)
		return true
	}
	return false
}

func (c *change) byValue(m *Moved, without, with *SelectItem) bool {
	if !scored(without) || !scored(with) || *with.Value <= *without.Value+fits*(1+math.Abs(*without.Value)) {
		return false
	}
	p, word := &c.second.Problem, "rose"
	if c.reverse {
		word = "fell"
	}
	m.Reason = ByValue
	m.Sentence = fmt.Sprintf("Its value %s from %s to %s points.", word, p.amount(*m.ValueBefore), p.amount(*m.ValueAfter))
	return true
}

// byOthers finds what moved the other way and takes of the same team.
func (c *change) byOthers(m *Moved, _, with *SelectItem) bool {
	titles, team := []string{}, ""
	for _, id := range c.opposite {
		other := c.first.item(id)
		for t, e := range with.Effort {
			r := c.second.Problem.Resources[t]
			if at := c.first.place(r); e > 0 && at >= 0 && at < len(other.Effort) && other.Effort[at] > 0 {
				team = r.Name
				titles, m.Others = append(titles, other.Title), append(m.Others, id)
				break
			}
		}
	}
	if len(titles) == 0 {
		return false
	}
	m.Reason = ByOthers
	verb := "went out, which leaves room"
	if c.reverse {
		verb = "came in instead"
	}
	m.Sentence = fmt.Sprintf("%s %s at %s.", fewOf(titles), verb, team)
	return true
}
