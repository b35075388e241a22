//go:build !windows

package host

// Graphics: elsewhere the toolkit says itself what it lacks.
func Graphics() (software bool) { return false }
