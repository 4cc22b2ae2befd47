// Package desktop is the window: Wails options and lifecycle, where the window
// stands, native dialogs, one instance per person. It is the only importer of
// Wails, and only the builds that have a window link it: those with one of the
// tags that Wails itself goes by. What needs no window lies in files without a
// build tag, so that it is tested with the rest.
//
// It imports app/api, app/appstate, app/fault and backend/plan.
package desktop
