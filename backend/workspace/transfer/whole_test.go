package transfer_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cairn/backend/exchange"
	"cairn/backend/kpi"
	"cairn/backend/okr"
	"cairn/backend/plan"
	"cairn/backend/review"
	"cairn/backend/roadmap"
	"cairn/backend/store"
	"cairn/backend/workspace"
	"cairn/backend/workspace/transfer"
	"cairn/backend/workspace/workspacetest"
)

func exportAll(t testing.TB, w *workspace.Workspace) string {
	t.Helper()
	folder := t.TempDir()
	files, err := transfer.New(w).Export(context.Background(), folder, exchange.Standard)
	if err != nil {
		t.Fatal(err)
	}
	if want := len(exchange.SubjectFiles()) + 1; len(files) != want {
		t.Fatalf("%d files, want %d", len(files), want)
	}
	return folder
}

// comesBackWhole exports, imports into an empty plan and exports again: the same
// content, and the same bytes in every file.
func comesBackWhole(t *testing.T, w *workspace.Workspace) {
	t.Helper()
	ctx := context.Background()
	first := exportAll(t, w)
	empty := workspacetest.New(t, workspacetest.Options(t))
	before := digest(t, empty)
	if _, _, err := transfer.New(empty).ImportPlan(ctx, first, nil); err != nil {
		t.Fatal(err)
	}
	if got, want := digest(t, empty), digest(t, w); got != want {
		t.Errorf("content digest %s, want %s", got, want)
	}
	second := exportAll(t, empty)
	for _, name := range exchange.SubjectFiles() {
		a, errA := os.ReadFile(filepath.Join(first, name))
		b, errB := os.ReadFile(filepath.Join(second, name))
		if name == exchange.PlanFileName {
			a, b = withoutID(a), withoutID(b)
		}
		if err := errors.Join(errA, errB); err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s is not the same: %v\n%s\n%s", name, err, a, b)
		}
	}
	if err := empty.Verify(ctx); err != nil {
		t.Error(err)
	}
	if _, _, err := empty.Undo(ctx); err != nil || digest(t, empty) != before {
		t.Errorf("undo does not empty the plan again: %v", err)
	}
}

// withoutID takes out the plan's own id, which tells two plans apart.
func withoutID(content []byte) []byte {
	lines := bytes.Split(content, []byte("\n"))
	return bytes.Join(slices.DeleteFunc(lines, func(l []byte) bool { return bytes.HasPrefix(l, []byte("plan_id")) }), []byte("\n"))
}

func TestRealQuartersComeBackWhole(t *testing.T) {
	for _, file := range []string{quarter, "../../exchange/testdata/okrs-2018-q4.csv"} {
		t.Run(filepath.Base(file), func(t *testing.T) {
			w := workspacetest.New(t, workspacetest.Options(t))
			importFile(t, w, file)
			comesBackWhole(t, w)
		})
	}
}

// A plan of 20 000 rows: objectives, key results of every kind that a
// spreadsheet has, check-ins, KPIs and their values.
func TestALargePlanComesBackWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	const objectives, each, kpis, days = 1000, 5, 20, 450 // 1000 + 5000 + 5000 check-ins + 20 + 9000 values
	ctx, w, rows := context.Background(), workspacetest.New(t, workspacetest.Options(t)), 0
	chance := rand.New(rand.NewPCG(1, 2))
	amount := func() float64 { return float64(chance.IntN(1_000_000)) / 1000 }
	cycle := plan.Cycle{Name: "Large", Start: "2026-01-01", End: "2026-03-31", State: plan.ActiveState}
	_, err := w.Do(ctx, workspace.Action{Code: "test", Name: "Fill"}, func(tx *store.Tx) error {
		cycle.ID = tx.NewID()
		err := tx.PutCycle(ctx, cycle)
		put := func(failed error) { rows++; err = errors.Join(err, failed) }
		for i := range objectives {
			o := okr.Objective{ID: tx.NewID(), Cycle: cycle.ID, Position: fmt.Sprintf("V%05dV", i), Title: fmt.Sprintf("Objective %d, “quoted”; =1", i), Type: okr.Committed, Weight: amount()}
			put(tx.PutObjective(ctx, o))
			for j := range each {
				from, to := amount(), 2000.5
				k := okr.KeyResult{ID: tx.NewID(), Objective: o.ID, Position: fmt.Sprintf("V%dV", j), Title: fmt.Sprintf("-Key result %d", j), Note: "one\ntwo", Kind: okr.Increase, Start: &from, Target: &to, Weight: 1}
				put(tx.PutKeyResult(ctx, k))
				now := amount()
				put(tx.AddCheckIn(ctx, okr.CheckIn{ID: tx.NewID(), KeyResult: k.ID, Date: "2026-02-01", Value: &now, Note: "@week", By: "Dana"}))
			}
		}
		for i := range kpis {
			k := kpi.KPI{ID: tx.NewID(), Name: fmt.Sprintf("Metric %d", i), Position: fmt.Sprintf("V%02dV", i), State: kpi.Active, UnitKind: kpi.UnitNumber, Direction: kpi.Up, Aggregation: kpi.AggregateLast, Frequency: kpi.Daily}
			put(tx.PutKPI(ctx, k))
			_, failed := tx.PutMeasurements(ctx, func(yield func(kpi.Measurement) bool) {
				for day := range days {
					rows++
					if !yield(kpi.NewMeasurement(&k, kpi.Calendar{}, workspacetest.Today.AddDays(-day), "", kpi.Reading{Value: amount()})) {
						return
					}
				}
			})
			err = errors.Join(err, failed)
		}
		return err
	})
	if err != nil || rows < 20_000 {
		t.Fatalf("%d rows, %v", rows, err)
	}
	comesBackWhole(t, w)
}

