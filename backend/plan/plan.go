// Package plan holds the words that every subject shares: ids, civil dates,
// numbers as people type them, sibling order, the plan with its products,
// people, teams, phases and cycles, and the one error type of the backend.
//
// It imports the standard library, github.com/google/uuid and
// golang.org/x/text alone; every other package of the backend may import it.
package plan

// Plan is one file: everything that a team plans. Its ID is the identity of
// the document and the same in every copy.
type Plan struct {
	ID   ID
	Name string
	Settings
}

// Product is what phases, KPIs and objectives belong to. A plan has one by
// default.
type Product struct {
	ID       ID
	Name     string
	Position string
}

// Validate says what is wrong with the name of a product, or nil.
func (p Product) Validate() error { return titled("name", p.Name) }

// titled says what is wrong with the one text of a thing.
func titled(field, text string) error {
	var faults Faults
	faults.Title(field, text)
	return faults.Err()
}

// Person has a name or an e-mail address, not necessarily both.
type Person struct {
	ID    ID
	Name  string
	Email string
}

// Label is the person as others would call them: the name, else the address.
func (p Person) Label() string {
	if p.Name != "" {
		return p.Name
	}
	return p.Email
}

// Validate says what is wrong with a person, or nil: one line each, and a name
// or an e-mail address at least.
func (p Person) Validate() error {
	var faults Faults
	if p.Email == "" {
		faults.Title("name", p.Name)
	} else {
		faults.Line("name", p.Name, MaxTitle)
	}
	faults.Line("email", p.Email, MaxTitle)
	return faults.Err()
}

// Team may own objectives and key results as a person may.
type Team struct {
	ID   ID
	Name string
}

// Validate says what is wrong with the name of a team, or nil.
func (t Team) Validate() error { return titled("name", t.Name) }

// TeamMember ties a person to a team. Its ID is LinkID(Team, Person), so that
// two people adding the same member agree.
type TeamMember struct {
	ID     ID
	Team   ID
	Person ID
}

// NewTeamMember ties a person to a team.
func NewTeamMember(team, person ID) TeamMember {
	return TeamMember{ID: LinkID(string(team), string(person)), Team: team, Person: person}
}

// Phase is a lifecycle phase of a product.
type Phase struct {
	ID       ID
	Product  ID
	Name     string
	Position string
}

// Validate says what is wrong with the name of a phase, or nil.
func (p Phase) Validate() error { return titled("name", p.Name) }

// DefaultPhases are the seven phases that a new product begins with, in order.
func DefaultPhases() []string {
	return []string{"Discovery", "Validation", "Build", "Launch", "Growth", "Maturity", "Sunset"}
}

// Tag is a word on a row of any subject. Its ID is LinkID(Row, Name).
type Tag struct {
	ID   ID
	Row  ID
	Name string
}

// NewTag is a word on a row.
func NewTag(row ID, name string) Tag { return Tag{ID: LinkID(string(row), name), Row: row, Name: name} }

// Validate says what is wrong with the word of a tag, or nil.
func (t Tag) Validate() error { return titled("name", t.Name) }
