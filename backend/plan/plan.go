// Package plan holds the words that every subject shares: ids, civil dates,
// numbers as people type them, sibling order, the plan with its products,
// people, teams, phases and cycles, and the one error type of the backend.
//
// It imports the standard library and github.com/google/uuid alone; every
// other package of the backend may import it.
package plan

// Settings of a plan that change how numbers are read and shown, never what
// they are.
type Settings struct {
	// FiscalYearStart is the month, 1 to 12, in which the first quarter begins.
	FiscalYearStart int
	// DecimalMark is "." or ",": how people type numbers in this plan.
	DecimalMark string
	// ListSeparator is "," or ";" or a tab: what parts the fields of the CSV
	// preset Excel. It is a setting of the plan, never of the machine.
	ListSeparator string
	// ProgressShown is "fraction" (0.54) or "percent" (54 %).
	ProgressShown string
	// CadenceDays is how often a key result wants a check-in, in days.
	CadenceDays int
	// GraceDays is how many days past the cadence a value still counts as fresh.
	GraceDays int
}

// DefaultSettings are those of a new plan: calendar quarters, a decimal point,
// weekly check-ins with three days of grace.
func DefaultSettings() Settings {
	return Settings{FiscalYearStart: 1, DecimalMark: ".", ListSeparator: ",", ProgressShown: "fraction", CadenceDays: 7, GraceDays: 3}
}

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

// Team may own objectives and key results as a person may.
type Team struct {
	ID   ID
	Name string
}

// TeamMember ties a person to a team. Its ID is LinkID(Team, Person), so that
// two people adding the same member agree.
type TeamMember struct {
	ID     ID
	Team   ID
	Person ID
}

// Phase is a lifecycle phase of a product.
type Phase struct {
	ID       ID
	Product  ID
	Name     string
	Position string
}

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
