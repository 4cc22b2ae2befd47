// Package roadmap is what a team may build and how it decides: initiatives with
// their efforts, dependencies and what they should move; the models that score
// them; ranks, their chances and what they hang on; what fits into a capacity;
// scenarios; and whether what was shipped did what it should.
//
// It imports plan, okr, kpi and calc.
package roadmap
