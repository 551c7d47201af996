// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
)

const (
	exitEqual     = 0
	exitDiffers   = 1
	exitUnchecked = 2

	findingsMax  = 100 // differences, reasons and remarks kept of one input, each
	goneNamedMax = 5   // blobs that are gone named
)

// logResult is what was found to be signed of one log.
type logResult struct {
	Name    string `json:"name,omitempty"`
	Origin  string `json:"origin"`
	Size    int64  `json:"size"`
	Root    string `json:"root"`
	Entries int64  `json:"entriesChecked"`
}

// result of one input. Differences weigh more than reasons why something could not be checked.
type result struct {
	Input       string       `json:"input"`
	Result      string       `json:"result"`
	Logs        []*logResult `json:"logs"`
	Differences []string     `json:"differences"`
	Reasons     []string     `json:"reasons"`
	Remarks     []string     `json:"remarks"`

	gone  []string // the first blobs that are not there
	goneN int
}

func add(list *[]string, format string, a ...interface{}) {
	if len(*list) < findingsMax {
		*list = append(*list, fmt.Sprintf(format, a...))
	}
}

// differ notes what contradicts; the text begins with the file's name.
func (r *result) differ(format string, a ...interface{})    { add(&r.Differences, format, a...) }
func (r *result) unchecked(format string, a ...interface{}) { add(&r.Reasons, format, a...) }
func (r *result) remark(format string, a ...interface{})    { add(&r.Remarks, format, a...) }

// isGone notes a blob that is not there, or whose salt is not.
func (r *result) isGone(format string, a ...interface{}) {
	if r.goneN++; len(r.gone) < goneNamedMax {
		r.gone = append(r.gone, fmt.Sprintf(format, a...))
	}
}

// sumGone makes one reason of all blobs that are gone.
func (r *result) sumGone() {
	if r.goneN == 0 {
		return
	}
	count := "1 object is"
	if r.goneN > 1 {
		count = fmt.Sprintf("%d objects are", r.goneN)
	}
	rest := ""
	if more := r.goneN - len(r.gone); more > 0 {
		rest = fmt.Sprintf(" and %d more", more)
	}
	r.unchecked("%s gone (redacted, or deleted): %s%s", count, strings.Join(r.gone, ", "), rest)
}

// lacks notes a file that could not be had: a difference when it is missing or too large, else a reason.
func (r *result) lacks(name string, err error) {
	if isMissing(err) || isTooLarge(err) {
		r.differ("%s: %v", name, err)
	} else {
		r.unchecked("%s: %v", name, err)
	}
}

func (r *result) exit() int {
	switch {
	case len(r.Differences) > 0:
		return exitDiffers
	case len(r.Reasons) > 0:
		return exitUnchecked
	}
	return exitEqual
}

// lines are the result as people read it.
func (r *result) lines() []string {
	var lines []string
	for _, remark := range r.Remarks {
		lines = append(lines, "remark: "+remark)
	}
	for _, difference := range r.Differences {
		lines = append(lines, "differs: "+difference)
	}
	for _, reason := range r.Reasons {
		lines = append(lines, "cannot be checked because: "+reason)
	}
	if r.exit() != exitEqual {
		return lines
	}
	var logs []string
	for _, l := range r.Logs {
		text := fmt.Sprintf("%d entries, root %s", l.Size, l.Root)
		if l.Entries != l.Size {
			text = fmt.Sprintf("%d of %s", l.Entries, text)
		}
		if l.Name != "" {
			text = l.Name + " " + text
		}
		logs = append(logs, text)
	}
	return append(lines, "equal: "+strings.Join(logs, "; "))
}

// printResults prints and gives the exit status: 1 outweighs 2, 2 outweighs 0.
func printResults(out io.Writer, results []*result, asJSON bool) int {
	status := exitEqual
	for _, r := range results {
		switch code := r.exit(); {
		case code == exitDiffers:
			status, r.Result = exitDiffers, "differs"
		case code == exitUnchecked:
			r.Result = "cannot be checked"
			if status == exitEqual {
				status = exitUnchecked
			}
		default:
			r.Result = "equal"
		}
		for _, line := range r.lines() {
			if asJSON {
				break
			}
			if len(results) > 1 {
				line = r.Input + ": " + line
			}
			fmt.Fprintln(out, printable(line))
		}
	}
	if asJSON {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(results); err != nil {
			return exitUnchecked
		}
	}
	return status
}

// printable keeps control characters of a file away from the terminal.
func printable(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsPrint(c) {
			return c
		}
		return ' '
	}, text)
}
