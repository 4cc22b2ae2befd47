package views

import (
	"strings"

	"cairn/backend/okr"
)

// reason says why an objective is shown as it is. Its numbers are an average,
// and the word beside them is that of its worst driver: where the two differ,
// it says both and names the driver.
func (s *snapshot) reason(answer okr.Rollup) okr.Reason {
	reason := answer.Explanation.StatusReason
	driver := s.worstDriver(answer)
	if answer.Worst == answer.Status || driver == "" {
		return reason
	}
	average := strings.TrimSuffix(reason.Sentence, ".")
	if reason.Code == okr.ByRatio {
		average += " on average"
	}
	reason.Sentence = average + "; shown as " + strings.ToLower(answer.Worst.Word()) + " because of “" + driver + "”."
	return reason
}

// worstDriver is the title of the first driver that has the worst status of an
// objective; "" where it has no drivers of its own.
func (s *snapshot) worstDriver(answer okr.Rollup) string {
	for _, w := range answer.Explanation.Weights {
		if s.worst(okr.LeftOut{ID: w.ID}) == answer.Worst {
			return w.Name
		}
	}
	for _, left := range answer.Explanation.LeftOut {
		if s.worst(left) == answer.Worst {
			return left.Name
		}
	}
	return ""
}

// worst is what a driver brings to its objective's word; "" where its weight
// keeps it out.
func (s *snapshot) worst(driver okr.LeftOut) okr.Status {
	if driver.Code == okr.NoWeight {
		return ""
	}
	if k, known := s.answers.KeyResults[driver.ID]; known {
		return k.Status
	}
	return s.answers.Objectives[driver.ID].Worst
}
