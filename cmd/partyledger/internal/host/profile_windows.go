package host

import (
	"os"
	"path/filepath"
)

// profile is the variables that say where the profile is. The toolkit reckons its
// settings from the home folder.
func profile(to string) map[string]string {
	return map[string]string{"USERPROFILE": to, "AppData": to, "LocalAppData": to}
}

// placeless is the variable without which there is no place for a cache.
var placeless = map[string]string{"LocalAppData": ""}

func configDir() (string, error) {
	home, err := os.UserHomeDir()
	return filepath.Join(home, "AppData", "Roaming"), err
}

// Quiet has nothing to do: no library of Windows can be asked by a variable.
func Quiet() {}
