package cli

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/workspace/views"
)

// capacityFile is what select reads: what teams have to give, and what must be in or out.
type capacityFile struct {
	Capacities []teamCapacity `json:"capacities"`
	In         []string       `json:"in"` // titles or ids
	Out        []string       `json:"out"`
}

type teamCapacity struct {
	Team   string   `json:"team"`   // by name or id; "" for efforts that name no team
	Period string   `json:"period"` // name of a cycle; "" for the one that is selected for
	Amount *float64 `json:"amount"` // person-months; null where nobody has said, which is not 0
}

// readCapacities reads a file of JSON, or of CSV with the columns team, period, amount.
func readCapacities(path string) (f capacityFile, err error) {
	text, err := os.ReadFile(path)
	name := filepath.Base(path)
	if errors.Is(err, fs.ErrNotExist) {
		return f, plan.Refuse(plan.NotFound, fmt.Sprintf("There is no file %q. Check the path.", name))
	}
	if err != nil {
		return f, plan.Refuse(plan.Invalid, fmt.Sprintf("%s cannot be read. Check who may read it.", name))
	}
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		return readCapacityTable(name, string(text))
	}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		return f, plan.Refuse(plan.Invalid, fmt.Sprintf("%s is not read as capacities: %s. Write {\"capacities\": [{\"team\": \"Supply\", \"amount\": 5.5}]}.", name, err))
	}
	return f, nil
}

func readCapacityTable(name, text string) (f capacityFile, err error) {
	refuse := func(line int) (capacityFile, error) {
		return f, plan.Refuse(plan.Invalid, fmt.Sprintf("Line %d of %s is no capacity. Write the columns team, period and amount, such as Supply,Q1 2026,5.5.", line, name))
	}
	reader := csv.NewReader(strings.NewReader(text))
	rows, err := reader.ReadAll()
	if err != nil {
		return refuse(1)
	}
	for i, row := range rows {
		const cells = 3
		if len(row) != cells {
			return refuse(i + 1)
		}
		one := teamCapacity{Team: strings.TrimSpace(row[0]), Period: strings.TrimSpace(row[1])}
		if text := strings.TrimSpace(row[2]); text != "" {
			amount, err := plan.ParseNumber(text, ".", "amount")
			switch {
			case err != nil && i == 0 && !strings.ContainsAny(text, "0123456789"):
				continue // the names of the columns
			case err != nil:
				return refuse(i + 1)
			}
			one.Amount = &amount
		}
		f.Capacities = append(f.Capacities, one)
	}
	return f, nil
}

// given finds what the file names in the plan.
func (f *capacityFile) given(ctx context.Context, o *opened, page *views.Roadmap) (*views.Given, error) {
	parties, err := o.views.Parties(ctx)
	if err != nil {
		return nil, err
	}
	teams := slices.DeleteFunc(parties, func(p views.Party) bool { return !p.Team })
	given := &views.Given{}
	for _, c := range f.Capacities {
		row := roadmap.Capacity{Cycle: page.Cycle.ID}
		if c.Period != "" {
			if row.Cycle, err = o.cycle(ctx, c.Period); err != nil {
				return nil, err
			}
		}
		if c.Team != "" {
			if row.Team, err = teamNamed(c.Team, teams); err != nil {
				return nil, err
			}
		}
		if c.Amount == nil {
			continue
		}
		row.ID, row.Amount = roadmap.CapacityID("", row.Team, row.Cycle), *c.Amount
		if err := row.Validate(); err != nil {
			return nil, err
		}
		given.Capacities = append(given.Capacities, row)
	}
	among := make([]candidate, len(page.Initiatives))
	for i := range page.Initiatives {
		among[i] = candidate{ID: page.Initiatives[i].ID, Name: page.Initiatives[i].Title, Where: string(page.Initiatives[i].State)}
	}
	for _, list := range []struct {
		titles  []string
		verdict roadmap.Verdict
	}{{f.In, roadmap.In}, {f.Out, roadmap.Out}} {
		for _, title := range list.titles {
			found, err := pick("initiative", title, among)
			if err != nil {
				return nil, err
			}
			given.Choices = append(given.Choices, roadmap.Choice{ID: roadmap.ChoiceID("", found.ID), Initiative: found.ID, Verdict: list.verdict})
		}
	}
	return given, nil
}

