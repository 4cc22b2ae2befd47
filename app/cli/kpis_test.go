package cli

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/views"
)

// withKPI is a plan of goals and a monthly KPI.
func withKPI(t *testing.T) *world {
	t.Helper()
	w := withGoals(t)
	w.write("kpis.csv", "name,target,unit,frequency\nActivation,At or above 50%,%,monthly\n")
	w.done("import", "p.cairn", "kpis.csv", "--as", "kpis")
	return w
}

func (w *world) measurements() []measurement {
	return decode[[]measurement](w.t, w.done("show", "p.cairn", "measurements", "--kpi", "activation", "--json"))
}

func TestMeasureAndCorrect(t *testing.T) {
	w := withKPI(t)
	first := decode[measured](t, w.done("measure", "p.cairn", "Activation", "41", "--period", "2026-10", "--json"))
	if *first.KPI.Value != 41 || first.Measurement.Label != "2026-10" {
		t.Errorf("got %+v", first)
	}
	if body := w.refused("measure", "p.cairn", "Activation", "42", "--period", "2026-10"); body.Code != plan.Invalid || body.Fields[0].Code != "has_value" {
		t.Errorf("another value: %+v", body)
	}
	w.done("measure", "p.cairn", "Activation", "--numerator", "21", "--denominator", "50", "--period", "2026-10", "--why", "Recounted.")
	if rows := w.measurements(); len(rows) != 1 || rows[0].Value != 42 || !rows[0].Corrected || *rows[0].Numerator != 21 {
		t.Errorf("got %+v", rows)
	}
	for line, want := range map[string]plan.Code{
		"measure p.cairn Activation NaN --period 2026-09":    plan.Invalid,
		"measure p.cairn Activation 1 --period 2027-01":      plan.Invalid,
		"measure p.cairn Nothing 1":                          plan.NotFound,
		"show p.cairn measurements --kpi Nothing":            plan.NotFound,
		"explain p.cairn Nothing":                            plan.NotFound,
		"import p.cairn kpis.csv --as measurements":          plan.Invalid,
		"import p.cairn kpis.csv --as check-ins":             plan.Invalid,
		"import p.cairn kpis.csv --as kpis --sheet Sheet1":   plan.Invalid,
		"import p.cairn nowhere --as plan":                   plan.Conflict,
		"import p.cairn missing.csv --as measurements":       plan.NotFound,
		"check-in p.cairn Activation --value 1 --done Build": plan.NotFound,
	} {
		if body := w.refused(strings.Fields(line)...); body.Code != want {
			t.Errorf("%s: %+v, want %s", line, body, want)
		}
	}
	for _, line := range []string{"measure p.cairn Activation", "measure p.cairn", "import p.cairn kpis.csv --as nonsense",
		"import p.cairn kpis.csv --as kpis --map x=title", "explain p.cairn Activation --on soon"} {
		if code, _, _ := w.run(strings.Fields(line)...); code != badUsage {
			t.Errorf("%s: exit %d", line, code)
		}
	}
}

func TestMeasurementsAreShownAndExplainedAsOfADay(t *testing.T) {
	w := withKPI(t)
	w.write("values.csv", "period,value\n2026-08,41\n2026-09,51\n2026-10,52\n")
	dry := decode[importedMeasurements](t, w.done("import", "p.cairn", "values.csv", "--as", "measurements", "--kpi", "Activation", "--dry-run", "--json"))
	wet := decode[importedMeasurements](t, w.done("import", "p.cairn", "values.csv", "--as", "measurements", "--kpi", "Activation", "--json"))
	if dry.Added != 3 || wet.Added != 3 || !dry.DryRun || wet.Errors != 0 {
		t.Errorf("foretold %+v, happened %+v", dry, wet)
	}
	for on, want := range map[string]string{"2026-09-15": "missed", "2026-10-15": "met"} {
		if e := decode[views.Explained](t, w.done("explain", "p.cairn", "Activation", "--on", on, "--json")); e.Status != want || e.Subject != "kpi" {
			t.Errorf("on %s: %+v", on, e)
		}
		list := decode[[]views.KPI](t, w.done("show", "p.cairn", "kpis", "--on", on, "--json"))
		if len(list) != 1 || string(list[0].Standing) != want {
			t.Errorf("on %s: %+v", on, list)
		}
	}
	if e := decode[views.Explained](t, w.done("explain", "p.cairn", string(w.keyResults()[0].ID), "--json")); e.OKR == nil || e.Subject != "key_result" {
		t.Errorf("got %+v", e)
	}
	w.done("undo", "p.cairn")
	if rows := w.measurements(); len(rows) != 0 {
		t.Errorf("the import is not one step of undo: %+v", rows)
	}
}

