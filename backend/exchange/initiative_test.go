package exchange

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
)

const roadmapToday plan.Date = "2026-02-17"

func readRoadmap(t testing.TB, text string, change func(*InitiativeContext)) *InitiativePlan {
	t.Helper()
	context := InitiativeContext{Settings: plan.DefaultSettings(), Today: roadmapToday, Cycles: []plan.Cycle{
		{ID: "q4", Name: "Q4 2025", Start: "2025-10-01", End: "2025-12-31", State: plan.ClosedState},
		{ID: "q1", Name: "Q1 2026", Start: "2026-01-01", End: "2026-03-31", State: plan.ActiveState},
		{ID: "backlog", Name: "Backlog", State: plan.BacklogState}}}
	if change != nil {
		change(&context)
	}
	out, err := ReadInitiatives(read(t, text, Options{}), context)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// told writes an initiative in one line.
func told(p *InitiativePlan, at int) string {
	read := p.Initiatives[at]
	i := read.Initiative
	var parts []string
	add := func(name, text string) {
		if text != "" {
			parts = append(parts, name+"="+text)
		}
	}
	add("state", string(i.State))
	add("owner", read.Owner)
	add("team", read.Team)
	add("phase", read.Phase)
	add("class", string(i.Class))
	add("horizon", string(i.Horizon))
	add("start", string(i.Start))
	add("end", string(i.End))
	add("shipped", string(i.Shipped))
	add("reason", i.Reason)
	add("cycle", read.Cycle)
	if read.NewCycle != nil {
		add("new", string(read.NewCycle.Start))
	}
	add("tags", strings.Join(read.Tags, ","))
	add("effort", roadmap.FormatRange(read.Effort, "."))
	for _, r := range read.Ratings {
		for _, method := range []roadmap.Method{roadmap.RICE, roadmap.MoSCoW} {
			for _, c := range roadmap.BuiltInCriteria(roadmap.Model{Method: method}) {
				if c.ID == r.Criterion {
					add(c.Key, roadmap.FormatRange(r.Range, "."))
				}
			}
		}
	}
	links := func(name string, list []InitiativeLink) {
		var titles []string
		for _, l := range list {
			if l.At < 0 {
				titles = append(titles, "plan's "+string(l.ID))
			} else {
				titles = append(titles, p.Initiatives[l.At].Initiative.Title)
			}
		}
		add(name, strings.Join(titles, ","))
	}
	links("requires", read.Requires)
	links("excludes", read.Excludes)
	add("problem", i.Problem)
	add("note", strings.ReplaceAll(i.Note, "\n", "/"))
	return i.Title + ": " + strings.Join(parts, " ")
}

func linesAndCodes(p *InitiativePlan) string {
	var found []string
	for _, f := range p.Findings {
		found = append(found, fmt.Sprintf("%d %s", f.Row, f.Code))
	}
	return strings.Join(found, ", ")
}

func TestRoadmapsAsPeopleKeepThem(t *testing.T) {
	for _, c := range []struct{ name, text, want, codes string }{
		{"all of it", "Title,Problem,Reach,Impact,Confidence %,Effort,Team,Owner,Phase,Priority,Status,Start date,Due,Labels,Cycle,Link\n" +
			"Saved baskets,People lose them,1200,2,80%,3 pm,Buyer app,Dana,Growth,High,In progress,2026-01-05,Q1 2026,\"a; b\",Q1 2026,x.org\n",
			"Saved baskets: state=in_progress owner=Dana team=Buyer app phase=Growth horizon=now start=2026-01-05 end=2026-03-31 cycle=Q1 2026 tags=a,b effort=3 reach=1200 impact=2 confidence=80 problem=People lose them note=Link: x.org", "0 kept_in_note"},
		{"ranges in cells and columns", "Name\tReach low\tReach\tReach high\tImpact\tConfidence\tEffort\nA\t100\t200\t400\t0.5-1-2\t0.8\t2..6 (3)\n",
			"A: state=idea effort=2-3-6 reach=100-200-400 impact=0.5-1-2 confidence=80", "2 share_as_percent"},
		{"words for levels", "Feature,Impact,Confidence,Priority\nA,massive,Medium,Must have\n", "A: state=idea impact=3 confidence=80 priority=4", ""},
		{"what is not understood", "Title,Reach,Impact,Effort,Status,Start,Priority,Class\nA,many,9,XL,parked,soon,P1,vip\n",
			"A: state=idea note=Reach: many/Impact: 9/Effort: XL/Status: parked/Start: soon/Priority: P1/Class: vip",
			"2 not_understood, 2 not_a_number, 2 off_scale, 2 not_a_number, 2 not_a_date, 2 not_understood, 2 not_understood"},
		{"half a range", "Title,Effort low,Effort\nA,1,2\n", "A: state=idea note=Effort low: 1/Effort: 2", "2 half_a_range"},
		{"done", "Title,Status,Due date\nA,Done,2026-01-31\n", "A: state=shipped end=2026-01-31 shipped=2026-01-31", ""},
		{"done without a day", "Title,Status\nA,Done\n", "A: state=in_progress note=Status: Done", "2 no_day_of_shipping"},
		{"given up", "Title,Status\nA,Won't do\n", "A: state=dropped reason=Imported as won't do", "2 no_reason"},
		{"a day of shipping", "Title,Released on\nA,3 Feb 2026\n", "A: state=shipped shipped=2026-02-03", ""},
		{"a new cycle", "Title,Quarter\nA,Q3 2026\n", "A: state=planned cycle=Q3 2026 new=2026-07-01", ""},
		{"a closed cycle", "Title,Quarter\nA,2025-Q4\n", "A: state=candidate note=Quarter: 2025-Q4", "2 cycle_closed"},
		{"no cycle", "Title,Quarter\nA,Someday\n", "A: state=idea note=Quarter: Someday", "2 no_such_cycle"},
		{"the backlog", "Title,Quarter\nA,backlog\n", "A: state=idea", ""},
		{"it ends first", "Title,Start,End\nA,2026-05-01,2026-04-01\n", "A: state=idea start=2026-05-01 note=End: 2026-04-01", "2 end_before_start"},
		{"months", "Title,Start,End\nA,Mar 2026,June 2026\n", "A: state=idea start=2026-03-01 end=2026-06-30", ""},
		{"one stage alone is the end", "Title,GA\nA,2026-05-01\n", "A: state=idea end=2026-05-01", ""},
		{"stages", "Title,Alpha,Beta,GA\nA,2025-01-01,2026-05-01,2026-09-01\n", "A: state=candidate end=2026-05-01 note=Alpha: 2025-01-01/Beta: 2026-05-01/GA: 2026-09-01", ""},
		{"no title", "Title,Owner\n,Dana\n", "Unnamed initiative (line 2): state=idea owner=Dana", "2 no_title"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := readRoadmap(t, c.text, nil)
			if got := told(p, 0); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if got := linesAndCodes(p); got != c.codes {
				t.Errorf("findings %s, want %s", got, c.codes)
			}
		})
	}
}

