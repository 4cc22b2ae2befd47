package typed_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cairn/backend/plan"
	"cairn/backend/workspace/typed"
)

func captured(c typed.Captured) string {
	return fmt.Sprintf("%s | %s | %s | %s", c.Title, c.Owner, c.Due, c.Why)
}

func TestActionsAsTheyAreWrittenDown(t *testing.T) {
	for text, want := range map[string]string{
		"Ask the couriers why @Dana by next friday":   "Ask the couriers why | Dana Okafor | 2026-02-27 | ",
		"@Ines call the last forty by 1 Mar":          "call the last forty | Ines | 2026-03-01 | ",
		"Raise it from 41% to 60% by friday":          "Raise it from 41% to 60% |  | 2026-02-20 | ",
		"Write the survey because sales waits":        "Write the survey because sales waits |  |  | ",
		"Send #churn numbers @Zoe Miller by tomorrow": "Send #churn numbers | Zoe Miller | 2026-02-18 | ",
		"": " |  |  | ",
	} {
		if got := captured(typed.ReadAction(text, reading)); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestDecisionsAsTheyAreWrittenDown(t *testing.T) {
	for text, want := range map[string]string{
		"Stop the pilot because nobody came @Dana revisit 1 Mar":    "Stop the pilot | Dana Okafor | 2026-03-01 | nobody came",
		"Stop the pilot, revisit in 2 weeks because nobody came":    "Stop the pilot |  | 2026-03-03 | nobody came",
		"Keep the target @Priya":                                    "Keep the target | Priya Raman |  | ",
		"Ship by 15 Mar":                                            "Ship by 15 Mar |  |  | ",
		"Stop it because it costs more @Dana and helps nobody":      "Stop it | Dana Okafor |  | it costs more and helps nobody",
		"Keep prices because of churn, look at it again next month": "Keep prices |  | 2026-03-17 | of churn",
		"Review the prices":                                         "Review the prices |  |  | ",
	} {
		if got := captured(typed.ReadDecision(text, reading)); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

// Whatever is typed: parts lie inside the text and apart from one another, and
// without parts the line is its title.
func TestNothingOfWhatIsCapturedIsLost(t *testing.T) {
	pieces := []string{"Stop", "because", "by", "revisit", "1 Mar", "friday", "@Dana", "@", "ß", "📈", ",", "\u00a0", "\xff"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), " ")
		read := rapid.SampledFrom([]func(string, typed.Reading) typed.Captured{typed.ReadAction, typed.ReadDecision}).Draw(t, "read")
		c := read(text, reading)
		last := 0
		for _, p := range c.Parts {
			if p.Begin < last || p.End <= p.Begin || p.End > utf8.RuneCountInString(text) {
				t.Fatalf("%q: parts %+v", text, c.Parts)
			}
			last = p.End
		}
		if len(c.Parts) == 0 && c.Title != strings.TrimRight(plan.CleanTitle(text), " ,;:-–") {
			t.Fatalf("%q: title %q", text, c.Title)
		}
	})
}
