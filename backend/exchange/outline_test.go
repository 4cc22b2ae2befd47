package exchange

import (
	"fmt"
	"strings"
	"testing"

	"cairn/backend/okr"
	"cairn/backend/plan"
)

func TestHierarchies(t *testing.T) {
	for _, test := range []struct{ name, text, tree, findings string }{
		{"outline numbers", "Order,Title\n1,A\n1.1,B\n1.1.1,C\n1.2,D\n2,E\n", "1 A\n1.1 B\n1.1.1 C\n1.2 D\n2 E", ""},
		{"with dots and zeros", "No.,Title,Owner\n1.,A,\n1.01.,B,\n", "1 A\n1.1 B", ""},
		{"sorted as text", "Order,Title\n1,A\n1.1,B\n1.10,K\n1.2,C\n", "1 A\n1.1 B\n1.2 C\n1.3 K", ""},
		{"parents that come later", "Order,Title\n1.1,B\n1,A\n", "1 A\n1.1 B", "parent_later@2:Order"},
		{"a gap", "Order,Title\n1,A\n1.2.1,B\n3.1,C\n", "1 A\n1.1 B\n2 C", "missing_parent@3:Order missing_parent@4:Order"},
		{"duplicate numbers", "Order,Title\n1,A\n1.1,B\n1.1,C\n1.1.1,D\n", "1 A\n1.1 B\n1.2 C\n1.2.1 D", "duplicate_number@4:Order"},
		{"1.10 after a spreadsheet", "Order,Title\n1,A\n1.1,B\n1.2,C\n1.1,K\n1.10.1,L\n", "1 A\n1.1 B\n1.2 C\n1.3 K\n1.3.1 L", "duplicate_number@5:Order"},
		{"no number", "Order,Title\n1,A\n1.1,B\nx,C\n", "1 A\n1.1 B\n2 C", "no_number@4:Order"},
		{"numbers of several cycles", "Order,Title,Period\n1,A,Q1 2026\n1.1,B,Q1 2026\n1,C,Q2 2026\n1.1,D,Q2 2026\n", "1 A\n1.1 B\n2 C\n2.1 D", ""},
		{"an annual parent", "Order,Title,Period\n1,A,2026\n1.1,B,Q1 2026\n1.2,C,Q2 2026\n", "1 A\n1.1 B\n1.2 C", ""},
		{"parent ids", "ID,Parent,Title\n7,9,C\n8,,A\n9,8,B\n", "1 A\n1.1 B\n1.1.1 C", "parent_later@2:Parent"},
		{"parent titles", "Title,Parent\nA,\nB,a\nC,B\n", "1 A\n1.1 B\n1.1.1 C", ""},
		{"parent titles that two rows have", "Title,Parent\nA,\nX,A\nA,\nY,A\n", "1 A\n1.1 X\n2 A\n2.1 Y", "ambiguous_parent@3:Parent ambiguous_parent@5:Parent"},
		{"a parent that is not there", "Title,Parent\nA,Z\n", "1 A", "missing_parent@2:Parent"},
		{"several parents", "Row ID,Parent Row IDs,Title\n1,,A\n2,,B\n3,2;1,C\n", "1 A\n2 B\n2.1 C", "several_parents@4:Parent Row IDs"},
		{"several parent columns", "Issue key,Issue id,Summary,Parent,Parent summary\nP-1,10,A,,\nP-2,11,B,10,A\n", "1 A\n1.1 B", ""},
		{"its own parent", "ID,Parent,Title\n1,1,A\n", "1 A", "parent_loop@2:Parent"},
		{"a loop", "ID,Parent,Title\n1,3,A\n2,1,B\n3,2,C\n4,3,D\n", "1 A\n1.1 B\n1.1.1 C\n1.1.1.1 D", "parent_later@2:Parent parent_loop@2:Parent parent_loop@3:Parent parent_loop@4:Parent"},
		{"levels", "Level,Title\n1,A\n2,B\n4,C\n2,D\n1,E\n", "1 A\n1.1 B\n1.1.1 C\n1.2 D\n2 E", ""},
		{"levels in words", "Level,Title\nLevel 0,A\nL1,B\n?,C\n", "1 A\n1.1 B\n2 C", "no_level@4:Level"},
		{"types alone", "Type,Title\nObjective,A\nKey result,B\nKR,C\nObjective,D\nKey result,E\n", "1 A\n1.1 B [increase - - -]\n1.2 C [increase - - -]\n2 D\n2.1 E [increase - - -]", ""},
		{"types with running numbers", "Order,Type,Title\n1,Objective,A\n2,Key result,B\n", "1 A\n1.1 B [increase - - -]", ""},
		{"a key result first", "Type,Title\nKey result,B\nObjective,A\n", "1 B\n1.1 B [increase - - -]\n2 A", "objective_added@2:"},
		{"a key result with rows beneath", "Order,Type,Title,Target\n1,Objective,A,\n1.1,Key result,B,5\n1.1.1,Key result,C,6\n", "1 A\n1.1 B\n1.1.1 C [increase - - 6]", "inner_key_result@3:Type"},
		{"no hierarchy", "Title\nA\nB\n", "1 A\n2 B", ""},
		{"blank rows", "Title,Owner\nA,x\n, \nB,y\n", "1 A\n2 B", ""},
		{"objective and key result in one row", "Objective,Key result,Start,Target\nA,B,1,5\nA,C,,6\n,D,,\nE,,,\nF,G,,7\n",
			"1 A\n1.1 B [increase 1 - 5]\n1.2 C [increase - - 6]\n1.3 D [increase - - -]\n2 E\n3 F\n3.1 G [increase - - 7]", ""},
		{"a key result without its objective", "Objective,Key result,Target\n,B,5\n", "1 B\n1.1 B [increase - - 5]", "objective_added@2:"},
	} {
		t.Run(test.name, func(t *testing.T) {
			out := outline(t, test.text, nil)
			if got := tree(out); got != test.tree {
				t.Errorf("got\n%s\nwant\n%s", got, test.tree)
			}
			if got := codes(without(out.Findings, "plain_rows")); got != test.findings {
				t.Errorf("findings %s\nwant %s", got, test.findings)
			}
		})
	}
}

