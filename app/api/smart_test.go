package api

import (
	"slices"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/smart"
	"cairn/backend/workspace/coach"
)

func rulesOf(r coach.Report) (ids []string) {
	for _, f := range r.Findings {
		ids = append(ids, f.Rule)
	}
	return ids
}

func TestAFindingIsOverruledAndTakenBack(t *testing.T) {
	a, cycle := withGoals(t)
	report := must[coach.Report](t)(a.smart.Report(cycle))
	i := slices.IndexFunc(report.Findings, func(f smart.Finding) bool { return f.Rule == "unproven" })
	if i < 0 || string(report.Cycle.ID) != cycle {
		t.Fatalf("findings %v", rulesOf(report))
	}
	at := SmartPlace{Row: string(report.Findings[i].Row), Cycle: cycle, Rule: "unproven", Reason: "The couriers measure it."}
	answer := must[SmartAnswer](t)(a.smart.Overrule(at))
	if answer.Report.Open != report.Open-1 || answer.Report.Overruled[0].Reason != at.Reason || *answer.Undo.Undo != "Overrule “An objective without key results”: Deliver" {
		t.Errorf("overruled: %+v", answer)
	}
	if told := a.page.take(EventChanged); len(told) != 1 || told[0].(Changed).Subjects[0] != "overrule" {
		t.Errorf("told %+v", told)
	}
	answer = must[SmartAnswer](t)(a.smart.TakeBack(at))
	if answer.Report.Open != report.Open || len(answer.Report.Overruled) != 0 {
		t.Errorf("taken back: %+v", answer)
	}
	at.Reason = ""
	if _, err := a.smart.Overrule(at); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("without a reason: %v", err)
	}
	if _, err := a.smart.TakeBack(at); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("what is not overruled: %v", err)
	}
	if _, err := a.smart.Report("nothing"); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("no cycle: %v", err)
	}
}

func TestRulesAreChosenAndTargetsTried(t *testing.T) {
	a, cycle := withGoals(t)
	before := must[coach.Rules](t)(a.smart.Rules())
	if len(before.Rules) != len(smart.Rules()) || len(before.Limits) != len(smart.LimitList()) {
		t.Fatalf("%d rules, %d limits", len(before.Rules), len(before.Limits))
	}
	after := must[SmartRules](t)(a.smart.SetRule(SmartRule{Rule: "unproven", Severity: "off"}))
	if slices.Contains(rulesOf(must[coach.Report](t)(a.smart.Report(cycle))), "unproven") || *after.Undo.Undo != "Edit rule: An objective without key results" {
		t.Errorf("off: %+v", after.Undo)
	}
	after = must[SmartRules](t)(a.smart.SetRule(SmartRule{Limit: "fewKeyResults", Value: "1"}))
	if i := slices.IndexFunc(after.Rules.Limits, func(l coach.Limit) bool { return l.Name == "fewKeyResults" }); after.Rules.Limits[i].Value != 1 || after.Rules.Limits[i].Default != 2 {
		t.Errorf("limit %+v", after.Rules.Limits[i])
	}
	if _, err := a.smart.SetRule(SmartRule{Limit: "fewKeyResults", Value: "6"}); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("more than the most: %v", err)
	}
	id := string(a.outline(t, cycle)[0].KeyResults[0].ID)
	tried := must[smart.Trial](t)(a.smart.Test(TargetTrial{Row: id, Target: "41"}))
	if len(tried.Findings) != 1 || tried.Findings[0].Rule != "start_is_target" || tried.Findings[0].Offer != "at_least" {
		t.Errorf("tried %+v", tried)
	}
	if _, err := a.smart.Test(TargetTrial{Row: id, Target: "many"}); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("no number: %v", err)
	}
}
