package template_test

import (
	"os"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/template"
)

func TestEveryLanguageIsSound(t *testing.T) {
	for _, language := range template.Languages() {
		if _, err := template.BookOf(language); err != nil {
			t.Errorf("%s: %v", language, err)
		}
	}
	if _, err := template.BookOf("tlh"); plan.CodeOf(err) != plan.Unsupported || !strings.Contains(err.Error(), "choose one of en") {
		t.Errorf("an unknown language: %v", err)
	}
}

func TestAFileThatIsWrongIsRefusedWithASentence(t *testing.T) {
	raw, err := os.ReadFile("books/en.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []struct{ name, old, by, says string }{
		{"no JSON", `{`, `[`, "cannot be read"},
		{"a field that there is none of", `"endings"`, `"ending"`, `unknown field "ending"`},
		{"a phase that there is none of", `"phase": "Discovery"`, `"phase": "Dreaming"`, "Dreaming"},
		{"two ids", `"id": "riskiest-beliefs"`, `"id": "problem-worth-solving"`, "no id of its own"},
		{"a KPI that there is none of", `"kpi": "interviews"`, `"kpi": "chats"`, `no KPI "chats"`},
		{"against the direction", `"kind": "decrease", "kpi": "task_time"`, `"kind": "increase", "kpi": "task_time"`, "goes against"},
		{"an unknown kind", `"kind": "baseline"`, `"kind": "basement"`, "basement"},
		{"a start behind the target", `"start": 9, "target": 6.5`, `"start": 6, "target": 6.5`, "above the start"},
		{"no rule", `"by": 0.5, "start": 2`, `"start": 2`, "one of by, close and plus"},
		{"two rules", `"by": 0.5, "start": 2`, `"by": 0.5, "plus": 3, "start": 2`, "one of by, close and plus"},
		{"a rule that goes back", `"by": 0.5, "start": 2`, `"by": -0.5, "start": 2`, "wrong way"},
		{"more than all", `"close": 0.3, "start": 30`, `"close": 1.3, "start": 30`, "100%"},
		{"no number to stay at", `"kpi": "ease", "target": 70`, `"kpi": "ease"`, "no number to stay at"},
		{"a milestone after the end", `"at": 0.15}`, `"at": 1.5}`, "not due within the time"},
		{"no trap", `"trap": "Friends`, `"trap": "", "why": "Friends`, "trap"},
		{"no unit", `"unitKinds": ["number"], "unit": "interviews"`, `"unitKinds": [], "unit": "interviews"`, "no kind of unit"},
		{"an unknown direction", `"direction": "up", "timing": "leading", "frequency": "weekly"},`, `"direction": "sideways", "timing": "leading", "frequency": "weekly"},`, "sideways"},
		{"a rest", "\n}\n", "\n}\n{}", "behind its end"},
	} {
		text := strings.Replace(string(raw), at.old, at.by, 1)
		if text == string(raw) {
			t.Errorf("%s: the file does not have %q", at.name, at.old)
		}
		_, err := template.Parse([]byte(text))
		if plan.CodeOf(err) != plan.Invalid || !strings.Contains(err.Error(), at.says) || !strings.Contains(err.Error(), "stay") {
			t.Errorf("%s: %v", at.name, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	raw, err := os.ReadFile("books/en.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(`{"exampleNote":"a","trapNote":"b","kpis":[],"templates":[]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, err := template.Parse(raw)
		if err != nil {
			if plan.CodeOf(err) != plan.Invalid {
				t.Fatalf("%v", err)
			}
			return
		}
		for i := range b.Templates {
			d := b.Draft(&b.Templates[i], template.Plan{On: "2026-01-05", Settings: plan.DefaultSettings(), Cycle: cycleOf("Q1", "2026-01-01", "2026-03-31")})
			if err := d.Objective.Validate(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
