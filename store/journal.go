package store

// A rollback journal played back in memory (www.sqlite.org/fileformat2.html, section
// 3): where SQLite itself can write, it does so.

import (
	"encoding/binary"
	"slices"
)

const journalMagic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"

// journalHead begins each segment of a journal and fills a sector.
type journalHead struct {
	records, nonce, pages, sector, page uint32
}

func readJournalHead(b []byte) (h journalHead, ok bool) {
	if len(b) < 28 || string(b[:8]) != journalMagic {
		return h, false
	}
	for i, field := range []*uint32{&h.records, &h.nonce, &h.pages, &h.sector, &h.page} {
		*field = binary.BigEndian.Uint32(b[8+4*i:])
	}
	return h, true
}

// playBack gives the database as it was before the transaction that a crash cut off.
// A journal that is empty, was finished with or is none changes nothing; one that was
// cut off is played back as far as it was synced.
func playBack(image, journal []byte) ([]byte, error) {
	head, ok := readJournalHead(journal)
	sector, page := int(head.sector), int(head.page)
	if !ok || len(image) == 0 || !powerOfTwo(sector, 32) || !powerOfTwo(page, 512) {
		return image, nil
	}
	size := int64(head.pages) * int64(page)
	if size > int64(len(image)+len(journal)) { // where else could the pages be
		return nil, errDamaged
	}
	image = resize(slices.Clone(image), int(size))
	record := 4 + page + 4 // number, content, check value
	for at := 0; at+sector <= len(journal); at = (at + sector - 1) / sector * sector {
		h, ok := readJournalHead(journal[at:])
		if !ok {
			break
		}
		at += sector
		if h.records == 0xffffffff { // not known when it was written
			h.records = uint32((len(journal) - sector) / record)
		}
		for range h.records {
			if at+record > len(journal) || !putBack(image, journal[at:at+record], h.nonce) {
				return image, nil
			}
			at += record
		}
	}
	return image, nil
}

// putBack puts one page back, unless its record is not whole.
func putBack(image, record []byte, nonce uint32) bool {
	const lockByte = 1 << 30 // the page with this byte is never written
	page := record[4 : len(record)-4]
	sum := nonce
	for i := len(page) - 200; i > 0; i -= 200 {
		sum += uint32(page[i])
	}
	number := int(binary.BigEndian.Uint32(record))
	if number == 0 || number == lockByte/len(page)+1 || sum != binary.BigEndian.Uint32(record[len(record)-4:]) {
		return false
	}
	if end := number * len(page); end <= len(image) {
		copy(image[end-len(page):], page)
	}
	return true
}

func powerOfTwo(n, least int) bool { return n >= least && n <= 65536 && n&(n-1) == 0 }

func resize(b []byte, n int) []byte {
	if n <= len(b) {
		return b[:n]
	}
	return append(b, make([]byte, n-len(b))...)
}
