package fault

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cairn/backend/plan"
)

func TestRefusalsPassAsTheyAre(t *testing.T) {
	var log strings.Builder
	refusal := plan.AtField("target", "not_a_number", "That is no number.")
	got := Explain(fmt.Errorf("while editing: %w", refusal), slog.New(slog.NewTextHandler(&log, nil)), "Edit")
	if known, ok := got.(*plan.Error); !ok || known != refusal { //nolint:errorlint // it must be bare
		t.Errorf("got %v, want the refusal itself", got)
	}
	if log.Len() > 0 {
		t.Errorf("a refusal is nobody's mistake, yet the log says %q", log.String())
	}
	want := `{"code":"invalid","message":"That is no number.","fields":[{"field":"target","code":"not_a_number","message":"That is no number."}],"params":{}}`
	if got := JSON(got); got != want {
		t.Errorf("JSON\n%s, want\n%s", got, want)
	}
}

func TestMistakesGetAReferenceThatStandsInTheLog(t *testing.T) {
	for name, err := range map[string]error{
		"foreign error":              errors.New("no such table: cell"),
		"internal without reference": &plan.Error{Code: plan.Internal, Message: "Broken."},
	} {
		t.Run(name, func(t *testing.T) {
			var log strings.Builder
			body := BodyOf(Explain(err, slog.New(slog.NewTextHandler(&log, nil)), "Objectives.Edit"))
			reference, _ := body.Params["reference"].(string)
			if body.Code != plan.Internal || len(reference) != 8 {
				t.Fatalf("got %+v", body)
			}
			if !strings.Contains(body.Message, reference) || strings.Contains(body.Message, "table") {
				t.Errorf("message %q", body.Message)
			}
			for _, part := range []string{reference, "Objectives.Edit", err.Error()} {
				if !strings.Contains(log.String(), part) {
					t.Errorf("the log %q lacks %q", log.String(), part)
				}
			}
		})
	}
}

func TestInternalIsLoggedOnce(t *testing.T) {
	var log strings.Builder
	logger := slog.New(slog.NewTextHandler(&log, nil))
	first := Explain(errors.New("broken"), logger, "inner")
	if second := Explain(first, logger, "outer"); !errors.Is(second, first) || strings.Count(log.String(), "reference=") != 1 {
		t.Errorf("explained again as %v; log %q", second, log.String())
	}
}

func TestStoppedTaskIsCancelled(t *testing.T) {
	got := Explain(fmt.Errorf("reading: %w", context.Canceled), slog.New(slog.DiscardHandler), "Import")
	if plan.CodeOf(got) != plan.Cancelled {
		t.Errorf("got %v", got)
	}
	if Explain(nil, nil, "") != nil {
		t.Error("no error became one")
	}
}

func TestJSONSurvivesAParameterBeyondJSON(t *testing.T) {
	text := JSON(&plan.Error{Code: plan.Invalid, Message: "No.", Params: map[string]any{"limit": math.NaN()}})
	var body Body
	if err := json.Unmarshal([]byte(text), &body); err != nil || body.Message != "No." {
		t.Errorf("got %q, %v", text, err)
	}
}

func TestLogKeepsAtMostTwoFullFiles(t *testing.T) {
	folder := t.TempDir()
	log := &rotating{path: filepath.Join(folder, "cairn.log"), max: 1000}
	for i := range 100 {
		if _, err := fmt.Fprintf(log, "line %04d %s\n", i, strings.Repeat("x", 88)); err != nil {
			t.Fatal(err)
		}
		if i == 50 { // a restart in between
			if err := log.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 2 {
		t.Fatalf("%d files, %v", len(entries), err)
	}
	for _, entry := range entries {
		if info, err := entry.Info(); err != nil || info.Size() > 1000 {
			t.Errorf("%s: %v, %v", entry.Name(), info, err)
		}
	}
	latest, err := os.ReadFile(filepath.Join(folder, "cairn.log"))
	if err != nil || !strings.Contains(string(latest), "line 0099") {
		t.Errorf("the latest line is not in the log: %q, %v", latest, err)
	}
}

func TestUnwritableLogIsDoneWithout(t *testing.T) {
	log, closer := OpenLog(filepath.Join(t.TempDir(), "missing"))
	log.Error("nobody reads this")
	if err := closer.Close(); err != nil {
		t.Error(err)
	}
}
