package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Limits of measurements that come by the hundred thousand.
const (
	importLimit = 3   // against `sqlite3 .import` of the same rows into the same table
	exportLimit = 2   // against `sqlite3 -csv`
	growthLimit = 1.5 // of the time per row, from the small import to the large one
)

// Sizes of the imports, in measurements.
const (
	smallImport = 100_000
	largeImport = 1_000_000
	valuesEach  = 1000 // measurements of one KPI
)

// benchMeasurements imports measurements on the command line and compares that with sqlite3, which reads
// the same rows into the same table with its indexes, and does nothing else. It ends with the benchmarks
// of the screens of a large plan.
func benchMeasurements(ctx context.Context) ([]measurement, error) {
	if !has("sqlite3") {
		return nil, errors.New("the program sqlite3, to compare with, is not installed; on Debian and Ubuntu it is the package sqlite3")
	}
	if err := commandLine().compile(ctx, os.Stderr, "."); err != nil {
		return nil, err
	}
	small, err := measureImport(ctx, smallImport, 5)
	if err != nil {
		return nil, err
	}
	large, err := measureImport(ctx, largeImport, 1)
	if err != nil {
		return nil, err
	}
	screens, err := benchScreens(ctx)
	perRow := (large.imported / largeImport) / (small.imported / smallImport)
	return append([]measurement{
		compare("import of 100 000 measurements", small.imported, small.bareImport, duration, importLimit),
		compare("import of 1 000 000 measurements", large.imported, large.bareImport, duration, importLimit),
		{what: "import per row, the large one against the small one", value: fmt.Sprintf("%.2f", perRow), ratio: perRow, limit: growthLimit},
		compare("size of a measurement", small.size, small.bareSize, bytesEach, 0),
		compare("export of 100 000 measurements", small.exported, small.bareExport, duration, exportLimit),
	}, screens...), err
}

func bytesEach(size float64) string { return fmt.Sprintf("%.0f bytes", size) }

// imported is what one import took: times in nanoseconds, sizes in bytes per measurement.
type imported struct {
	imported, bareImport, exported, bareExport, size, bareSize float64
}

// measureImport imports so many measurements into a new plan and exports them, several times, and keeps
// the medians.
func measureImport(ctx context.Context, count, runs int) (imported, error) {
	var all []imported
	for range runs {
		run, err := inFolder(func(folder string) (imported, error) { return importOnce(ctx, folder, count) })
		if err != nil {
			return run, err
		}
		all = append(all, run)
	}
	of := func(field func(imported) float64) float64 {
		var values []float64
		for _, run := range all {
			values = append(values, field(run))
		}
		return median(values)
	}
	return imported{
		imported: of(func(r imported) float64 { return r.imported }), bareImport: of(func(r imported) float64 { return r.bareImport }),
		exported: of(func(r imported) float64 { return r.exported }), bareExport: of(func(r imported) float64 { return r.bareExport }),
		size: of(func(r imported) float64 { return r.size }), bareSize: of(func(r imported) float64 { return r.bareSize }),
	}, nil
}

// inFolder runs f in a folder that is gone afterwards.
func inFolder(f func(folder string) (imported, error)) (imported, error) {
	folder, err := os.MkdirTemp("", "cairn-bench-")
	if err != nil {
		return imported{}, err
	}
	run, err := f(folder)
	return run, errors.Join(err, os.RemoveAll(folder))
}

// importOnce measures one import and one export, each beside what sqlite3 takes.
func importOnce(ctx context.Context, folder string, count int) (run imported, err error) {
	at := func(name string) string { return filepath.Join(folder, name) }
	plan, bare, rows := at("plan.cairn"), at("bare.db"), at("rows.csv")
	if err := writeMeasurements(at("kpis.csv"), at("measurements.csv"), count/valuesEach); err != nil {
		return run, err
	}
	cairn := func(args ...string) (float64, error) {
		return timed(ctx, process{args: append([]string{commandLine().path()}, args...), env: ownFolders(folder)})
	}
	for _, args := range [][]string{{"new", plan}, {"import", plan, at("kpis.csv"), "--as", "kpis"}} {
		if _, err := cairn(args...); err != nil {
			return run, err
		}
	}
	empty, err := fileSize(plan)
	if err != nil {
		return run, err
	}
	if run.imported, err = cairn("import", plan, at("measurements.csv"), "--as", "measurements"); err != nil {
		return run, err
	}
	if err := makeBare(ctx, plan, bare, rows); err != nil {
		return run, err
	}
	if run.bareImport, err = timed(ctx, process{args: []string{"sqlite3", bare, ".mode csv", ".import " + rows + " measurements"}}); err != nil {
		return run, err
	}
	if run.exported, err = cairn("export", plan, "--to", at("exported")); err != nil {
		return run, err
	}
	if run.bareExport, err = exportBare(ctx, plan, at("bare.csv")); err != nil {
		return run, err
	}
	full, errFull := fileSize(plan)
	bareSize, errBare := fileSize(bare)
	run.size, run.bareSize = (full-empty)/float64(count), bareSize/float64(count)
	return run, errors.Join(errFull, errBare)
}

