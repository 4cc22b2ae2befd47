package store

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cairn/backend/plan"
)

// headerBytes is the first page of a plan file as its header describes it.
type headerBytes struct {
	application uint32
	version     int32
	pages       uint32
	stale       bool // the page count is not that of the last change
}

func (h headerBytes) page() []byte {
	page := make([]byte, 4096)
	copy(page, sqliteMagic)
	binary.BigEndian.PutUint16(page[16:], 4096)
	binary.BigEndian.PutUint32(page[24:], 7)
	binary.BigEndian.PutUint32(page[28:], h.pages)
	binary.BigEndian.PutUint32(page[60:], uint32(h.version))
	binary.BigEndian.PutUint32(page[68:], h.application)
	binary.BigEndian.PutUint32(page[92:], 7)
	if h.stale {
		binary.BigEndian.PutUint32(page[92:], 6)
	}
	return page
}

func TestInspectRefuses(t *testing.T) {
	good := headerBytes{application: ApplicationID, version: userVersion, pages: 1}
	foreign, newer, never, negative, long := good, good, good, good, good
	foreign.application = 0
	newer.version = 1000 * (Format + 1)
	never.version = 0
	negative.version = -1000
	long.pages = 2
	cases := []struct {
		name, file string
		content    []byte
		code       plan.Code
		reason     string
		says       string
	}{
		{"zero bytes", "a.cairn", []byte{}, plan.Unsupported, "empty", "is empty"},
		{"text", "a.cairn", []byte("Dear diary, nothing here is a plan."), plan.Unsupported, "not_a_plan", "a text file"},
		{"long text", "a.txt", []byte(strings.Repeat("ü", 5000)), plan.Unsupported, "not_a_plan", "a text file"},
		{"UTF-16 text", "a.txt", []byte("\xff\xfea\x00b\x00"), plan.Unsupported, "not_a_plan", "a text file"},
		{"CSV", "okrs.CSV", []byte("Order,Type,Title\n1,objective,Grow\n"), plan.Unsupported, "not_a_plan", "use Import"},
		{"Excel", "okrs.xlsx", []byte("PK\x03\x04rest"), plan.Unsupported, "not_a_plan", "save it as CSV"},
		{"ZIP", "a.cairn", []byte("PK\x03\x04rest"), plan.Unsupported, "not_a_plan", "a ZIP archive"},
		{"PDF", "a.cairn", []byte("%PDF-1.7"), plan.Unsupported, "not_a_plan", "a PDF document"},
		{"old Excel", "a.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), plan.Unsupported, "not_a_plan", "an old Excel"},
		{"JSON", "a.json", []byte("\ufeff {\"a\":1}"), plan.Unsupported, "not_a_plan", "a JSON file"},
		{"HTML", "a.html", []byte("<!doctype html>"), plan.Unsupported, "not_a_plan", "a web page"},
		{"noise", "a.cairn", []byte("\x00\x01\x02\xfe\xff"), plan.Unsupported, "not_a_plan", "another kind"},
		{"almost the magic", "a.cairn", append([]byte("SQLite format 2\x00"), make([]byte, 4080)...), plan.Unsupported, "not_a_plan", "another kind"},
		{"another program's database", "a.cairn", foreign.page(), plan.Unsupported, "foreign", "another program"},
		{"higher format", "a.cairn", newer.page(), plan.TooNew, "too_new", "newer Cairn"},
		{"format that never was", "a.cairn", never.page(), plan.Damaged, "not_a_plan", "damaged"},
		{"negative version", "a.cairn", negative.page(), plan.Damaged, "not_a_plan", "damaged"},
		{"a page is missing", "a.cairn", long.page(), plan.Damaged, "truncated", "its end is missing"},
		{"half a page", "a.cairn", good.page()[:2000], plan.Damaged, "truncated", "its end is missing"},
		{"half a header", "a.cairn", good.page()[:50], plan.Damaged, "truncated", "its end is missing"},
		{"the magic alone", "a.cairn", good.page()[:16], plan.Damaged, "truncated", "its end is missing"},
		{"half the magic", "a.cairn", good.page()[:8], plan.Unsupported, "not_a_plan", "a text file"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.file)
			writeFile(t, path, c.content)
			before := fingerprint(t, path)
			_, err := Inspect(path)
			expectRefusal(t, err, c.code, c.reason, path)
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("the sentence %q does not say %q", err, c.says)
			}
			if got := fingerprint(t, path); got != before {
				t.Errorf("the file changed: %v, was %v", got, before)
			}
			if names := namesIn(t, filepath.Dir(path)); len(names) != 1 {
				t.Errorf("the folder holds %v", names)
			}
		})
	}
}

