//go:build !windows

package host

// Graphics: elsewhere the toolkit says itself what it lacks.
func Graphics() string { return "" }
