package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// certificate is one that its owner signed for itself.
func certificate(t *testing.T, name string, serial int64) []byte {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: name}, NotBefore: time.Now(),
		NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

// signed is a signature's frame with two certificates, by the one with the serial number.
func signed(t *testing.T, serial int64, more []byte) []byte {
	t.Helper()
	marshal := func(v any) []byte {
		out, err := asn1.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	raw := func(class, tag int, inner ...[]byte) []byte {
		return marshal(asn1.RawValue{Class: class, Tag: tag, IsCompound: true, Bytes: bytes.Join(inner, nil)})
	}
	const own, universal = asn1.ClassContextSpecific, asn1.ClassUniversal
	oid := marshal(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2})
	signer := raw(universal, asn1.TagSequence, marshal(1), raw(universal, asn1.TagSequence, raw(universal, asn1.TagSequence),
		marshal(serial)), more)
	data := raw(universal, asn1.TagSequence, marshal(1), raw(universal, asn1.TagSet), raw(universal, asn1.TagSequence, oid),
		raw(own, 0, certificate(t, "根", 7), certificate(t, "某某软件有限公司", 9)), raw(universal, asn1.TagSet, signer))
	return raw(universal, asn1.TagSequence, oid, raw(own, 0, data))
}

func TestSigner(t *testing.T) {
	stamp, err := asn1.Marshal(stampKinds[0])
	if err != nil {
		t.Fatal(err)
	}
	for want, der := range map[string][]byte{
		"由“某某软件有限公司”签名，没有时间戳（证书到期后签名失效）": signed(t, 9, nil),
		"由“根”签名，带时间戳":              signed(t, 7, stamp),
		"由“不明”签名，没有时间戳（证书到期后签名失效）": signed(t, 8, nil),
	} {
		if s, err := readSigned(der); err != nil || s.String() != want {
			t.Errorf("%q, not %q: %v", s, want, err)
		}
	}
	if s := (signature{}); s.String() != "未签名" {
		t.Error(s)
	}
	whole := signed(t, 9, nil)
	for _, der := range [][]byte{nil, []byte("乱写"), whole[:len(whole)/2], whole[:40]} {
		if s, err := readSigned(der); err == nil {
			t.Errorf("a broken signature says %q", s)
		}
	}
	path := filepath.Join(t.TempDir(), "不是程序.exe")
	if err := os.WriteFile(path, []byte("MZ"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := signatureOf(path); err == nil {
		t.Error("what is no program was taken for one")
	}
}

func TestCardListsWhatRuns(t *testing.T) {
	dir := folder(t)
	if err := os.MkdirAll(filepath.Join(dir, "LICENSES"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "LICENSES", "a.txt"), []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	zip := filepath.Join(t.TempDir(), "包.zip")
	if err := os.WriteFile(zip, []byte("a"), 0o600); err != nil {
		t.Fatal(err)
	}
	rows, others, err := cardRows(dir, zip)
	if err != nil || others != 1 || len(rows) != 4 {
		t.Fatal(rows, others, err)
	}
	const sumOfA = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
	if r := rows[0]; r[0].Text != "包.zip" || r[1].Text != "1" || r[2].Text != sumOfA {
		t.Errorf("%+v", r)
	}
	if _, err := cardOf(dir, zip); err == nil || !strings.Contains(err.Error(), "国企党建台账.exe") {
		t.Errorf("a program that is none: %v", err)
	}
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}