func TestTheSampleComesBackWhole(t *testing.T) { comesBackWhole(t, newSample(t)) }

var (
	hostile = rapid.OneOf(
		rapid.SampledFrom([]string{"=1+1", "'quoted", "''", "+x", "-1", "@a", "＝1", "a\"b", "a,b;cd", " padded ", "41", "true", "2026-01-01", "\u202eevil", "é"}),
		rapid.StringOfN(rapid.RuneFrom([]rune("=+-@'\", ;aé😀\u00a0")), 1, 12, -1))
	hostileNote = rapid.OneOf(hostile, rapid.SampledFrom([]string{"", "two\nlines", "\ttab", "=a\n'b"}))
	number      = rapid.Custom(func(t *rapid.T) float64 {
		digits, exponent := rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, "digits"), rapid.IntRange(-20, 6).Draw(t, "exponent")
		f, _ := strconv.ParseFloat(strconv.FormatInt(digits, 10)+"e"+strconv.Itoa(exponent), 64)
		return f + 0
	})
	optional = rapid.OneOf(rapid.Just[*float64](nil), rapid.Map(number, func(f float64) *float64 { return &f }))
)

func title(t *rapid.T) string { return "t" + hostile.Draw(t, "title") }

// said is a check-in as it may be entered.
func said(t *rapid.T) (value, confidence *float64, note string) {
	value, note = optional.Draw(t, "value"), hostileNote.Draw(t, "check-in")
	if sure := rapid.Float64Range(0, 100).Draw(t, "confidence"); rapid.Bool().Draw(t, "sure") {
		sure = math.Round(sure*100) / 100
		confidence = &sure
	}
	if value == nil && confidence == nil && plan.CleanNote(note) == "" {
		note = "Nothing new."
	}
	return value, confidence, note
}

// reading is one as it may be entered.
func reading(t *rapid.T, k *kpi.KPI) kpi.Reading {
	r := kpi.Reading{Value: number.Draw(t, "measured"), Note: hostileNote.Draw(t, "note")}
	above, below := number.Draw(t, "numerator"), number.Draw(t, "denominator")
	if quotient, ok := k.Quotient(above, below); ok && rapid.Bool().Draw(t, "ratio") {
		r.Value, r.Numerator, r.Denominator = quotient, &above, &below
	}
	return r
}

