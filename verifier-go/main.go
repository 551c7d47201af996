// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

// Command verifier-go checks Trucewatch's evidence: a log's folder, the folder of a run with its logs
// beside each other, a log behind an HTTP address, or a finding's bundle. It shares no code with
// Trucewatch: the Merkle tree and the signed notes are Google's golang.org/x/mod/sumdb.
//
//	verifier-go [-policy FILE] [-old CHECKPOINT]... [-json] INPUT...
//
// It says equal, where it differs, or why it cannot be checked, and ends with 0, 1 or 2. README.md beside
// this file says what that covers.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
)

type texts []string

func (t *texts) String() string     { return strings.Join(*t, " ") }
func (t *texts) Set(s string) error { *t = append(*t, s); return nil }

const usage = `usage: verifier-go [-policy FILE] [-old CHECKPOINT]... [-json] INPUT...

INPUT is the folder of a log, the folder of a run (observations, findings, governance), the http(s) address
of either, or a bundle. Several inputs are checked one after another.

  -policy FILE      which logs and witnesses are trusted, as C2SP tlog-policy
  -key VKEY         short form of a policy: a log's key; may be repeated
  -witness VKEY     and a witness's key; may be repeated
  -quorum N         and how many of these witnesses must have cosigned
  -old CHECKPOINT   file of an earlier checkpoint, which the log must continue; may be repeated
  -json             print JSON

Ends with 0 when all is equal, 1 when something differs, 2 when something cannot be checked.
`

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, errs io.Writer) int {
	var keys, witnesses, old texts
	flags := flag.NewFlagSet("verifier-go", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() { fmt.Fprint(errs, usage) }
	policyFile := flags.String("policy", "", "")
	quorum := flags.Int("quorum", 0, "")
	asJSON := flags.Bool("json", false, "")
	flags.Var(&keys, "key", "")
	flags.Var(&witnesses, "witness", "")
	flags.Var(&old, "old", "")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return exitEqual
	} else if err != nil {
		return exitUnchecked
	}
	if flags.NArg() == 0 {
		flags.Usage()
		return exitUnchecked
	}
	trusted, err := choosePolicy(*policyFile, keys, witnesses, *quorum)
	if err != nil {
		fmt.Fprintln(errs, "cannot be checked because:", printable(err.Error()))
		return exitUnchecked
	}
	v := &verifier{policy: trusted}
	for _, file := range old {
		if err := v.addOld(file); err != nil {
			fmt.Fprintln(errs, "cannot be checked because:", printable(err.Error()))
			return exitUnchecked
		}
	}
	return printResults(out, v.checkAll(flags.Args()), *asJSON)
}

// checkAll checks some inputs at a time, and gives the results in the inputs' order.
func (v *verifier) checkAll(inputs []string) []*result {
	results := make([]*result, len(inputs))
	var next int64 = -1
	var all sync.WaitGroup
	for i := 0; i < runtime.NumCPU(); i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			for at := atomic.AddInt64(&next, 1); at < int64(len(inputs)); at = atomic.AddInt64(&next, 1) {
				results[at] = v.check(inputs[at])
			}
		}()
	}
	all.Wait()
	return results
}

// choosePolicy gives the policy that the caller trusts, or nil when he named none.
func choosePolicy(file string, keys, witnesses []string, quorum int) (*policy, error) {
	if file == "" {
		if len(keys)+len(witnesses) == 0 && quorum == 0 {
			return nil, nil
		}
		return newPolicy(keys, witnesses, quorum)
	}
	if len(keys)+len(witnesses) > 0 || quorum != 0 {
		return nil, errors.New("-policy says which keys and quorum count, expected no -key, -witness or -quorum beside it")
	}
	content, err := readFile(file, policyBytesMax)
	if err != nil {
		return nil, fmt.Errorf("policy %s: %v", file, err)
	}
	p, err := parsePolicy(string(content))
	if err != nil {
		return nil, fmt.Errorf("policy %s, %v", file, err)
	}
	return p, nil
}

// verifier holds what the caller brings along.
type verifier struct {
	policy *policy
	old    []*checkpoint
}

// addOld reads a checkpoint that the caller kept.
func (v *verifier) addOld(file string) error {
	content, err := readFile(file, noteBytesMax)
	if err != nil {
		return fmt.Errorf("old checkpoint %s: %v", file, err)
	}
	c, err := parseCheckpoint(content)
	if err != nil {
		return fmt.Errorf("old checkpoint %s: %v", file, err)
	}
	v.old = append(v.old, c)
	return nil
}

func (v *verifier) check(input string) *result {
	r := &result{Input: input, Logs: []*logResult{}, Differences: []string{}, Reasons: []string{}, Remarks: []string{}}
	if strings.HasPrefix(input, "http://") || strings.HasPrefix(input, "https://") {
		v.checkSource(r, newWebSource(input))
	} else if info, err := os.Stat(input); err != nil {
		r.unchecked("%v", err)
	} else if info.IsDir() {
		v.checkSource(r, folderSource(input))
	} else if info.Mode().IsRegular() {
		v.checkBundle(r, input)
	} else { // Opening a pipe would wait for its writer.
		r.unchecked("%s is neither a plain file nor a folder", input)
	}
	r.sumGone()
	return r
}

// checkSource decides whether it is given one log or a run's logs.
func (v *verifier) checkSource(r *result, s source) {
	for _, name := range []string{"checkpoint", "log.vkey"} {
		if _, err := s.read(name, noteBytesMax); !isMissing(err) {
			v.checkLogs(r, s, []string{""})
			return
		}
	}
	if s.holds("tile") {
		v.checkLogs(r, s, []string{""})
		return
	}
	for _, name := range runLogs {
		if s.holds(name) {
			v.checkLogs(r, s, runLogs)
			return
		}
	}
	r.unchecked("%s holds neither a log (checkpoint, tile/) nor a run (%s)", r.Input, strings.Join(runLogs, ", "))
}
