package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"cairn/backend/plan"
)

// Place is where a plan lies. A plan that was copied lies at several, which go
// their own ways and have backups of their own.
type Place struct {
	Plan plan.ID
	Path string // symbolic links resolved, as Store.Path
}

// placeFile holds, beside the backups of a place, its path, for people who look
// into the folder and to find out whether the plan still lies there.
const placeFile = "path.txt"

// pathKey stands for a path in the names of files.
func pathKey(resolved string) string {
	if runtime.GOOS == "windows" {
		resolved = strings.ToLower(resolved)
	}
	return hashKey("path:" + resolved)
}

func hashKey(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

// folder of the backups of a place. The id may come from a file that somebody
// sent, and must not lead out of Dir.
func (b Backups) folder(of Place) (string, error) {
	canonical, ok := plan.ParseID(string(of.Plan))
	if !ok {
		return "", damaged("it carries no valid id")
	}
	return filepath.Join(b.Dir, string(canonical), pathKey(of.Path)), nil
}

// makeFolder makes the folder of a place where it is missing.
func (b Backups) makeFolder(of Place) (string, error) {
	folder, err := b.folder(of)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", writeError(folder, err)
	}
	named := filepath.Join(folder, placeFile)
	if _, err := os.Lstat(named); err == nil {
		return folder, nil
	}
	if err := os.WriteFile(named, []byte(of.Path), 0o600); err != nil {
		_ = os.Remove(named)
		return "", writeError(named, err)
	}
	return folder, nil
}

// List returns the backups of a plan, the newest first: those of its place, and
// those of places at which it lies no longer, since it may have been moved from
// there. Those of a copy that lies elsewhere are not its own.
func (b Backups) List(of Place) ([]Backup, error) {
	own, err := b.folder(of)
	if err != nil {
		return nil, err
	}
	folders, err := foldersIn(filepath.Dir(own))
	if err != nil {
		return nil, err
	}
	var list []Backup
	for _, folder := range folders {
		if folder != own && !isLeft(folder) {
			continue
		}
		found, err := backupsIn(folder)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	newestFirst(list)
	return list, nil
}

// At returns the backups of whatever plan lay at a path, the newest first. The
// file there may be damaged or missing, so that nothing says which plan it was.
func (b Backups) At(path string) ([]Backup, error) {
	resolved, err := realPath(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // no backup could be put there either
	}
	if err != nil {
		return nil, inaccessible(path, err)
	}
	plans, err := foldersIn(b.Dir)
	if err != nil {
		return nil, err
	}
	var list []Backup
	for _, folder := range plans {
		found, err := backupsIn(filepath.Join(folder, pathKey(resolved)))
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	newestFirst(list)
	return list, nil
}

// own returns the backups of one place alone, the newest first.
func (b Backups) own(of Place) ([]Backup, error) {
	folder, err := b.folder(of)
	if err != nil {
		return nil, err
	}
	list, err := backupsIn(folder)
	newestFirst(list)
	return list, err
}

// isLeft says whether nothing lies any more at the place whose backups a folder
// holds.
func isLeft(folder string) bool {
	path, err := os.ReadFile(filepath.Join(folder, placeFile))
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	_, err = os.Lstat(string(path))
	return errors.Is(err, fs.ErrNotExist)
}

// foldersIn are the folders in a folder, none where it is missing.
func foldersIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, inaccessible(folder, err)
	}
	var found []string
	for _, entry := range entries {
		if entry.IsDir() {
			found = append(found, filepath.Join(folder, entry.Name()))
		}
	}
	return found, nil
}

// backupsIn are the backups in the folder of a place, in no order; none where it
// is missing.
func backupsIn(folder string) ([]Backup, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, inaccessible(folder, err)
	}
	var list []Backup
	for _, entry := range entries {
		backup, ok := parseBackup(folder, entry)
		if !ok {
			continue
		}
		backup.Plan = plan.ID(filepath.Base(filepath.Dir(folder)))
		_, err := Inspect(backup.Path)
		backup.Verified = err == nil
		list = append(list, backup)
	}
	return list, nil
}

func newestFirst(list []Backup) {
	slices.SortFunc(list, func(x, y Backup) int {
		return cmp.Or(y.At.Compare(x.At), strings.Compare(y.Path, x.Path))
	})
}
