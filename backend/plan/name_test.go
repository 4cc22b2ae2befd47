package plan

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSpellingsOfOneName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Dana Okafor", "dana  okafor", true}, {"Dana Okafor", " DANA\tOKAFOR ", true}, {"Dana", "Dan", false},
		{"dana@Example.org", "Dana@example.org", true}, {"Straße", "STRASSE", true}, {"Zoë", "Zoe\u0308", true}, {"ZOË", "zoë", true},
		{"Σίσυφος", "ΣΊΣΥΦΟΣ", true}, {"Zoe", "Zoë", false}, {"Q1 2026", "Q1\u00a02026", true}, {"A B", "AB", false}, {"", " ", true},
	} {
		if got := FoldName(c.a) == FoldName(c.b); got != c.same {
			t.Errorf("%q and %q are the same name: %v, want %v", c.a, c.b, got, c.same)
		}
	}
}

func TestAFoldedNameIsItsOwnFold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		folded := FoldName(rapid.String().Draw(t, "name"))
		if again := FoldName(folded); again != folded {
			t.Fatalf("%q folds on to %q", folded, again)
		}
	})
}

func TestMeant(t *testing.T) {
	people := []Candidate{{"1", []string{"Dana", "dana@example.org"}}, {"2", []string{"dana", ""}}, {"3", []string{"", "eli@example.org"}}}
	teams := []Candidate{{"4", []string{"Ops"}}, {"5", []string{"OPS"}}, {"6", []string{"Eli@Example.org"}}}
	for text, want := range map[string][]ID{
		"1": {"1"}, "Dana": {"1"}, "dana": {"2"}, "DANA": {"1", "2"}, "Dana@Example.ORG": {"1"}, " ops ": {"4", "5"},
		"eli@example.org": {"3"}, "ELI@example.org": {"6"}, "": nil, "nobody": nil,
	} {
		var got []ID
		for _, c := range Meant(text, teams, people) {
			got = append(got, c.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q means %v, want %v", text, got, want)
		}
	}
}