// fillWith puts rows of every subject into a plan.
func fillWith(t *rapid.T, tx *store.Tx) error {
	ctx := context.Background()
	person, team, product := plan.Person{ID: tx.NewID(), Name: title(t), Email: hostile.Draw(t, "email")}, plan.Team{ID: tx.NewID(), Name: title(t)}, plan.Product{ID: tx.NewID(), Name: title(t), Position: "z"}
	phase := plan.Phase{ID: tx.NewID(), Product: product.ID, Name: title(t), Position: "V"}
	cycle := plan.Cycle{ID: tx.NewID(), Name: title(t), Start: "2026-01-01", End: "2026-03-31", State: plan.ClosedState, Closed: "2026-04-02"}
	o := okr.Objective{ID: tx.NewID(), Cycle: cycle.ID, Product: product.ID, Position: "V", Title: title(t), Note: hostileNote.Draw(t, "note"), Type: okr.Aspirational,
		Owner: team.ID, Team: team.ID, Phase: phase.ID, Drivers: okr.DriversManual, ManualReason: title(t), Weight: 0.1, Origin: "gone"}
	k := kpi.KPI{ID: tx.NewID(), Product: product.ID, Position: "V", Name: title(t), State: kpi.Active, Key: rapid.Bool().Draw(t, "key"), Definition: hostileNote.Draw(t, "definition"),
		UnitKind: kpi.UnitNumber, Unit: "%", Direction: kpi.Neutral, Aggregation: kpi.AggregateSum, Frequency: kpi.AsItHappens, Baseline: optional.Draw(t, "baseline"), Owner: person.ID}
	kr := okr.KeyResult{ID: tx.NewID(), Objective: o.ID, Position: "V", Title: title(t), Note: hostileNote.Draw(t, "kr note"), Kind: okr.AtLeast, Target: optional.Draw(t, "target"), Weight: 1, KPI: k.ID,
		Counting: okr.SumsWeekly, Curve: okr.SCurve, Origin: "gone"}
	way := okr.KeyResult{ID: tx.NewID(), Objective: o.ID, Position: "W", Title: title(t), Kind: okr.Increase, Weight: 1,
		Counting: okr.Sum, Curve: okr.Steps, Targets: "2026-02-01 -3\n2026-03-01 4.5"}
	step := okr.Milestone{ID: tx.NewID(), KeyResult: kr.ID, Position: "V", Title: title(t), Weight: 2, Due: "2026-02-01"}
	other := okr.Objective{ID: tx.NewID(), Cycle: cycle.ID, Position: "W", Title: title(t), Type: okr.Committed, Parent: o.ID, Weight: 1}
	link, word := okr.Support{ID: plan.LinkID(string(o.ID), string(other.ID)), From: o.ID, To: other.ID}, title(t)
	err := errors.Join(tx.PutPerson(ctx, person), tx.PutTeam(ctx, team), tx.PutProduct(ctx, product), tx.PutPhase(ctx, phase), tx.PutCycle(ctx, cycle),
		tx.PutTeamMember(ctx, plan.TeamMember{ID: plan.LinkID(string(team.ID), string(person.ID)), Team: team.ID, Person: person.ID}),
		tx.PutObjective(ctx, o), tx.PutObjective(ctx, other), tx.PutSupport(ctx, link), tx.PutKPI(ctx, k), tx.PutKPIPhase(ctx, kpi.NewPhase(k.ID, phase.ID)),
		tx.PutKeyResult(ctx, kr), tx.PutKeyResult(ctx, way), tx.PutMilestone(ctx, step), tx.PutTag(ctx, plan.NewTag(o.ID, word)),
		tx.PutAnnotation(ctx, plan.Annotation{ID: tx.NewID(), Row: o.ID, Date: tx.Today(), Text: word}))
	err = errors.Join(err, fillRules(ctx, t, tx, []plan.ID{o.ID, kr.ID, k.ID}, []plan.ID{"", person.ID, team.ID}, cycle.ID))
	err = errors.Join(err, fillClosing(ctx, t, tx, cycle.ID, o.ID, kr.ID, k.ID, person.ID))
	err = errors.Join(err, fillRoadmap(ctx, t, tx, goals{cycle: cycle.ID, phase: phase.ID, team: team.ID, person: person.ID, keyResult: kr.ID, kpi: k.ID}))
	tx.AsWritten()
	var all []kpi.Measurement
	for i := range rapid.IntRange(0, 5).Draw(t, "values") {
		c := okr.CheckIn{ID: tx.NewID(), KeyResult: kr.ID, Date: plan.Date("2026-01-05").AddDays(-i),
			By: rapid.SampledFrom([]string{"", "=Dana"}).Draw(t, "by"), For: person.ID}
		c.Value, c.Confidence, c.Note = said(t)
		err = errors.Join(err, tx.AddCheckIn(ctx, c))
		m := kpi.Measurement{KPI: k.ID, Period: plan.Date("2026-01-05").AddDays(-i), Label: hostile.Draw(t, "label"), By: c.By, Reading: reading(t, &k)}
		m.ID = kpi.MeasurementID(m.KPI, m.Period, m.Label)
		all = append(all, m)
	}
	_, failed := tx.PutMeasurements(ctx, slices.Values(all))
	return errors.Join(err, failed)
}