func without(list []Finding, code string) []Finding {
	var out []Finding
	for _, f := range list {
		if f.Code != code {
			out = append(out, f)
		}
	}
	return out
}

func TestWhatMakesAKeyResult(t *testing.T) {
	for _, test := range []struct{ name, header, row, want, findings string }{
		{"a target", "Start,Current,Target,Unit", "41,50,60,points", "[increase 41 50 60points]", ""},
		{"a target below the start", "Start,Target", "50,10", "[decrease 50 - 10]", ""},
		{"percent signs", "Start,Target", "41%,60 %", "[increase 41 - 60%]", ""},
		{"currency", "Target", "€500", "[increase - - 500€]", ""},
		{"a reported percent", "Progress %", "94", "[increase 0 94 100%]", ""},
		{"below nothing", "Progress %", "-17", "[increase 0 -17 100%]", ""},
		{"over all", "Progress %", "130%", "[increase 0 130 100%]", ""},
		{"a target before a reported percent", "Target,Progress %", "5,50", "[increase - - 5]", ""},
		{"a reported text", "Progress %", "X/10 (X%)", "", "not_a_number@3:Progress %"},
		{"two numbers in a cell", "Target", "\"95% CSAT, 95% SLA\"", "", "not_a_number@3:Target"},
		{"too many digits", "Target", "1234567890.123456", "", "not_a_number@3:Target"},
		{"a current value alone", "Current", "5", "", ""},
		{"start equal to target", "Start,Target", "5,5", "[at_least 5 - 5]", "start_equals_target@3:Target"},
		{"a type alone", "Type", "Key result: yes/no", "[yes_no - - -]", ""},
		{"yes in words", "Type,Current", "Key result: yes/no,Yes", "[yes_no - 1 -]", ""},
		{"not yes or no", "Type,Current", "Key result: yes/no,7", "[yes_no - - -]", "not_for_kind@3:Current"},
		{"a control", "Type,Target", "Key result: stay at or below,2", "[at_most - - 2]", ""},
		{"a range the wrong way round", "Type,Start,Target", "Key result: stay in range,9,2", "[range - - -]", "not_for_kind@3:Start"},
		{"a baseline of half a point", "Type,Target", "Key result: establish a baseline,2.5", "[baseline - - -]", "not_for_kind@3:Target"},
		{"milestones", "Type,Current", "Key result: milestones,2", "[milestones - - -]", "not_for_kind@3:Current milestones_missing@3:Type"},
		{"the type objective", "Type,Target", "Objective,5", "", ""},
		{"an unknown type", "Type,Target", "Epic,5", "[increase - - 5]", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			commas := strings.Repeat(",", strings.Count(test.header, ","))
			out := outline(t, "Order,Title,"+test.header+"\n1,A,"+commas+"\n1.1,B,"+test.row+"\n", nil)
			want := "1 A\n1.1 B"
			if test.want != "" {
				want += " " + test.want
			}
			if got := tree(out); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if got := codes(without(out.Findings, "plain_rows")); got != test.findings {
				t.Errorf("findings %s\nwant %s", got, test.findings)
			}
		})
	}
}

