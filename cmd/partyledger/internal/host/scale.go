package host

import (
	"strconv"
	"strings"
)

// normalDPI is that of 100 %.
const normalDPI = 96

// DesktopScale is the scale that a Linux desktop asks its programs for: the X server's
// resources first, as every desktop's settings write them; the toolkits' own switches
// where they ask for more. 1 where nobody says anything.
func DesktopScale(resources string, env func(string) string) float32 {
	scale := float32(1)
	for line := range strings.Lines(resources) {
		key, value, _ := strings.Cut(line, ":")
		if strings.TrimSpace(key) == "Xft.dpi" {
			scale = max(0.5, number(value)/normalDPI)
		}
	}
	gtk := number(env("GDK_SCALE"))
	if part := number(env("GDK_DPI_SCALE")); part > 0 {
		gtk *= part
	}
	return max(scale, gtk, number(env("QT_SCALE_FACTOR")))
}

// number reads a positive number; 0 for anything else.
func number(text string) float32 {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 32)
	if err != nil || n < 0 {
		return 0
	}
	return float32(n)
}
