package exchange

import (
	"fmt"
	"slices"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// link finds the initiatives that others require or exclude, by key or title, in the file
// first and then in the plan. A loop of requirements is refused at its rows.
func (r *initiativeReader) link() {
	names := map[string]InitiativeLink{}
	for _, i := range r.context.Initiatives {
		names[plan.FoldName(i.Title)] = InitiativeLink{At: -1, ID: i.ID}
	}
	for _, byKey := range []bool{false, true} {
		for at := len(r.out) - 1; at >= 0; at-- { // of two of one name the first counts
			name := r.out[at].Initiative.Title
			if byKey {
				name = r.out[at].key
			}
			if name != "" {
				names[plan.FoldName(name)] = InitiativeLink{At: at}
			}
		}
	}
	linked := false
	for at := range r.out {
		row := &r.out[at]
		row.Requires = r.linksOf(row, "requires", row.requires, names)
		row.Excludes = r.linksOf(row, "excludes", row.excludes, names)
		linked = linked || len(row.Requires)+len(row.Excludes) > 0
	}
	if linked {
		r.checkLinks()
	}
}

func (r *initiativeReader) linksOf(row *ReadInitiative, field InitiativeField, text string, names map[string]InitiativeLink) (links []InitiativeLink) {
	parts := []string{text}
	if _, whole := names[plan.FoldName(text)]; !whole { // a title may hold a comma
		parts = splitList(text)
	}
	for _, name := range parts {
		link, known := names[plan.FoldName(name)]
		switch {
		case name == "":
		case !known:
			column := slices.Index(r.fields, field)
			r.find(row.Row, column, "no_such_initiative", SeverityWarning, fmt.Sprintf("There is no initiative \"%s\", neither here nor in the plan. It is kept in the note.", excerpt(name)))
			addNote(&row.Initiative.Note, r.table.Header[column]+": "+name)
		case slices.Contains(links, link):
		default:
			links = append(links, link)
		}
	}
	return links
}

// checkLinks refuses what no plan could do: loops of requirements, and what requires two
// that exclude each other.
func (r *initiativeReader) checkLinks() {
	all, ties := slices.Clone(r.context.Initiatives), slices.Clone(r.context.Depends)
	at := map[plan.ID]int{}
	id := func(n int) plan.ID { return plan.ID(fmt.Sprintf("row %09d", n)) } // in the order of the file
	to := func(link InitiativeLink) plan.ID {
		if link.At >= 0 {
			return id(link.At)
		}
		return link.ID
	}
	for n := range r.out {
		at[id(n)] = n
		all = append(all, roadmap.Initiative{ID: id(n), Title: r.out[n].Initiative.Title})
		for _, link := range r.out[n].Requires {
			ties = append(ties, roadmap.NewDependency(roadmap.Requires, id(n), to(link), 0))
		}
		for _, link := range r.out[n].Excludes {
			ties = append(ties, roadmap.NewDependency(roadmap.Excludes, id(n), to(link), 0))
		}
	}
	graph := roadmap.NewGraph(all, ties)
	for _, loop := range graph.Loops() {
		for _, step := range loop {
			if n, isRow := at[step]; isRow {
				r.find(r.out[n].Row, slices.Index(r.fields, "requires"), "loop", SeverityError,
					fmt.Sprintf("%s: none of them could begin. %s Take one of the requirements out.", chain(graph, loop), nothingWritten))
				break
			}
		}
	}
	for n := range r.out {
		if slices.ContainsFunc(r.out[n].Excludes, func(link InitiativeLink) bool { return to(link) == id(n) }) {
			r.find(r.out[n].Row, slices.Index(r.fields, "excludes"), "itself", SeverityError, "An initiative cannot exclude itself. "+nothingWritten+" Take it out.")
			continue
		}
		if why := graph.Contradiction(id(n)); why != "" {
			r.find(r.out[n].Row, slices.Index(r.fields, "requires"), "contradiction", SeverityError, fmt.Sprintf("It could never be selected: %s. %s Take one of them out.", why, nothingWritten))
		}
	}
}

// chain is a loop in words; of a long one the first part.
func chain(graph *roadmap.Graph, loop []plan.ID) string {
	const most = 8
	if len(loop) > most {
		return graph.Chain(loop[:most]) + " requires …"
	}
	return graph.Chain(loop)
}