func TestKindsWithLimitsAndPoints(t *testing.T) {
	out := outline(t, "Order,Title,Type,Start,Target\n1,A,,,\n1.1,B,Key result: stay in range,2,9\n1.2,C,Key result: establish a baseline,,4\n", nil)
	if got, want := fmt.Sprint(number(out.Rows[1].Low), number(out.Rows[1].High)), "29"; got != want {
		t.Errorf("limits %s, want %s", got, want)
	}
	if points := out.Rows[2].BaselinePoints; points == nil || *points != 4 {
		t.Errorf("points %v", points)
	}
}

func TestNothingOfARowIsDropped(t *testing.T) {
	out := outline(t, "Order,Title,Owner,Status,Budget,Reported progress %,Reported note,Description,Target,Column X\n"+
		"1,A,Ann;Bob,Done,\"5,000\",40,inner note,Why it matters,7,\"two\nlines\"\n"+
		"1.1,B,,On track,x,60,kept,,about 5,\n", nil)
	if got, want := out.Rows[0].Note, "Why it matters\nOwner: Ann;Bob\nStatus: Done\nBudget: 5,000\nReported progress %: 40\nReported note: inner note\nTarget: 7\nColumn X: two\nlines"; got != want {
		t.Errorf("note\n%s\nwant\n%s", got, want)
	}
	if got, want := out.Rows[1].Note, "Status: On track\nBudget: x\nTarget: about 5"; got != want {
		t.Errorf("note\n%s\nwant\n%s", got, want)
	}
	if got, want := out.Rows[1].CheckInNote, "kept"; got != want {
		t.Errorf("check-in note %q, want %q", got, want)
	}
	if got, want := codes(out.Findings), "kept_in_note@0:Budget kept_in_note@0:Column X several_values@2:Owner not_a_number@4:Target"; got != want {
		t.Errorf("findings %s, want %s", got, want)
	}
}

func TestTitles(t *testing.T) {
	long := strings.Repeat("word ", 300)
	out := outline(t, "Title,Owner\n\" A  b \",x\n\"line\none\",x\n,x\n"+long+",x\n\u202bשלום\u202c,x\n'=kept,x\n", nil)
	for i, want := range []string{"A  b", "line one", "Untitled (line 5)", strings.TrimSpace(long[:1000-5]) + "…", "\u202bשלום\u202c", "'=kept"} {
		if got := out.Rows[i].Title; got != want {
			t.Errorf("title %d: %q, want %q", i, got, want)
		}
	}
	if got, want := out.Rows[3].Note, strings.TrimSpace(long); got != want {
		t.Errorf("the long title is not whole in the note: %q", got)
	}
	if got, want := codes(without(out.Findings, "plain_rows")), "title_cleaned@3:Title no_title@5:Title title_too_long@6:Title"; got != want {
		t.Errorf("findings %s, want %s", got, want)
	}
}

