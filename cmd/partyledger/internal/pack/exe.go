package main

import (
	"debug/pe"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
)

// Marks of an exe's header: Windows copies the program into the page file before
// it runs it from a removable drive or from the network, so that pulling the
// stick does not kill it.
const (
	swapRemovable = 0x0400 // IMAGE_FILE_REMOVABLE_RUN_FROM_SWAP
	swapNetwork   = 0x0800 // IMAGE_FILE_NET_RUN_FROM_SWAP
)

// swapRun sets the marks.
func swapRun(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	var start [4]byte
	if _, err := f.ReadAt(start[:], 0x3C); err != nil {
		return fmt.Errorf("不是 Windows 程序：%w", err)
	}
	header := int64(binary.LittleEndian.Uint32(start[:]))
	var sign [4]byte
	if _, err := f.ReadAt(sign[:], header); err != nil || string(sign[:]) != "PE\x00\x00" {
		return errors.New("不是 Windows 程序")
	}
	const flagsOffset = 4 + 18 // behind the signature, in the COFF header
	var flags [2]byte
	if _, err := f.ReadAt(flags[:], header+flagsOffset); err != nil {
		return err
	}
	set := binary.LittleEndian.Uint16(flags[:]) | swapRemovable | swapNetwork
	binary.LittleEndian.PutUint16(flags[:], set)
	if _, err := f.WriteAt(flags[:], header+flagsOffset); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return hasSwapRun(path)
}

// hasSwapRun reads the file again as others do.
func hasSwapRun(path string) error {
	f, err := pe.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if f.Characteristics&(swapRemovable|swapNetwork) != swapRemovable|swapNetwork {
		return errors.New("没有写上移动盘运行标记")
	}
	return nil
}
