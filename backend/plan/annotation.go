package plan

import (
	"net/url"
	"strings"
)

// Annotation is a dated note on the charts of a row: a decision, a launch, what
// happened on that day.
type Annotation struct {
	ID   ID
	Row  ID // a KPI or key result; "" is on every chart of the plan
	Date Date
	Text string
	Link string // an address where more stands; "" for none
}

// Validate says what is wrong with a note on a chart: invalid with the fields at
// fault, or nil.
func (a Annotation) Validate() error {
	var faults Faults
	if strings.TrimSpace(a.Text) == "" {
		faults.Add("text", "required", "Nothing is said. Type what happened on that day.")
	}
	faults.Line("text", a.Text, MaxTitle)
	if a.Date == "" {
		faults.Add("date", "required", "A note on a chart needs its day. Type one.")
	} else {
		faults.Day("date", a.Date)
	}
	faults.Line("link", a.Link, MaxTitle)
	if a.Link != "" {
		if at, err := url.Parse(a.Link); err != nil || at.Scheme != "http" && at.Scheme != "https" && at.Scheme != "mailto" {
			faults.Add("link", "not_a_link", "A link begins with https://, http:// or mailto:. Correct it, or leave it empty.")
		}
	}
	return faults.Err()
}
