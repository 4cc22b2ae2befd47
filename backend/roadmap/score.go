package roadmap

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"cairn/backend/calc"
	"cairn/backend/plan"
)

// FormulaVersion counts the changes of what the methods compute. A snapshot names the
// one with which it was made; a change of any formula raises it.
const FormulaVersion = 1

// EffortKey is the name of the effort in formulas: person-months of all teams.
const EffortKey = "effort"

// ScoreInput is one number that a score is made of.
type ScoreInput struct {
	Key       string  // its name in formulas
	Name      string  // as people call it
	Criterion plan.ID // that is rated; "" for the effort and for what a survey gives
	Needed    bool    // without it there is no score; false of a weight of 0 and of what a formula does not use
	Positive  bool    // the score divides by it: 0 or less makes no score
	Share     float64 // of all weights, 0 to 1; of a weighted model
}

// Scorer makes scores of inputs by one model. It is ready for many goroutines.
type Scorer struct {
	Model  Model
	Inputs []ScoreInput // criteria by position, then what is no criterion
	// Formula says in words what is computed, with the weights that count.
	Formula string

	criteria map[plan.ID]Criterion
	levels   map[plan.ID][]Level // of the criteria
	score    func(in []float64) float64
	why      func(in []float64) string // of a formula: why there is no number
}

