package cli

import (
	"crypto/sha256"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cairn/app/appstate"
	"cairn/app/fault"
	"cairn/backend/plan"
	"cairn/backend/workspace"
	"cairn/backend/workspace/views"
)

const goals = "Order,Title,Owner,Period,Start,Current,Target,Unit\n" +
	"1,Grow,Dana Okafor,Q4 2026,,,,\n" +
	"1.1,Raise activation,Dana Okafor,Q4 2026,41,49,60,%\n" +
	"2,Deliver,Tomasz Lis,Q4 2026,,,,\n" +
	"2.1,Raise activation,Tomasz Lis,Q4 2026,10,10,20,%\n"

// withGoals is a world with a plan of two objectives whose key results share
// their title.
func withGoals(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.write("goals.csv", goals)
	w.done("new", "p.cairn")
	w.done("import", "p.cairn", "goals.csv", "--as", "outline")
	return w
}

func (w *world) write(name, text string) {
	w.t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) hash(name string) [32]byte {
	w.t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		w.t.Fatal(err)
	}
	return sha256.Sum256(content)
}

func (w *world) keyResults() []keyResult {
	w.t.Helper()
	return decode[[]keyResult](w.t, w.done("show", "p.cairn", "key-results", "--json"))
}

func TestWhatIsNotUnderstoodExitsWithTwo(t *testing.T) {
	w := withGoals(t)
	for _, line := range []string{
		"frobnicate", "shwo p.cairn", "a.cairn b.cairn", "--frob",
		"new", "new a b", "new x.cairn --sampel",
		"import p.cairn", "import p.cairn goals.csv", "import p.cairn goals.csv --as tree",
		"import p.cairn goals.csv --as outline --map Title", "import p.cairn goals.csv --as outline --map Title=nonsense",
		"import p.cairn goals.csv --as measurements --existing keeep", "import p.cairn goals.csv --as outline --date-order ymd",
		"import p.cairn goals.csv --as measurements --duplicates first", "import p.cairn goals.csv --as outline --decimal-mark x",
		"show p.cairn people --cycle Q4", "show p.cairn kpis --cycle Q4", "show p.cairn cycles --kpi Activation",
		"link p.cairn", "link p.cairn x", "link p.cairn x y --none",
		"export p.cairn", "export p.cairn --to out --preset pdf",
		"show p.cairn", "show p.cairn goals", "show p.cairn objectives --on yesterday", "show p.cairn objectives --on 2026-02-30",
		"check-in p.cairn", "check-in p.cairn x", "check-in p.cairn x --value 1 --date tomorrow",
		"undo", "redo", "log", "log p.cairn --limit -1", "log p.cairn --limit many",
		"verify", "backup", "backup a b", "restore", "restore a b c",
	} {
		t.Run(line, func(t *testing.T) {
			before := w.hash("p.cairn")
			code, out, errors := w.run(strings.Fields(line)...)
			if code != badUsage || out != "" || strings.Count(errors, "\n") != 1 || !strings.Contains(errors, "cairn help") {
				t.Errorf("exit %d, output %q, errors %q", code, out, errors)
			}
			if w.hash("p.cairn") != before {
				t.Error("the plan was changed")
			}
			if len(w.shown) > 0 {
				t.Errorf("the window was opened with %v", w.shown)
			}
		})
	}
}

func TestMistypedCommandIsAnsweredWithTheLikelyOne(t *testing.T) {
	_, _, errors := newWorld(t).run("exprot")
	if !strings.Contains(errors, "Did you mean export?") {
		t.Errorf("got %q", errors)
	}
}

func TestPlanAloneOpensTheWindow(t *testing.T) {
	w := newWorld(t)
	w.write("plan", "")
	for _, args := range [][]string{{}, {"new.cairn"}, {"plan"}, {"./folder/plan"}} {
		if code, out, errors := w.run(args...); code != done || out+errors != "" {
			t.Errorf("%v: exit %d, %q, %q", args, code, out, errors)
		}
	}
	if got, want := strings.Join(w.shown, "|"), "|new.cairn|plan|./folder/plan"; got != want {
		t.Errorf("the window opened with %q, want %q", got, want)
	}
}

func TestExitCodeOfTheWindowIsTheProgramsOwn(t *testing.T) {
	program := Program{Out: &strings.Builder{}, Err: &strings.Builder{}, Window: func(string) int { return 1 }}
	if got := program.Run(t.Context(), nil); got != 1 {
		t.Errorf("exit %d, want 1", got)
	}
}

