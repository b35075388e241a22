// Command pack does what making a program package needs and no tool of the
// system does alike everywhere: the marks of the exe, the manual, checksums and
// a zip file that is the same at each run.
//
//	pack swaprun file.exe…          runs from memory when the drive is pulled
//	pack manual manual.txt out.pdf  typesets the manual
//	pack sums folder                writes 校验.txt
//	pack zip folder out.zip         packs the folder, prints what each file costs
//	pack card folder x.zip out.pdf  the page of checksums for the office's IT
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 2 {
		return errors.New("用法：pack swaprun|manual|sums|zip|card …")
	}
	switch verb, args := args[0], args[1:]; {
	case verb == "swaprun":
		for _, path := range args {
			if err := swapRun(path); err != nil {
				return fmt.Errorf("%s：%w", path, err)
			}
		}
		return nil
	case verb == "manual" && len(args) == 2:
		return manual(args[0], args[1])
	case verb == "sums" && len(args) == 1:
		return sums(args[0])
	case verb == "zip" && len(args) == 2:
		return zipFolder(args[0], args[1], os.Stdout)
	case verb == "card" && len(args) == 3:
		return card(args[0], args[1], args[2])
	}
	return errors.New("用法：pack swaprun|manual|sums|zip|card …")
}
