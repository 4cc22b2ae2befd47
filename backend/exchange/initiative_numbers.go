package exchange

import (
	"fmt"
	"regexp"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// effortUnit stands behind the number of an effort.
var effortUnit = regexp.MustCompile(`(?i)\s*(?:pm|p\.m\.|months?|person[- ]?months?)$`)

// takeEstimates reads reach, impact, confidence and effort: of one column each, in which
// a range may stand, or of three.
func (r *initiativeReader) takeEstimates(row *initiativeRow) {
	for _, key := range []string{"reach", "impact", "confidence"} {
		criterion := riceCriterion(key)
		if given, ok := r.takeEstimate(row, key, func(text string) (roadmap.Range, error) { return r.rated(row, criterion, text) }); ok {
			if err := criterion.Accepts(given); err != nil {
				r.giveBack(row, key, "off_scale", err.Error())
				continue
			}
			row.Ratings = append(row.Ratings, ReadRating{Criterion: criterion.ID, Range: given})
		}
	}
	effort, ok := r.takeEstimate(row, "effort", func(text string) (roadmap.Range, error) {
		return roadmap.ParseRange(effortUnit.ReplaceAllString(text, ""), r.mark, "effort")
	})
	if !ok {
		return
	}
	check := roadmap.Effort{ID: roadmap.EffortID("", ""), Range: effort}
	if err := check.Validate(); err != nil {
		r.giveBack(row, "effort", "not_positive", err.Error())
		return
	}
	row.Effort = effort
}

func riceCriterion(key string) roadmap.Criterion {
	for _, c := range roadmap.BuiltInCriteria(roadmap.Model{Method: roadmap.RICE}) {
		if c.Key == key {
			return c
		}
	}
	return roadmap.Criterion{}
}

// rated reads a rating: a number, a range, or the word of a level. A confidence of at
// most 1 without a percent sign is a share.
func (r *initiativeReader) rated(row *initiativeRow, c roadmap.Criterion, text string) (roadmap.Range, error) {
	for _, level := range c.Levels() {
		if word, _, _ := strings.Cut(level.Text, ":"); strings.EqualFold(word, text) {
			return roadmap.Exactly(level.Value), nil
		}
	}
	given, err := roadmap.ParseRange(text, r.mark, c.Key)
	if err != nil || c.Key != "confidence" || strings.Contains(text, "%") || given.Likely == nil || *given.Likely > 1 || given.High != nil && *given.High > 1 {
		return given, err
	}
	const percent = 2
	for _, end := range []**float64{&given.Low, &given.Likely, &given.High} {
		if *end != nil {
			share, _ := plan.Shifted(**end, percent)
			*end = &share
		}
	}
	r.find(row.Row, row.ends["confidence"].column, "share_as_percent", SeverityInfo, fmt.Sprintf("\"%s\" is read as %s%%.", excerpt(text), plan.FormatNumber(*given.Likely)))
	return given, nil
}

// takeEstimate joins the columns of an estimate; ok is false where there is none. What
// cannot be read stands in the note.
func (r *initiativeReader) takeEstimate(row *initiativeRow, key string, read func(text string) (roadmap.Range, error)) (given roadmap.Range, ok bool) {
	middle, has := row.ends[key]
	if has {
		var err error
		if given, err = read(middle.text); err != nil {
			r.giveBack(row, key, "not_a_number", err.Error())
			return roadmap.Range{}, false
		}
	}
	low, hasLow := row.ends[key+"Low"]
	high, hasHigh := row.ends[key+"High"]
	if !hasLow && !hasHigh {
		return given, has
	}
	if !has || !hasLow || !hasHigh || given.Low != nil {
		r.giveBack(row, key, "half_a_range", "A range has a low, a likely and a high number.")
		return roadmap.Range{}, false
	}
	joined, err := read(low.text)
	if err == nil {
		given.Low = joined.Likely
		joined, err = read(high.text)
		given.High = joined.Likely
	}
	if err == nil && (given.Low == nil || given.High == nil || *given.Low > *given.Likely || *given.Likely > *given.High) {
		err = plan.AtField(key, "out_of_order", "The likely number lies outside its range.")
	}
	if err != nil {
		r.giveBack(row, key, "not_a_range", err.Error())
		return roadmap.Range{}, false
	}
	return given, true
}

// giveBack leaves the cells of an estimate for the note.
func (r *initiativeReader) giveBack(row *initiativeRow, key, code, why string) {
	said := false
	for _, end := range []string{key, key + "Low", key + "High"} {
		cell, has := row.ends[end]
		if !has {
			continue
		}
		row.used[cell.column] = false
		if !said {
			r.keepSaying(row.Row, cell.column, code, why)
		}
		said = true
	}
}
