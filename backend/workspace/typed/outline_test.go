package typed_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cairn/backend/workspace/typed"
)

func TestLevelsOfLines(t *testing.T) {
	for text, want := range map[string]string{
		"Grow\n\tSell\n\t\tCall\nStay":                      "0 Grow, 1 Sell, 2 Call, 0 Stay",
		"- Grow\n- Stay":                                    "0 Grow, 0 Stay",
		"- Grow\n  - Sell\n- Stay":                          "0 Grow, 1 Sell, 0 Stay",
		"Grow\n- Sell\n- Call\n\nStay\n• Ask":               "0 Grow, 1 Sell, 1 Call, 0 Stay, 1 Ask",
		"Grow\n- Sell\n  - Call\n  Ring\n- Ask":             "0 Grow, 1 Sell, 2 Call, 2 Ring, 1 Ask",
		"Grow\n1. Sell\n2. Call":                            "0 Grow, 1 Sell, 1 Call",
		"1. Grow\n- Sell\n- [ ] Call\n2) Stay\n* Ask":       "0 Grow, 1 Sell, 1 Call, 0 Stay, 1 Ask",
		"1. Grow\n1.1 Sell\n1.2. Call\n- Ring\n2. Stay":     "0 Grow, 1 Sell, 1 Call, 2 Ring, 0 Stay",
		"- Grow\nStay\n- Ask":                               "0 Grow, 0 Stay, 1 Ask",
		"O: Grow\nKR1: Sell\nKR2: Call\nO: Stay\n- KR: Ask": "0 Grow, 1 Sell, 1 Call, 0 Stay, 1 Ask",
	} {
		var got []string
		for _, line := range typed.ReadOutline(text) {
			got = append(got, fmt.Sprint(line.Level, " ", line.Text))
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestAnAmountAtTheBeginningIsNoOutlineNumber(t *testing.T) {
	for text, want := range map[string][]string{
		"1.5 million users":             {"0 1.5 million users"},
		"Grow\n- 1.5 million users":     {"0 Grow", "1 1.5 million users"},
		"Grow\n    1.5 million users":   {"0 Grow", "1 1.5 million users"},
		"1.1 Grow\n1.2 Keep":            {"0 Grow", "0 Keep"},
		"1. Grow\n1.1 Raise activation": {"0 Grow", "1 Raise activation"},
	} {
		got := []string{}
		for _, line := range typed.ReadOutline(text) {
			got = append(got, fmt.Sprintf("%d %s", line.Level, line.Text))
		}
		if !slices.Equal(got, want) {
			t.Errorf("ReadOutline(%q) = %q, want %q", text, got, want)
		}
	}
}