func TestAKPIIsLinkedAndUnlinked(t *testing.T) {
	w := withKPI(t)
	w.done("measure", "p.cairn", "Activation", "44", "--period", "2026-09")
	w.done("measure", "p.cairn", "Activation", "55", "--period", "2026-10")
	id := string(w.keyResults()[0].ID)
	made := decode[linked](t, w.done("link", "p.cairn", id, "activation", "--json"))
	if k := made.KeyResult; k.KPIName == nil || *k.KPIName != "Activation" || *k.Current != 55 || *k.Start != 44 || *made.Undo.Undo != "Link KPI: Raise activation" {
		t.Errorf("linked: %+v", made)
	}
	if out := w.done("link", "p.cairn", id, "--none"); !strings.Contains(out, "No KPI feeds Raise activation.") || w.keyResults()[0].KPIName != nil {
		t.Errorf("unlinked: %s", out)
	}
	if body := w.refused("link", "p.cairn", id, "Nothing"); body.Code != plan.NotFound {
		t.Errorf("got %+v", body)
	}
}

func TestACheckInOutOfTenAndForSomebody(t *testing.T) {
	w := withGoals(t)
	id := string(w.keyResults()[0].ID)
	made := decode[checkedIn](t, w.done("check-in", "p.cairn", id, "--confidence", "7.5/10", "--for", "Tomasz Lis", "--json"))
	if c := made.CheckIn; c == nil || *c.Confidence != 75 || c.For == nil || *c.For != "Tomasz Lis" {
		t.Errorf("got %+v", made.CheckIn)
	}
	for _, words := range [][]string{{"--confidence", "11/10"}, {"--confidence", "x/10"}} {
		if body := w.refused(append([]string{"check-in", "p.cairn", id}, words...)...); body.Code != plan.Invalid && body.Code != plan.NotFound {
			t.Errorf("%v: %+v", words, body)
		}
	}
}

func TestKeptValuesAreCounted(t *testing.T) {
	w := withKPI(t)
	w.done("measure", "p.cairn", "Activation", "44", "--period", "2026-09")
	w.write("values.csv", "period,value\n2026-08,41\n2026-09,51\n")
	keep := []string{"import", "p.cairn", "values.csv", "--as", "measurements", "--kpi", "Activation", "--existing", "keep"}
	if out := w.done(append(keep, "--dry-run")...); !strings.Contains(out, "1 value new, 0 corrected, 0 as they were, 1 kept though") {
		t.Errorf("foretold %s", out)
	}
	if made := decode[importedMeasurements](t, w.done(append(keep, "--json")...)); made.Added != 1 || made.Kept != 1 {
		t.Errorf("got %+v", made)
	}
	if list := decode[[]views.KPI](t, w.done("show", "p.cairn", "kpis", "--kpi", "activation", "--json")); len(list) != 1 {
		t.Errorf("got %+v", list)
	}
}

func TestSentencesOfExplain(t *testing.T) {
	w := withKPI(t)
	w.done("measure", "p.cairn", "Activation", "55", "--period", "2026-10")
	out := w.done("explain", "p.cairn", "Activation")
	if strings.Contains(out, "greenLow") || !strings.Contains(out, "good from") || strings.Contains(out, "Met: ") {
		t.Errorf("got %s", out)
	}
	if out := w.done("explain", "p.cairn", "Activation", "--json"); !strings.Contains(out, "greenLow") {
		t.Errorf("got %s", out)
	}
	if got := named("3 check-ins", "3 check-ins are dated later."); got != "3 check-ins are dated later." {
		t.Errorf("got %s", got)
	}
}

func TestAWholePlanComesBackFromAFolder(t *testing.T) {
	w := withKPI(t)
	w.done("measure", "p.cairn", "Activation", "41", "--period", "2026-10")
	w.done("export", "p.cairn", "--to", "first")
	w.done("new", "again.cairn")
	if dry := decode[importedPlan](t, w.done("import", "again.cairn", "first", "--as", "plan", "--dry-run", "--json")); !dry.DryRun || dry.Errors != 0 || len(dry.Files) == 0 || dry.Undo.Undo != nil {
		t.Errorf("foretold %+v", dry)
	}
	made := decode[importedPlan](t, w.done("import", "again.cairn", "first", "--as", "plan", "--json"))
	if len(made.Files) == 0 {
		t.Errorf("got %+v", made)
	}
	w.done("export", "again.cairn", "--to", "second")
	files, err := filepath.Glob("first/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if name := filepath.Base(file); name != "plan.csv" && w.hash(file) != w.hash("second/"+name) {
			t.Errorf("%s is another one", name)
		}
	}
}

