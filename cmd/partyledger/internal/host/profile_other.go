//go:build !windows

package host

import (
	"os"
	"path/filepath"
)

// profile is the variables that say where the profile is.
func profile(to string) map[string]string {
	return map[string]string{"XDG_CONFIG_HOME": to, "XDG_CACHE_HOME": to}
}

// placeless is the variables without which there is no place for a cache.
var placeless = map[string]string{"XDG_CACHE_HOME": "", "HOME": ""}

func configDir() (string, error) { return os.UserConfigDir() }

// Quiet keeps libraries of the system from leaving anything on the PC for our
// sake. What the person has set stays.
func Quiet() {
	set := func(key, value string) {
		if _, ok := os.LookupEnv(key); !ok {
			_ = os.Setenv(key, value)
		}
	}
	// Mesa, and NVIDIA's driver for Linux: our few shaders are compiled in no time.
	set("MESA_SHADER_CACHE_DISABLE", "true")
	set("__GL_SHADER_DISK_CACHE", "0")
	// A session without a message bus has none started for it: that one would stay,
	// and leave a file in the home folder.
	if _, err := os.Stat(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "bus")); err != nil {
		set("DBUS_SESSION_BUS_ADDRESS", "disabled:")
	}
}
