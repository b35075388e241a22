package host

import "testing"

func TestDesktopScale(t *testing.T) {
	for _, c := range []struct {
		resources string
		env       map[string]string
		want      float32
	}{
		{"", nil, 1},
		{"Xft.dpi:\t96\n", nil, 1},
		{"Xcursor.size:\t24\nXft.dpi:\t120\nXft.hinting:\t1\n", nil, 1.25},
		{"Xft.dpi: 144", nil, 1.5},
		{"Xft.dpi:\t192.0\n", map[string]string{"GDK_SCALE": "2"}, 2},
		{"Xft.dpi:\t96\n", map[string]string{"GDK_SCALE": "2", "GDK_DPI_SCALE": "0.75"}, 1.5},
		{"", map[string]string{"QT_SCALE_FACTOR": "1.5"}, 1.5},
		{"Xft.dpi:\tviel\n", map[string]string{"GDK_SCALE": "-3"}, 0.5},
		{"MyXft.dpi:\t192\n", nil, 1},
	} {
		if got := DesktopScale(c.resources, func(k string) string { return c.env[k] }); got != c.want {
			t.Errorf("%q %v: %v，应为 %v", c.resources, c.env, got, c.want)
		}
	}
}
