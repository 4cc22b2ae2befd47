//go:build dev

package desktop

import (
	"os"

	"cairn/app/api"
)

// dialogsVariable names the environment variable with the path of the answers
// of scripted dialogs.
const dialogsVariable = "CAIRN_DIALOGS"

// chooseDialogs lets a test answer in place of a person.
func chooseDialogs(native api.Dialogs) api.Dialogs {
	if path := os.Getenv(dialogsVariable); path != "" {
		return &scripted{path: path}
	}
	return native
}