func TestDependenciesOfARoadmap(t *testing.T) {
	known := func(c *InitiativeContext) {
		c.Initiatives = []roadmap.Initiative{{ID: "old", Title: "Old one"}, {ID: "older", Title: "Older"}}
		c.Depends = []roadmap.Dependency{roadmap.NewDependency(roadmap.Requires, "old", "older", 0)}
	}
	p := readRoadmap(t, "Key,Title,Blocked by,Excludes\nP-1,\"Pay, later\",\"P-2; Old one; Nowhere\",\nP-2,B,,C\nP-3,C,\"Pay, later\",\n", known)
	if got, want := told(p, 0), "Pay, later: state=idea requires=B,plan's old note=Key: P-1/Blocked by: Nowhere"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := linesAndCodes(p), "2 no_such_initiative, 4 contradiction"; got != want {
		t.Errorf("findings %s, want %s", got, want)
	}
	p = readRoadmap(t, "Title,Depends on\nA,B\nB,C\nC,A\nD,D\n", nil)
	if got, want := linesAndCodes(p), "2 loop, 5 loop"; got != want || p.Errors != 2 {
		t.Errorf("findings %s with %d errors, want %s", got, p.Errors, want)
	}
	if message := p.Findings[0].Message; !strings.Contains(message, "A requires B requires C requires A") {
		t.Errorf("the loop is not said: %s", message)
	}
	p = readRoadmap(t, "Title,Requires\nOld one,\n", known)
	if got, want := linesAndCodes(p), "2 title_taken"; got != want {
		t.Errorf("findings %s, want %s", got, want)
	}
}