// fillRules overrules a rule for each row, the ones of a cycle in it, and chooses.
func fillRules(ctx context.Context, t *rapid.T, tx *store.Tx, rows, inCycle []plan.ID, cycle plan.ID) (err error) {
	overrule := func(row, cycle plan.ID) {
		o := plan.Overrule{Row: row, Cycle: cycle, Rule: title(t), Reason: "t" + hostileNote.Draw(t, "reason"), By: hostile.Draw(t, "who"), Date: tx.Today()}
		o.ID = plan.OverruleID(o.Row, o.Cycle, o.Rule)
		err = errors.Join(err, o.Validate(), tx.PutOverrule(ctx, o))
	}
	for _, row := range rows {
		overrule(row, "")
	}
	for _, row := range inCycle {
		overrule(row, cycle)
	}
	c := plan.RuleChoice{Name: "limit." + hostile.Draw(t, "limit"), Value: title(t)}
	c.ID = plan.RuleChoiceID(c.Name)
	return errors.Join(err, c.Validate(), tx.PutRuleChoice(ctx, c))
}

// fillClosing scores rows, and puts in a retrospective and a review with all that
// can come out of it.
func fillClosing(ctx context.Context, t *rapid.T, tx *store.Tx, cycle, objective, keyResult, measure, person plan.ID) (err error) {
	note := func() string { return "t" + hostileNote.Draw(t, "text") }
	by, day := hostile.Draw(t, "author"), tx.Today()
	half := 0.5
	for _, row := range []plan.ID{objective, keyResult} {
		s := okr.Score{ID: okr.ScoreID(row), Row: row, Score: &half, Why: note(), Outcome: rapid.SampledFrom([]okr.Outcome{okr.Finished, okr.CarriedOver, okr.ToBacklog}).Draw(t, "outcome"),
			By: by, Date: day, Frozen: day, Value: optional.Draw(t, "final"), Raw: optional.Draw(t, "raw"), Status: okr.AtRisk}
		err = errors.Join(err, s.Validate(), tx.PutScore(ctx, s))
	}
	l := okr.Lesson{ID: tx.NewID(), Cycle: cycle, Kind: rapid.SampledFrom([]okr.LessonKind{okr.Worked, okr.DidNot, okr.TakenAway}).Draw(t, "kind"),
		Position: "V", Text: note(), Row: keyResult, KPI: measure, By: by, Date: day}
	r := review.Review{ID: tx.NewID(), Kind: rapid.SampledFrom([]review.Kind{review.Weekly, review.Monthly, review.Quarterly}).Draw(t, "review"),
		Cycle: cycle, Date: day, Held: day, Note: note(), By: by}
	n := review.Note{ID: review.NoteID(r.ID, objective), Review: r.ID, Row: objective, Text: note()}
	d := review.Decision{ID: tx.NewID(), Title: title(t), Why: note(), Who: by, Row: measure, Review: r.ID, Date: day, Revisit: day, Revisited: day, Outcome: note()}
	q := review.Question{ID: tx.NewID(), Text: title(t), Row: keyResult, Review: r.ID, By: by, Date: day, Answer: note(), Answered: day}
	a := review.Action{ID: tx.NewID(), Title: title(t), Owner: person, Due: day, Done: day, Row: objective, Review: r.ID, By: by, Date: day}
	return errors.Join(err, l.Validate(), r.Validate(), n.Validate(), d.Validate(), q.Validate(), a.Validate(),
		tx.PutLesson(ctx, l), tx.PutReview(ctx, r), tx.PutReviewNote(ctx, n), tx.PutDecision(ctx, d), tx.PutQuestion(ctx, q), tx.PutActionItem(ctx, a))
}

// goals are what the roadmap of a filled plan refers to.
type goals struct{ cycle, phase, team, person, keyResult, kpi plan.ID }

