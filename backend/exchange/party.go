package exchange

import (
	"fmt"
	"strings"

	"cairn/backend/plan"
)

// partyBook finds the people and teams that an outline names.
type partyBook struct {
	people  *register[Party] // by name
	teams   *register[Party]
	emails  *register[Party] // by address
	chosen  map[string]bool  // owners, by plan.FoldName, that a person said are teams (true) or people
	doubles map[string]int   // people of the plan by name, to find names that several have
}

func newPartyBook(context Context, fold bool) *partyBook {
	b := &partyBook{
		people: newRegister[Party](fold), teams: newRegister[Party](fold),
		emails: newRegister[Party](fold), chosen: map[string]bool{}, doubles: map[string]int{},
	}
	for _, name := range context.Teams {
		b.teams.know(name, &Party{Name: name, Team: true, Known: true})
	}
	for _, p := range context.People {
		party := &Party{Name: p.Name, Email: p.Email, Known: true}
		if p.Name != "" {
			b.people.know(p.Name, party)
			b.doubles[p.Name]++
		}
		if p.Email != "" {
			b.emails.know(p.Email, party)
		}
	}
	for _, name := range context.Choices.People {
		b.chosen[plan.FoldName(name)] = false
	}
	for _, name := range context.Choices.Teams {
		b.chosen[plan.FoldName(name)] = true
	}
	return b
}

// expect enters the names of a team column before any owner is looked at.
func (b *partyBook) expect(team string) {
	if b.teams.find(team) == nil {
		b.teams.add(team, &Party{Name: team, Team: true})
	}
}

func (b *partyBook) isTeam(name string) bool {
	if team, chosen := b.chosen[plan.FoldName(name)]; chosen {
		return team
	}
	return b.teams.find(name) != nil
}

// team counts a row that names a team.
func (b *partyBook) team(name string) *Party {
	b.expect(name)
	found := b.teams.find(name)
	countParty(b.teams, found)
	return found
}

// person counts a row that names a person by name, address or both. A person
// who has no address yet is given that of the row; learnt says so of one whom
// the plan has.
func (b *partyBook) person(name, email string) (found *Party, learnt bool) {
	found = b.emails.find(email)
	if byName := b.people.find(name); found == nil && name != "" && byName != nil && (email == "" || byName.Email == "") {
		found = byName
	}
	if found == nil {
		found = &Party{}
	}
	if found.Name == "" && name != "" && !found.Known {
		found.Name = name
		b.people.add(name, found)
	}
	if found.Email == "" && email != "" {
		found.Email = email
		b.emails.add(email, found)
		learnt = found.Known
	}
	countParty(b.people, found)
	return found, learnt
}

func countParty(g *register[Party], party *Party) {
	if party.Rows++; party.Rows == 1 {
		g.order = append(g.order, party)
	}
}

func (b *partyBook) used() (people, teams []Party) {
	return values(b.people.order), values(b.teams.order)
}

// takeOwner fills the owner of a row from the columns owner and ownerEmail.
// Only one can be accountable: of several the first is taken, and all stand in
// the note.
func (r *outlineReader) takeOwner(e *entry, row *OutlineRow) {
	nameColumn, emailColumn := r.mapping.index(FieldOwner), r.mapping.index(FieldOwnerEmail)
	name, whole := r.oneOf(e, nameColumn)
	email, wholeEmail := r.oneOf(e, emailColumn)
	name, inName := r.splitAddress(name)
	addressColumn := emailColumn
	if email == "" {
		email, addressColumn = inName, nameColumn
	} else if !isAddress(email) {
		email, wholeEmail = "", false
	}
	if name == "" && email == "" {
		return
	}
	if name != "" && r.parties.isTeam(name) {
		team := r.parties.team(name)
		team.Owner = true
		row.Owner, row.OwnerIsTeam = team.Name, true
		e.useIf(nameColumn, whole)
		return
	}
	if r.parties.doubles[name] > 1 {
		r.find(e.line, r.columnName(nameColumn), "ambiguous_owner", SeverityWarning, fmt.Sprintf(
			"The plan has %d people called \"%s\". The first is taken. Give the address to say which is meant.", r.parties.doubles[name], excerpt(name)))
	}
	person, learnt := r.parties.person(name, email)
	if learnt {
		r.find(e.line, r.columnName(addressColumn), "address_learnt", SeverityInfo, fmt.Sprintf(
			"\"%s\" has no address in the plan. \"%s\" becomes it.", excerpt(person.Name), excerpt(email)))
	}
	person.Owner = true
	row.Owner, row.OwnerEmail = person.Name, person.Email
	if name != "" && plan.FoldName(row.Owner) != plan.FoldName(name) {
		whole = false // the plan calls the person otherwise; keep what the file says
	}
	e.useIf(nameColumn, whole)
	e.useIf(emailColumn, wholeEmail)
}

// oneOf is the text of a cell, or the first of a list in it; whole is false
// where it is a list, or too long for a name.
func (r *outlineReader) oneOf(e *entry, column int) (text string, whole bool) {
	text = cleanLine(e.cell(column))
	first, rest, several := cutList(text)
	if several && !r.mapping.Own {
		r.find(e.line, r.columnName(column), "several_values", SeverityWarning, fmt.Sprintf(
			"The cell names several. \"%s\" is taken; all of them are kept in the note (%s).", excerpt(first), excerpt(rest)))
		text = first
	} else {
		several = false
	}
	if tooLong(text, plan.MaxTitle) {
		return "", false
	}
	return text, !several
}

// cutList parts a list at its first semicolon, or, among e-mail addresses and
// ids without spaces, at its first comma.
func cutList(text string) (first, rest string, several bool) {
	if first, rest, several = strings.Cut(text, ";"); !several {
		first, rest, several = strings.Cut(text, ",")
		several = several && (strings.Contains(first, "@") || allDigits(strings.TrimSpace(first)))
	}
	first, rest = strings.TrimSpace(first), strings.TrimSpace(rest)
	if !several || first == "" || rest == "" {
		return text, "", false
	}
	return first, rest, true
}

// splitAddress reads "Dana", "dana@example.org" and, from other tools, "Dana
// <dana@example.org>".
func (r *outlineReader) splitAddress(text string) (name, email string) {
	if isAddress(text) {
		return "", text
	}
	begin := strings.LastIndexByte(text, '<')
	if begin > 0 && !r.mapping.Own && strings.HasSuffix(text, ">") && isAddress(text[begin+1:len(text)-1]) {
		return strings.TrimSpace(text[:begin]), text[begin+1 : len(text)-1]
	}
	return text, ""
}

func isAddress(text string) bool {
	at := strings.IndexByte(text, '@')
	return at > 0 && at < len(text)-1 && strings.Count(text, "@") == 1 && !strings.ContainsAny(text, " <>,;\"")
}
