package host

import "testing"

func TestGoodVersion(t *testing.T) {
	for version, want := range map[string]bool{
		"4.6.0 NVIDIA 551.23": true, "2.1 Mesa 22.3.6": true, "3.0": true,
		"1.1.0": false, "1.4.0 - Build 8.14": false, "2.0": false, "": false, "OpenGL ES 3.0": false,
	} {
		if goodVersion(version) != want {
			t.Errorf("%q: %v", version, !want)
		}
	}
}
