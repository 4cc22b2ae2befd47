package api

import (
	"context"

	"cairn/backend/plan"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
)

// Transfer imports spreadsheets and exports the plan.
type Transfer struct{ s *Session }

// ImportRequest says which file or pasted text to import and how to read it;
// what is empty Cairn finds out.
type ImportRequest struct {
	Path      string            `json:"path"`
	Text      string            `json:"text"`      // rows that were pasted, where path is ""
	Sheet     string            `json:"sheet"`     // of a workbook; "" for its first
	Cycle     string            `json:"cycle"`     // id of the cycle of rows that name none
	Columns   map[string]string `json:"columns"`   // column to field, "" to keep it in the note
	Delimiter string            `json:"delimiter"` // one character
	Encoding  string            `json:"encoding"`
	Header    string            `json:"header"` // "yes" or "no": whether the first row names the columns
	Choices   Choices           `json:"choices"`
	// Token of the preview that was agreed to; "" where there was none. A file
	// that has changed since is refused with conflict.
	Token string `json:"token"`
}

// Choices answer what findings ask.
type Choices struct {
	DecimalMark string             `json:"decimalMark"` // "." or ","
	DateOrder   string             `json:"dateOrder"`   // "dmy" or "mdy"
	Scale       map[string]float64 `json:"scale"`       // field to factor
	Teams       []string           `json:"teams"`       // owners that are teams
	People      []string           `json:"people"`      // owners that are people
	Cycles      map[string]Span    `json:"cycles"`      // dates of cycles, by name
}

// Span is the first and the last day of a cycle.
type Span struct {
	Start plan.Date `json:"start"`
	End   plan.Date `json:"end"`
}

// Preview is what an import would make.
type Preview struct {
	File          string                `json:"file"`   // "pasted text" where it was pasted
	Size          int64                 `json:"size"`   // bytes
	Sheets        []transfer.Sheet      `json:"sheets"` // of a workbook
	Sheet         string                `json:"sheet"`  // the one that was read
	Delimiter     string                `json:"delimiter"`
	Encoding      string                `json:"encoding"`
	LineEnds      string                `json:"lineEnds"` // "LF", "CRLF", "CR", "mixed"
	BOM           bool                  `json:"bom"`
	Rows          int                   `json:"rows"`
	Columns       []PreviewColumn       `json:"columns"`
	Fields        []transfer.FieldLabel `json:"fields"` // what a column can be
	Objectives    int                   `json:"objectives"`
	KeyResults    int                   `json:"keyResults"`
	People        []PreviewParty        `json:"people"` // and teams
	Cycles        []PreviewCycle        `json:"cycles"`
	Phases        []PreviewName         `json:"phases"`
	Products      []PreviewName         `json:"products"`
	Findings      []transfer.Finding    `json:"findings"`
	FindingsTotal int                   `json:"findingsTotal"` // also those that are not listed
	Errors        int                   `json:"errors"`        // findings that block the import
	Tree          []PreviewRow          `json:"tree"`          // in outline order, at most maxTree
	TreeTotal     int                   `json:"treeTotal"`
	CanImport     bool                  `json:"canImport"`
	Token         string                `json:"token"`
}

// PreviewColumn is a column and what it is taken for.
type PreviewColumn struct {
	Name    string   `json:"name"`
	Index   int      `json:"index"`
	Field   string   `json:"field"`
	Certain bool     `json:"certain"`
	Samples []string `json:"samples"` // at most 3
}

// PreviewParty is a person or a team that the file names.
type PreviewParty struct {
	Name  string `json:"name"`
	Email string `json:"email"`
	Kind  string `json:"kind"` // "person" or "team"
	Known bool   `json:"known"`
	Owner bool   `json:"owner"` // it owns rows: Choices may say that it is the other kind
	Rows  int    `json:"rows"`
}

