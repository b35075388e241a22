// Package host is what the desktop program asks of the PC that it happens to run
// on: where the ledger lies, whether the screen can be drawn, whether it runs
// already, and that nothing stays behind.
package host

import "fmt"

// goodVersion reports that an OpenGL version string (e.g. "4.6.0 NVIDIA 551.23")
// names 2.1 or later.
func goodVersion(version string) bool {
	var major, minor int
	if _, err := fmt.Sscanf(version, "%d.%d", &major, &minor); err != nil {
		return false
	}
	return major > 2 || major == 2 && minor >= 1
}
