package roadmap

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// MethodScores are what one method gives to each item; NaN where it has no score.
type MethodScores struct {
	Name   string
	Scores []float64
}

// MethodsAgreement says how far an order hangs on the method that made it: what all
// methods put first does not.
type MethodsAgreement struct {
	Methods []string // those compared
	Items   []int    // that each of the methods scores; the others are left out
	Top     int      // k, at most as many as there are items
	Concordance
	InAllTops  []int   // items which all methods put in the top k
	InSomeTops []int   // items which some do and some do not
	Overlap    float64 // mean over pairs of methods: items in both tops ÷ items in either, 0 to 1
	Words      string
}

// CompareMethods compares the orders of several methods. ok is false for fewer than
// two methods or two items that all of them score, for a top below 1, and where no
// method makes a difference between the items.
func CompareMethods(methods []MethodScores, top int, settings plan.Settings) (a MethodsAgreement, ok bool) {
	if len(methods) < 2 || top < 1 {
		return a, false
	}
	for item := range methods[0].Scores {
		scored := true
		for _, method := range methods {
			scored = scored && item < len(method.Scores) && !math.IsNaN(method.Scores[item])
		}
		if scored {
			a.Items = append(a.Items, item)
		}
	}
	rows := make([][]float64, len(methods))
	for m, method := range methods {
		a.Methods = append(a.Methods, method.Name)
		for _, item := range a.Items {
			rows[m] = append(rows[m], method.Scores[item])
		}
	}
	if a.Concordance, ok = Concord(rows); !ok {
		return a, false
	}
	a.Top = min(top, len(a.Items))
	a.compareTops(rows)
	a.Words = a.inWords(settings)
	return a, true
}

// compareTops says who is in the top k of which method; a shared rank at its end is in.
func (a *MethodsAgreement) compareTops(rows [][]float64) {
	in := make([][]bool, len(rows))
	for m, row := range rows {
		in[m] = make([]bool, len(row))
		last := slices.Sorted(slices.Values(row))[len(row)-a.Top]
		for i, score := range row {
			in[m][i] = score > last || sameScore(score, last)
		}
	}
	for i, item := range a.Items {
		times := 0
		for m := range in {
			if in[m][i] {
				times++
			}
		}
		switch {
		case times == len(in):
			a.InAllTops = append(a.InAllTops, item)
		case times > 0:
			a.InSomeTops = append(a.InSomeTops, item)
		}
	}
	pairs := 0
	for m := range in {
		for o := range m {
			both, either := 0.0, 0.0
			for i := range in[m] {
				if in[m][i] && in[o][i] {
					both++
				}
				if in[m][i] || in[o][i] {
					either++
				}
			}
			a.Overlap += both / either
			pairs++
		}
	}
	a.Overlap /= float64(pairs)
}

func (a *MethodsAgreement) inWords(settings plan.Settings) string {
	names := strings.Join(a.Methods[:len(a.Methods)-1], ", ") + " and " + a.Methods[len(a.Methods)-1]
	sure := "none is in the top %d of all of them"
	switch len(a.InAllTops) {
	case 0:
	case 1:
		sure = "one is in the top %d of all of them"
	default:
		sure = fmt.Sprint(len(a.InAllTops)) + " are in the top %d of all of them"
	}
	words := fmt.Sprintf("The agreement of %s on the order of %d initiatives is %s (W %s); ", names, len(a.Items), a.Band, settings.Marked(fmt.Sprintf("%.2f", a.W))) + fmt.Sprintf(sure, a.Top)
	if len(a.InSomeTops) > 0 {
		hang := "%d hang on the method."
		if len(a.InSomeTops) == 1 {
			hang = "%d hangs on the method."
		}
		return words + ", and " + fmt.Sprintf(hang, len(a.InSomeTops))
	}
	return words + ", and nothing there hangs on the method."
}