// fillRoadmap puts initiatives in, with a row of everything that scores and chooses.
func fillRoadmap(ctx context.Context, t *rapid.T, tx *store.Tx, g goals) error {
	note := func() string { return "t" + hostileNote.Draw(t, "text") }
	by, day, spent := hostile.Draw(t, "author"), tx.Today(), 2.5
	three := func() roadmap.Range {
		low, likely, high := 0.5, 1.0, 40.0
		return roadmap.Range{Low: &low, Likely: &likely, High: &high}
	}
	i := roadmap.Initiative{ID: tx.NewID(), Cycle: g.cycle, Position: "V", Title: title(t), Problem: note(), Evidence: note(), Note: note(), Owner: g.person, Team: g.team, Phase: g.phase,
		State: rapid.SampledFrom(roadmap.States()).Draw(t, "state"), Reason: note(), Class: rapid.SampledFrom(roadmap.Classes()).Draw(t, "class"), ClassReason: hostile.Draw(t, "law"),
		Horizon: rapid.SampledFrom(roadmap.Horizons()).Draw(t, "horizon"), Start: "2026-01-05", End: "2026-02-05", Shipped: "2026-02-07"}
	other := roadmap.Initiative{ID: tx.NewID(), Position: "W", Title: title(t), State: roadmap.Idea}
	m := roadmap.Model{ID: tx.NewID(), Name: title(t), Method: roadmap.Formula, Formula: "value * 2", Note: note(), Position: "V"}
	c := roadmap.Criterion{ID: tx.NewID(), Model: m.ID, Key: "value", Name: title(t), Note: note(), Unit: hostile.Draw(t, "unit"), Low: -1, High: 5, Weight: 0.25, Cost: true,
		Rubric: roadmap.WriteRubric([]roadmap.Level{{Value: -1, Text: "none"}, {Value: 5, Text: title(t)}}), Position: "V"}
	s := roadmap.Scenario{ID: tx.NewID(), Cycle: g.cycle, Model: m.ID, Phase: g.phase, Name: title(t), Note: note(), Position: "V"}
	answer := roadmap.Answer{ID: roadmap.AnswerID(i.ID, "t"+by), Initiative: i.ID, Respondent: "t" + by, Functional: 1, Dysfunctional: 5, Date: day}
	err := errors.Join(i.Validate(), other.Validate(), m.Validate(), c.Validate(), s.Validate(), answer.Validate(),
		tx.PutInitiative(ctx, i), tx.PutInitiative(ctx, other), tx.PutModel(ctx, m), tx.PutCriterion(ctx, c), tx.PutScenario(ctx, s), tx.PutAnswer(ctx, answer))
	for _, row := range []plan.ID{g.keyResult, g.kpi} {
		err = errors.Join(err, tx.PutMove(ctx, roadmap.Move{ID: roadmap.MoveID(i.ID, row), Initiative: i.ID, Row: row, Range: three(), Note: note()}))
	}
	for _, of := range []plan.ID{g.phase, s.ID} {
		err = errors.Join(err, tx.PutWeight(ctx, roadmap.Weight{ID: roadmap.WeightID(of, c.ID), Of: of, Criterion: c.ID, Weight: 0.75}))
	}
	return errors.Join(err,
		tx.PutEffort(ctx, roadmap.Effort{ID: roadmap.EffortID(i.ID, g.team), Initiative: i.ID, Team: g.team, Range: three(), Spent: &spent}),
		tx.PutDependency(ctx, roadmap.NewDependency(roadmap.Requires, i.ID, other.ID, 3)), tx.PutDependency(ctx, roadmap.NewDependency(roadmap.Excludes, i.ID, other.ID, 0)),
		tx.PutRating(ctx, roadmap.Rating{ID: roadmap.RatingID(i.ID, c.ID), Initiative: i.ID, Criterion: c.ID, Range: three(), Note: note(), By: by, Date: day}),
		tx.PutOverride(ctx, roadmap.Override{ID: roadmap.OverrideID(m.ID, i.ID), Model: m.ID, Initiative: i.ID, Rank: 2, Reason: note(), By: by, Date: day}),
		tx.PutChoice(ctx, roadmap.Choice{ID: roadmap.ChoiceID(s.ID, i.ID), Scenario: s.ID, Initiative: i.ID, Verdict: roadmap.Out, Reason: note()}),
		tx.PutCapacity(ctx, roadmap.Capacity{ID: roadmap.CapacityID("", g.team, g.cycle), Team: g.team, Cycle: g.cycle, Amount: 7.5}),
		tx.PutCapacity(ctx, roadmap.Capacity{ID: roadmap.CapacityID(s.ID, "", g.cycle), Scenario: s.ID, Cycle: g.cycle, Amount: 0.1}),
		tx.PutRanking(ctx, roadmap.Ranking{ID: tx.NewID(), Cycle: g.cycle, Scenario: s.ID, Model: m.ID, Name: title(t), Date: day, By: by, Seed: 7, Draws: 10_000, Top: 3, Snapshot: `{"items":[]}`}))
}

