package scoring

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/typed"
)

// AddAnswers keeps what people answered in a Kano survey, a line for each: who, the
// answer if it is there and the answer if it is not, as numbers 1 to 5 or in words ("P07
// 1 5", "P07,like,dislike"). A first line that names the columns is passed over; who
// answered before answers anew. Errors: invalid at text with the Row, counted from 1;
// not_found.
func (a Actions) AddAnswers(ctx context.Context, initiative plan.ID, text string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "add_answers"}, func(tx *store.Tx) error {
		i, err := tx.Initiative(ctx, initiative)
		if err != nil {
			return err
		}
		answers, err := readAnswers(text)
		if err != nil {
			return err
		}
		tx.Rename(fmt.Sprintf("Add %s: %s", plan.Counted(len(answers), "answer", "answers"), typed.Shortened(i.Title)))
		for _, answer := range answers {
			answer.ID, answer.Initiative, answer.Date = roadmap.AnswerID(i.ID, answer.Respondent), i.ID, tx.Today()
			if err := answer.Validate(); err != nil {
				return typed.AllAt("text", err)
			}
			if err := tx.PutAnswer(ctx, answer); err != nil {
				return err
			}
		}
		return nil
	})
}

// RemoveAnswers takes the answers of some people about an initiative away; of nobody in
// particular, those of all. Errors: not_found.
func (a Actions) RemoveAnswers(ctx context.Context, initiative plan.ID, respondents []string) (workspace.Change, error) {
	return a.w.Do(ctx, workspace.Action{Code: "remove_answers"}, func(tx *store.Tx) error {
		i, err := tx.Initiative(ctx, initiative)
		if err != nil {
			return err
		}
		all, err := tx.Answers(ctx)
		if err != nil {
			return err
		}
		removed := 0
		for _, answer := range all {
			if answer.Initiative != initiative || len(respondents) > 0 && !slices.Contains(respondents, answer.Respondent) {
				continue
			}
			removed++
			if err := tx.DeleteAnswer(ctx, answer.ID); err != nil {
				return err
			}
		}
		tx.Rename(fmt.Sprintf("Remove %s: %s", plan.Counted(removed, "answer", "answers"), typed.Shortened(i.Title)))
		return nil
	})
}

// answerWords are the answers in words, as surveys print them.
func answerWord(text string) (answer int, ok bool) {
	answer, ok = map[string]int{"1": 1, "like": 1, "i like it": 1, "2": 2, "must be": 2, "must-be": 2, "expect": 2, "i expect it": 2, "3": 3, "neutral": 3,
		"4": 4, "live with": 4, "tolerate": 4, "i can live with it": 4, "5": 5, "dislike": 5, "i dislike it": 5}[plan.FoldName(text)]
	return answer, ok
}

func readAnswers(text string) ([]roadmap.Answer, error) {
	var answers []roadmap.Answer
	var faults plan.Faults
	who := map[string]bool{}
	row := 0
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "\n")) {
		row++
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		answer, ok := readAnswer(line)
		switch {
		case !ok && len(answers) == 0 && len(faults) == 0 && !strings.ContainsAny(line, "0123456789"):
			continue // the names of the columns
		case !ok:
			faults = append(faults, plan.FieldError{Field: "text", Code: "not_an_answer", Row: row, Message: fmt.Sprintf(
				"Line %d: %s is no answer. Write who answered and two numbers from 1 (like) to 5 (dislike), such as P07 1 5.", row, typed.Quoted(line))})
		case who[answer.Respondent]:
			faults = append(faults, plan.FieldError{Field: "text", Code: "twice", Row: row, Message: fmt.Sprintf(
				"Line %d: %s answers twice. Keep one of the lines.", row, answer.Respondent)})
		default:
			who[answer.Respondent] = true
			answers = append(answers, answer)
		}
	}
	if len(answers) == 0 && len(faults) == 0 {
		return nil, plan.AtField("text", "required", "There are no answers here. Write a line for each, such as P07 1 5.")
	}
	return answers, faults.Err()
}

// readAnswer reads a line that is parted by tabs, semicolons or commas, else by spaces,
// where a respondent may have several words.
func readAnswer(line string) (a roadmap.Answer, ok bool) {
	const parts = 3
	var cells []string
	for _, mark := range []string{"\t", ";", ","} {
		if strings.Contains(line, mark) {
			cells = strings.Split(line, mark)
			break
		}
	}
	if cells == nil {
		words := strings.Fields(line)
		if len(words) < parts {
			return a, false
		}
		named := len(words) - parts + 1
		cells = append([]string{strings.Join(words[:named], " ")}, words[named:]...)
	}
	if len(cells) != parts {
		return a, false
	}
	a.Respondent = plan.CleanTitle(strings.Trim(strings.TrimSpace(cells[0]), `"`))
	var okF, okD bool
	a.Functional, okF = answerWord(cells[1])
	a.Dysfunctional, okD = answerWord(cells[2])
	return a, a.Respondent != "" && okF && okD
}
