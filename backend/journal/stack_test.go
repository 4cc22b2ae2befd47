package journal

import "testing"

func TestStackOffersWhatCanBeUndoneAndRedone(t *testing.T) {
	do := func(id string) Step { return Step{Action: id, Kind: Do, Name: "name of " + id} }
	undo := func(id, target string) Step { return Step{Action: id, Kind: Undo, Target: target} }
	redo := func(id, target string) Step { return Step{Action: id, Kind: Redo, Target: target} }
	merge := func(id string) Step { return Step{Action: id, Kind: Merged} }
	tests := []struct {
		name               string
		made               []Step
		undoable, redoable string
	}{
		{"nothing", nil, "", ""},
		{"two actions", []Step{do("a"), do("b")}, "b", ""},
		{"one undone", []Step{do("a"), do("b"), undo("u", "b")}, "a", "u"},
		{"both undone", []Step{do("a"), do("b"), undo("u", "b"), undo("v", "a")}, "", "v"},
		{"redone", []Step{do("a"), do("b"), undo("u", "b"), undo("v", "a"), redo("r", "v")}, "r", "u"},
		{"undone, redone, undone", []Step{do("a"), undo("u", "a"), redo("r", "u"), undo("v", "r")}, "", "v"},
		{"a new action clears redo", []Step{do("a"), undo("u", "a"), do("b")}, "b", ""},
		{"a merge is undone first", []Step{do("a"), do("b"), undo("u", "b"), merge("m")}, "m", ""},
		{"an undone merge leaves redo as it was", []Step{do("a"), do("b"), undo("u", "b"), merge("m"), undo("n", "m")}, "a", "u"},
		{"a merge is offered until the next action", []Step{do("a"), merge("m"), do("b"), undo("u", "b")}, "a", "u"},
		{"or the next merge", []Step{do("a"), merge("m"), merge("n"), undo("u", "n")}, "a", ""},
		{"an action below the top", []Step{do("a"), do("b"), undo("u", "a")}, "b", "u"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var s Stack
			for _, step := range test.made {
				s.Push(step)
			}
			if got, ok := s.Undoable(); got.Action != test.undoable || ok != (test.undoable != "") {
				t.Errorf("undoable is %v, want %q", got, test.undoable)
			}
			if got, ok := s.Redoable(); got.Action != test.redoable || ok != (test.redoable != "") {
				t.Errorf("redoable is %v, want %q", got, test.redoable)
			}
		})
	}
}

func TestAStepKeepsItsNameThroughUndoAndRedo(t *testing.T) {
	done := Step{Action: "a", Kind: Do, Name: "Import okrs.csv"}
	undone := done.Inverse("u")
	if want := (Step{"u", Undo, "a", "Import okrs.csv"}); undone != want {
		t.Errorf("got %v, want %v", undone, want)
	}
	if got, want := undone.Inverse("r"), (Step{"r", Redo, "u", "Import okrs.csv"}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAForgottenMergeIsNoLongerOffered(t *testing.T) {
	var s Stack
	s.ForgetMerge()
	s.Push(Step{Action: "a", Kind: Do})
	s.Push(Step{Action: "m", Kind: Merged})
	s.ForgetMerge()
	s.ForgetMerge()
	if got, _ := s.Undoable(); got.Action != "a" {
		t.Errorf("undoable is %v, want a", got)
	}
}
