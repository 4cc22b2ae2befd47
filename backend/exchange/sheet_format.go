package exchange

import (
	"encoding/xml"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"cairn/backend/plan"
)

// cellFormat is what the number format of a cell makes of its number.
type cellFormat uint8

const (
	plainFormat cellFormat = iota
	dateFormat
	percentFormat
)

// readStyles reads the formats that cells refer to by their style.
func (b *workbookReader) readStyles(name string) error {
	custom := map[string]string{}
	inCellFormats := false
	return b.walk(name, func(_ *partDecoder, element xml.StartElement) error {
		switch element.Name.Local {
		case "numFmt":
			custom[attribute(element, "numFmtId")] = attribute(element, "formatCode")
		case "cellXfs":
			inCellFormats = true
		case "cellStyles", "dxfs", "cellStyleXfs":
			inCellFormats = false
		case "xf":
			if inCellFormats && len(b.formats) < MaxCells {
				b.formats = append(b.formats, formatOf(attribute(element, "numFmtId"), custom))
			}
		}
		return nil
	})
}

// formatOf tells dates and percentages from other numbers: by the built-in
// formats of ECMA-376, part 1, 18.8.30, or by the letters of a custom one.
func formatOf(id string, custom map[string]string) cellFormat {
	if code, has := custom[id]; has {
		return formatOfCode(code)
	}
	number, err := strconv.Atoi(id)
	switch {
	case err != nil:
		return plainFormat
	case number == 9 || number == 10:
		return percentFormat
	case number >= 14 && number <= 17, number == 22, number >= 27 && number <= 31, number == 36, number >= 50 && number <= 58:
		return dateFormat
	default:
		return plainFormat
	}
}

// beside is what a format code shows as it stands, or says in brackets: quoted
// text, colours and locales, escaped characters, blanks as wide as a character.
var beside = regexp.MustCompile(`"[^"]*"?|\[[^\]]*\]?|[\\_*].?`)

// formatOfCode looks at the letters of the first section of a format code.
// Times without a day stay numbers.
func formatOfCode(code string) cellFormat {
	first, _, _ := strings.Cut(strings.ToLower(beside.ReplaceAllString(code, "")), ";")
	switch {
	case strings.Contains(first, "%"):
		return percentFormat
	case strings.Contains(first, "general"):
		return plainFormat
	case strings.ContainsAny(first, "yd"), strings.Contains(first, "mmm") && !strings.ContainsAny(first, "hs"):
		return dateFormat // "mmm" is a month, "mm" may be minutes
	default:
		return plainFormat
	}
}

// dateOfSerial turns the number of a day into its date, with the time where it
// has one. Day 60 of the system of 1900 is the 29th of February 1900, which
// never was; ok is false for it and for numbers that are no day.
func dateOfSerial(serial float64, date1904 bool) (text string, ok bool) {
	const lastDay = 2_958_465 // 9999-12-31
	if math.IsNaN(serial) || serial < 0 || serial >= lastDay+1 {
		return "", false
	}
	day := int(serial)
	epoch := plan.Date("1899-12-30")
	switch {
	case date1904:
		epoch = "1904-01-01"
	case day == 60 || day == 0:
		return "", false
	case day < 60:
		epoch = "1899-12-31"
	}
	date := epoch.AddDays(day)
	if date == "" {
		return "", false
	}
	seconds := time.Duration(math.Round((serial-float64(day))*24*60*60)) * time.Second
	if seconds == 0 {
		return string(date), true
	}
	if seconds >= 24*time.Hour {
		return string(date.AddDays(1)), true
	}
	return string(date) + "T" + time.Time{}.Add(seconds).Format("15:04:05"), true
}
