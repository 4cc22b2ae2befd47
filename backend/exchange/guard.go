package exchange

import (
	"strings"
	"unicode"
)

// A spreadsheet takes a cell for a formula when it begins with one of these,
// also where quotation marks or spaces stand before them (ASVS 5.0, 1.2.10;
// CWE-1236). The apostrophe is among them so that taking off one guard always
// gives back what was written.
const guardTriggers = "=+-@\t\r\n\x00＝＋－＠'"

// guard puts one apostrophe in front of text that a spreadsheet could take for
// a formula. Spaces and invisible characters before the trigger do not count.
func guard(text string) (guarded string, changed bool) {
	for _, r := range text {
		if strings.ContainsRune(guardTriggers, r) {
			return "'" + text, true
		}
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			return text, false
		}
	}
	return text, false
}

// unguard takes off what guard put in front.
func unguard(text string) string { return strings.TrimPrefix(text, "'") }

// isGuarded says whether a column of okrs.csv holds text, which is guarded, or
// numbers and dates, which never are.
func isGuarded(column string) bool {
	switch column {
	case "Order", "Type", "Title", "Owner", "Team", "Product", "Phase", "Period", "Unit", "Status", "Last note":
		return true
	default:
		return false
	}
}
