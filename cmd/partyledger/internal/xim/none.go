//go:build !cgo || !linux || (wayland && !x11)

package xim

// Prefer does nothing here.
func Prefer() {}
