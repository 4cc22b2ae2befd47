// Package roadmap is what a team may build and how it decides: initiatives with
// their efforts, dependencies and what they should move; the models that score
// them; ranks, their chances and what they hang on; what fits into a capacity;
// scenarios; and whether what was shipped did what it should.
//
// How groups choose (ballots and dots in vote.go, opinions on one number in agreement.go,
// the weights of several raters in chance_weights.go) is here with the other formulas and
// held to the same vectors; no screen asks several people yet.
//
// It imports plan, okr, kpi and calc.
package roadmap
