package kpi

import "cairn/backend/plan"

// defining are the fields that say what the values of a KPI mean.
func (k *KPI) defining() []string {
	return []string{k.Definition, k.Formula, k.Numerator, k.Denominator, k.NullRule, k.Grain, k.Inclusions, k.Exclusions, k.Unit,
		string(k.Aggregation), string(k.Cumulative)}
}

// Redefines says whether the values of a KPI mean something else than before:
// what was said about them has changed, and was not merely filled in.
func (k *KPI) Redefines(before *KPI) bool {
	now := k.defining()
	for i, text := range before.defining() {
		if text != "" && text != now[i] {
			return true
		}
	}
	return false
}

// Redefine notes that what the values mean has changed on a day. newest is the
// last day of the newest period that has a value, "" for none: as long as none
// was entered under the definition as it stands, changes belong to one version.
func (k *KPI) Redefine(newest, today plan.Date) {
	if newest != "" && newest >= k.DefinedSince {
		k.Redefined++
		k.DefinedSince = today
	}
}
