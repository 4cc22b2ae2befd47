package typed

import (
	"strings"

	"cairn/backend/plan"
)

// Fields that edit the tags of a row: the whole list, one more of them, one less.
const (
	AllTags   = "tags"
	AddTag    = "addTag"
	RemoveTag = "removeTag"
)

// IsOfTags says whether a field edits the tags of a row.
func IsOfTags(field string) bool { return field == AllTags || field == AddTag || field == RemoveTag }

// PutTags edits the tags of a row by the field of the text: AllTags, AddTag or RemoveTag,
// parted by commas. Tags that fold to the same name are one: the
// spelling that was there first stays.
func (t Text) PutTags(row plan.ID) error {
	tags, err := t.Tx.Tags(t.Ctx)
	if err != nil {
		return err
	}
	before := map[string]plan.Tag{}
	for _, tag := range tags {
		if tag.Row == row {
			before[plan.FoldName(tag.Name)] = tag
		}
	}
	wanted := map[string]bool{}
	for name := range strings.SplitSeq(t.Text, ",") {
		name = strings.TrimPrefix(plan.CleanTitle(name), "#")
		if name == "" {
			continue
		}
		var faults plan.Faults
		if faults.Line(t.Field, name, plan.MaxTitle); faults.Err() != nil {
			return faults.Err()
		}
		folded := plan.FoldName(name)
		wanted[folded] = true
		if _, has := before[folded]; has || t.Field == RemoveTag {
			continue
		}
		tag := plan.NewTag(row, name)
		before[folded] = tag
		if err := t.Tx.PutTag(t.Ctx, tag); err != nil {
			return err
		}
	}
	if t.Field == AddTag {
		return nil
	}
	for folded, tag := range before {
		if wanted[folded] == (t.Field == RemoveTag) {
			if err := t.Tx.DeleteTag(t.Ctx, tag.ID); err != nil {
				return err
			}
		}
	}
	return nil
}
