package exchange

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"cairn/backend/plan"
)

// means writes a mapping as "Column=field", with a "?" where it is not certain.
func means(m Mapping) string {
	var out []string
	for _, c := range m.Columns {
		mark := ""
		if !c.Certain {
			mark = "?"
		}
		if c.Field != FieldNone {
			out = append(out, fmt.Sprintf("%s=%s%s", c.Name, c.Field, mark))
		}
	}
	return strings.Join(out, ", ")
}

func TestColumnsOfOtherToolsAreRecognised(t *testing.T) {
	for _, test := range []struct{ tool, header, want string }{
		{"GitLab", "Order,Period,Owner,Title,Reported progress %,Reported note",
			"Order=order, Period=period, Owner=owner, Title=title, Reported progress %=progress, Reported note=lastNote"},
		{"BigPicture", "Order*,Type*,Summary*,Status*,Period*,Owner*,Weight,OKR type,Labels,Teams,Expected start date,Expected end date,Start value*,Current value*,Target value*,Description",
			"Order*=order, Type*=type, Summary*=title, Status*=status, Period*=period, Owner*=owner, Weight=weight, OKR type=objectiveType, Labels=tags, Teams=team, Expected start date=startDate, Expected end date=due, Start value*=start, Current value*=current, Target value*=target, Description=description"},
		{"Peoplebox", "Row ID,Parent Row IDs,Parent Goal IDs,Goal ID,Action(Edit/Delete),Goal Title,Owner Emails,Goal Cycle,Goal Type,Scope,Departments,Start Date,End Date,Description,Starting Value,Target Value,Current Value,Progress Status,Check-in Type,Tags",
			"Row ID=id, Parent Row IDs=parent, Parent Goal IDs=parent, Goal ID=id, Goal Title=title, Owner Emails=ownerEmail, Goal Cycle=period, Goal Type=type?, Departments=team?, Start Date=startDate, End Date=due, Description=description, Starting Value=start, Target Value=target, Current Value=current, Progress Status=status, Tags=tags"},
		{"Betterworks", "name,type,progress,start_date,end_date,owner_email,categories,description",
			"name=title?, type=type, progress=progress, start_date=startDate, end_date=due, owner_email=ownerEmail, categories=tags, description=description"},
		{"PeopleCues", "Objective Title,Owner_Email_ID,Start_Date,Due_Date,Description,Metric_Name,Metric_Type,Metric_Start_Value,Metric_Target_Value",
			"Objective Title=title, Owner_Email_ID=ownerEmail, Start_Date=startDate, Due_Date=due, Description=description, Metric_Name=keyResult, Metric_Start_Value=start, Metric_Target_Value=target"},
		{"Mirro", "Objective Action,Objective ID,Objective Title,Objective Description,Objective Type,Objective Type Value",
			"Objective ID=id, Objective Title=title, Objective Description=description, Objective Type=objectiveType?"},
		{"Jira", "Summary,Issue key,Issue id,Issue Type,Status,Status Category,Priority,Assignee,Assignee Id,Due date,Description,Labels,Labels (2),Sprint,Parent,Parent id,Parent summary",
			"Summary=title, Issue key=id, Issue id=id, Issue Type=type, Status=status, Status Category=status, Assignee=owner, Due date=due, Description=description, Labels=tags, Labels (2)=tags, Parent=parent, Parent id=parent, Parent summary=parent"},
		{"Asana", "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task",
			"Task ID=id, Name=title?, Assignee=owner, Assignee Email=ownerEmail, Start Date=startDate, Due Date=due, Tags=tags, Notes=note, Parent task=parent"},
		{"a sheet of one's own", "  OBJECTIVE , Key-Result, who, Baseline, Actual, goal", "  OBJECTIVE =title,  Key-Result=keyResult,  Baseline=start,  Actual=current"},
		{"key results alone", "Key result,Start,Due by", "Key result=title?, Start=start?"},
		{"the certain name wins", "Name,Title,Value,Current", "Title=title, Current=current"},
	} {
		t.Run(test.tool, func(t *testing.T) {
			mapping := Recognise(strings.Split(test.header, ","))
			if got := means(mapping); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if mapping.Own {
				t.Error("it is taken for a file of Cairn's own")
			}
		})
	}
}

