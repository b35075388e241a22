package vault

import (
	"encoding/hex"
	"strings"
	"testing"
)

// The values that SQLite's own checksum VFS gives.
func TestSum(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{strings.Repeat("\x00", 16), "0000000000000000"},
		{"\x01\x00\x00\x00\x00\x00\x00\x00", "0100000001000000"},
		{"\x00\x00\x00\x00\x01\x00\x00\x00", "0000000001000000"},
		{"SQLite format 3\x00国有企业党建台账", "bca446b428e7a3e8"},
		{strings.Repeat("\xff", 4088), "1f19135fc625f1d4"},
	} {
		p := make([]byte, pageSize)
		n := copy(p[pageSize-8-len(c.in):], c.in)
		if n != len(c.in) || n%8 != 0 {
			t.Fatal(n)
		}
		values{}.seal(p, 1)
		if got := hex.EncodeToString(p[pageSize-8:]); got != c.want {
			t.Errorf("%.20q: %s, want %s", c.in, got, c.want)
		}
		if !(values{}).open(p, 1) {
			t.Error("does not fit")
		}
	}
}
