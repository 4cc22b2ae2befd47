package okrs

import (
	"strings"

	"cairn/backend/plan"
)

// Fields of EditMany that put a tag on rows and take one away; "tags" is the
// whole list.
const (
	allTags   = "tags"
	addTag    = "addTag"
	removeTag = "removeTag"
)

func (e edit) isOfTags() bool { return e.Field == allTags || e.Field == addTag || e.Field == removeTag }

// tagged edits the tags of a row. Tags that fold to the same name are one: the
// spelling that was there first stays.
func (e edit) tagged(r row) error {
	id := r.id()
	tags, err := e.Tx.Tags(e.Ctx)
	if err != nil {
		return err
	}
	before := map[string]plan.Tag{}
	for _, t := range tags {
		if t.Row == id {
			before[plan.FoldName(t.Name)] = t
		}
	}
	wanted := map[string]bool{}
	for name := range strings.SplitSeq(e.Text.Text, ",") {
		name = strings.TrimPrefix(plan.CleanTitle(name), "#")
		if name == "" {
			continue
		}
		var faults plan.Faults
		if faults.Line(e.Field, name, plan.MaxTitle); faults.Err() != nil {
			return faults.Err()
		}
		folded := plan.FoldName(name)
		wanted[folded] = true
		if _, has := before[folded]; has || e.Field == removeTag {
			continue
		}
		tag := plan.NewTag(id, name)
		before[folded] = tag
		if err := e.Tx.PutTag(e.Ctx, tag); err != nil {
			return err
		}
	}
	if e.Field == addTag {
		return nil
	}
	for folded, tag := range before {
		if wanted[folded] == (e.Field == removeTag) {
			if err := e.Tx.DeleteTag(e.Ctx, tag.ID); err != nil {
				return err
			}
		}
	}
	return nil
}