func TestOwners(t *testing.T) {
	text := "Order,Title,Owner,Owner email,Team\n" +
		"1,A,growth,,\n1.1,B,Dana,,Support\n1.2,C,dana@example.org,,\n1.3,D,Lee <lee@example.org>,,\n1.4,E,Lee,lee@example.org,\n1.5,F,Support,,\n1.6,G,Platform,,\n1.7,H,Board,,\n1.8,I,,a@example.org;b@example.org,\n"
	out := outline(t, text, func(c *Context) {
		c.Teams = []string{"Growth", "Board"}
		c.People = []plan.Person{{Name: "Dana", Email: "dana@example.org"}}
		c.Choices = Choices{Teams: []string{"platform"}, People: []string{"Board"}}
	})
	want := []string{"Growth true", "Dana dana@example.org", "Dana dana@example.org", "Lee lee@example.org", "Lee lee@example.org", "Support true", "Platform true", "Board ", " a@example.org"}
	for i, row := range out.Rows {
		got := row.Owner + " " + row.OwnerEmail
		if row.OwnerIsTeam {
			got = row.Owner + " true"
		}
		if got != want[i] {
			t.Errorf("row %s: owner %q, want %q", row.Order, got, want[i])
		}
	}
	if got, want := fmt.Sprint(out.People), "[{Dana dana@example.org false true true 2} {Lee lee@example.org false false true 2} {Board  false false true 1} { a@example.org false false true 1}]"; got != want {
		t.Errorf("people %s\nwant %s", got, want)
	}
	if got, want := fmt.Sprint(out.Teams), "[{Growth  true true true 1} {Support  true false true 2} {Platform  true false true 1}]"; got != want {
		t.Errorf("teams %s\nwant %s", got, want)
	}
}

func TestCyclesAndCheckInDates(t *testing.T) {
	text := "Order,Title,Period,Progress %\n1,A,Q4 2025,\n1.1,B,,50\n2,C,,\n2.1,D,,60\n3,E,2026-Q2,\n3.1,F,2026-Q2,0\n4,G,Later,\n4.1,H,Q1 2026,5\n"
	out := outline(t, text, func(c *Context) {
		c.Cycles = []plan.Cycle{{ID: "x", Name: "later", State: plan.BacklogState}, {ID: "y", Name: "Q2 2026", Start: "2026-04-01", End: "2026-06-30"}}
	})
	if got, want := fmt.Sprint(out.Cycles), "[{Q4 2025 2025-10-01 2025-12-31 false false 1} {Q1 2026 2026-01-01 2026-03-31 true false 1} {2026-Q2 2026-04-01 2026-06-30 false false 1} {later   true false 1}]"; got != want {
		t.Errorf("cycles %s\nwant %s", got, want)
	}
	var got []string
	for _, row := range out.Rows {
		if row.Type == KeyResultRow {
			got = append(got, fmt.Sprintf("%s %s %s", row.Title, row.Period, row.CheckInDate))
		}
	}
	if got, want := strings.Join(got, ", "), "B Q4 2025 2025-12-31, D Q1 2026 2026-02-10, F 2026-Q2 2026-02-10, H later 2026-02-10"; got != want {
		t.Errorf("check-ins %s\nwant %s", got, want)
	}
	if got, want := codes(out.Findings), "cycle_twin@6:Period check_in_early@7: period_of_key_result@9:Period"; got != want {
		t.Errorf("findings %s, want %s", got, want)
	}
}

