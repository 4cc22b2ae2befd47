package desktop

import (
	"fmt"
	"os"
	"strings"
	"sync"

	"cairn/app/api"
)

// scripted answers dialogs from a file in place of a person: one line each, in
// order, an empty line to cancel. Answers are taken out of the file.
type scripted struct {
	mu   sync.Mutex
	path string
}

func (s *scripted) OpenFile(ask api.Ask) (string, error) { return s.next(ask) }

func (s *scripted) SaveFile(ask api.Ask) (string, error) { return s.next(ask) }

func (s *scripted) Folder(ask api.Ask) (string, error) { return s.next(ask) }

func (s *scripted) next(ask api.Ask) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	text, err := os.ReadFile(s.path)
	if err != nil {
		return "", err
	}
	if len(text) == 0 {
		return "", fmt.Errorf("no answer is left in %s for the dialog %q", s.path, ask.Title)
	}
	answer, rest, _ := strings.Cut(string(text), "\n")
	return strings.TrimSuffix(answer, "\r"), os.WriteFile(s.path, []byte(rest), 0o600)
}
