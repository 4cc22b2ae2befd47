package smart_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/smart"
)

// heard is what a trial says of a rule; "" for nothing.
func heard(tried smart.Trial, rule string) string {
	for _, s := range tried.Said {
		if s.Rule == rule {
			return string(s.Severity) + ": " + s.Seen
		}
	}
	return ""
}

func TestATargetIsTriedWhileItIsTyped(t *testing.T) {
	try := func(target float64) smart.Trial {
		t.Helper()
		f := sound()
		rise(f).Target = &target
		tried, ok := smart.Try(*f, english(t), "rise")
		if !ok {
			t.Fatal("there is no such row")
		}
		return tried
	}
	within := try(42)
	if got, want := heard(within, "within_noise"), "warning: The target of 42% lies within natural variation, 33.7% to 46.6% over 15 values."; got != want {
		t.Errorf("within: %q, want %q", got, want)
	}
	fine := try(49.5)
	for rule, want := range map[string]string{
		"within_noise": "off: The target of 49.5% lies beyond natural variation, 33.7% to 46.6% over 15 values.",
		"best_ever":    "off: The best of 22 values is 50%, and the target is 49.5%.",
	} {
		if got := heard(fine, rule); got != want {
			t.Errorf("%s: %q, want %q", rule, got, want)
		}
	}
	if !strings.HasPrefix(heard(fine, "pace"), "off: It needs ") || !strings.Contains(heard(fine, "unlikely"), "The chance of landing is ") {
		t.Errorf("said %+v", fine.Said)
	}
	if fine.Chance == nil || *fine.Chance < 0.3 || *fine.Chance > 0.9 || *fine.Best != 50 || fine.Step != "week" || fine.Values != 22 || *fine.Lower >= *fine.Upper || len(fine.Findings) != 0 {
		t.Errorf("figures %+v", fine)
	}
	far := try(90)
	if !strings.HasPrefix(heard(far, "pace"), "warning: ") || !strings.HasPrefix(heard(far, "unlikely"), "advice: ") {
		t.Errorf("said %+v", far.Said)
	}
	if _, err := json.Marshal(far); err != nil {
		t.Error(err)
	}
}

// What a trial minds is what the check minds, in the same words.
func TestATrialSaysWhatTheCheckFinds(t *testing.T) {
	options := english(t)
	for _, c := range ruleCases() {
		f := sound()
		c.change(f)
		found := smart.Check(*f, options)
		for _, row := range []plan.ID{"rise", "activation", "csat"} {
			tried, ok := smart.Try(*f, options, row)
			if !ok {
				continue
			}
			minded := slices.Clone(tried.Findings)
			for _, s := range tried.Said {
				if s.Severity != smart.Off {
					minded = append(minded, smart.Finding{Rule: s.Rule, Severity: s.Severity, Seen: s.Seen, Fix: s.Fix})
				}
			}
			for _, m := range minded {
				same := func(f smart.Finding) bool {
					return f.Row == row && f.Rule == m.Rule && f.Severity == m.Severity && f.Seen == m.Seen && f.Fix == m.Fix
				}
				if !slices.ContainsFunc(found, same) {
					t.Errorf("%s, %s: the trial of %s minds %q, and the check does not", c.rule, c.name, row, m.Seen)
				}
			}
		}
	}
}

func TestWhatCannotBeTried(t *testing.T) {
	f := sound()
	if _, ok := smart.Try(*f, english(t), "nothing"); ok {
		t.Error("a row that is not there")
	}
	tried, ok := smart.Try(*f, english(t), "steps")
	if !ok || len(tried.Said) != 0 || tried.Best != nil || tried.Step != "" {
		t.Errorf("milestones: %+v", tried)
	}
	unfed(f)
	rise(f).Kind, rise(f).Start = okr.Increase, rise(f).Target
	if tried, _ := smart.Try(*f, english(t), "rise"); len(tried.Said) != 0 || len(tried.Findings) != 1 || tried.Findings[0].Rule != "start_is_target" {
		t.Errorf("without history: %+v", tried)
	}
}
