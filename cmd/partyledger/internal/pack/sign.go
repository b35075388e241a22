package main

// Who signed a Windows program (Authenticode): what the office's IT is told of it.
// Nothing is verified here; that is the receiver's system's work.

import (
	"bytes"
	"crypto/x509"
	"debug/pe"
	"encoding/asn1"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
)

// signature is what a program's signature says of itself.
type signature struct {
	signer  string // empty: not signed
	stamped bool   // a time stamp says when, so that it outlives the certificate
}

func (s signature) String() string {
	switch {
	case s.signer == "":
		return "未签名"
	case s.stamped:
		return "由“" + s.signer + "”签名，带时间戳"
	}
	return "由“" + s.signer + "”签名，没有时间戳（证书到期后签名失效）"
}

// certificateTable is the number of the directory that holds signatures.
const certificateTable = 4

// signatureOf reads the signature of a program file.
func signatureOf(path string) (signature, error) {
	f, err := pe.Open(path)
	if err != nil {
		return signature{}, err
	}
	defer f.Close()
	head, ok := f.OptionalHeader.(*pe.OptionalHeader64)
	if !ok || head.NumberOfRvaAndSizes <= certificateTable {
		return signature{}, errors.New("不是64位 Windows 程序")
	}
	at := head.DataDirectory[certificateTable]
	if at.Size == 0 {
		return signature{}, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return signature{}, err
	}
	// The directory's address is one in the file, alone of all; an entry has its
	// length, a revision and a type in front.
	const entryHead = 8
	from, to := uint64(at.VirtualAddress), uint64(at.VirtualAddress)+uint64(at.Size)
	if at.Size < entryHead || to > uint64(len(data)) {
		return signature{}, errors.New("签名表不完整")
	}
	entry := data[from:to]
	if n := binary.LittleEndian.Uint32(entry); n >= entryHead && uint64(n) <= uint64(len(entry)) {
		entry = entry[:n]
	}
	return readSigned(entry[entryHead:])
}

// parts takes the certificates and the signer's serial number out of PKCS #7
// SignedData (RFC 2315): version, digests, content, certificates [0], lists [1],
// signers.
func parts(signed []byte) (certificates, serial []byte, err error) {
	for rest := signed; len(rest) > 0; {
		var v asn1.RawValue
		if rest, err = asn1.Unmarshal(rest, &v); err != nil {
			return nil, nil, err
		}
		switch {
		case v.Class == asn1.ClassContextSpecific && v.Tag == 0:
			certificates = v.Bytes
		case v.Tag == asn1.TagSet && len(rest) == 0:
			var version int
			var by struct{ Issuer, Serial asn1.RawValue }
			if err := unmarshalHead(v.Bytes, &version, &by); err != nil {
				return nil, nil, err
			}
			serial = by.Serial.FullBytes
		}
	}
	if certificates == nil || serial == nil {
		return nil, nil, errors.New("没有证书")
	}
	return certificates, serial, nil
}

// unmarshalHead reads the first members of a sequence.
func unmarshalHead(sequence []byte, into ...any) error {
	var whole asn1.RawValue
	if _, err := asn1.Unmarshal(sequence, &whole); err != nil {
		return err
	}
	rest := whole.Bytes
	for _, v := range into {
		var err error
		if rest, err = asn1.Unmarshal(rest, v); err != nil {
			return err
		}
	}
	return nil
}

// Kinds of time stamps: of Microsoft's own (RFC 3161) and of the older form.
var stampKinds = []asn1.ObjectIdentifier{{1, 3, 6, 1, 4, 1, 311, 3, 3, 1}, {1, 2, 840, 113549, 1, 9, 6}}

// readSigned reads a signature's name and whether it is stamped.
func readSigned(der []byte) (signature, error) {
	var outer struct {
		Kind    asn1.ObjectIdentifier
		Content asn1.RawValue `asn1:"tag:0"`
	}
	if _, err := asn1.Unmarshal(der, &outer); err != nil {
		return signature{}, fmt.Errorf("看不懂签名：%w", err)
	}
	var signed asn1.RawValue
	if _, err := asn1.Unmarshal(outer.Content.Bytes, &signed); err != nil {
		return signature{}, fmt.Errorf("看不懂签名：%w", err)
	}
	certificates, serial, err := parts(signed.Bytes)
	if err != nil {
		return signature{}, fmt.Errorf("看不懂签名：%w", err)
	}
	list, err := x509.ParseCertificates(certificates)
	if err != nil {
		return signature{}, fmt.Errorf("看不懂证书：%w", err)
	}
	s := signature{signer: "不明"}
	for _, c := range list {
		if raw, err := asn1.Marshal(c.SerialNumber); err == nil && bytes.Equal(raw, serial) {
			s.signer = c.Subject.CommonName
		}
	}
	for _, kind := range stampKinds {
		if mark, err := asn1.Marshal(kind); err == nil && bytes.Contains(der, mark) {
			s.stamped = true
		}
	}
	return s, nil
}
