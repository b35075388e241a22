//go:build !windows

package kit

// systemWheelLines: other systems do not say.
func systemWheelLines() uint32 { return usualLines }
