// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"fmt"
	"strings"
	"testing"
)

// The example of C2SP tlog-policy: two of X1 to X3, and any of Y1 to Y3.
func TestGroupsOfGroupsAreJudgedAsTheSpecificationHasIt(t *testing.T) {
	text := ""
	for i, name := range []string{"X1", "X2", "X3", "Y1", "Y2", "Y3"} {
		text += fmt.Sprintf("witness %s %s\n", name, newSampleWitness(t, name, byte(i+1)).text)
	}
	p, err := parsePolicy("# a comment\n\n" + text + "group X-witnesses 2 X1 X2 X3\n\tgroup Y-witnesses any Y1 Y2 Y3 \n" +
		"group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n")
	must(t, err)
	for cosigners, met := range map[string]bool{"X1 X2 Y3": true, "X1 X3 Y1": true, "X1 X2 X3": false, "X1 Y1 Y2 Y3": false, "": false} {
		cosigned := map[string]bool{}
		for _, name := range strings.Fields(cosigners) {
			cosigned[name] = true
		}
		if p.met(p.quorum, cosigned) != met {
			t.Errorf("%q: expected %v", cosigners, met)
		}
	}
}

func TestAPolicyThatCannotBeMeantIsRefusedByItsLine(t *testing.T) {
	log := newSample(t, "log.example", 1)
	a, b := newSampleWitness(t, "a", 1), newSampleWitness(t, "b", 2)
	two := fmt.Sprintf("witness a %s\nwitness b %s\n", a.text, b.text)
	for text, says := range map[string]string{
		"":                                       "no quorum line",
		"quorum none\nquorum none\n":             "line 2: is a second quorum",
		"quorum all\n":                           "line 1: refers to \"all\"",
		"logs x\n":                               "line 1: starts with \"logs\"",
		"log " + a.text + "\nquorum none\n":      "not of type 0x01",
		"witness w " + log.key + "\n":            "not of type 0x04",
		"log " + log.key + "\nlog " + log.key:    "line 2: has the same public key",
		two + "witness c " + a.text:              "line 3: has the same public key",
		"witness none " + a.text:                 "the word none",
		two + "group a 1 a b":                    "names \"a\" again",
		two + "group g 3 a b":                    "expected all, any or 1 to 2",
		two + "group g 0 a b":                    "expected all, any or 1 to 2",
		two + "group g 01 a b":                   "expected all, any or 1 to 2",
		two + "group g 1 a c":                    "which no line above defines",
		two + "group g 1 a\ngroup h 1 a":         "in a group already",
		two + "group g 1 a a":                    "in a group already",
		two + "group g all":                      "has 2 items",
		"quorum none\r\n":                        "control character",
		"witness w " + a.text[:len(a.text)-2]:    "base64",
		"witness w x" + a.text + "\nquorum none": "another identifier",
		"quorum none more\n":                     "has 2 items",
	} {
		if _, err := parsePolicy(text); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, expected %q", text, err, says)
		}
	}
}

func TestTheShortFormIsAPolicy(t *testing.T) {
	w := newSampleWitness(t, "w", 1)
	if _, err := newPolicy(nil, []string{w.text}, 2); err == nil {
		t.Error("2 of 1 witnesses were accepted")
	}
	if _, err := newPolicy(nil, []string{w.text}, -1); err == nil {
		t.Error("-1 witnesses were accepted")
	}
	p, err := newPolicy([]string{newSample(t, "log.example", 1).key}, []string{w.text}, 1)
	must(t, err)
	if len(p.logs) != 1 || !p.met(p.quorum, map[string]bool{"0": true}) || p.met(p.quorum, nil) {
		t.Error(p)
	}
}
