package roadmap

import (
	"cmp"
	"fmt"
	"math"

	"cairn/backend/plan"
)

// KanoCategory is what an initiative is to the people asked (Berger et al. 1993).
type KanoCategory string

// The categories, in the letters of the literature. They stand in the order in which
// they win a tie, since what annoys by its absence is the dearer mistake.
const (
	MustBe         KanoCategory = "M" // annoys by its absence, pleases nobody
	OneDimensional KanoCategory = "O" // pleases and annoys: performance
	Attractive     KanoCategory = "A" // pleases, and is not missed
	Indifferent    KanoCategory = "I" // neither
	Reverse        KanoCategory = "R" // they would rather not have it
	Questionable   KanoCategory = "Q" // the two answers contradict each other
	NoCategory     KanoCategory = ""  // nobody answered
)

// KanoCategories are those of an answer, in the order in which they win a tie.
func KanoCategories() []KanoCategory {
	return []KanoCategory{MustBe, OneDimensional, Attractive, Indifferent, Reverse, Questionable}
}

// Word is how people call a category; "" for none.
func (c KanoCategory) Word() string {
	switch c {
	case MustBe:
		return "Must-be"
	case OneDimensional:
		return "Performance"
	case Attractive:
		return "Attractive"
	case Indifferent:
		return "Indifferent"
	case Reverse:
		return "Reverse"
	case Questionable:
		return "Questionable"
	default:
		return ""
	}
}

// Unwanted says that most people do not want it, or that most answers contradict
// themselves. Such an initiative has no score: Better and Worse are of the others
// alone, and would make a winner of what one person likes and ten do not.
func (c KanoCategory) Unwanted() bool { return c == Reverse || c == Questionable }

func unwantedSentence(c KanoCategory) string {
	if c == Reverse {
		return "Not scored: most people asked would rather not have it."
	}
	return "Not scored: most answers contradict themselves. Ask again, in other words."
}

// kanoTable is the evaluation table: rows functional, columns dysfunctional, both from
// like to dislike (handbook, prioritisation.md, "Kano").
const kanoTable = "QAAAO" + "RIIIM" + "RIIIM" + "RIIIM" + "RRRRQ"

// Category is what an answer says; NoCategory where it is no answer.
func (a Answer) Category() KanoCategory {
	const answers = 5
	if min(a.Functional, a.Dysfunctional) < 1 || max(a.Functional, a.Dysfunctional) > answers {
		return NoCategory
	}
	at := (a.Functional-1)*answers + a.Dysfunctional - 1
	return KanoCategory(kanoTable[at : at+1])
}

// KanoCounts is how many answers fall into each category.
type KanoCounts struct {
	M, O, A, I, R, Q int
}

// CountAnswers counts the answers about one initiative.
func CountAnswers(answers []Answer) KanoCounts {
	var k KanoCounts
	for _, a := range answers {
		switch a.Category() {
		case MustBe:
			k.M++
		case OneDimensional:
			k.O++
		case Attractive:
			k.A++
		case Indifferent:
			k.I++
		case Reverse:
			k.R++
		case Questionable:
			k.Q++
		}
	}
	return k
}

// Of is how many answers fall into one category.
func (k KanoCounts) Of(c KanoCategory) int {
	switch c {
	case MustBe:
		return k.M
	case OneDimensional:
		return k.O
	case Attractive:
		return k.A
	case Indifferent:
		return k.I
	case Reverse:
		return k.R
	case Questionable:
		return k.Q
	default:
		return 0
	}
}

// Total is how many answers there are.
func (k KanoCounts) Total() int { return k.M + k.O + k.A + k.I + k.R + k.Q }

// BetterWorse says how much satisfaction rises where it is there, 0 to 1, and falls
// where it is not, -1 to 0. ok is false where no answer counts: those that want the
// reverse or contradict themselves do not.
func (k KanoCounts) BetterWorse() (better, worse float64, ok bool) {
	count := float64(k.A + k.O + k.M + k.I)
	if count == 0 {
		return 0, 0, false
	}
	better = float64(k.A+k.O) / count
	if missed := k.O + k.M; missed > 0 { // and not -0
		worse = -float64(missed) / count
	}
	return better, worse, true
}

// Category is the category of most answers; of a tie the first of KanoCategories.
func (k KanoCounts) Category() KanoCategory {
	mode, most := NoCategory, 0
	for _, c := range KanoCategories() {
		if n := k.Of(c); n > most {
			mode, most = c, n
		}
	}
	return mode
}

// Quadrant is where Better and the size of Worse put it, each cut at 0.5. ok is false
// where they are not defined.
func (k KanoCounts) Quadrant() (c KanoCategory, ok bool) {
	const cut = 0.5
	better, worse, ok := k.BetterWorse()
	switch {
	case !ok:
		return NoCategory, false
	case better >= cut && -worse >= cut:
		return OneDimensional, true
	case better >= cut:
		return Attractive, true
	case -worse >= cut:
		return MustBe, true
	default:
		return Indifferent, true
	}
}

// Clear says by Fong's test whether the commonest category leads the next one by more
// than chance would at the 90 % level: |a − b| >= 1.65 √((a+b)(2N−a−b)/(2N)).
func (k KanoCounts) Clear() bool {
	a, b := 0, 0
	for _, c := range KanoCategories() {
		if n := k.Of(c); n > a {
			a, b = n, a
		} else {
			b = max(b, n)
		}
	}
	if a == 0 {
		return false
	}
	n := float64(k.Total())
	sum := float64(a + b)
	return float64(a-b) >= 1.65*math.Sqrt(sum*(2*n-sum)/(2*n))
}

// Sentence says what the survey found, and whether that is clear.
func (k KanoCounts) Sentence() string {
	mode := k.Category()
	if mode == NoCategory {
		return "Nobody has been asked yet."
	}
	first := fmt.Sprintf("%s by %d of %s.", mode.Word(), k.Of(mode), plan.Counted(k.Total(), "answer", "answers"))
	if k.Clear() {
		return first
	}
	next := NoCategory
	for _, c := range KanoCategories() {
		if c != mode && (next == NoCategory || cmp.Compare(k.Of(c), k.Of(next)) > 0) {
			next = c
		}
	}
	return fmt.Sprintf("%s Not clear: %s has %d. Ask more people.", first, next.Word(), k.Of(next))
}
