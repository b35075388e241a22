package fields

// Aliases is each word with the label that it means.
func Aliases() map[string]string {
	out := map[string]string{}
	for _, a := range aliasList {
		out[a[0]] = a[1]
	}
	return out
}

// CapitalMoney is capitalMoney of a sum that is recorded.
func CapitalMoney(fen int64) string { return capitalMoney(fen, false) }
