package roadmap

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/plan"
)

func TestEarliestSlots(t *testing.T) {
	all := []Initiative{
		{ID: "a", State: Candidate, Start: "2026-03-01", End: "2026-03-10"}, // ten days
		{ID: "b", State: Candidate}, {ID: "c", State: Candidate, Start: "2026-01-01", End: "2026-01-05"},
		{ID: "done", State: Shipped, Shipped: "2026-02-10"}, {ID: "going", State: InProgress, Start: "2026-01-20", End: "2026-02-20"},
		{ID: "dropped", State: Dropped}, {ID: "stuck", State: Candidate, Start: "2026-01-01", End: "2026-01-02"}, {ID: "vague", State: Candidate},
		{ID: "x", State: Candidate, Start: "2026-01-01", End: "2026-01-02"}, {ID: "y", State: Candidate, Start: "2026-01-01", End: "2026-01-02"},
	}
	slots := EarliestSlots(all, []Effort{{Initiative: "b", Range: Exactly(0.5)}, {Initiative: "b", Team: "t", Range: Exactly(1)}}, []Dependency{
		NewDependency(Requires, "b", "a", 0), NewDependency(Requires, "c", "b", 3), NewDependency(Requires, "a", "done", 20),
		NewDependency(Requires, "c", "going", 0), NewDependency(Requires, "stuck", "dropped", 0), NewDependency(Requires, "x", "y", 0), NewDependency(Requires, "y", "x", 0),
	}, "2026-02-01")
	got := []string{}
	for id, s := range slots {
		got = append(got, fmt.Sprintf("%s %s %s %s %v", id, s.Start, s.End, joined(CriticalPath(slots, id)), s.Guessed))
	}
	slices.Sort(got)
	want := []string{
		"a 2026-03-03 2026-03-12 done a false",
		"b 2026-03-13 2026-04-12 done a b true",
		"c 2026-04-16 2026-04-20 done a b c true",
		"done 2026-02-10 2026-02-10 done false",
		"going 2026-01-20 2026-02-20 going false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("slots are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func kindsOf(conflicts []ScheduleConflict) string {
	kinds := make([]string, len(conflicts))
	for i, c := range conflicts {
		kinds[i] = string(c.Kind)
	}
	return strings.Join(kinds, " ")
}

func TestConflicts(t *testing.T) {
	cycles := []plan.Cycle{quarter(2), quarter(3)}
	two := func(a, b Initiative) []Initiative {
		a.ID, a.Title, b.ID, b.Title = "a", "A", "b", "B"
		if a.State == "" {
			a.State = Planned
		}
		if b.State == "" {
			b.State = Planned
		}
		return []Initiative{a, b}
	}
	requires := []Dependency{NewDependency(Requires, "a", "b", 5)}
	work := []Effort{{Initiative: "a", Team: "t", Range: Exactly(4)}, {Initiative: "b", Team: "t", Range: Exactly(2.5)}}
	for _, c := range []struct {
		name  string
		facts ScheduleFacts
		kinds string
		says  string
		todo  string
	}{
		{"in order", ScheduleFacts{Initiatives: two(Initiative{Start: "2026-05-01"}, Initiative{End: "2026-04-25"}), Dependencies: requires}, "", "", ""},
		{"a day too soon", ScheduleFacts{Initiatives: two(Initiative{Start: "2026-04-30"}, Initiative{End: "2026-04-25"}), Dependencies: requires}, "starts_too_soon",
			"A starts on 30 Apr 2026, and B, which it requires, ends on 25 Apr 2026 and wants 5 days after that.", "Start it on 1 May 2026 or later."},
		{"too soon after what shipped", ScheduleFacts{Initiatives: two(Initiative{Start: "2026-04-30"}, Initiative{State: Shipped, Shipped: "2026-04-29"}), Dependencies: requires}, "starts_too_soon", "A starts on", "Start it on 5 May 2026"},
		{"shipped long ago", ScheduleFacts{Initiatives: two(Initiative{Start: "2026-04-30"}, Initiative{State: Shipped, Shipped: "2026-01-29"}), Dependencies: requires}, "", "", ""},
		{"dropped", ScheduleFacts{Initiatives: two(Initiative{}, Initiative{State: Dropped}), Dependencies: requires}, "requirement_dropped", "A requires B, which was dropped.", "Delete the dependency"},
		{"not planned", ScheduleFacts{Initiatives: two(Initiative{}, Initiative{State: Idea}), Dependencies: requires}, "requirement_unplaced", "A is planned and requires B, which is not.", "Plan B too"},
		{"an idea may", ScheduleFacts{Initiatives: two(Initiative{State: Idea}, Initiative{State: Idea}), Dependencies: requires}, "", "", ""},
		{"no end", ScheduleFacts{Initiatives: two(Initiative{Start: "2026-04-30"}, Initiative{}), Dependencies: requires}, "requirement_undated", "A starts on 30 Apr 2026 and requires B, which has no end", "Give B an end."},
		{"later", ScheduleFacts{Initiatives: two(Initiative{Cycle: "q2"}, Initiative{Cycle: "q3"}), Dependencies: requires}, "requirement_later", "A is planned in Q2 2026 and requires B, which is planned in Q3 2026.", "Plan both"},
		{"later on the board", ScheduleFacts{Initiatives: two(Initiative{Horizon: Now}, Initiative{Horizon: Later}), Dependencies: requires}, "requirement_later", "A stands under Now and requires B, which stands under Later.", "Move B to Now too, or A to Later."},
		{"excluded", ScheduleFacts{Initiatives: two(Initiative{}, Initiative{}), Dependencies: []Dependency{NewDependency(Excludes, "a", "b", 0)}}, "excluded", "A and B exclude each other and are both planned.", "Take one"},
		{"a loop", ScheduleFacts{Initiatives: two(Initiative{}, Initiative{}), Dependencies: []Dependency{NewDependency(Requires, "a", "b", 0), NewDependency(Requires, "b", "a", 0)}}, "loop", "A requires B requires A: none of them can begin.", "Delete"},
		{"overdue", ScheduleFacts{Initiatives: two(Initiative{Class: Compliance, End: "2026-03-31"}, Initiative{})}, "due_missed", "A (Compliance) had to be ready by 31 Mar 2026 and is not.", "Enter the day"},
		{"due before its cycle", ScheduleFacts{Initiatives: two(Initiative{Class: Promised, Cycle: "q3", End: "2026-05-31"}, Initiative{})}, "due_missed", "A (Committed) has to be ready by 31 May 2026 and is planned in Q3 2026, which begins on 1 Jul 2026.", "Plan it in an earlier"},
		{"due before it can be", ScheduleFacts{Initiatives: two(Initiative{Class: Compliance, End: "2026-05-31"}, Initiative{}), Efforts: work}, "due_missed", "A (Compliance) has to be ready by 31 May 2026; begun today it can be by 31 Jul 2026.", "Put more people"},
		{"due before what it requires", ScheduleFacts{Initiatives: two(Initiative{Class: Compliance, End: "2026-08-31"}, Initiative{}), Efforts: work, Dependencies: requires}, "due_missed", "A (Compliance) has to be ready by 31 Aug 2026; with what it requires first it can be by 21 Oct 2026.", "Begin what it requires sooner"},
		{"after the cycle", ScheduleFacts{Initiatives: two(Initiative{Cycle: "q2", Start: "2026-06-01", End: "2026-07-03"}, Initiative{})}, "ends_after_cycle", "A is planned in Q2 2026, which ends on 30 Jun 2026, and ends on 3 Jul 2026.", "Change the dates"},
		{"too much", ScheduleFacts{Initiatives: two(Initiative{Cycle: "q2"}, Initiative{Cycle: "q2"}), Efforts: work, Capacities: []Capacity{{Team: "t", Cycle: "q2", Amount: 5.5}}, Ranks: map[plan.ID]int{"b": 1, "a": 2}}, "over_capacity",
			"Supply is planned for 6.5 person-months in Q2 2026 and has 5.5.", "Take out 1 person-month, or give the team more."},
		{"a capacity that nobody said", ScheduleFacts{Initiatives: two(Initiative{Cycle: "q2"}, Initiative{Cycle: "q2"}), Efforts: work}, "", "", ""},
		{"against the score", ScheduleFacts{Initiatives: two(Initiative{Cycle: "q2"}, Initiative{State: Candidate}), Efforts: work, Ranks: map[plan.ID]int{"b": 1, "a": 2}}, "order_against_score",
			"A (rank 2) goes before B (rank 1), which needs the same team.", "Swap them"},
		{"a later cycle against the score", ScheduleFacts{Initiatives: two(Initiative{Cycle: "q2"}, Initiative{Cycle: "q3"}), Efforts: work, Ranks: map[plan.ID]int{"b": 1, "a": 2}}, "order_against_score", "A (rank 2)", "Swap"},
		{"of the same rank", ScheduleFacts{Initiatives: two(Initiative{Cycle: "q2"}, Initiative{Cycle: "q3"}), Efforts: work, Ranks: map[plan.ID]int{"b": 1, "a": 1}}, "", "", ""},
		{"first what is required", ScheduleFacts{Initiatives: two(Initiative{Cycle: "q3"}, Initiative{Cycle: "q2"}), Efforts: work, Dependencies: requires, Ranks: map[plan.ID]int{"a": 1, "b": 2}}, "", "", ""},
		{"another team", ScheduleFacts{Initiatives: two(Initiative{Cycle: "q2"}, Initiative{State: Candidate}), Efforts: work[:1], Ranks: map[plan.ID]int{"b": 1, "a": 2}}, "", "", ""},
	} {
		c.facts.Today, c.facts.Cycles, c.facts.Teams = "2026-04-01", cycles, []plan.Team{{ID: "t", Name: "Supply"}}
		got := Conflicts(c.facts)
		if kinds := kindsOf(got); kinds != c.kinds {
			t.Errorf("%s: %q, want %q: %+v", c.name, kinds, c.kinds, got)
			continue
		}
		if c.kinds != "" && (!strings.HasPrefix(got[0].Sentence, c.says) || !strings.HasPrefix(got[0].Advice, c.todo)) {
			t.Errorf("%s: %q %q", c.name, got[0].Sentence, got[0].Advice)
		}
	}
}

func TestOrderOfConflicts(t *testing.T) {
	f := ScheduleFacts{Today: "2026-04-01", Cycles: []plan.Cycle{quarter(2), quarter(3)}, Ranks: map[plan.ID]int{"a": 3, "b": 2, "c": 1}}
	for _, id := range []plan.ID{"a", "b", "c"} {
		f.Initiatives = append(f.Initiatives, Initiative{ID: id, Title: string(id), State: Planned, Cycle: "q2", Start: "2026-06-01", End: "2026-07-10"})
		for _, team := range []plan.ID{"t", "u"} {
			f.Efforts = append(f.Efforts, Effort{Initiative: id, Team: team, Range: Exactly(3)})
			f.Capacities = append(f.Capacities, Capacity{Team: team, Cycle: "q2", Amount: 1}, Capacity{Team: team, Cycle: "q3", Amount: 1})
		}
	}
	first := Conflicts(f)
	if got, want := kindsOf(first), "over_capacity over_capacity over_capacity over_capacity ends_after_cycle ends_after_cycle ends_after_cycle"; got != want {
		t.Fatalf("%s", got)
	}
	if got := joined(first[0].Initiatives); got != "a b c" || first[0].Cycle != "q2" || first[0].Team != "t" || first[3].Cycle != "q3" || joined(first[4].Initiatives) != "c" {
		t.Errorf("%+v", first)
	}
	for range 20 {
		if again := Conflicts(f); fmt.Sprint(again) != fmt.Sprint(first) {
			t.Fatalf("%v, before %v", again, first)
		}
	}
}

func TestEarliestSlotsHaveNoConflict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "n")
		all := lettered("abcdefgh"[:n])
		for i := range all {
			all[i].State, all[i].Start = Planned, "2026-01-01"
			all[i].End = all[i].Start.AddDays(rapid.IntRange(0, 40).Draw(t, "days"))
		}
		dependencies := []Dependency{}
		for a := 1; a < n; a++ {
			for b := range a {
				if rapid.IntRange(0, 2).Draw(t, "edge") == 0 {
					dependencies = append(dependencies, NewDependency(Requires, all[a].ID, all[b].ID, rapid.IntRange(0, 9).Draw(t, "lag")))
				}
			}
		}
		slots := EarliestSlots(all, nil, dependencies, "2026-04-01")
		for i := range all {
			slot := slots[all[i].ID]
			if slot.Start.DaysUntil(slot.End) != all[i].Start.DaysUntil(all[i].End) {
				t.Fatalf("%s takes %s to %s", all[i].ID, slot.Start, slot.End)
			}
			all[i].Start, all[i].End = slot.Start, slot.End
		}
		if got := Conflicts(ScheduleFacts{Today: "2026-04-01", Initiatives: all, Dependencies: dependencies}); len(got) > 0 {
			t.Fatalf("%+v", got)
		}
		// A day earlier, whatever starts after the first day is in conflict.
		for i := range all {
			if all[i].Start == "2026-04-01" {
				continue
			}
			sooner := slices.Clone(all)
			sooner[i].Start = sooner[i].Start.AddDays(-1)
			if got := Conflicts(ScheduleFacts{Today: "2026-04-01", Initiatives: sooner, Dependencies: dependencies}); !strings.Contains(kindsOf(got), string(StartsTooSoon)) {
				t.Fatalf("%s could start a day earlier than %s", all[i].ID, all[i].Start)
			}
		}
	})
}
