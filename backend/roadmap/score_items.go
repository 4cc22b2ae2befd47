package roadmap

import (
	"fmt"
	"math"
	"strings"

	"cairn/backend/plan"
)

// ScoreItem is what is known of one initiative when it is scored.
type ScoreItem struct {
	ID      plan.ID
	Class   Class
	Ratings map[plan.ID]Range // by criterion
	Effort  Range             // of all teams: SumEfforts
	Survey  KanoCounts
}

// ItemsOf joins the rows of a plan to what is scored, in the order of the initiatives.
func ItemsOf(initiatives []Initiative, ratings []Rating, efforts []Effort, answers []Answer) []ScoreItem {
	given := map[plan.ID]map[plan.ID]Range{}
	for _, r := range ratings {
		if given[r.Initiative] == nil {
			given[r.Initiative] = map[plan.ID]Range{}
		}
		given[r.Initiative][r.Criterion] = r.Range
	}
	teams, said := map[plan.ID][]Effort{}, map[plan.ID][]Answer{}
	for _, e := range efforts {
		teams[e.Initiative] = append(teams[e.Initiative], e)
	}
	for _, a := range answers {
		said[a.Initiative] = append(said[a.Initiative], a)
	}
	items := make([]ScoreItem, len(initiatives))
	for n, i := range initiatives {
		items[n] = ScoreItem{ID: i.ID, Class: i.Class, Ratings: given[i.ID], Effort: SumEfforts(teams[i.ID]), Survey: CountAnswers(said[i.ID])}
	}
	return items
}

// ScoredInput is one input of a score as it was given.
type ScoredInput struct {
	ScoreInput
	Range
}

// ScoredItem is what came out for one initiative.
type ScoredItem struct {
	ID      plan.ID
	Class   Class
	Inputs  []ScoredInput
	Score   *float64 // of the likely numbers, in full precision; nil where it is outside the score or unscored
	Worked  string   // the formula with its numbers, "450 × 3 × 100% / 2 = 675"; "" without a score
	Missing []string // names of the needed inputs that are absent
	Reason  string   // why there is no score; "" where there is one
	Advice  []string // what a careful person would ask of the inputs
}

// Outside says that the initiative is done whatever it scores.
func (s ScoredItem) Outside() bool { return s.Class != Scored }

// ScoreAll scores items by a model: see NewScorer for weights and errors. What lacks an
// input, divides by 0 or was rated off the scale has no score and says why.
func ScoreAll(model Model, criteria []Criterion, weights map[plan.ID]float64, items []ScoreItem) ([]ScoredItem, error) {
	scorer, err := NewScorer(model, criteria, weights)
	if err != nil {
		return nil, err
	}
	all := make([]ScoredItem, len(items))
	for i, item := range items {
		all[i] = scorer.One(item)
	}
	return all, nil
}

// Ranges are the inputs of an item, one for each of Inputs.
func (s *Scorer) Ranges(item ScoreItem) []Range {
	ranges := make([]Range, len(s.Inputs))
	for i, input := range s.Inputs {
		switch {
		case input.Criterion != "":
			ranges[i] = item.Ratings[input.Criterion]
		case input.Key == EffortKey:
			ranges[i] = item.Effort
		default:
			if better, worse, ok := item.Survey.BetterWorse(); ok {
				ranges[i] = Exactly(better)
				if input.Key == "worse" {
					ranges[i] = Exactly(worse)
				}
			}
		}
	}
	return ranges
}

// One scores one item.
func (s *Scorer) One(item ScoreItem) ScoredItem {
	made := ScoredItem{ID: item.ID, Class: item.Class, Inputs: make([]ScoredInput, len(s.Inputs)), Missing: []string{}, Advice: []string{}}
	in := make([]float64, len(s.Inputs))
	if made.Outside() {
		made.Reason = item.Class.Word() + ": it is done whatever it scores."
	}
	for i, given := range s.Ranges(item) {
		input := s.Inputs[i]
		made.Inputs[i] = ScoredInput{ScoreInput: input, Range: given}
		in[i] = math.NaN()
		if given.Likely != nil {
			in[i] = *given.Likely
		}
		if input.Needed && !made.Outside() {
			s.judge(&made, input, given)
		}
	}
	switch {
	case made.Outside():
	case s.Model.Method == Kano && item.Survey.Category().Unwanted():
		made.Reason = unwantedSentence(item.Survey.Category())
	case len(made.Missing) > 0:
		made.Reason = s.missing(made.Missing)
	case made.Reason == "":
		if score := s.Score(in); score == score {
			made.Score, made.Worked = &score, s.Worked(in)
			break
		}
		made.Reason = s.whyNot(in)
	}
	return made
}

// judge looks at one needed input.
func (s *Scorer) judge(made *ScoredItem, input ScoreInput, given Range) {
	criterion, rated := s.criteria[input.Criterion]
	switch {
	case given.Likely == nil:
		made.Missing = append(made.Missing, input.Name)
		return
	case input.Positive && *given.Likely <= 0:
		made.Reason = fmt.Sprintf("%s is %s, and a score cannot be divided by that. Type more than 0.", input.Name, plan.FormatNumber(*given.Likely))
	case rated:
		if err := criterion.Accepts(given); err != nil {
			made.Reason = err.Error()
		}
	}
	advice := ""
	switch {
	case rated && made.Reason == "":
		advice = criterion.advice(given, s.levels[input.Criterion])
	case input.Key == EffortKey && s.Model.Method == RICE:
		advice = EffortAdvice(given)
	}
	if advice != "" {
		made.Advice = append(made.Advice, advice)
	}
}

func (s *Scorer) missing(names []string) string {
	if s.Model.Method == Kano {
		return "Not scored: nobody has answered about it in a way that counts. Ask some customers."
	}
	return fmt.Sprintf("Not scored: %s missing. Nothing counts as 0 here.", enumerate(names))
}

// enumerate says "Reach is", "Reach and Effort are".
func enumerate(names []string) string {
	if len(names) == 1 {
		return names[0] + " is"
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1] + " are"
}

func (s *Scorer) whyNot(in []float64) string {
	if s.why != nil {
		if why := s.why(in); why != "" {
			return "Not scored: " + why
		}
	}
	return "Not scored: the result is larger than any number. Look at the inputs."
}
