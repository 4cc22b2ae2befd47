//go:build (production || bindings) && !dev

package desktop

import "cairn/app/api"

// chooseDialogs leaves the answers to a person: no environment decides where a
// person's files go.
func chooseDialogs(native api.Dialogs) api.Dialogs { return native }