func TestInspectReadsTheVersion(t *testing.T) {
	page := func(version int32) []byte {
		return headerBytes{application: ApplicationID, version: version, pages: 1}.page()
	}
	stale := headerBytes{application: ApplicationID, version: userVersion, pages: 99, stale: true}.page()
	cases := []struct {
		name     string
		content  []byte
		revision int
		readOnly ReadOnlyReason
	}{
		{"this one", page(userVersion), Revision, ""},
		{"higher revision", page(userVersion + 1), Revision + 1, NewerVersion},
		{"highest revision", page(1000*Format + 999), 999, NewerVersion},
		{"a page count that is not valid", stale, Revision, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.cairn")
			writeFile(t, path, c.content)
			header, err := Inspect(path)
			if err != nil {
				t.Fatal(err)
			}
			if header.Format != Format || header.Revision != c.revision || header.ReadOnly != c.readOnly || header.NeedsMigration() {
				t.Errorf("got %+v", header)
			}
		})
	}
	if older := (Header{Format: Format, Revision: Revision - 1}); !older.NeedsMigration() {
		t.Error("an older revision wants no migration")
	}
}

// A program that died while the file grew leaves a header ahead of the file;
// SQLite puts it right with the journal, so that this is no damage.
func TestInspectLeavesAShortFileWithAJournalToSQLite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.cairn")
	writeFile(t, path, headerBytes{application: ApplicationID, version: userVersion, pages: 2}.page())
	writeFile(t, path+"-journal", nil)
	_, err := Inspect(path)
	expectRefusal(t, err, plan.Damaged, "truncated", path)
	writeFile(t, path+"-journal", []byte("pages"))
	if _, err := Inspect(path); err != nil {
		t.Error(err)
	}
}

func TestInspectRefusesWhatIsNoFile(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	writeFile(t, file, []byte("x"))
	cases := []struct {
		name, path, reason string
		code               plan.Code
	}{
		{"missing", filepath.Join(folder, "none.cairn"), "missing", plan.NotFound},
		{"in a missing folder", filepath.Join(folder, "none", "none.cairn"), "missing", plan.NotFound},
		{"beneath a file", filepath.Join(file, "none.cairn"), "missing", plan.NotFound},
		{"too long", filepath.Join(folder, strings.Repeat("x", 5000)), "missing", plan.NotFound},
		{"empty path", "", "missing", plan.NotFound},
		{"folder", folder, "folder", plan.Invalid},
		{"device", os.DevNull, "not_a_file", plan.Invalid},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Inspect(c.path)
			expectRefusal(t, err, c.code, c.reason, c.path)
		})
	}
	if names := namesIn(t, folder); len(names) != 1 {
		t.Errorf("something was made: %v", names)
	}
}

func TestInspectFollowsLinks(t *testing.T) {
	folder := t.TempDir()
	path, link, loose := filepath.Join(folder, "a.cairn"), filepath.Join(folder, "link"), filepath.Join(folder, "loose")
	writeFile(t, path, headerBytes{application: ApplicationID, version: userVersion, pages: 1}.page())
	if err := errors.Join(os.Symlink(path, link), os.Symlink(filepath.Join(folder, "none"), loose)); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	header, err := Inspect(link)
	if err != nil {
		t.Fatal(err)
	}
	if want, _ := filepath.EvalSymlinks(path); header.Path != want {
		t.Errorf("got the path %s, want %s", header.Path, want)
	}
	_, err = Inspect(loose)
	expectRefusal(t, err, plan.NotFound, "missing", loose)
}

func FuzzInspect(f *testing.F) {
	f.Add(headerBytes{application: ApplicationID, version: userVersion, pages: 1}.page()[:200])
	f.Add([]byte("Order,Type\n"))
	f.Add([]byte(sqliteMagic))
	f.Fuzz(func(t *testing.T, content []byte) {
		header, err := parseHeader("a.csv", content[:min(len(content), headerSize)], int64(len(content)))
		var refusal *plan.Error
		if (err == nil) != (header.Format == Format) || err != nil && (!errors.As(err, &refusal) || refusal.Params["reason"] == nil) {
			t.Errorf("got %+v, %v", header, err)
		}
	})
}

// expectRefusal checks an error about a file: its code, its reason, its path,
// and that the sentence says more than what is wrong.
func expectRefusal(t *testing.T, err error, code plan.Code, reason, path string) {
	t.Helper()
	var refusal *plan.Error
	if !errors.As(err, &refusal) {
		t.Fatalf("got %v, want a plan.Error with the code %s", err, code)
	}
	if refusal.Code != code || refusal.Params["reason"] != reason || refusal.Params["path"] != path {
		t.Errorf("got %s, %v; want %s, reason %s, path %s", refusal.Code, refusal.Params, code, reason, path)
	}
	if strings.Count(refusal.Message, ".") < 2 || strings.Contains(refusal.Message, "%!") {
		t.Errorf("the sentence %q does not say what happened, what is safe and what to do", refusal.Message)
	}
}

func writeFile(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

type footprint struct {
	sum      [sha256.Size]byte
	modified time.Time
	mode     os.FileMode
}

// fingerprint tells whether a file was touched.
func fingerprint(t *testing.T, path string) footprint {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return footprint{sha256.Sum256(content), info.ModTime(), info.Mode()}
}

func namesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	return names
}
