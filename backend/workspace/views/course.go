package views

import (
	"fmt"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

// course is the way of a key result; nil where there is none to show.
func (s *snapshot) course(id plan.ID) *Course {
	facts, ok := s.goals.Facts(id)
	if !ok {
		return nil
	}
	way, ok := okr.CourseOf(facts)
	if !ok {
		return nil
	}
	c := &Course{Title: s.courseTitle(&facts.KeyResult, s.answers.KeyResults[id]), Values: []CourseValue{}, Expected: []CourseValue{}, Low: way.Low, High: way.High}
	for _, v := range way.Values {
		c.Values = append(c.Values, CourseValue(v))
	}
	for _, e := range way.Expected {
		c.Expected = append(c.Expected, CourseValue{Date: e.Date, Value: e.Value})
	}
	return c
}

// courseTitle says what the course shows.
func (s *snapshot) courseTitle(k *okr.KeyResult, answer okr.Evaluation) string {
	number := func(v float64) string {
		unit := k.Unit
		if unit != "" && unit != "%" {
			unit = "\u00a0" + unit // a title breaks elsewhere
		}
		return s.plan.Number(v) + unit
	}
	if answer.ExpectedValue == nil {
		return s.controlTitle(answer, number)
	}
	expected := number(*answer.ExpectedValue)
	switch {
	case answer.Current == nil:
		return "No value yet; expected by now: " + expected
	case answer.Expected != nil && answer.Raw != nil && *answer.Raw >= *answer.Expected:
		return fmt.Sprintf("%s, and %s is expected by now", number(*answer.Current), expected)
	default:
		return fmt.Sprintf("%s, short of the %s expected by now", number(*answer.Current), expected)
	}
}

func (s *snapshot) controlTitle(answer okr.Evaluation, number func(float64) string) string {
	switch {
	case answer.Met == nil && answer.Running != nil:
		return answer.Running.Label + " so far: " + number(answer.Running.Value)
	case answer.Met == nil || answer.Current == nil:
		return "No value yet"
	case *answer.Met:
		return number(*answer.Current) + ", within its bounds"
	default:
		return number(*answer.Current) + ", out of bounds"
	}
}

// driverChoices say what the progress of an objective would be by what drives it.
func (s *snapshot) driverChoices(id plan.ID) []DriverChoice {
	choices := []DriverChoice{}
	for _, c := range s.goals.DriverChoices(s.answers, id) {
		choices = append(choices, DriverChoice{DrivenBy: c.Drivers, Progress: c.Rollup.Progress, Drivers: c.Rollup.Drivers})
	}
	return choices
}
