//go:build !windows

package host

// Alone: elsewhere the ledger's lock says who has it open.
func Alone(string) bool { return true }
