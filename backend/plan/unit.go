package plan

// WithUnit writes a unit behind a number as sentences say it: "41%", "3.5
// hours", "12" where there is none.
func WithUnit(number, unit string) string {
	switch unit {
	case "":
		return number
	case "%":
		return number + unit
	default:
		return number + " " + unit
	}
}