func TestTheColumnsOfARoadmapAreChosen(t *testing.T) {
	p := readRoadmap(t, "What,Title\nA,B\n", func(c *InitiativeContext) { c.Columns = map[string]InitiativeField{"what": "title"} })
	if got, want := told(p, 0), "A: state=idea note=Title: B"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, columns := range []map[string]InitiativeField{{"Nothing": "title"}, {"Title": "colour"}} {
		if _, err := ReadInitiatives(read(t, "Title\nA\n", Options{}), InitiativeContext{Columns: columns}); plan.CodeOf(err) != plan.Invalid {
			t.Errorf("%v: %v", columns, err)
		}
	}
	if p := readRoadmap(t, "Colour\nred\n", nil); p.Errors != 1 || p.Findings[0].Code != "no_title_column" {
		t.Errorf("without titles: %s", linesAndCodes(p))
	}
	for text, want := range map[string]string{"Title,Due\nA,03/04/2026\n": "2 date_order", "Title,Due\nA,03/04/2026\nB,13/04/2026\n": ""} {
		if got := linesAndCodes(readRoadmap(t, text, nil)); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// GitLab's published roadmap: every row is an initiative, the next stage of its maturity
// is its end, and every word of the file stands somewhere.
func TestARealRoadmap(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("testdata", "roadmaps", "gitlab.csv"))
	if err != nil {
		t.Fatal(err)
	}
	p := readRoadmap(t, string(raw), nil)
	if len(p.Initiatives) != 139 || p.Errors != 0 {
		t.Fatalf("%d initiatives with %d errors: %s", len(p.Initiatives), p.Errors, linesAndCodes(p))
	}
	states := map[roadmap.State]int{}
	for _, read := range p.Initiatives {
		states[read.Initiative.State]++
	}
	if got, want := fmt.Sprint(states), "map[candidate:84 idea:33 shipped:22]"; got != want {
		t.Errorf("states %s, want %s", got, want)
	}
	for title, want := range map[string]string{
		"Subgroups": "state=candidate horizon=now end=2023-06-30 tags=manage",
		"Projects":  "state=idea tags=manage",
	} {
		at := slices.IndexFunc(p.Initiatives, func(r ReadInitiative) bool { return r.Initiative.Title == title })
		if got := told(p, at); !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	table := read(t, string(raw), Options{})
	for n, row := range table.Rows {
		got := p.Initiatives[n]
		text := strings.Join(append([]string{got.Initiative.Title, got.Initiative.Problem, got.Initiative.Note, string(got.Initiative.Horizon)}, got.Tags...), "\n")
		for i, cell := range row.Cells {
			if cell = plan.CleanNote(cell); !strings.Contains(text, cell) && table.Header[i] != "Priority" {
				t.Errorf("line %d: %q of %s is lost", row.Line, cell, table.Header[i])
			}
		}
	}
}

// Whatever stands in a file: it is read whole or refused, nothing that is no initiative
// comes out of it, and every initiative that comes out is sound.
func FuzzReadInitiatives(f *testing.F) {
	f.Add("Title,Reach,Impact,Confidence,Effort,Status,Start,End,Requires\nA,1,2,80%,3,done,2026-01-01,2026-02-01,B\nB,,,,,,,,A\n")
	f.Add("Key\tName\tAvailable\tViable\tMaturity\tPriority\nx\tX\t2020-01-01\t03/04/2026\tviable\tmust\n")
	f.Add("title;effort low;effort;effort high\na;1,5;2;3\n")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := ReadTable(t.Context(), strings.NewReader(text), int64(len(text)), Options{})
		if err != nil {
			return
		}
		p, err := ReadInitiatives(table, InitiativeContext{Settings: plan.DefaultSettings(), Today: roadmapToday})
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Initiatives) > len(table.Rows) {
			t.Fatalf("%d initiatives of %d rows", len(p.Initiatives), len(table.Rows))
		}
		if p.Errors > 0 {
			return
		}
		for _, read := range p.Initiatives {
			if err := read.Initiative.Validate(); err != nil {
				t.Fatalf("line %d: %v", read.Row, err)
			}
			if !read.Effort.Empty() {
				e := roadmap.Effort{ID: roadmap.EffortID("", ""), Range: read.Effort}
				if err := e.Validate(); err != nil {
					t.Fatalf("line %d: %v", read.Row, err)
				}
			}
			for _, link := range append(read.Requires, read.Excludes...) {
				if link.At < 0 || link.At >= len(p.Initiatives) {
					t.Fatalf("line %d leads to %d", read.Row, link.At)
				}
			}
		}
	})
}
