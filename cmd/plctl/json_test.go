package main

// What --json answers, in all scripts: one value, whose keys are in lowerCamelCase.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
)

// checkedMain is realMain that ends with 3 if an answer is not as docs/CONSOLE.md has it.
func checkedMain(args []string) int {
	if !slices.Contains(args, "--json") {
		return realMain(args, os.Stdout, os.Stderr)
	}
	var out bytes.Buffer
	code := realMain(args, io.MultiWriter(os.Stdout, &out), os.Stderr)
	if out.Len() == 0 {
		return code
	}
	var v any
	d := json.NewDecoder(&out)
	err := d.Decode(&v)
	switch {
	case err == nil && v == nil:
		err = fmt.Errorf("nothing said as null")
	case err == nil && d.More():
		err = fmt.Errorf("more than one value")
	case err == nil:
		err = checkKeys("", v)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "--json:", args, err)
		return 3
	}
	return code
}

var lowerCamel = regexp.MustCompile(`^[a-z][a-zA-Z0-9]*$`)

// byName are objects whose keys are data: fields by their Go names.
var byName = []string{".tables[].fixed", ".units[].make.fields"}

// checkKeys goes through a value; at says where it stands.
func checkKeys(at string, v any) error {
	switch x := v.(type) {
	case []any:
		for _, each := range x {
			if err := checkKeys(at+"[]", each); err != nil {
				return err
			}
		}
	case map[string]any:
		for k, each := range x {
			if at == "" {
				k = strings.ReplaceAll(k, "_", "") // kinds, in the counts of demo
			}
			if !lowerCamel.MatchString(k) && !slices.Contains(byName, at) {
				return fmt.Errorf("key %s.%s", at, k)
			}
			if err := checkKeys(at+"."+k, each); err != nil {
				return err
			}
		}
	}
	return nil
}