func TestTheOwnHeaderIsRecognised(t *testing.T) {
	mapping := Recognise(append(OwnHeader(), "Remarks of the board"))
	if !mapping.Own {
		t.Error("the file is not taken for Cairn's own")
	}
	want := "Order=order, Type=type, Title=title, Owner=owner, Team=team, Product=product, Phase=phase, Period=period, Start=start, Current=current, Target=target, Unit=unit, Progress %=progress, Status=status, Confidence %=confidence, Due=due, Last note=lastNote"
	if got := means(mapping); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if Recognise(OwnHeader()[1:]).Own {
		t.Error("a file without the column Order is taken for Cairn's own")
	}
}

func TestEveryKnownNameMeansOneField(t *testing.T) {
	seen := map[string]Field{}
	for field, names := range knownNames() {
		if !field.known() {
			t.Errorf("%s is not in Fields", field)
		}
		for name := range strings.SplitSeq(names, ", ") {
			name = strings.TrimSuffix(name, "?")
			if squeeze(name) != name {
				t.Errorf("%q is not squeezed", name)
			}
			if other, twice := seen[name]; twice {
				t.Errorf("%q means %s and %s", name, other, field)
			}
			seen[name] = field
		}
	}
}

func TestParseMap(t *testing.T) {
	for _, test := range []struct{ text, want, fault string }{
		{"", "map[]", ""},
		{"Goal=title", "map[Goal:title]", ""},
		{" Goal = title , \"Due, by=\" = DUE,Who=ownerEmail, Misc=none, Rest=", "map[Due, by=:due Goal:title Misc: Rest: Who:ownerEmail]", ""},
		{"Goal", "", "no_pair"},
		{"Goal,Due=due", "", "no_pair"},
		{"\"Goal=title", "", "no_pair"},
		{"=title", "", "no_pair"},
		{"Goal=titel", "", "no_such_field"},
		{"Goal=title,Goal=note", "", "column_twice"},
	} {
		got, err := ParseMap(test.text)
		if test.fault != "" {
			if fault := faultCode(err); fault != test.fault {
				t.Errorf("%q: fault %s, want %s", test.text, fault, test.fault)
			}
			continue
		}
		if err != nil || fmt.Sprint(got) != test.want {
			t.Errorf("%q: got %v and %v, want %s", test.text, got, err, test.want)
		}
	}
}

func faultCode(err error) string {
	var refused *plan.Error
	if errors.As(err, &refused) && len(refused.Fields) == 1 {
		return refused.Fields[0].Code
	}
	return fmt.Sprint(err)
}

func TestAPersonChoosesColumns(t *testing.T) {
	mapping := Recognise([]string{"Title", "Goal text", "Target", "Hoped for", "Labels"})
	chosen, err := mapping.With(map[string]Field{"goal TEXT": FieldTitle, "Hoped for": FieldTarget, "Labels": FieldNone})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := means(chosen), "Goal text=title, Hoped for=target"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := means(mapping), "Title=title, Target=target, Labels=tags"; got != want {
		t.Errorf("With changed the mapping it was given: %s", got)
	}
	for choice, want := range map[string]string{
		"Gaol text=title":              "no_such_column",
		"Title=title, Goal text=title": "field_twice",
	} {
		choices, err := ParseMap(choice)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = mapping.With(choices); faultCode(err) != want {
			t.Errorf("%s: got %v, want %s", choice, err, want)
		}
	}
	if _, err := mapping.With(map[string]Field{"Title": "nonsense"}); faultCode(err) != "no_such_field" {
		t.Errorf("got %v", err)
	}
}
