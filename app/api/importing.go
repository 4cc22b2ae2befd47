package api

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"cairn/backend/plan"
	"cairn/backend/workspace/transfer"
)

// Limits of what a preview shows; the import itself takes all.
const (
	maxTree    = 2000
	maxSamples = 3
	maxSample  = 80 // characters
)

// progressEvery is how often the page hears how far a task has come.
const progressEvery = 100 * time.Millisecond

// onFile is onPlan for what reads a file as a task that the page can stop. token is that
// of the file before it was read.
func onFile[T any](s *Session, path string, f func(ctx context.Context, o *openPlan, token string) (T, error)) (T, error) {
	return onPlan(s, func(ctx context.Context, o *openPlan) (T, error) {
		ctx, done := s.task.begin(ctx)
		defer done()
		return f(ctx, o, tokenOf(path))
	})
}

// onSeen is onFile for an import: it refuses a file that is not the one whose preview was
// agreed to.
func onSeen[T any](s *Session, path, token string, f func(ctx context.Context, o *openPlan) (T, error)) (T, error) {
	return onFile(s, path, func(ctx context.Context, o *openPlan, now string) (T, error) {
		if token != "" && now != "" && now != token {
			var none T
			return none, changedSince("The file has")
		}
		return f(ctx, o)
	})
}

func changedSince(what string) error {
	return plan.Refuse(plan.Conflict, what+" changed since you looked at the preview. Nothing was imported; look at the new preview first.")
}

// tokenOf tells one state of a file from a later one. A file that cannot be
// looked at has none: reading it says why, in a better sentence.
func tokenOf(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%d-%d", info.Size(), info.ModTime().UnixNano())
}

func (s *Session) importRequest(task string, r ImportRequest) transfer.Request {
	choices := transfer.Choices{
		DecimalMark: r.Choices.DecimalMark, DateOrder: r.Choices.DateOrder,
		Teams: r.Choices.Teams, People: r.Choices.People,
		Scale: map[transfer.Field]float64{}, Cycles: map[string]transfer.Span{},
	}
	for field, factor := range r.Choices.Scale {
		choices.Scale[transfer.Field(field)] = factor
	}
	for name, span := range r.Choices.Cycles {
		choices.Cycles[name] = transfer.Span{Start: span.Start, End: span.End}
	}
	columns := map[string]transfer.Field{}
	for column, field := range r.Columns {
		columns[column] = transfer.Field(field)
	}
	return transfer.Request{
		Source: transfer.Source{Path: r.Path, Text: r.Text, Sheet: r.Sheet, Delimiter: r.Delimiter, Encoding: transfer.Encoding(r.Encoding),
			Header: transfer.HeaderRule(r.Header), Progress: s.reporter(task)},
		Cycle: plan.ID(r.Cycle), Columns: columns, Choices: choices,
	}
}

// reporter tells the page how far a task has come, now and then.
func (s *Session) reporter(task string) func(done, total int64) {
	var last time.Time
	return func(done, total int64) {
		if now := s.setup.Clock.Now(); now.Sub(last) >= progressEvery {
			last = now
			s.setup.Host.Emit(EventProgress, Progress{Task: task, Done: done, Total: total})
		}
	}
}

func newPreview(p transfer.Preview) Preview {
	answer := Preview{
		File: p.File, Size: p.Size, Sheets: p.Sheets, Sheet: p.Sheet,
		Delimiter: p.Table.Delimiter, Encoding: string(p.Table.Encoding), LineEnds: p.Table.LineEnds, BOM: p.Table.BOM,
		Rows: len(p.Table.Rows), Fields: transfer.Fields(),
		Objectives: p.Outline.Objectives, KeyResults: p.Outline.KeyResults,
		Findings: p.Findings, FindingsTotal: p.Found, Errors: p.Errors,
		TreeTotal: len(p.Outline.Rows), CanImport: p.Errors == 0 && len(p.Outline.Rows) > 0,
	}
	for _, c := range p.Mapping.Columns {
		answer.Columns = append(answer.Columns, PreviewColumn{
			Name: c.Name, Index: c.Index, Field: string(c.Field), Certain: c.Certain, Samples: samples(p, c.Index),
		})
	}
	for _, x := range p.Outline.People {
		answer.People = append(answer.People, PreviewParty{Name: x.Name, Email: x.Email, Kind: "person", Known: x.Known, Owner: x.Owner, Rows: x.Rows})
	}
	for _, x := range p.Outline.Teams {
		answer.People = append(answer.People, PreviewParty{Name: x.Name, Email: x.Email, Kind: "team", Known: x.Known, Owner: x.Owner, Rows: x.Rows})
	}
	for _, x := range p.Outline.Cycles {
		answer.Cycles = append(answer.Cycles, PreviewCycle{Name: x.Name, Start: orNull(x.Start), End: orNull(x.End), Known: x.Known, Undated: x.Undated, Rows: x.Rows})
	}
	for _, x := range p.Outline.Phases {
		answer.Phases = append(answer.Phases, PreviewName{Name: phaseLabel(p, x.Name, x.Product), Known: x.Known, Rows: x.Rows})
	}
	for _, x := range p.Outline.Products {
		answer.Products = append(answer.Products, PreviewName{Name: x.Name, Known: x.Known, Rows: x.Rows})
	}
	for _, x := range p.Outline.Rows[:min(len(p.Outline.Rows), maxTree)] {
		answer.Tree = append(answer.Tree, PreviewRow{
			Row: x.Row, Level: x.Level, Order: x.Order, Type: string(x.Type), Title: x.Title, Owner: orElse(x.Owner, x.OwnerEmail),
			Period: x.Period, Start: x.Start, Current: x.Current, Target: x.Target, Unit: x.Unit, Note: x.Note,
		})
	}
	return answer
}

// phaseLabel is a phase as a list shows it: with its product where the file names
// any.
func phaseLabel(p transfer.Preview, name, product string) string {
	if len(p.Outline.Products) == 0 {
		return name
	}
	return name + " (" + product + ")"
}

// samples are the first texts of a column, shortened.
func samples(p transfer.Preview, column int) []string {
	var found []string
	for _, row := range p.Table.Rows {
		if len(found) == maxSamples {
			break
		}
		if text := strings.TrimSpace(row.Cell(column)); text != "" {
			if letters := []rune(text); len(letters) > maxSample {
				text = string(letters[:maxSample-1]) + "…"
			}
			found = append(found, text)
		}
	}
	return found
}

func orNull(date plan.Date) *string {
	if date == "" {
		return nil
	}
	text := string(date)
	return &text
}

func orElse(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func export(ctx context.Context, o *openPlan, request ExportRequest) (Exported, error) {
	preset, err := transfer.ParsePreset(request.Preset)
	if err != nil {
		return Exported{}, err
	}
	files, err := o.transfer.Export(ctx, request.Folder, preset)
	return Exported{Files: files, Folder: request.Folder}, err
}