// makeBare makes the table of measurements with its indexes in a file of its own, and a CSV file of the
// rows that Cairn has just imported. The table is not STRICT, because .import has no word for NULL.
func makeBare(ctx context.Context, plan, bare, rows string) error {
	schema, err := output(ctx, "sqlite3", plan, ".schema measurements")
	if err != nil {
		return err
	}
	if err := show(ctx, "sqlite3", bare, strings.Replace(schema, ") STRICT", ")", 1)); err != nil {
		return err
	}
	_, err = exportBare(ctx, plan, rows)
	return err
}

// exportBare writes the measurements of a plan as CSV with sqlite3.
func exportBare(ctx context.Context, plan, path string) (nanoseconds float64, err error) {
	file, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	// It gets the file itself: a pipe between them would cost it time.
	took, err := timed(ctx, process{args: []string{"sqlite3", "-csv", plan, "SELECT * FROM measurements ORDER BY rowid"}, out: file})
	return took, errors.Join(err, file.Close())
}

// timed runs a process and says how long it took, in nanoseconds. What it printed is shown where it fails.
func timed(ctx context.Context, p process) (float64, error) {
	var said bytes.Buffer
	if p.out == nil {
		p.out = &said
	}
	begin := time.Now()
	err := p.run(ctx)
	took := float64(time.Since(begin))
	if err != nil {
		_, _ = io.Copy(os.Stderr, &said)
	}
	return took, err
}

// writeMeasurements writes the definitions of KPIs that are measured daily, and their values.
func writeMeasurements(definitions, values string, kpis int) error {
	first := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	var defined, measured bytes.Buffer
	defined.WriteString("name,frequency\n")
	measured.WriteString("kpi,period,value\n")
	for k := range kpis {
		fmt.Fprintf(&defined, "Metric %d,daily\n", k+1)
		for day := range valuesEach {
			fmt.Fprintf(&measured, "Metric %d,%s,%d.%02d\n", k+1, first.AddDate(0, 0, day).Format(time.DateOnly), day*37%1000, (day+k)%100)
		}
	}
	return errors.Join(os.WriteFile(definitions, defined.Bytes(), 0o600), os.WriteFile(values, measured.Bytes(), 0o600))
}

func fileSize(path string) (float64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return float64(info.Size()), nil
}

// Limits of the screens of a large plan.
const (
	screensLimit  = 2.5 // against a scan of all rows that the plan has, measurements included
	screensGrowth = 1.5 // of the time per row, from 5000 rows to 20 000
)

// benchScreens runs the benchmarks of the outline and the KPI list on 20 000 rows with 500 000
// measurements, and on a quarter of them.
func benchScreens(ctx context.Context) ([]measurement, error) {
	values, err := runBenchmarks(ctx, "-bench", "^BenchmarkLarge", "-benchtime", "3x", "-timeout", "20m", "./backend/workspace/views")
	if err != nil {
		return nil, err
	}
	measured, err := againstYardstick(values, screensLimit)
	if err != nil {
		return nil, err
	}
	for _, screen := range []string{"outline", "KPIs"} {
		const times = 20_000 / 5000
		large, small := values["BenchmarkLarge20000/"+screen+" ns/op"], values["BenchmarkLarge5000/"+screen+" ns/op"]
		if len(large) == 0 || len(small) == 0 {
			return nil, fmt.Errorf("the views have no benchmarks Large20000 and Large5000 of %s", screen)
		}
		growth := median(large) / median(small) / times
		measured = append(measured, measurement{what: screen + " per row, 20 000 against 5000", value: fmt.Sprintf("%.2f", growth), ratio: growth, limit: screensGrowth})
	}
	return measured, nil
}