func TestNamesAreTakenInAnyCaseAndIDsAlways(t *testing.T) {
	w := withGoals(t)
	w.done("check-in", "p.cairn", string(w.keyResults()[0].ID), "--value", "50")
	w.done("check-in", "p.cairn", strings.ToUpper(string(w.keyResults()[1].ID)), "--value", "12")
	if rows := w.keyResults(); *rows[0].Current != 50 || *rows[1].Current != 12 {
		t.Errorf("got %v and %v", *rows[0].Current, *rows[1].Current)
	}
	if got := w.done("show", "p.cairn", "cycles", "--cycle", " q4  2026", "--json"); len(decode[[]views.Cycle](t, got)) != 1 {
		t.Errorf("got %s", got)
	}
}

func TestAmbiguousNameIsRefusedWithItsCandidates(t *testing.T) {
	w := withGoals(t)
	body := w.refused("check-in", "p.cairn", "raise activation", "--value", "50")
	if body.Code != plan.Ambiguous {
		t.Fatalf("got %+v", body)
	}
	candidates, _ := body.Params["candidates"].([]any)
	if len(candidates) != 2 {
		t.Fatalf("candidates %v", body.Params)
	}
	for i, row := range w.keyResults() {
		named, _ := candidates[i].(map[string]any)
		if named["id"] != string(row.ID) || named["where"] != "Q4 2026 "+row.Order || !strings.Contains(body.Message, string(row.ID)) {
			t.Errorf("candidate %v of %s", named, body.Message)
		}
	}
}

func TestUnknownNamesAreRefused(t *testing.T) {
	w := withGoals(t)
	for _, line := range []string{
		"check-in p.cairn nothing --value 1",
		"check-in p.cairn 01a20000-0000-7000-8000-000000000000 --value 1",
		"show p.cairn objectives --cycle Q9",
		"import p.cairn goals.csv --as outline --cycle never",
		"show missing.cairn cycles",
		"import p.cairn missing.csv --as outline",
		"restore p.cairn missing.cairn",
	} {
		if body := w.refused(strings.Fields(line)...); body.Code != plan.NotFound {
			t.Errorf("%s: %+v", line, body)
		}
	}
}

