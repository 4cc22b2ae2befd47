package appstate

import (
	"errors"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"cairn/backend/plan"
)

// homeVariable names the environment variable that puts all folders below one
// of its own, for tests and for a Cairn on a stick.
const homeVariable = "CAIRN_HOME"

// Folders are where Cairn keeps what is not in a plan.
type Folders struct {
	Data  string // backups and sample plans: worth keeping
	State string // locks, log, state file: may be lost
}

// Locate finds the folders of this person on this machine, and makes them
// where they are missing, for this person alone to read.
func Locate() (Folders, error) {
	folders := Folders{Data: filepath.Join(xdg.DataHome, "cairn"), State: filepath.Join(xdg.StateHome, "cairn")}
	if home := os.Getenv(homeVariable); home != "" {
		folders = Folders{Data: filepath.Join(home, "data"), State: filepath.Join(home, "state")}
	}
	return folders, errors.Join(os.MkdirAll(folders.Data, 0o700), os.MkdirAll(folders.State, 0o700))
}

// Machine is the id of this installation, made at the first call and kept with
// the data: undo reaches the actions that carry it.
func (f Folders) Machine(ids plan.IDs) (plan.ID, error) {
	path := filepath.Join(f.Data, "machine")
	if kept, err := readID(path); err == nil {
		return kept, nil
	}
	made := ids.New()
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		// Another Cairn was quicker, or the file holds something else: then it is
		// written anew, and older actions are no longer this machine's.
		if kept, err := readID(path); err == nil {
			return kept, nil
		}
		return made, replace(path, []byte(made+"\n"))
	}
	if err != nil {
		return "", err
	}
	_, err = file.WriteString(string(made) + "\n")
	return made, errors.Join(err, file.Close())
}

func readID(path string) (plan.ID, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	id, ok := plan.ParseID(strings.TrimSpace(string(text)))
	if !ok {
		return "", fs.ErrInvalid
	}
	return id, nil
}

// Who is what the machine calls the person at the keyboard: the full name, or
// else the name of the account; "" where it does not know.
func Who() string {
	account, err := user.Current()
	if err != nil {
		return ""
	}
	name, _, _ := strings.Cut(account.Name, ",")
	if name = plan.CleanTitle(name); name != "" {
		return name
	}
	return plan.CleanTitle(account.Username)
}
