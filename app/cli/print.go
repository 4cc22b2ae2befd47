package cli

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"unicode"

	"cairn/backend/plan"
)

// printJSON prints an answer for scripts. Characters that a terminal would
// obey are escaped, which changes nothing for whoever parses it.
func (c *invocation) printJSON(answer any) error {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(answer); err != nil {
		return err
	}
	_, err := fmt.Fprint(c.Out, escapeUnseen(text.String()))
	return err
}

// escapeUnseen writes unseen characters of JSON text as \uXXXX. Line feeds
// stand only between its tokens; below U+0020 there is nothing else.
func escapeUnseen(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r == '\n' || !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r):
			out.WriteRune(r)
		case r > 0xffff:
			high, low := (r-0x10000)>>10+0xd800, (r-0x10000)&0x3ff+0xdc00
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.String()
}

// say prints a sentence for people.
func (c *invocation) say(format string, args ...any) {
	fmt.Fprintln(c.Out, printable(fmt.Sprintf(format, args...)))
}

// answer prints the answer as JSON where that is wanted, and else with show.
func (c *invocation) answer(answer any, show func()) error {
	if c.json {
		return c.printJSON(answer)
	}
	show()
	return nil
}

// number writes a number as the plan writes them; "" for an absent one.
func number(value *float64, settings plan.Settings) string {
	if value == nil {
		return ""
	}
	return settings.Number(*value)
}

// progress writes 0 to 1 as the plan shows it: 0.54 or 54%.
func progress(value *float64, settings plan.Settings) string {
	if value == nil {
		return ""
	}
	return settings.Share(*value)
}

// outOfTen writes a confidence, kept as 0 to 100, as people say it: "7/10".
func outOfTen(value *float64, settings plan.Settings) string {
	if value == nil {
		return ""
	}
	tenth := math.Round(*value) / 10
	return number(&tenth, settings) + "/10"
}

func text[T ~string](value *T) string {
	if value == nil {
		return ""
	}
	return string(*value)
}

func span(start, end *plan.Date) string {
	if start == nil && end == nil {
		return ""
	}
	return text(start) + " to " + text(end)
}

// count writes how many there are of something: "1 row", "2 rows".
func count[N int | int64](n N, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
