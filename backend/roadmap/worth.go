package roadmap

// Worth is what an initiative counts in a selection under capacity and on the value
// axis of a matrix: its score before it is divided by what it takes, since the
// capacity already says what that costs (of RICE reach × impact × confidence). Of a
// method that divides by nothing it is the score itself. Never below 0, and nil where
// there is no score.
func (s *Scorer) Worth(scored ScoredItem) *float64 {
	if scored.Score == nil {
		return nil
	}
	worth := *scored.Score
	for _, input := range scored.Inputs {
		if s.DividesBy(input.Key) && input.Likely != nil {
			worth *= *input.Likely
		}
	}
	worth = max(worth, 0)
	return &worth
}

// WorthName is how people call what Worth is, with its first letter in upper case.
func (s *Scorer) WorthName() string {
	switch s.Model.Method {
	case RICE:
		return "Reach × impact × confidence"
	case WSJF:
		return "Cost of delay"
	case CD3:
		return "Cost of delay per week"
	case ValueEffort:
		return "Value"
	default:
		return s.Model.Name
	}
}

// DividesBy says that a score of the method is per unit of an input, by its key.
func (s *Scorer) DividesBy(key string) bool {
	switch s.Model.Method {
	case RICE, ValueEffort:
		return key == EffortKey
	case WSJF:
		return key == "size"
	case CD3:
		return key == "duration"
	default:
		return false
	}
}