// PreviewCycle is a cycle that the file names.
type PreviewCycle struct {
	Name    string  `json:"name"`
	Start   *string `json:"start"`
	End     *string `json:"end"`
	Known   bool    `json:"known"`
	Undated bool    `json:"undated"` // it has no dates, and none are asked for
	Rows    int     `json:"rows"`
}

// PreviewName is a phase or product that the file names.
type PreviewName struct {
	Name  string `json:"name"`
	Known bool   `json:"known"`
	Rows  int    `json:"rows"`
}

// PreviewRow is an objective or key result that would be made.
type PreviewRow struct {
	Row     int      `json:"row"` // line of the file
	Level   int      `json:"level"`
	Order   string   `json:"order"`
	Type    string   `json:"type"` // "objective" or "key_result"
	Title   string   `json:"title"`
	Owner   string   `json:"owner"`
	Period  string   `json:"period"`
	Start   *float64 `json:"start"`
	Current *float64 `json:"current"`
	Target  *float64 `json:"target"`
	Unit    string   `json:"unit"`
	Note    string   `json:"note"`
}

// Imported is what an import made.
type Imported struct {
	Rows       int             `json:"rows"`
	Objectives int             `json:"objectives"`
	KeyResults int             `json:"keyResults"`
	People     int             `json:"people"`
	Teams      int             `json:"teams"`
	Cycles     int             `json:"cycles"`
	CycleID    plan.ID         `json:"cycleId"` // the cycle to show
	Undo       views.UndoState `json:"undo"`
}

// ExportRequest says where to export to and in which dialect.
type ExportRequest struct {
	Folder string `json:"folder"`
	Preset string `json:"preset"` // "standard", "excel", "tab"
}

// Exported is what an export wrote.
type Exported struct {
	Files  []transfer.ExportedFile `json:"files"`
	Folder string                  `json:"folder"`
}

// Picture is a chart as it was drawn, to be saved.
type Picture struct {
	Name string `json:"name"` // what the chart shows; proposed as the name of the file
	Kind string `json:"kind"` // "png" or "svg"
	Data string `json:"data"` // base64 of a PNG, the text of an SVG; at most 20 MB of picture
}

// SavePicture asks where a picture shall lie and writes it there; the answer is
// its path, "" where the dialog was cancelled.
func (t *Transfer) SavePicture(picture Picture) (string, error) {
	return call(t.s, func(context.Context) (string, error) { return t.s.savePicture(picture) })
}

// Preview says what an import would make; nothing is written.
func (t *Transfer) Preview(request ImportRequest) (Preview, error) {
	return onFile(t.s, request.Path, func(ctx context.Context, o *openPlan, token string) (Preview, error) {
		found, err := o.transfer.Preview(ctx, t.s.importRequest("read", request))
		if err != nil {
			return Preview{}, err
		}
		answer := newPreview(found)
		answer.Token = token
		return answer, nil
	})
}

// Import makes what Preview says, in one step of undo.
func (t *Transfer) Import(request ImportRequest) (Imported, error) {
	return onSeen(t.s, request.Path, request.Token, func(ctx context.Context, o *openPlan) (Imported, error) {
		_, made, err := o.transfer.Import(ctx, t.s.importRequest("import", request))
		return Imported{Rows: made.Rows, Objectives: made.Objectives, KeyResults: made.KeyResults, People: made.People, Teams: made.Teams,
			Cycles: made.Cycles, CycleID: made.Cycle, Undo: o.views.UndoState()}, err
	})
}

// Cancel stops the preview or import that runs; nothing of it is kept.
func (t *Transfer) Cancel() error {
	return perform(t.s, func(context.Context) error { t.s.task.stop(); return nil })
}

// Export writes the plan into a folder.
func (t *Transfer) Export(request ExportRequest) (Exported, error) {
	return onPlan(t.s, func(ctx context.Context, o *openPlan) (Exported, error) {
		return export(ctx, o, request)
	})
}
