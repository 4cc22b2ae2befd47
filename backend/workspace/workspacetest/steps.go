package workspacetest

import (
	"context"
	"errors"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace"
)

// Steps holds actions to what every action keeps: each is one step of undo with a name,
// and one that is refused writes nothing.
type Steps struct {
	T testing.TB
	W *workspace.Workspace
}

// Must ends the test at an error.
func (s Steps) Must(err error) {
	s.T.Helper()
	if err != nil {
		s.T.Fatal(err)
	}
}

// Read reads the plan as it is.
func (s Steps) Read(f func(r store.Reader) error) {
	s.T.Helper()
	s.Must(s.W.Read(context.Background(), f))
}

// Digest is that of what the plan holds.
func (s Steps) Digest() (digest string) {
	s.T.Helper()
	s.Read(func(r store.Reader) (err error) {
		digest, err = r.ContentDigest(context.Background())
		return err
	})
	return digest
}

// Step does something and sees that it is one step of undo with a name.
func (s Steps) Step(name string, do func() (workspace.Change, error)) {
	s.T.Helper()
	before := s.Digest()
	change, err := do()
	s.Must(err)
	after := s.Digest()
	undone, _, err := s.W.Undo(context.Background())
	s.Must(err)
	if change.Name != name || undone.Name != name || s.Digest() != before || after == before {
		s.T.Errorf("%q is undone as %q, want %q", change.Name, undone.Name, name)
	}
	_, _, err = s.W.Redo(context.Background())
	s.Must(err)
	if s.Digest() != after {
		s.T.Errorf("%q is not done again", name)
	}
}

// Refused sees the field at fault, or the code where there is none, and that nothing was
// written.
func (s Steps) Refused(what, want string, do func() (workspace.Change, error)) {
	s.T.Helper()
	before := s.Digest()
	_, err := do()
	got := string(plan.CodeOf(err))
	var refusal *plan.Error
	if errors.As(err, &refusal) && len(refusal.Fields) > 0 {
		got = refusal.Fields[0].Field + " " + refusal.Fields[0].Code
	}
	if got != want || s.Digest() != before {
		s.T.Errorf("%s: got %q, want %q (%v)", what, got, want, err)
	}
}
