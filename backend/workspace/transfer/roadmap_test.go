package transfer_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/workspacetest"
)

func contentOf(t *testing.T, w *workspace.Workspace) (digest string) {
	t.Helper()
	if err := w.Read(context.Background(), func(r store.Reader) (err error) {
		digest, err = r.ContentDigest(context.Background())
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return digest
}

func TestARoadmapComesInAndGoesInOneStep(t *testing.T) {
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	actions, before := transfer.New(w), contentOf(t, w)
	request := transfer.RoadmapRequest{Source: transfer.Source{Text: "Title\tOwner\tTeam\tPhase\tQuarter\tReach\tEffort\tRequires\tTags\n" +
		"Baskets\tDana\tBuyer app\tGrowth\tQ3 2026\t1200\t2-3-6\tLabels\ta; b\nLabels\tDana\tSupply\tNew phase\t\t\t1\t\t\n"}}
	p, err := actions.PreviewRoadmap(ctx, request)
	if err != nil || len(p.Plan.Initiatives) != 2 || p.Plan.Errors != 0 || contentOf(t, w) != before {
		t.Fatalf("preview: %v, %+v", err, p.Plan)
	}
	change, done, err := actions.ImportRoadmap(ctx, request)
	if err != nil {
		t.Fatal(err)
	}
	if change.Name != "Import roadmap: pasted text" || done.Initiatives != 2 || done.People != 1 || done.Teams != 2 || done.Cycles != 1 || done.Rows != 2 {
		t.Errorf("%q made %+v", change.Name, done)
	}
	after := contentOf(t, w)
	if err := w.Read(ctx, func(r store.Reader) error {
		all, err := r.Initiatives(ctx)
		if err != nil {
			return err
		}
		ties, err := r.Dependencies(ctx)
		if err != nil {
			return err
		}
		efforts, err := r.Efforts(ctx)
		if err != nil {
			return err
		}
		ratings, err := r.Ratings(ctx)
		if err != nil {
			return err
		}
		tags, err := r.Tags(ctx)
		if len(all) != 2 || all[0].Title != "Baskets" || all[0].State != roadmap.Planned || all[0].Owner != all[1].Owner || all[0].Cycle == "" || all[1].Phase == "" || all[0].Position >= all[1].Position ||
			len(ties) != 1 || ties[0].Initiative != all[0].ID || ties[0].On != all[1].ID || len(efforts) != 2 || len(ratings) != 1 || len(tags) != 2 {
			t.Errorf("in the plan: %+v, %+v, %+v, %+v, %+v", all, ties, efforts, ratings, tags)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Undo(ctx); err != nil || contentOf(t, w) != before {
		t.Errorf("undo leaves something: %v", err)
	}
	if _, _, err := w.Redo(ctx); err != nil || contentOf(t, w) != after {
		t.Errorf("redo does something else: %v", err)
	}
	if err := w.Verify(ctx); err != nil {
		t.Error(err)
	}
}

func TestARoadmapWithErrorsIsRefusedWhole(t *testing.T) {
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	before := contentOf(t, w)
	for text, want := range map[string]string{
		"Title,Requires\nA,B\nB,A\n": "A requires B requires A",
		"Colour\nred\n":              "No column holds the titles",
	} {
		_, _, err := transfer.New(w).ImportRoadmap(ctx, transfer.RoadmapRequest{Source: transfer.Source{Text: text, Header: "yes"}})
		if plan.CodeOf(err) != plan.Invalid || !strings.Contains(err.Error(), want) || contentOf(t, w) != before {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestARealRoadmapIsUndoneInOneStep(t *testing.T) {
	ctx, w := context.Background(), workspacetest.New(t, workspacetest.Options(t))
	before := contentOf(t, w)
	path := filepath.Join("..", "..", "exchange", "testdata", "roadmaps", "gitlab.csv")
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	_, done, err := transfer.New(w).ImportRoadmap(ctx, transfer.RoadmapRequest{Source: transfer.Source{Path: path}})
	if err != nil || done.Initiatives != 139 {
		t.Fatalf("%+v, %v", done, err)
	}
	if _, _, err := w.Undo(ctx); err != nil || contentOf(t, w) != before {
		t.Errorf("undo leaves something: %v", err)
	}
}
