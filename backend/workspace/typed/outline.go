package typed

import (
	"regexp"
	"strings"
)

// OutlineLine is a line of goals as people write them down in a note or a mail.
type OutlineLine struct {
	Level     int    // 0 for a top line
	Text      string // without indent, bullet, number and label
	KeyResult bool   // it says so itself: "KR1: ..."
	Objective bool   // it says so itself: "O: ..."
}

// MaxLines is how many lines are read as an outline.
const MaxLines = 500

var (
	bullet = regexp.MustCompile(`^(?:[-*•◦▪–·](?:\s+\[[ xX]?\])?|(\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+)|\[[ xX]?\])\s+`)
	// A number and words may be an outline number or an amount: "1.5 million users".
	decimal = regexp.MustCompile(`(?m)^[ \t\x{a0}]*\d+\.\d+\s`)
	ordinal = regexp.MustCompile(`(?m)^[ \t\x{a0}]*\d+[.)]\s`)
	label   = regexp.MustCompile(`(?i)^(?:(key result|kr)|(objective|goal|o))\s*\d*(?:\.\d+)*\s*[:.)\-–]\s+`)
)

// depth is how far a line stands in: what has a bullet lies beneath what has a
// number or nothing where it begins, as notes have them, and 1.1 beneath 1.
func depth(indent, body string) int {
	const tab, marks = 4, 16
	columns := len([]rune(indent)) + (tab-1)*strings.Count(indent, "\t")
	switch m := bullet.FindStringSubmatch(body); {
	case m == nil:
		return columns * marks
	case m[1] != "":
		number := strings.TrimRight(m[1], ".)")
		return columns*marks + min(1+strings.Count(number, "."), marks-2)
	default:
		return columns*marks + marks - 1
	}
}

// ReadOutline takes lines apart: their levels by tabs, spaces, bullets or nested
// bullets, whatever one step is made of. Blank lines part nothing.
func ReadOutline(text string) []OutlineLine {
	text = strings.ReplaceAll(text, "\r", "\n")
	// One that stands alone numbers nothing.
	isAmount := len(decimal.FindAllStringIndex(text, 2)) == 1 && !ordinal.MatchString(text)
	var lines []OutlineLine
	var indents []int // depths of the lines above that the next one may lie beneath
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n \t\u00a0")
		body := strings.TrimLeft(line, " \t\u00a0")
		if body == "" {
			continue
		}
		if len(lines) == MaxLines {
			break
		}
		kept := isAmount && decimal.MatchString(body)
		marked := body
		if kept {
			marked = ""
		}
		indent := depth(line[:len(line)-len(body)], marked)
		for len(indents) > 0 && indents[len(indents)-1] >= indent {
			indents = indents[:len(indents)-1]
		}
		out := OutlineLine{Level: len(indents)}
		indents = append(indents, indent)
		if !kept {
			body = bullet.ReplaceAllString(body, "")
		}
		if m := label.FindStringSubmatch(body); m != nil {
			out.KeyResult, out.Objective = m[1] != "", m[2] != ""
			body = body[len(m[0]):]
		}
		out.Text = strings.Trim(strings.ReplaceAll(body, "**", ""), " \t")
		lines = append(lines, out)
	}
	levelByLabel(lines)
	return lines
}

// levelByLabel puts key results beneath the objective before them where nothing
// is indented: "O: ..." and then "KR: ..." on lines of their own.
func levelByLabel(lines []OutlineLine) {
	for i := range lines {
		if lines[i].KeyResult && lines[i].Level == 0 {
			for j := i - 1; j >= 0; j-- {
				if !lines[j].KeyResult {
					lines[i].Level = lines[j].Level + 1
					break
				}
			}
		}
	}
}
