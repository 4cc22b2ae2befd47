package roadmap

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// Graph is what initiatives require of one another and exclude.
type Graph struct {
	titles   map[plan.ID]string
	requires map[plan.ID][]Dependency // by the initiative that requires
	excludes map[plan.ID][]plan.ID
}

// NewGraph reads the dependencies among initiatives. Those on an initiative that is
// not given are passed over: a merge may leave such.
func NewGraph(initiatives []Initiative, dependencies []Dependency) *Graph {
	titles := make(map[plan.ID]string, len(initiatives))
	for _, i := range initiatives {
		titles[i.ID] = i.Title
	}
	return graphOf(titles, dependencies)
}

func graphOf(titles map[plan.ID]string, dependencies []Dependency) *Graph {
	g := &Graph{titles: titles, requires: map[plan.ID][]Dependency{}, excludes: map[plan.ID][]plan.ID{}}
	dependencies = slices.Clone(dependencies)
	slices.SortFunc(dependencies, func(a, b Dependency) int {
		return cmp.Or(cmp.Compare(a.Initiative, b.Initiative), cmp.Compare(a.On, b.On), cmp.Compare(a.Kind, b.Kind))
	})
	for _, d := range dependencies {
		if !g.knows(d.Initiative) || !g.knows(d.On) {
			continue
		}
		switch d.Kind {
		case Requires:
			g.requires[d.Initiative] = append(g.requires[d.Initiative], d)
		case Excludes:
			g.excludes[d.Initiative] = append(g.excludes[d.Initiative], d.On)
			g.excludes[d.On] = append(g.excludes[d.On], d.Initiative)
		}
	}
	return g
}

func (g *Graph) knows(id plan.ID) bool {
	_, known := g.titles[id]
	return known
}

func (g *Graph) next(id plan.ID) []plan.ID {
	ids := make([]plan.ID, len(g.requires[id]))
	for i, d := range g.requires[id] {
		ids[i] = d.On
	}
	return ids
}

// Required are all initiatives that one requires, near and far, in the order in
// which they are come to. Never nil; on a loop the initiative is among them.
func (g *Graph) Required(id plan.ID) []plan.ID {
	found, seen := []plan.ID{}, map[plan.ID]bool{}
	for _, on := range g.next(id) {
		seen[on] = true
		found = append(found, on)
	}
	for at := 0; at < len(found); at++ {
		for _, on := range g.next(found[at]) {
			if !seen[on] {
				seen[on] = true
				found = append(found, on)
			}
		}
	}
	return found
}

// Way is the shortest chain of requirements from one initiative to another, both
// ends in it; nil where there is none.
func (g *Graph) Way(from, to plan.ID) []plan.ID {
	before, queue := map[plan.ID]plan.ID{}, []plan.ID{from}
	for at := 0; at < len(queue); at++ {
		for _, on := range g.next(queue[at]) {
			if _, seen := before[on]; seen {
				continue
			}
			before[on] = queue[at]
			if on == to {
				way := []plan.ID{to}
				for step := before[to]; ; step = before[step] {
					way = append(way, step)
					if step == from {
						slices.Reverse(way)
						return way
					}
				}
			}
			queue = append(queue, on)
		}
	}
	return nil
}

// Loops are the chains of requirements that lead back to themselves, one for each
// set of initiatives that all require each other; the first one stands at the end
// again. Never nil.
func (g *Graph) Loops() [][]plan.ID {
	ids := make([]plan.ID, 0, len(g.titles))
	for id := range g.titles {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	loops := [][]plan.ID{}
	for _, set := range okr.Circles(ids, g.next) {
		loops = append(loops, g.Way(set[0], set[0]))
	}
	return loops
}

// Chain writes a way in words: "A requires B requires C".
func (g *Graph) Chain(way []plan.ID) string {
	titles := make([]string, len(way))
	for i, id := range way {
		titles[i] = g.titles[id]
	}
	return strings.Join(titles, " requires ")
}

// Admits refuses a dependency that the graph cannot take: a requirement that would
// close a loop, an exclusion of what is required, a requirement of what is excluded.
// Errors: Invalid at the field on, with the way in words.
func (g *Graph) Admits(d Dependency) error {
	if d.Kind == Requires {
		if way := g.Way(d.On, d.Initiative); way != nil || d.On == d.Initiative {
			if way == nil {
				way = []plan.ID{d.Initiative}
			}
			return plan.AtField("on", "loop", fmt.Sprintf("%s already, so neither could begin if %s required %s. Delete a dependency on that way first.", g.Chain(way), g.titles[d.Initiative], g.titles[d.On]))
		}
	}
	with := g.with(d)
	for _, id := range with.above(d.Initiative, d.On) {
		if c := with.Contradiction(id); c != "" && g.Contradiction(id) == "" {
			return plan.AtField("on", "contradiction", fmt.Sprintf("%s could never be selected then: %s. Delete one of these dependencies first.", g.titles[id], c))
		}
	}
	return nil
}

// above are the given initiatives and those that require one of them, by id.
func (g *Graph) above(ids ...plan.ID) []plan.ID {
	found := slices.Clone(ids)
	for id := range g.titles {
		if !slices.Contains(ids, id) && slices.ContainsFunc(g.Required(id), func(on plan.ID) bool { return slices.Contains(ids, on) }) {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return found
}

// with is the graph with one dependency more.
func (g *Graph) with(d Dependency) *Graph {
	more := &Graph{titles: g.titles, requires: map[plan.ID][]Dependency{}, excludes: map[plan.ID][]plan.ID{}}
	for id, each := range g.requires {
		more.requires[id] = slices.Clip(each)
	}
	for id, each := range g.excludes {
		more.excludes[id] = slices.Clip(each)
	}
	switch d.Kind {
	case Requires:
		more.requires[d.Initiative] = append(more.requires[d.Initiative], d)
	case Excludes:
		more.excludes[d.Initiative] = append(more.excludes[d.Initiative], d.On)
		more.excludes[d.On] = append(more.excludes[d.On], d.Initiative)
	}
	return more
}

// Contradiction says in words, without a full stop, why an initiative can never be
// selected: it requires, near or far, two that exclude each other, or one that
// excludes it. "" where nothing does.
func (g *Graph) Contradiction(id plan.ID) string {
	together := append([]plan.ID{id}, g.Required(id)...)
	for at, one := range together {
		for _, other := range together[at+1:] {
			if !slices.Contains(g.excludes[one], other) {
				continue
			}
			words := []string{}
			for _, end := range []plan.ID{one, other} {
				if end != id {
					words = append(words, g.Chain(g.Way(id, end)))
				}
			}
			return strings.Join(append(words, fmt.Sprintf("%s and %s exclude each other", g.titles[one], g.titles[other])), "; ")
		}
	}
	return ""
}
