// Package appstate keeps what the app remembers about itself between two
// starts: the plans opened of late, the person's preferences, where the window
// stood. None of it is part of a plan, and all of it can be had again, so a
// state file that cannot be read counts as an empty one.
//
// It imports the standard library, github.com/adrg/xdg and backend/plan.
package appstate

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"cairn/backend/plan"
)

// maxRecent is how many plans the welcome screen offers.
const maxRecent = 12

// Theme is how the page is coloured.
type Theme string

// The themes; System follows the desktop.
const (
	System Theme = "system"
	Light  Theme = "light"
	Dark   Theme = "dark"
)

// Valid says whether t is one of the themes.
func (t Theme) Valid() bool { return t == System || t == Light || t == Dark }

// Preferences are a person's wishes about the app, the same for every plan.
type Preferences struct {
	Theme Theme `json:"theme"`
	// SingleKeys says whether shortcuts of one plain key are on.
	SingleKeys bool `json:"singleKeys"`
	// TextSize is how large the text is, in percent: one of TextSizes.
	TextSize int `json:"textSize"`
	// Rows says how much room a row of a list has.
	Rows Rows `json:"rows"`
}

// TextSizes are the sizes of text to choose from, in percent.
func TextSizes() []int { return []int{90, 100, 115, 130, 150, 200} }

// Rows says how much room a row of a list has.
type Rows string

// How much room a row has, in the spelling of the file.
const (
	Compact     Rows = "compact"
	Comfortable Rows = "comfortable"
)

// Validate says what is wrong with the preferences: invalid at the field.
func (p Preferences) Validate() error {
	var faults plan.Faults
	if !p.Theme.Valid() {
		faults.Add("theme", "unknown", fmt.Sprintf("There is no theme %q. Choose system, light or dark.", p.Theme))
	}
	if !slices.Contains(TextSizes(), p.TextSize) {
		faults.Add("textSize", "unknown", fmt.Sprintf("Text cannot be shown at %d percent. Choose one of %v.", p.TextSize, TextSizes()))
	}
	if p.Rows != Compact && p.Rows != Comfortable {
		faults.Add("rows", "unknown", fmt.Sprintf("There are no %q rows. Choose compact or comfortable.", p.Rows))
	}
	return faults.Err()
}

func defaults() Preferences {
	return Preferences{Theme: System, SingleKeys: true, TextSize: 100, Rows: Compact}
}

// Recent is a plan that was opened.
type Recent struct {
	Path   string    `json:"path"` // absolute
	Name   string    `json:"name"` // as the plan was called then
	Opened time.Time `json:"opened"`
}

// Window is where the window stood, in the units of the desktop. Width 0 means
// that it never stood anywhere.
type Window struct {
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	X         int  `json:"x"`
	Y         int  `json:"y"`
	Maximised bool `json:"maximised"`
}

// State is all that the app remembers.
type State struct {
	Recent      []Recent    `json:"recent"` // latest first, at most maxRecent
	Preferences Preferences `json:"preferences"`
	Window      Window      `json:"window"`
	// Last is the plan that was open when the app ended, "" where none was: it
	// is opened again at the next start.
	Last string `json:"last"`
}

// Remember puts a plan at the head of the recent ones.
func (s *State) Remember(opened Recent) {
	s.Forget(opened.Path)
	opened.Opened = opened.Opened.UTC()
	s.Recent = append([]Recent{opened}, s.Recent...)
	s.Recent = s.Recent[:min(len(s.Recent), maxRecent)]
}

// Forget takes a plan off the recent ones; its file stays.
func (s *State) Forget(path string) {
	s.Recent = slices.DeleteFunc(s.Recent, func(r Recent) bool { return r.Path == path })
}

// File is the state file. It is safe for concurrent use.
type File struct {
	mu   sync.Mutex
	path string
}

// In returns the state file of a state folder; it need not exist.
func In(folder string) *File { return &File{path: filepath.Join(folder, "app.json")} }

// Read returns what is remembered.
func (f *File) Read() State {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.read()
}

// Change changes what is remembered and returns it. It reads the file anew
// first, since a second Cairn may have written to it, and replaces it whole.
func (f *File) Change(change func(*State)) (State, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	state := f.read()
	change(&state)
	text, err := json.MarshalIndent(state, "", "  ")
	if err != nil {
		return state, err
	}
	return state, replace(f.path, append(text, '\n'))
}

func (f *File) read() State {
	fresh := State{Recent: []Recent{}, Preferences: defaults()}
	text, err := os.ReadFile(f.path)
	if err != nil {
		return fresh
	}
	state := fresh
	if json.Unmarshal(text, &state) != nil {
		return fresh
	}
	if state.Preferences.Validate() != nil {
		state.Preferences = defaults()
	}
	if state.Recent == nil {
		state.Recent = fresh.Recent
	}
	return state
}

// replace writes a file whole or not at all.
func replace(path string, text []byte) error {
	temporary, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	_, err = temporary.Write(text)
	err = errors.Join(err, temporary.Sync(), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		if removal := os.Remove(temporary.Name()); !errors.Is(removal, fs.ErrNotExist) {
			err = errors.Join(err, removal)
		}
	}
	return err
}
