package api

import (
	"context"
	"path/filepath"

	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/views"
)

// PlanRequest says which folder that Cairn exported to is imported whole.
type PlanRequest struct {
	Folder string `json:"folder"`
	// Token of the preview that was agreed to; "" where there was none. Files
	// that have changed since are refused with conflict.
	Token string `json:"token"`
}

// PlanPreview is what an import of a whole plan would make.
type PlanPreview struct {
	Name      string                  `json:"name"`
	Files     []transfer.ExportedFile `json:"files"`    // with how many rows each brings
	Findings  []transfer.Finding      `json:"findings"` // their column names file and column
	Errors    int                     `json:"errors"`   // findings that block the import
	CanImport bool                    `json:"canImport"`
	Token     string                  `json:"token"`
}

// PlanImported is what an import of a whole plan made.
type PlanImported struct {
	Name  string                  `json:"name"`
	Files []transfer.ExportedFile `json:"files"`
	// Findings are warnings: what came in as it is, although it leads nowhere.
	Findings []transfer.Finding `json:"findings"`
	Undo     views.UndoState    `json:"undo"`
}

// PreviewPlan says what importing a whole plan would make; nothing is kept.
// conflict where the open plan is not empty.
func (t *Transfer) PreviewPlan(request PlanRequest) (PlanPreview, error) {
	return onPlan(t.s, func(ctx context.Context, o *openPlan) (PlanPreview, error) {
		ctx, done := t.s.task.begin(ctx)
		defer done()
		token := folderToken(request.Folder)
		p, err := o.transfer.PreviewPlan(ctx, request.Folder, t.s.reporter("read"))
		return PlanPreview{Name: p.Name, Files: p.Files, Findings: p.Findings, Errors: p.Errors, CanImport: err == nil && p.Errors == 0, Token: token}, err
	})
}

// ImportPlan makes what PreviewPlan says, in one step of undo.
func (t *Transfer) ImportPlan(request PlanRequest) (PlanImported, error) {
	return onPlan(t.s, func(ctx context.Context, o *openPlan) (PlanImported, error) {
		ctx, done := t.s.task.begin(ctx)
		defer done()
		if now := folderToken(request.Folder); request.Token != "" && now != request.Token {
			return PlanImported{}, changedSince("The files have")
		}
		_, made, err := o.transfer.ImportPlan(ctx, request.Folder, t.s.reporter("import"))
		return PlanImported{Name: made.Name, Files: made.Files, Findings: made.Findings, Undo: o.views.UndoState()}, err
	})
}

// folderToken tells one state of the files of an export from a later one.
func folderToken(folder string) string {
	token := ""
	for _, name := range transfer.SubjectFiles() {
		token += tokenOf(filepath.Join(folder, name)) + " "
	}
	return token
}