func TestADatelessCycleIsAskedFor(t *testing.T) {
	text := "Title,Period\nA,Sprint 12\nB,Sprint 12\n"
	out := outline(t, text, nil)
	if got, want := codes(without(out.Findings, "plain_rows")), "cycle_dates@2:Period"; got != want || out.Errors != 1 {
		t.Errorf("findings %s, want %s; %d errors", got, want, out.Errors)
	}
	out = outline(t, text, func(c *Context) {
		c.Choices.Cycles = map[string]Span{"sprint 12": {"2026-01-05", "2026-01-18"}}
	})
	if got, want := fmt.Sprint(out.Errors, out.Cycles), "0 [{Sprint 12 2026-01-05 2026-01-18 false false 2}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	out = outline(t, "Title\nA\n", func(c *Context) { c.DefaultCycle = plan.Cycle{} })
	if got, want := codes(without(out.Findings, "plain_rows")), "no_cycle@2:"; got != want || out.Errors != 1 {
		t.Errorf("findings %s, want %s", got, want)
	}
}

func TestWhatIsInDoubtIsAsked(t *testing.T) {
	comma := func(c *Context) { c.Settings.DecimalMark = "," }
	for _, test := range []struct {
		name, text string
		change     func(*Context)
		findings   string
		errors     int
		target     string
	}{
		{"the other decimal mark", "Order,Title,Target\n1,A,\n1.1,B,\"0,5\"\n", nil, "decimal_mark@3:Target", 1, "-"},
		{"the other decimal mark, answered", "Order,Title,Target\n1,A,\n1.1,B,\"0,5\"\n", func(c *Context) { c.Choices.DecimalMark = "," }, "", 0, "0.5"},
		{"a point where a comma is the mark", "Order,Title,Target\n1,A,\n1.1,B,0.5\n", comma, "decimal_mark@3:Target", 1, "-"},
		{"groups or decimals", "Order,Title,Target\n1,A,\n1.1,B,1.234\n", comma, "grouped_number@3:Target", 0, "1234"},
		{"groups, made clear by another row", "Order,Title,Target\n1,A,\n1.1,B,1.234\n1.2,C,\"1,5\"\n", comma, "", 0, "1234"},
		{"groups beside decimals", "Order,Title,Target\n1,A,\n1.1,B,\"1,234.5\"\n", nil, "", 0, "1234.5"},
		{"fractions", "Order,Title,Progress\n1,A,\n1.1,B,0.5\n1.2,C,1\n", nil, "scale@3:Progress", 1, "100"},
		{"fractions, answered", "Order,Title,Progress\n1,A,\n1.1,B,0.07\n", func(c *Context) { c.Choices.Scale = map[Field]float64{FieldProgress: 100} }, "", 0, "100"},
		{"confidence out of ten", "Order,Title,Target,Confidence\n1,A,,\n1.1,B,5,7\n", nil, "scale@3:Confidence", 1, "5"},
		{"confidence with its scale", "Order,Title,Target,Confidence\n1,A,,\n1.1,B,5,7/10\n1.2,C,5,80%\n1.3,D,5,101%\n", nil, "out_of_range@5:Confidence", 0, "5"},
		{"dates of either order", "Order,Title,Target,Due\n1,A,,\n1.1,B,5,03/04/2026\n", nil, "date_order@3:Due", 1, "5"},
		{"dates of both orders", "Order,Title,Target,Due\n1,A,,\n1.1,B,5,13/04/2026\n1.2,C,5,04/13/2026\n", nil, "date_order@4:Due", 1, "5"},
		{"no date", "Order,Title,Target,Due\n1,A,,\n1.1,B,5,31/31/2026\n", nil, "not_a_date@3:Due", 0, "5"},
		{"a due date before the start", "Order,Title,Target,Start date,Due\n1,A,,,\n1.1,B,5,2026-03-04,2026-03-03\n", nil, "due_before_start@3:Due", 0, "5"},
		{"a negative weight", "Order,Title,Target,Weight\n1,A,,\n1.1,B,5,-1\n", nil, "out_of_range@3:Weight", 0, "5"},
	} {
		t.Run(test.name, func(t *testing.T) {
			out := outline(t, test.text, test.change)
			if got := codes(without(out.Findings, "plain_rows")); got != test.findings || out.Errors != test.errors {
				t.Errorf("findings %s with %d errors, want %s with %d", got, out.Errors, test.findings, test.errors)
			}
			if got := number(out.Rows[1].Target); got != test.target {
				t.Errorf("target %s, want %s", got, test.target)
			}
		})
	}
}

