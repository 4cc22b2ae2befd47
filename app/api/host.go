package api

// The events that the page hears, always after the commit.
const (
	EventChanged  = "changed"  // Changed
	EventProgress = "progress" // Progress
	EventPlan     = "plan"     // no payload: another plan is open, or none
	EventDamaged  = "damaged"  // Damaged
	EventProblem  = "problem"  // fault.Body: something failed that the page did not ask for
)

// Changed names what a write touched.
type Changed struct {
	Subjects []string `json:"subjects"`
	IDs      []string `json:"ids"`
	// Outside says that it is not the answer to a call of the page, which would
	// bring what it changed by itself.
	Outside bool `json:"outside"`
}

// Progress says how far a long task has come.
type Progress struct {
	Task  string `json:"task"` // "read" (bytes), "import" (bytes, then rows)
	Done  int64  `json:"done"`
	Total int64  `json:"total"`
}

// Damaged says in a sentence what the verification of the open plan found.
type Damaged struct {
	Message string `json:"message"`
}

// Host is what the services need of the window around them.
type Host interface {
	Dialogs
	// Emit tells the page of an event. What is emitted before the page can hear
	// is kept for it.
	Emit(event string, payload any)
	// Title puts the name of the open plan on the window; "" when none is open.
	Title(planName string)
	// ShowInFolder opens the folder of a file with the file selected, as far as
	// the desktop knows how.
	ShowInFolder(path string) error
	// Painted hears once that the first screen stands.
	Painted()
}

// Dialogs asks a person for a file or a folder; "" means that they cancelled.
type Dialogs interface {
	OpenFile(ask Ask) (string, error)
	SaveFile(ask Ask) (string, error)
	Folder(ask Ask) (string, error)
}

// Ask is what a dialog shows.
type Ask struct {
	Title  string
	Folder string // where to begin; "" leaves it to the desktop
	Name   string // the name proposed for a new file
	Types  []FileType
}

// FileType is a choice of a dialog: "Cairn plans", "*.cairn".
type FileType struct {
	Name     string
	Patterns []string
}