func teamNamed(word string, teams []views.Party) (plan.ID, error) {
	among, names := make([]candidate, len(teams)), make([]string, len(teams))
	for i, t := range teams {
		among[i], names[i] = candidate{ID: t.ID, Name: t.Name, Where: "team"}, t.Name
	}
	found, err := pick("team", word, among)
	if plan.CodeOf(err) == plan.NotFound {
		known := "The plan has no teams yet."
		if len(names) > 0 {
			known = "Its teams are " + strings.Join(names, ", ") + "."
		}
		return "", plan.Refuse(plan.NotFound, fmt.Sprintf("There is no team called %q in this plan. %s", word, known))
	}
	return found.ID, err
}

// selected is the answer of select.
type selected struct {
	ranked
	Teams  []views.TeamLoad `json:"teams"`
	Value  float64          `json:"value"`
	Greedy float64          `json:"greedyValue"` // of taking them by score as long as they fit
	Proven bool             `json:"proven"`      // no set that fits is worth more
	Gap    float64          `json:"gap"`         // by which share a better set could be worth more
	Fault  string           `json:"fault"`       // why nothing fits; "" else
	Says   string           `json:"sentence"`
	Open   string           `json:"unlimited"` // which teams limit nothing, as nobody has said what they can give; "" for none
}

func (c *invocation) selectCommand() *cobra.Command {
	var flags rankFlags
	var capacity string
	command := &cobra.Command{
		Use:   "select PLAN",
		Short: "Find the set of initiatives that fits the teams and is worth most",
		Long: "Find the initiatives that fit what the teams have to give in a cycle and are worth most together: dependencies held, what\n" +
			"must be done first, and the proof that no other set is worth more. With --capacity the teams have what a file says;\n" +
			"nothing is written to the plan.",
		Args: words("PLAN"),
		RunE: func(command *cobra.Command, args []string) error {
			if err := flags.check(); err != nil {
				return err
			}
			var file *capacityFile
			if capacity != "" {
				read, err := readCapacities(capacity)
				if err != nil {
					return err
				}
				file = &read
			}
			ctx := command.Context()
			return c.reading(ctx, args[0], func(o *opened) error { return c.selection(ctx, o, &flags, file) })
		},
	}
	flags.add(command)
	command.Flags().StringVar(&capacity, "capacity", "", "what the teams have to give, and what must be in or out: a `FILE` of JSON or CSV; without it what the plan says. A team without a capacity limits nothing; 0 is nothing")
	return command
}

func (c *invocation) selection(ctx context.Context, o *opened, flags *rankFlags, file *capacityFile) error {
	q, err := flags.query(ctx, o)
	if err != nil {
		return err
	}
	if file != nil {
		roadmapPage, err := o.views.Roadmap(ctx, views.RoadmapQuery{Cycle: q.Cycle, Scenario: q.Scenario})
		if err != nil {
			return err
		}
		if q.Given, err = file.given(ctx, o, &roadmapPage); err != nil {
			return err
		}
	}
	page, err := o.views.Ranking(ctx, q)
	if err != nil {
		return err
	}
	answer := selected{ranked: newRanked(&page), Teams: page.Teams, Value: page.Cut.Value, Greedy: page.Cut.GreedyValue, Proven: page.Cut.Proven,
		Gap: page.Cut.Gap, Fault: page.Cut.Fault, Says: page.Cut.Sentence, Open: page.Cut.Unlimited}
	answer.Items = slices.DeleteFunc(answer.Items, func(item rankedItem) bool { return !item.Selected })
	return c.answer(answer, func() {
		c.printRanked(o.plan.Settings, &answer.ranked, "Nothing is selected.")
		for _, team := range answer.Teams {
			takes := number(&team.Used, o.plan.Settings)
			if team.Capacity != nil {
				takes += " of " + number(team.Capacity, o.plan.Settings)
			}
			c.say("%s: %s person-months", orElse(text(team.Team), "No team"), takes)
		}
		c.say("%s", orElse(answer.Fault, answer.Says))
		if answer.Open != "" {
			c.say("%s", answer.Open)
		}
	})
}
