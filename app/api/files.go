package api

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cairn/app/appstate"
	"cairn/backend/plan"
	"cairn/backend/workspace/transfer"
)

// planSuffix is the extension of plan files.
const planSuffix = ".cairn"

func planTypes() []FileType {
	return []FileType{{Name: "Cairn plans", Patterns: []string{"*" + planSuffix}}}
}

func (s *Session) pickOpen() (string, error) {
	types := append(planTypes(), FileType{Name: "All files", Patterns: []string{"*"}})
	return s.setup.Host.OpenFile(Ask{Title: "Open a plan", Folder: s.folder(), Types: types})
}

func (s *Session) pickNew(name string) (string, error) {
	ask := Ask{Title: "New plan", Folder: s.folder(), Name: fileName(name, "Plan") + planSuffix, Types: planTypes()}
	path, err := s.setup.Host.SaveFile(ask)
	if err != nil || path == "" {
		return "", err
	}
	if !strings.EqualFold(filepath.Ext(path), planSuffix) {
		path += planSuffix
	}
	return path, nil
}

func (s *Session) pickImport() (string, error) {
	return s.setup.Host.OpenFile(Ask{Title: "Import a spreadsheet", Folder: s.folder(), Types: []FileType{
		{Name: "Spreadsheets (CSV, TSV, XLSX)", Patterns: []string{"*.csv", "*.tsv", "*.txt", "*.xlsx", "*.CSV", "*.TSV", "*.TXT", "*.XLSX"}},
		{Name: "All files", Patterns: []string{"*"}},
	}})
}

func (s *Session) pickFolder() (string, error) {
	return s.setup.Host.Folder(Ask{Title: "Export to a folder", Folder: s.folder()})
}

// folder is where a dialog begins: beside the plan that was opened last.
func (s *Session) folder() string {
	if recent := s.setup.State.Read().Recent; len(recent) > 0 {
		return filepath.Dir(recent[0].Path)
	}
	return ""
}

// savePicture asks where a picture shall lie and writes it there.
func (s *Session) savePicture(request Picture) (string, error) {
	picture, err := transfer.NewPicture(transfer.PictureKind(request.Kind), request.Data)
	if err != nil {
		return "", err
	}
	suffix := picture.Suffix()
	path, err := s.setup.Host.SaveFile(Ask{Title: "Save the chart as a picture", Folder: s.folder(), Name: fileName(request.Name, "Chart") + suffix,
		Types: []FileType{{Name: strings.ToUpper(request.Kind) + " pictures", Patterns: []string{"*" + suffix}}}})
	if err != nil || path == "" {
		return "", err
	}
	if !strings.EqualFold(filepath.Ext(path), suffix) {
		path += suffix
		if _, err := os.Lstat(path); err == nil { // the dialog did not ask about this one
			return "", plan.Refuse(plan.Conflict, fmt.Sprintf("There is a file at %s already. Nothing was saved; choose it in the dialog to replace it, or give another name.", path))
		}
	}
	return path, picture.Save(path)
}

// fileName makes of a name what every system takes as a file's; what nothing is
// left of is called otherwise.
func fileName(name, otherwise string) string {
	const reserved = `<>:"/\|?*`
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(reserved, r) {
			return '-'
		}
		return r
	}, plan.CleanTitle(name))
	const longest = 80 // characters; well below what any file system allows in bytes
	if letters := []rune(clean); len(letters) > longest {
		clean = string(letters[:longest])
	}
	clean = strings.Trim(clean, " .")
	if clean == "" || isDevice(clean) {
		return otherwise
	}
	return clean
}

// isDevice says whether Windows takes a name for one of its devices.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch strings.TrimSpace(stem) {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(stem) == 4 && (stem[:3] == "COM" || stem[:3] == "LPT") && stem[3] >= '0' && stem[3] <= '9'
}

// samplePath is where the next sample plan goes: an earlier one stays as the
// person left it.
func (s *Session) samplePath() string {
	for n := 1; ; n++ {
		name := "Sample plan"
		if n > 1 {
			name = fmt.Sprintf("Sample plan %d", n)
		}
		path := filepath.Join(s.setup.Folders.Data, name+planSuffix)
		if _, err := os.Lstat(path); err != nil {
			return path
		}
	}
}

// showInFolder shows a file, which is never opened or run, in its folder.
func (s *Session) showInFolder(path string) error {
	if _, err := os.Stat(path); err != nil {
		return &plan.Error{Code: plan.NotFound, Params: map[string]any{"path": path}, Cause: err,
			Message: fmt.Sprintf("There is no file at %s any more. It may have been moved or renamed.", path)}
	}
	return s.setup.Host.ShowInFolder(path)
}

func (s *Session) forget(path string) ([]Recent, error) {
	state, err := s.setup.State.Change(func(state *appstate.State) { state.Forget(path) })
	return recentOf(state), err
}

func (s *Session) setPreferences(wishes appstate.Preferences) (appstate.Preferences, error) {
	if err := wishes.Validate(); err != nil {
		return wishes, err
	}
	state, err := s.setup.State.Change(func(state *appstate.State) { state.Preferences = wishes })
	return state.Preferences, err
}

func recentOf(state appstate.State) []Recent {
	recent := make([]Recent, len(state.Recent))
	for i, r := range state.Recent {
		recent[i] = Recent{Path: r.Path, Name: r.Name, Folder: filepath.Dir(r.Path), File: filepath.Base(r.Path), Missing: true}
		if info, err := os.Stat(r.Path); err == nil {
			changed := plan.Instant(info.ModTime())
			recent[i].Changed, recent[i].Missing = &changed, false
		}
	}
	return recent
}
