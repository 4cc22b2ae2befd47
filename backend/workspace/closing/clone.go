package closing

import (
	"context"

	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/store"
	"cairn/backend/workspace/views"
)

// cloner begins rows of a cycle anew in another one.
type cloner struct {
	ctx     context.Context //nolint:containedctx // lives for one action
	tx      *store.Tx
	from    *views.Ending
	to      plan.Cycle
	choices Choices
	clones  map[plan.ID]plan.ID // of objectives, by their origin
	here    map[plan.ID]bool    // the objectives of the cycle that the rows come from
	there   map[plan.ID]bool    // origins that go on in the other cycle already
	last    string              // position of the last row at the top of the other cycle
	tags    map[plan.ID][]string
	made    []plan.ID
}

func newCloner(ctx context.Context, tx *store.Tx, from *views.Ending, to plan.Cycle, choices Choices) *cloner {
	c := &cloner{ctx: ctx, tx: tx, from: from, to: to, choices: choices, clones: map[plan.ID]plan.ID{},
		here: map[plan.ID]bool{}, there: map[plan.ID]bool{}, tags: map[plan.ID][]string{}}
	for i := range from.Objectives {
		c.here[from.Objectives[i].ID] = true
	}
	return c
}

// skipWhatIsThere leaves out the rows that go on in the other cycle already; key
// results that join them come beneath the objective that is there.
func (c *cloner) skipWhatIsThere() error {
	objectives, err := c.tx.Objectives(c.ctx)
	if err != nil {
		return err
	}
	there := map[plan.ID]bool{}
	for i := range objectives {
		if o := &objectives[i]; o.Cycle == c.to.ID {
			there[o.ID] = true
			if c.here[o.Origin] {
				c.clones[o.Origin], c.there[o.Origin] = o.ID, true
			}
		}
	}
	keyResults, err := c.tx.KeyResults(c.ctx)
	for i := range keyResults {
		if k := &keyResults[i]; k.Origin != "" && there[k.Objective] {
			c.there[k.Origin] = true
		}
	}
	return err
}

// run clones the wanted rows, parents first, with the objectives of wanted key
// results, and returns the new ones.
func (c *cloner) run(wanted func(row plan.ID) bool) ([]plan.ID, error) {
	if err := c.read(); err != nil {
		return nil, err
	}
	brings := map[plan.ID]bool{}
	for i := range c.from.KeyResults {
		if k := &c.from.KeyResults[i]; wanted(k.ID) && !c.there[k.ID] {
			brings[k.Objective] = true
		}
	}
	for _, o := range c.from.Objectives {
		if !c.there[o.ID] && (brings[o.ID] || wanted(o.ID)) {
			if err := c.objective(o); err != nil {
				return nil, err
			}
		}
	}
	for _, k := range c.from.KeyResults {
		if wanted(k.ID) && !c.there[k.ID] {
			if err := c.keyResult(k); err != nil {
				return nil, err
			}
		}
	}
	return c.made, nil
}

func (c *cloner) read() error {
	objectives, err := c.tx.Objectives(c.ctx)
	if err != nil {
		return err
	}
	for i := range objectives {
		if objectives[i].Cycle == c.to.ID {
			c.last = max(c.last, objectives[i].Position)
		}
	}
	tags, err := c.tx.Tags(c.ctx)
	for _, t := range tags {
		c.tags[t.Row] = append(c.tags[t.Row], t.Name)
	}
	return err
}

func (c *cloner) objective(o okr.Objective) error {
	origin := o.ID
	o.ID, o.Cycle, o.Origin = c.tx.NewID(), c.to.ID, origin
	if o.Drivers == okr.DriversManual {
		o.ManualProgress = nil
	}
	if !c.choices.Owners {
		o.Owner, o.Team = "", ""
	}
	if !c.choices.Notes {
		o.Note = ""
	}
	if parent, here := c.clones[o.Parent]; here {
		o.Parent = parent
	} else {
		if c.here[o.Parent] {
			o.Parent = "" // it stays behind; one in another cycle, as of a year, stays the parent
		}
		c.last, _ = plan.KeyBetween(c.last, "")
		o.Position = c.last
	}
	c.clones[origin] = o.ID
	c.made = append(c.made, o.ID)
	if err := c.tx.PutObjective(c.ctx, o); err != nil {
		return err
	}
	return c.tag(origin, o.ID)
}

func (c *cloner) keyResult(k okr.KeyResult) error {
	origin, final := k.ID, c.from.Answers.KeyResults[k.ID]
	k.ID, k.Objective, k.Origin = c.tx.NewID(), c.clones[k.Objective], origin
	k.StartDate, k.Due, k.Targets = "", "", ""
	if k.Curve == okr.Steps {
		k.Curve = okr.Straight
	}
	if !c.choices.Owners {
		k.Owner = ""
	}
	if !c.choices.Notes {
		k.Note = ""
	}
	if c.choices.FromFinal {
		beginAt(&k, final.Current)
	}
	c.made = append(c.made, k.ID)
	if err := c.tx.PutKeyResult(c.ctx, k); err != nil {
		return err
	}
	if c.choices.Milestones {
		if err := c.milestones(origin, k.ID); err != nil {
			return err
		}
	}
	return c.tag(origin, k.ID)
}

// beginAt lets a key result that goes somewhere begin where it ended. Tiers and a
// target that this leaves behind are taken away.
func beginAt(k *okr.KeyResult, final *float64) {
	if final == nil || k.Counting != okr.Whole || k.Kind != okr.Increase && k.Kind != okr.Decrease {
		return
	}
	k.Start = plan.KeptNumber(final)
	ahead := func(target *float64) bool {
		return target == nil || k.Kind == okr.Increase && *target > *final || k.Kind == okr.Decrease && *target < *final
	}
	for _, target := range []**float64{&k.Commit, &k.Target, &k.Stretch} {
		if !ahead(*target) {
			*target = nil
		}
	}
}

func (c *cloner) milestones(origin, keyResult plan.ID) error {
	for _, m := range c.from.Milestones[origin] {
		if m.Done != "" {
			continue
		}
		m.ID, m.KeyResult = c.tx.NewID(), keyResult
		if m.Due < c.to.Start || c.to.End == "" || m.Due > c.to.End {
			m.Due = ""
		}
		if err := c.tx.PutMilestone(c.ctx, m); err != nil {
			return err
		}
	}
	return nil
}

func (c *cloner) tag(origin, clone plan.ID) error {
	if !c.choices.Tags {
		return nil
	}
	for _, name := range c.tags[origin] {
		if err := c.tx.PutTag(c.ctx, plan.NewTag(clone, name)); err != nil {
			return err
		}
	}
	return nil
}