// NewScorer makes a scorer of a model and its criteria; criteria of other models are
// passed over. weights, by criterion, stand in place of the criteria's own (see
// WeightsOf). Errors: invalid, with a sentence at weight (no weight above 0), criteria
// (none, or two of one name) or formula.
func NewScorer(model Model, criteria []Criterion, weights map[plan.ID]float64) (*Scorer, error) {
	own := slices.DeleteFunc(slices.Clone(criteria), func(c Criterion) bool { return c.Model != model.ID })
	slices.SortFunc(own, func(a, b Criterion) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
	})
	s := &Scorer{Model: model, criteria: make(map[plan.ID]Criterion, len(own)), levels: make(map[plan.ID][]Level, len(own))}
	for _, c := range own {
		s.criteria[c.ID], s.levels[c.ID] = c, c.Levels()
		s.Inputs = append(s.Inputs, ScoreInput{Key: c.Key, Name: c.Name, Criterion: c.ID, Needed: true})
	}
	var err error
	switch model.Method {
	case Weighted:
		err = s.weigh(own, weights)
	case Formula:
		err = s.read(own)
	default:
		err = s.builtIn(own)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// WeightsOf are the weights that count in a phase or a scenario, by criterion.
func WeightsOf(weights []Weight, of plan.ID) map[plan.ID]float64 {
	own := map[plan.ID]float64{}
	for _, w := range weights {
		if w.Of == of {
			own[w.Criterion] = w.Weight
		}
	}
	return own
}

// Score is the score of inputs, one for each of Inputs, in full precision. It is NaN
// where there is none: a needed input is NaN, a divisor is 0 or less, the result is
// not finite. It allocates nothing.
func (s *Scorer) Score(in []float64) float64 {
	score := s.score(in)
	if score-score != 0 {
		return math.NaN()
	}
	return score
}

// builtInMethod is what a method that Cairn brings along computes.
type builtInMethod struct {
	takes    []ScoreInput // besides the criteria
	keys     string       // of the criteria that it needs, in the order of score
	divisors string       // keys that must be above 0
	formula  string
	score    func(in []float64) float64
}

func effortInput() ScoreInput {
	return ScoreInput{Key: EffortKey, Name: "Effort", Needed: true, Positive: true}
}

func methodOf(method Method) (builtInMethod, bool) {
	none := math.NaN()
	switch method {
	case RICE:
		return builtInMethod{takes: []ScoreInput{effortInput()}, keys: "reach impact confidence", formula: "reach × impact × confidence / effort",
			score: func(in []float64) float64 {
				if in[3] <= 0 {
					return none
				}
				return in[0] * in[1] * in[2] / 100 / in[3]
			}}, true
	case ICEMean:
		return builtInMethod{keys: "impact confidence ease", formula: "(impact + confidence + ease) / 3",
			score: func(in []float64) float64 { return (in[0] + in[1] + in[2]) / 3 }}, true
	case ICEProduct:
		return builtInMethod{keys: "impact confidence ease", formula: "impact × confidence × ease",
			score: func(in []float64) float64 { return in[0] * in[1] * in[2] }}, true
	case WSJF:
		return builtInMethod{keys: "value urgency risk size", divisors: "size", formula: "(value + urgency + risk) / size",
			score: func(in []float64) float64 {
				if in[3] <= 0 {
					return none
				}
				return (in[0] + in[1] + in[2]) / in[3]
			}}, true
	case CD3:
		return builtInMethod{keys: "cost_of_delay duration", divisors: "duration", formula: "cost of delay / duration", score: ratio}, true
	case ValueEffort:
		return builtInMethod{takes: []ScoreInput{effortInput()}, keys: "value", formula: "value / effort", score: ratio}, true
	case Opportunity:
		return builtInMethod{keys: "importance satisfaction", formula: "importance + max(importance − satisfaction, 0)",
			score: func(in []float64) float64 { return in[0] + max(in[0]-in[1], 0) }}, true
	case MoSCoW:
		return builtInMethod{keys: "priority", formula: "priority: Must 4, Should 3, Could 2, Won't 1",
			score: func(in []float64) float64 { return in[0] }}, true
	case Kano:
		return builtInMethod{
			takes:   []ScoreInput{{Key: "better", Name: "Better", Needed: true}, {Key: "worse", Name: "Worse", Needed: true}},
			formula: "better − worse: how much satisfaction it decides, by pleasing or by annoying, from 0 to 2",
			score:   func(in []float64) float64 { return in[0] - in[1] }}, true
	default:
		return builtInMethod{}, false
	}
}

func ratio(in []float64) float64 {
	if in[1] <= 0 {
		return math.NaN()
	}
	return in[0] / in[1]
}

func (s *Scorer) builtIn(own []Criterion) error {
	m, ok := methodOf(s.Model.Method)
	if !ok {
		return plan.AtField("method", "unknown", fmt.Sprintf("%q is no method that this Cairn knows. Choose another model.", s.Model.Method))
	}
	keys := strings.Fields(m.keys)
	s.Inputs = s.Inputs[:0]
	for _, key := range keys {
		i := slices.IndexFunc(own, func(c Criterion) bool { return c.Key == key })
		if i < 0 {
			return plan.AtField("criteria", "missing", fmt.Sprintf("%s needs the criterion %s, and it is not among its criteria.", s.Model.Name, key))
		}
		s.Inputs = append(s.Inputs, ScoreInput{Key: key, Name: own[i].Name, Criterion: own[i].ID, Needed: true, Positive: key == m.divisors})
	}
	s.Inputs = append(s.Inputs, m.takes...)
	s.score, s.Formula = m.score, m.formula
	return nil
}

// weigh compiles a weighted model. A criterion counts as its place on its fixed scale,
// 0 at the worse end and 1 at the better one, so that no item changes another's score.
// The score goes from 0, the worst on every criterion, to 100.
func (s *Scorer) weigh(own []Criterion, weights map[plan.ID]float64) error {
	type part struct{ share, worst, span float64 }
	parts := make([]part, len(own))
	most := 0.0
	for i, c := range own {
		weight, ok := weights[c.ID]
		if !ok {
			weight = c.Weight
		}
		var faults plan.Faults
		faults.Weight("weight", weight)
		if err := faults.Err(); err != nil {
			return err
		}
		worst, span := c.span()
		parts[i] = part{share: weight, worst: worst, span: span}
		most = max(most, weight)
	}
	switch {
	case len(own) == 0:
		return plan.AtField("criteria", "none", fmt.Sprintf("%s has no criterion yet. Add one, such as customer value on a scale of 1 to 5.", s.Model.Name))
	case most == 0:
		return plan.AtField("weight", "all_zero", "All weights are 0, so that nothing counts and every score would be the same. Give a criterion a weight above 0.")
	}
	sum := 0.0 // of weights as shares of the largest, which cannot overflow
	for _, p := range parts {
		sum += p.share / most
	}
	words := []string{}
	for i, c := range own {
		parts[i].share = parts[i].share / most / sum
		s.Inputs[i].Share, s.Inputs[i].Needed = parts[i].share, parts[i].share > 0
		if parts[i].share > 0 {
			words = append(words, fmt.Sprintf("%s × %s (%s)", ShortNumber(parts[i].share), c.Name, scaleWords(c)))
		}
	}
	s.Formula = "100 × (" + strings.Join(words, " + ") + "), each from 0 to 1 on its scale"
	s.score = func(in []float64) float64 {
		total := 0.0
		for i, p := range parts {
			if p.share > 0 {
				total += p.share * ((in[i] - p.worst) / p.span)
			}
		}
		return 100 * total
	}
	return nil
}

func scaleWords(c Criterion) string {
	if c.Cost {
		return c.Scale() + ", less is better"
	}
	return c.Scale()
}

// ShortNumber writes a computed number with three significant digits for a sentence.
func ShortNumber(f float64) string {
	const digits = 3
	if f == 0 {
		return "0"
	}
	decimals := max(digits-1-int(math.Floor(math.Log10(math.Abs(f)))), 0)
	text := fmt.Sprintf("%.*f", decimals, f)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// ShortIn is ShortNumber as a plan shows its numbers.
func ShortIn(settings plan.Settings, f float64) string {
	short, err := strconv.ParseFloat(ShortNumber(f), 64)
	if err != nil {
		return ShortNumber(f)
	}
	return settings.Grouped(short)
}

// read compiles a formula that a person wrote.
func (s *Scorer) read(own []Criterion) error {
	expression, err := readFormula(s.Model, own)
	if err != nil {
		return err
	}
	uses := expression.Uses()
	for i := range s.Inputs {
		s.Inputs[i].Needed = slices.Contains(uses, s.Inputs[i].Key)
	}
	if slices.Contains(uses, EffortKey) {
		s.Inputs = append(s.Inputs, effortInput())
	}
	effort := len(own)
	s.Formula = s.Model.Formula
	s.why = func(in []float64) string { return expression.Why(in) }
	s.score = func(in []float64) float64 {
		if len(in) > effort && in[effort] <= 0 {
			return math.NaN()
		}
		if value, ok := expression.Value(in); ok {
			return value
		}
		return math.NaN()
	}
	return nil
}

// readFormula refuses a formula that cannot be computed with the criteria that a model
// has: invalid with a sentence at formula or criteria.
func readFormula(model Model, own []Criterion) (*calc.Expression, error) {
	names := make([]string, 0, len(own)+1)
	for _, c := range own {
		switch {
		case c.Key == EffortKey:
			return nil, plan.AtField("criteria", "taken", "effort is the person-months of all teams. Give the criterion another name in formulas.")
		case calc.ReservedInExpressions(c.Key):
			return nil, plan.AtField("criteria", "taken", fmt.Sprintf("%s is a word of formulas themselves. Give the criterion %s another name in formulas.", c.Key, c.Name))
		case slices.Contains(names, c.Key):
			return nil, plan.AtField("criteria", "twice", fmt.Sprintf("Two criteria are called %s in formulas. Give one of them another name.", c.Key))
		}
		names = append(names, c.Key)
	}
	expression, err := calc.CompileExpression(model.Formula, append(names, EffortKey))
	if err != nil {
		code := "formula"
		var refused *calc.ExpressionError
		if errors.As(err, &refused) {
			code = refused.Code
		}
		return nil, plan.AtField("formula", code, err.Error())
	}
	if len(expression.Uses()) == 0 {
		return nil, plan.AtField("formula", "no_input", fmt.Sprintf("The formula reads no input, so that every score would be the same. Use %s.", strings.Join(append(names, EffortKey), ", ")))
	}
	return expression, nil
}
