//go:build !windows

package host

import (
	"fmt"
	"os"

	"github.com/ncruces/zenity"
)

// Say says something once the toolkit can no longer, and waits until it was read;
// on a desktop without a program for it the words go to the console alone.
func Say(title, text string) {
	fmt.Fprintln(os.Stderr, title+"\n"+text)
	if zenity.IsAvailable() {
		_ = zenity.Error(text, zenity.Title(title), zenity.ErrorIcon, zenity.Width(480))
	}
}
