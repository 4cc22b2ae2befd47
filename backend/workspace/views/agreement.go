package views

import (
	"math"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

// agreement says whether other methods that score the same initiatives agree with the
// order; "" where there is none.
func (w *weighed) agreement() string {
	own, scored := w.scoresBy(w.scorer)
	methods := []roadmap.MethodScores{{Name: w.model.Name, Scores: own}}
	for _, m := range w.rows.models {
		if m.ID == w.model.ID || w.twin(m.Method) {
			continue
		}
		scorer, err := roadmap.NewScorer(m, w.rows.criteriaOf(m.ID), w.weights)
		if err != nil {
			continue
		}
		// Only what all methods score is compared, so one that scores few says little.
		if scores, n := w.scoresBy(scorer); n > 1 && 2*n >= scored {
			methods = append(methods, roadmap.MethodScores{Name: m.Name, Scores: scores})
		}
	}
	if compared, ok := roadmap.CompareMethods(methods, w.top, w.plan.Settings); ok {
		return compared.Words
	}
	return ""
}

// twin says that a method is the other ICE: of the same three numbers, it would count
// their opinion twice.
func (w *weighed) twin(method roadmap.Method) bool {
	if w.model.Method == roadmap.ICEProduct {
		return method == roadmap.ICEMean
	}
	return method == roadmap.ICEProduct
}

// scoresBy are the scores of what is ranked, NaN where there is none, and how many have
// one.
func (w *weighed) scoresBy(scorer *roadmap.Scorer) (scores []float64, scored int) {
	scores = make([]float64, len(w.ranked))
	for i, r := range w.ranked {
		scores[i] = math.NaN()
		if r.Outside() || scorer == nil {
			continue
		}
		if made := scorer.One(w.items[r.ID]); made.Score != nil {
			scores[i] = *made.Score
			scored++
		}
	}
	return scores, scored
}

// because says of initiatives why they are in or out, where that is not their worth.
func (w *weighed) because() map[plan.ID]string {
	why := make(map[plan.ID]string, len(w.problem.Items))
	for _, out := range w.selection.Out {
		why[out.ID] = out.Sentence
	}
	for _, item := range w.problem.Items {
		if item.Must != "" {
			why[item.ID] = item.Must
		}
	}
	return why
}