func TestCheckInSheetsAndMilestones(t *testing.T) {
	w := withGoals(t)
	id := string(w.keyResults()[0].ID)
	w.now = w.now.AddDate(0, 0, 8)
	w.done("export", "p.cairn", "--to", "out", "--check-ins")
	sheet, err := os.ReadFile("out/check-ins.csv")
	if err != nil || !strings.Contains(string(sheet), id) {
		t.Fatalf("%s: %v", sheet, err)
	}
	lines := strings.Split(strings.TrimSpace(string(sheet)), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, id) {
			lines[i] = strings.TrimSuffix(strings.TrimSpace(line), ",,,") + ",55,80,Filled in"
		}
	}
	w.write("filled.csv", strings.Join(lines, "\n")+"\n")
	made := decode[importedCheckIns](t, w.done("import", "p.cairn", "filled.csv", "--as", "check-ins", "--json"))
	again := decode[importedCheckIns](t, w.done("import", "p.cairn", "filled.csv", "--as", "check-ins", "--json"))
	if again.CheckIns != 0 || again.Said != 1 || again.Findings[len(again.Findings)-1].Code != "said_already" {
		t.Errorf("read twice: %+v", again)
	}
	if made.CheckIns != 1 || made.Blank != len(lines)-2 || *w.keyResults()[0].Current != 55 {
		t.Errorf("got %+v", made)
	}
	w.done("new", "sample.cairn", "--sample")
	w.done("check-in", "sample.cairn", "Ship menu upload", "--done", "for everyone")
	w.done("check-in", "sample.cairn", "Keep refunds low", "--value", "1.9")
	w.now = w.now.AddDate(0, 0, 30)
	w.done("check-in", "sample.cairn", "Offer data export to everyone", "--value", "yes")
	rows := decode[[]keyResult](t, w.done("show", "sample.cairn", "key-results", "--json"))
	for _, k := range rows {
		if k.Title == "Ship menu upload" && *k.Progress != 1 || k.Title == "Offer data export to everyone" && *k.Current != 1 {
			t.Errorf("got %+v", k)
		}
	}
}

// workbook writes an XLSX file of two sheets, the way every program reads them.
func workbook(t *testing.T, path, sheet string) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	archive := zip.NewWriter(file)
	const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const office = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		{"_rels/.rels", relations + `<Relationship Id="r1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + office + `"><sheets><sheet name="Cover" sheetId="1" r:id="r1"/><sheet name="` + sheet + `" sheetId="2" r:id="r2"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relations + `<Relationship Id="r1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="` + office + `/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Nothing here</t></is></c></row></sheetData></worksheet>`},
		{"xl/worksheets/sheet2.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
			`<row r="1"><c r="A1" t="inlineStr"><is><t>period</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row>` +
			`<row r="2"><c r="A2" t="inlineStr"><is><t>2026-09</t></is></c><c r="B2"><v>40.5</v></c></row></sheetData></worksheet>`},
	} {
		out, err := archive.Create(part.name)
		if err == nil {
			_, err = out.Write([]byte(part.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestASheetOfAWorkbookIsImported(t *testing.T) {
	w := withKPI(t)
	workbook(t, "values.xlsx", "Values")
	w.done("import", "p.cairn", "values.xlsx", "--as", "measurements", "--kpi", "Activation", "--sheet", "Values")
	if rows := w.measurements(); len(rows) != 1 || rows[0].Value != 40.5 {
		t.Errorf("got %+v", rows)
	}
	if body := w.refused("import", "p.cairn", "values.xlsx", "--as", "measurements", "--kpi", "Activation", "--sheet", "Nowhere"); body.Code == plan.Internal {
		t.Errorf("an unknown sheet: %+v", body)
	}
}

func TestColumnsOfKPIsAndMeasurementsAreChosen(t *testing.T) {
	w := newWorld(t)
	w.write("k.csv", "Was,Wie oft\nUmsatz,monthly\n")
	w.write("m.csv", "Wann,Betrag\n2026-08,12\n")
	for _, line := range [][]string{{"new", "p.cairn"},
		{"import", "p.cairn", "k.csv", "--as", "kpis", "--map", "Was=name, Wie oft=frequency"},
		{"import", "p.cairn", "m.csv", "--as", "measurements", "--kpi", "Umsatz", "--map", "Wann=period, Betrag=value"}} {
		if code, out, said := w.run(line...); code != 0 {
			t.Fatalf("%v: exit %d\n%s%s", line, code, out, said)
		}
	}
	if _, out, _ := w.run("show", "p.cairn", "measurements"); !strings.Contains(out, "12") || !strings.Contains(out, "Umsatz") {
		t.Errorf("got %s", out)
	}
	for _, as := range []string{"kpis", "measurements"} {
		if code, _, said := w.run("import", "p.cairn", "m.csv", "--as", as, "--map", "Wann=title"); code != badUsage || !strings.Contains(said, "nothing that the column") {
			t.Errorf("%s: exit %d, %s", as, code, said)
		}
	}
}
