package transfer_test

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cairn/backend/plan"
	"cairn/backend/workspace/transfer"
)

const signature = "\x89PNG\r\n\x1a\n"

func png(size int) string {
	return base64.StdEncoding.EncodeToString([]byte(signature + strings.Repeat("x", size-len(signature))))
}

func svg(size int) string {
	return "<svg>" + strings.Repeat(" ", size-len("<svg></svg>")) + "</svg>"
}

func TestPicturesAreWhatTheySay(t *testing.T) {
	for name, c := range map[string]struct {
		kind transfer.PictureKind
		data string
		code plan.Code
	}{
		"a PNG":                     {kind: transfer.PNG, data: png(100)},
		"the largest PNG":           {kind: transfer.PNG, data: png(transfer.MaxPicture)},
		"an SVG":                    {kind: transfer.SVG, data: svg(100)},
		"an SVG behind its prolog":  {kind: transfer.SVG, data: "<?xml version=\"1.0\"?>\n<!-- Activation -->\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"},
		"the largest SVG":           {kind: transfer.SVG, data: svg(transfer.MaxPicture)},
		"a PNG that is an SVG":      {kind: transfer.PNG, data: base64.StdEncoding.EncodeToString([]byte("<svg/>")), code: plan.Invalid},
		"a PNG that is not base64":  {kind: transfer.PNG, data: signature, code: plan.Invalid},
		"a PNG with its data URL":   {kind: transfer.PNG, data: "data:image/png;base64," + png(100), code: plan.Invalid},
		"a PNG of nothing":          {kind: transfer.PNG, code: plan.Invalid},
		"an SVG that is a page":     {kind: transfer.SVG, data: "<html><svg/></html>", code: plan.Invalid},
		"an SVG that is no markup":  {kind: transfer.SVG, data: "svg", code: plan.Invalid},
		"an SVG of nothing":         {kind: transfer.SVG, code: plan.Invalid},
		"a PNG that is too large":   {kind: transfer.PNG, data: png(transfer.MaxPicture + 1), code: plan.Invalid},
		"a PNG that is much larger": {kind: transfer.PNG, data: png(2 * transfer.MaxPicture), code: plan.Invalid},
		"an SVG that is too large":  {kind: transfer.SVG, data: svg(transfer.MaxPicture + 1), code: plan.Invalid},
		"another kind":              {kind: "pdf", data: "%PDF", code: plan.Unsupported},
	} {
		if _, err := transfer.NewPicture(c.kind, c.data); plan.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPictureIsSavedWholeOrNotAtAll(t *testing.T) {
	picture, err := transfer.NewPicture(transfer.PNG, png(1000))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "chart"+picture.Suffix())
	for range 2 { // the second time in place of the first
		if err := picture.Save(path); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(path)
	if err != nil || base64.StdEncoding.EncodeToString(raw) != png(1000) || filepath.Ext(path) != ".png" {
		t.Errorf("%d bytes in %s: %v", len(raw), filepath.Base(path), err)
	}
	if err := picture.Save(filepath.Join(t.TempDir(), "gone", "chart.png")); err == nil {
		t.Error("saved into a folder that is not there")
	}
}