// TestAnyPlanComesBackWhole fills each plan several times over: what costs is
// that files reach the disk, and not what is in them.
func TestAnyPlanComesBackWhole(t *testing.T) {
	const fills = 5
	checks := flag.Lookup("rapid.checks")
	before := checks.Value.String()
	wanted, err := strconv.Atoi(before)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = checks.Value.Set(before) })
	if err := checks.Value.Set(strconv.Itoa(max(1, wanted/fills))); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		w := workspacetest.New(t, workspacetest.Options(t))
		_, err := w.Do(context.Background(), workspace.Action{Code: "test", Name: "Fill"}, func(tx *store.Tx) error {
			var err error
			for range fills {
				err = errors.Join(err, fillWith(rt, tx))
			}
			return err
		})
		if err != nil {
			rt.Fatal(err)
		}
		comesBackWhole(t, w)
		if t.Failed() {
			rt.FailNow()
		}
	})
}

func TestWholeImportsThatAreRefused(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		file, old, new string
		want           plan.Code
		says           string
	}{
		"newer":             {"plan.csv", "schema_version," + strconv.Itoa(store.SchemaVersion), "schema_version,1999", plan.TooNew, "newer Cairn"},
		"unknown column":    {"kpis.csv", "id,", "mood,id,", plan.Invalid, "mood"},
		"a bad number":      {"key_results.csv", ",increase,", ",sideways,", plan.Invalid, "sideways"},
		"measurement's id":  {"measurements.csv", "2026-01-01", "2026-02-01", plan.Invalid, "not that of its KPI"},
		"the id twice":      {"teams.csv", "id,name\n", "id,name\na,A\na,B\n", plan.Invalid, "two rows"},
		"settings":          {"plan.csv", "cadence_days,7", "cadence_days,700", plan.Invalid, "days"},
		"a file is missing": {"tags.csv", "", "", plan.NotFound, "tags.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newSample(t)
			addMeasured(t, w)
			folder := exportAll(t, w)
			path := filepath.Join(folder, c.file)
			content, err := os.ReadFile(path)
			if err != nil || !strings.Contains(strings.ReplaceAll(string(content), "\r\n", "\n"), c.old) {
				t.Fatalf("%s does not hold %q: %v\n%s", c.file, c.old, err, content)
			}
			if c.old == "" {
				err = os.Remove(path)
			} else {
				err = os.WriteFile(path, []byte(strings.Replace(strings.ReplaceAll(string(content), "\r\n", "\n"), c.old, c.new, 1)), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			empty := workspacetest.New(t, workspacetest.Options(t))
			before := digest(t, empty)
			p, err := transfer.New(empty).PreviewPlan(ctx, folder, nil)
			if blocked := p.Errors > 0 && err == nil || plan.CodeOf(err) == c.want; !blocked || digest(t, empty) != before {
				t.Errorf("the preview says %d errors, %v", p.Errors, err)
			}
			_, _, err = transfer.New(empty).ImportPlan(ctx, folder, nil)
			if plan.CodeOf(err) != c.want || !strings.Contains(err.Error(), c.says) || digest(t, empty) != before {
				t.Errorf("got %v", err)
			}
		})
	}
	w := newSample(t)
	if _, _, err := transfer.New(w).ImportPlan(ctx, exportAll(t, w), nil); plan.CodeOf(err) != plan.Conflict {
		t.Errorf("into a plan that is not empty: %v", err)
	}
}

// addMeasured adds a KPI with one value.
func addMeasured(t *testing.T, w *workspace.Workspace) {
	t.Helper()
	ctx := context.Background()
	_, err := w.Do(ctx, workspace.Action{Code: "test", Name: "Add"}, func(tx *store.Tx) error {
		k := kpi.KPI{ID: tx.NewID(), Name: "K", State: kpi.Draft, UnitKind: kpi.UnitNumber, Direction: kpi.Up, Aggregation: kpi.AggregateLast, Frequency: kpi.Monthly}
		m := kpi.NewMeasurement(&k, kpi.Calendar{}, "2026-01-01", "", kpi.Reading{Value: 1})
		_, err := tx.PutMeasurements(ctx, slices.Values([]kpi.Measurement{m}))
		return errors.Join(err, tx.PutKPI(ctx, k))
	})
	if err != nil {
		t.Fatal(err)
	}
}