func TestReadsWorkBesideAnOpenWindowAndWritesAreRefused(t *testing.T) {
	w := withGoals(t)
	folders, err := appstate.Locate()
	if err != nil {
		t.Fatal(err)
	}
	machine, err := folders.Machine(w.ids)
	if err != nil {
		t.Fatal(err)
	}
	window, err := workspace.Open(t.Context(), "p.cairn", workspace.Options{
		Clock: plan.ClockFunc(w.clock), IDs: w.ids, Data: folders.Data, State: folders.State, Machine: machine,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := window.Close(); err != nil {
			t.Error(err)
		}
	}()
	before := w.hash("p.cairn")
	for _, line := range []string{
		"check-in p.cairn x --value 1", "undo p.cairn", "redo p.cairn", "import p.cairn goals.csv --as outline", "restore p.cairn p.cairn",
	} {
		if body := w.refused(strings.Fields(line)...); body.Code != plan.Busy || !strings.Contains(body.Message, "another Cairn window or command") {
			t.Errorf("%s: %+v", line, body)
		}
	}
	for _, line := range []string{
		"show p.cairn objectives", "show p.cairn key-results", "show p.cairn people", "show p.cairn cycles", "log p.cairn",
		"export p.cairn --to out", "verify p.cairn", "backup p.cairn", "backup p.cairn --list", "import p.cairn goals.csv --as outline --dry-run",
	} {
		w.done(strings.Fields(line)...)
	}
	if w.hash("p.cairn") != before {
		t.Error("the plan was changed")
	}
}

func TestDryRunChangesNothing(t *testing.T) {
	w := withGoals(t)
	before := w.hash("p.cairn")
	dry := decode[imported](t, w.done("import", "p.cairn", "goals.csv", "--as", "outline", "--dry-run", "--json"))
	if w.hash("p.cairn") != before {
		t.Error("the plan was changed")
	}
	wet := decode[imported](t, w.done("import", "p.cairn", "goals.csv", "--as", "outline", "--json"))
	if !dry.DryRun || wet.DryRun || dry.Objectives != wet.Objectives || dry.KeyResults != wet.KeyResults || dry.Rows != wet.Rows ||
		dry.People != wet.People || dry.Cycles != wet.Cycles {
		t.Errorf("foretold %+v, happened %+v", dry, wet)
	}
}

func TestImportWithAnErrorInItImportsNothing(t *testing.T) {
	w := withGoals(t)
	w.write("bad.csv", "Order,Title,Period\n1,Grow,Someday\n")
	before := w.done("show", "p.cairn", "objectives", "--json")
	body := w.refused("import", "p.cairn", "bad.csv", "--as", "outline")
	if body.Code != plan.Invalid || len(body.Fields) != 1 || body.Fields[0].Row != 2 || body.Fields[0].Column != "Period" {
		t.Errorf("got %+v", body)
	}
	if after := w.done("show", "p.cairn", "objectives", "--json"); after != before {
		t.Error("something was imported")
	}
	code, out, errors := w.run("import", "p.cairn", "bad.csv", "--as", "outline", "--dry-run", "--json")
	if dry := decode[imported](t, out); code != refused || dry.Errors != 1 || decode[fault.Body](t, errors).Code != plan.Invalid {
		t.Errorf("the dry run ended with %d, found %+v and said %s", code, dry, errors)
	}
}

func TestNewCycleOfAnImportIsMadeInTheSameStep(t *testing.T) {
	w := newWorld(t)
	w.write("plain.csv", "Order,Title\n1,Grow\n")
	w.done("new", "p.cairn")
	w.done("import", "p.cairn", "plain.csv", "--as", "outline", "--cycle", "Q3 2018")
	cycle := decode[[]views.Cycle](t, w.done("show", "p.cairn", "cycles", "--cycle", "q3 2018", "--json"))
	if len(cycle) != 1 || *cycle[0].Start != "2018-07-01" || *cycle[0].End != "2018-09-30" || cycle[0].Objectives != 1 {
		t.Errorf("got %+v", cycle)
	}
	w.done("undo", "p.cairn")
	if body := w.refused("show", "p.cairn", "cycles", "--cycle", "Q3 2018"); body.Code != plan.NotFound {
		t.Errorf("after the undo: %+v", body)
	}
}

func TestFirstChangeOfADayIsFollowedByABackup(t *testing.T) {
	w := withGoals(t)
	count := func() int { return len(decode[[]backup](t, w.done("backup", "p.cairn", "--list", "--json"))) }
	first := count()
	if first != 1 { // that of the import
		t.Fatalf("%d backups, want 1", first)
	}
	w.now = w.now.Add(25 * time.Hour)
	id := string(w.keyResults()[0].ID)
	w.done("check-in", "p.cairn", id, "--value", "50")
	w.done("check-in", "p.cairn", id, "--value", "51")
	if got := count(); got != 2 {
		t.Errorf("%d backups the next day, want 2", got)
	}
}

// TestOutlineHasEveryFieldOfTheContract: issue 2 names these, and scripts rely
// on them.
func TestOutlineHasEveryFieldOfTheContract(t *testing.T) {
	w := withGoals(t)
	rows := decode[[]map[string]any](t, w.done("show", "p.cairn", "objectives", "--json"))
	if len(rows) != 2 {
		t.Fatalf("%d objectives", len(rows))
	}
	for _, field := range strings.Fields("id order title product owner team phase type cycle parent progress expected status worstStatus keyResults") {
		if _, has := rows[0][field]; !has {
			t.Errorf("an objective has no %q", field)
		}
	}
	if rows[0]["team"] != nil || rows[0]["parent"] != nil || rows[1]["owner"] != "Tomasz Lis" {
		t.Errorf("got %v", rows)
	}
	keyResult, _ := rows[0]["keyResults"].([]any)[0].(map[string]any)
	for _, field := range strings.Fields("id title kind unit start target current raw progress expected status confidence weight owner kpi startDate due " +
		"explanation low high tolerance commit stretch baselinePoints milestones") {
		if _, has := keyResult[field]; !has {
			t.Errorf("a key result has no %q", field)
		}
	}
	if keyResult["kpi"] != nil || keyResult["due"] != nil || keyResult["current"] != 49.0 || keyResult["unit"] != "%" {
		t.Errorf("got %v", keyResult)
	}
}

func TestUndoAndRedoReachAcrossCommands(t *testing.T) {
	w := withGoals(t)
	id := string(w.keyResults()[0].ID)
	for _, value := range []string{"50", "51", "52"} {
		w.done("check-in", "p.cairn", id, "--value", value)
	}
	for _, want := range []float64{51, 50, 49} {
		w.done("undo", "p.cairn")
		if got := *w.keyResults()[0].Current; got != want {
			t.Errorf("undone to %v, want %v", got, want)
		}
	}
	answer := decode[undone](t, w.done("undo", "p.cairn", "--json"))
	if answer.Name != "Import goals.csv" || answer.Undo.Undo != nil || *answer.Undo.Redo != "Import goals.csv" {
		t.Errorf("got %+v", answer)
	}
	if rows := w.keyResults(); len(rows) != 0 {
		t.Errorf("%d key results are left", len(rows))
	}
	if body := w.refused("undo", "p.cairn"); body.Code != plan.NotFound {
		t.Errorf("got %+v", body)
	}
	for range 4 {
		w.done("redo", "p.cairn")
	}
	if got := *w.keyResults()[0].Current; got != 52 {
		t.Errorf("done again to %v, want 52", got)
	}
}

func TestExportImportedAndExportedIsTheSame(t *testing.T) {
	w := withGoals(t)
	w.done("export", "p.cairn", "--to", "first")
	w.done("new", "again.cairn")
	w.done("import", "again.cairn", "first", "--as", "outline")
	w.done("export", "again.cairn", "--to", "second")
	if w.hash("first/okrs.csv") != w.hash("second/okrs.csv") {
		first, _ := os.ReadFile("first/okrs.csv")
		second, _ := os.ReadFile("second/okrs.csv")
		t.Errorf("first\n%s\nsecond\n%s", first, second)
	}
}

func TestContentCannotSteerTheTerminal(t *testing.T) {
	w := newWorld(t)
	evil := "safe\u202eteled\u200b\u009b2J\u2066"
	w.write("evil.csv", "Order,Title,Owner,Start,Target\n1,"+evil+",Dana,,\n1.1,"+evil+",Dana "+evil+",1,2\n")
	w.done("new", "p.cairn")
	w.done("import", "p.cairn", "evil.csv", "--as", "outline")
	w.done("check-in", "p.cairn", string(w.keyResults()[0].ID), "--note", evil)
	for _, line := range []string{
		"show p.cairn objectives", "show p.cairn key-results", "show p.cairn people", "log p.cairn", "undo p.cairn", "redo p.cairn",
		"check-in p.cairn " + evil + " --value 1",
	} {
		for _, json := range []bool{false, true} {
			args := strings.Fields(line)
			if json {
				args = append(args, "--json")
			}
			_, out, errors := w.run(args...)
			if i := strings.IndexAny(out+errors, "\x00\x07\x1b\u009b\u202e\u200b\u2066"); i >= 0 {
				t.Errorf("%v prints %q", args, (out + errors)[i:])
			}
		}
	}
	if rows := w.keyResults(); !strings.Contains(rows[0].Title, "\u202e") {
		t.Errorf("JSON does not give back what is written: %q", rows[0].Title)
	}
}

func TestPanicIsAnInternalErrorWithAReference(t *testing.T) {
	w := newWorld(t)
	var stdout, stderr strings.Builder
	program := Program{Out: &stdout, Err: &stderr, Folders: appstate.Locate} // without a clock and ids
	if code := program.Run(t.Context(), []string{"new", "p.cairn", "--json"}); code != refused {
		t.Fatalf("exit %d, %s", code, stderr.String())
	}
	body := decode[struct {
		Code   plan.Code
		Params struct{ Reference string }
	}](t, stderr.String())
	log, err := os.ReadFile(filepath.Join(w.folder, "home", "state", "cairn.log"))
	if err != nil {
		t.Fatal(err)
	}
	if body.Code != plan.Internal || body.Params.Reference == "" || !strings.Contains(string(log), body.Params.Reference) {
		t.Errorf("got %s, and the log %s", stderr.String(), log)
	}
}

func TestFoldersThatCannotBeMadeAreAnError(t *testing.T) {
	w := newWorld(t)
	var stderr strings.Builder
	program := Program{Out: &strings.Builder{}, Err: &stderr, Clock: plan.ClockFunc(w.clock), IDs: w.ids,
		Folders: func() (appstate.Folders, error) { return appstate.Folders{}, errors.New("no home") }}
	if code := program.Run(t.Context(), []string{"show", "p.cairn", "cycles"}); code != refused || strings.Count(stderr.String(), "\n") != 1 {
		t.Errorf("exit %d, %q", code, stderr.String())
	}
}