func TestScaledNumbersKeepTheirDigits(t *testing.T) {
	out := outline(t, "Order,Title,Progress,Confidence\n1,A,,\n1.1,B,0.07,0.55\n", func(c *Context) {
		c.Choices.Scale = map[Field]float64{FieldProgress: 100, FieldConfidence: 100}
	})
	if got, want := number(out.Rows[1].Current)+" "+number(out.Rows[1].Confidence), "7 55"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDates(t *testing.T) {
	for _, test := range []struct{ text, order, want string }{
		{"2026-03-31", "", "2026-03-31"}, {"2026-03-31T10:00:00Z", "", "2026-03-31"}, {"2026-03-31 10:00", "", "2026-03-31"},
		{"31.03.2026", "", "2026-03-31"}, {"1.3.2026", "", "2026-03-01"}, {"2026/03/31", "", "2026-03-31"},
		{"09/Oct/25 1:42 PM", "", "2025-10-09"}, {"Mar 31, 2026", "", "2026-03-31"}, {"31 March 2026", "", "2026-03-31"},
		{"03/04/2026", "", ""}, {"03/04/2026", "dmy", "2026-04-03"}, {"03/04/2026", "mdy", "2026-03-04"}, {"31/12/2026", "mdy", ""},
		{"2026-02-30", "", ""}, {"soon", "", ""}, {"Q3", "", ""}, {"3-4-2026", "dmy", "2026-04-03"},
	} {
		got, ok := cellDate(test.text, test.order)
		if string(got) != test.want && ok || ok != (test.want != "") {
			t.Errorf("%q as %q: got %q and %v, want %q", test.text, test.order, got, ok, test.want)
		}
	}
	out := outline(t, "Order,Title,Target,Due\n1,A,,\n1.1,B,5,03/04/2026\n1.2,C,5,25/04/2026\n", nil)
	if got, want := out.Rows[1].Due, plan.Date("2026-04-03"); got != want || len(out.Findings) != 0 {
		t.Errorf("the order that another date shows is not used: %s, %v", got, out.Findings)
	}
}

func TestFieldsOfBigPicture(t *testing.T) {
	out := outline(t, "Order,Type,Summary,Status,Period,Owner,Weight,OKR type,Labels,Teams,Expected start date,Expected end date,Start value,Current value,Target value,Description\n"+
		"1,Objective,A,On track,Q1 2026,Dana,2,Aspirational,\"x, y\",Growth,2026-01-01,2026-03-31,,,,Why\n"+
		"1.1,Key result,B,Off track,Q1 2026,Lee,0.5,,,Growth,2026-01-05,2026-03-20,10,12,20,How\n", nil)
	a, b := out.Rows[0], out.Rows[1]
	if got, want := fmt.Sprintf("%s %s %s %v %s %s %q", a.ObjectiveType, a.Owner, number(a.Weight), a.Tags, a.Team, a.Period, a.Note),
		`aspirational Dana 2 [x y] Growth Q1 2026 "Why\nStatus: On track\nExpected start date: 2026-01-01\nExpected end date: 2026-03-31"`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := fmt.Sprintf("%s %s %s %s %s %s %s %s %q", b.Kind, b.Owner, number(b.Weight), number(b.Start), number(b.Current), number(b.Target), b.StartDate, b.Due, b.Note),
		`increase Lee 0.5 10 12 20 2026-01-05 2026-03-20 "How\nStatus: Off track"`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNoTitleColumn(t *testing.T) {
	out := outline(t, "Foo,Bar\na,b\n", nil)
	if got, want := codes(out.Findings), "no_title_column@0:"; got != want || out.Errors != 1 || len(out.Rows) != 0 {
		t.Errorf("findings %s, want %s; %d rows", got, want, len(out.Rows))
	}
}

func TestDeepOutlinesAreFlattenedAtTheLimit(t *testing.T) {
	var text strings.Builder
	text.WriteString("ID,Parent,Title\n")
	for i := range 20_000 {
		fmt.Fprintf(&text, "%d,%d,Row\n", i+1, i)
	}
	out := outline(t, strings.Replace(text.String(), "1,0,Row", "1,,Row", 1), nil)
	deepest := 0
	for _, row := range out.Rows {
		deepest = max(deepest, row.Level)
	}
	if got, want := fmt.Sprint(len(out.Rows), deepest), fmt.Sprint(20_000, MaxLevel); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestEveryTypeSurvivesTheFile(t *testing.T) {
	one, two := 1.0, 2.0
	for _, kind := range okr.Kinds() {
		for _, numbers := range [][2]*float64{{nil, nil}, {&one, &two}, {&two, &one}, {nil, &one}} {
			text := TypeOfKeyResult(kind, numbers[0], numbers[1])
			words := parseType(text)
			got := words.kind
			if got == "" {
				got = okr.InferKind(numbers[0], numbers[1], okr.Increase)
			}
			if words.row != KeyResultRow || !words.known || got != kind {
				t.Errorf("%q is read as %s %s, want %s", text, words.row, got, kind)
			}
		}
	}
	for _, objective := range []okr.ObjectiveType{okr.Committed, okr.Aspirational} {
		words := parseType(TypeOfObjective(objective))
		if words.row != ObjectiveRow || !words.known || (words.objective == okr.Aspirational) != (objective == okr.Aspirational) {
			t.Errorf("%q is read as %+v", TypeOfObjective(objective), words)
		}
	}
}

func TestNumbersThatAreNoHierarchyStayInTheNote(t *testing.T) {
	for _, test := range []struct{ name, text, notes string }{
		{"anything", "Position,Title\n5,A\n12,B\n", `["Position: 5" "Position: 12"]`},
		{"counted", "No,Title\n1,A\n2,B\n3,C\n", `["" "" ""]`},
		{"counted in each period", "No,Title,Period\n1,A,Q1 2026\n2,B,Q1 2026\n1,C,Q2 2026\n", `["" "" ""]`},
		{"out of order", "Number,Title\n2,A\n1,B\n", `["Number: 2" "Number: 1"]`},
		{"a hierarchy", "Order,Title\n5,A\n5.1,B\n12,C\n", `["" "" ""]`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var notes []string
			for _, row := range outline(t, test.text, nil).Rows {
				notes = append(notes, row.Note)
			}
			if got := fmt.Sprintf("%q", notes); got != test.notes {
				t.Errorf("notes %s, want %s", got, test.notes)
			}
		})
	}
}

func TestAKnownPersonWithoutAnAddressLearnsIt(t *testing.T) {
	out := outline(t, "Title,Owner,Owner email\nA,Dana,dana@example.org\nB,Dana,dana@example.org\nC,Lee,new@example.org\n", func(c *Context) {
		c.People = []plan.Person{{Name: "Dana"}, {Name: "Lee", Email: "lee@example.org"}}
	})
	if got, want := fmt.Sprint(out.People), "[{Dana dana@example.org false true true 2} {Lee new@example.org false false true 1}]"; got != want {
		t.Errorf("people %s, want %s", got, want)
	}
	if got, want := codes(without(out.Findings, "plain_rows")), "address_learnt@2:Owner email"; got != want {
		t.Errorf("findings %s, want %s", got, want)
	}
}
