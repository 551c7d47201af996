// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

func witnesses(t *testing.T, count int) ([]*sampleWitness, []note.Signer) {
	var all []*sampleWitness
	var signers []note.Signer
	for i := 0; i < count; i++ {
		w := newSampleWitness(t, fmt.Sprintf("w%d.example", i+1), byte(i+1))
		all, signers = append(all, w), append(signers, w)
	}
	return all, signers
}

// The mission's own numbers: thirty-five states, of which twenty-four must have cosigned.
func TestTwentyFourOfThirtyFiveAreEnoughAndTwentyThreeAreNot(t *testing.T) {
	all, signers := witnesses(t, 35)
	log := newSample(t, "log.example/observations", 1)
	log.addEntry(t, "one")
	folder := t.TempDir()
	put(t, folder, "policy", []byte(policyOf([]*sampleLog{log}, all, 24)))
	policy := filepath.Join(folder, "policy")
	for _, present := range []int{23, 24, 35} {
		at := filepath.Join(folder, fmt.Sprint(present))
		log.write(t, at, signers[:present]...)
		if present < 24 {
			requireText(t, verify(t, 2, "-policy", policy, at), "23 of the 35 witnesses cosigned, expected 24 of group states")
		} else {
			requireText(t, verify(t, 0, "-policy", policy, at), "equal: 1 entries")
		}
	}
}

// note.Open of x/mod 0.7.0 gives up after a hundred lines; the log's own line may stand behind them.
func TestMoreThanAHundredSignaturesAreRead(t *testing.T) {
	all, signers := witnesses(t, 150)
	log := newSample(t, "log.example/observations", 1)
	log.addEntry(t, "one")
	content := log.checkpoint(t, 1, signers...)
	if _, err := note.Open(content, note.VerifierList(all[0])); err == nil {
		t.Fatal("note.Open reads so many lines now: signedBy can be made simpler")
	}
	c, err := parseCheckpoint(content)
	must(t, err)
	p, err := parsePolicy(policyOf([]*sampleLog{log}, all, 150))
	must(t, err)
	r := &result{}
	p.judge(r, "checkpoint", c)
	if r.exit() != exitEqual {
		t.Fatal(r.lines())
	}
	all, signers = witnesses(t, 255)
	if _, err := parseCheckpoint(log.checkpoint(t, 1, append(signers, newSampleWitness(t, "more", 9))...)); err == nil {
		t.Fatal("257 signatures were read")
	}
}

func TestAWrongLineOfAKnownKeyDiffersAndAnUnknownKeysIsIgnored(t *testing.T) {
	all, signers := witnesses(t, 2)
	log := newSample(t, "log.example/observations", 1)
	log.addEntry(t, "one")
	lines := strings.SplitAfter(string(log.checkpoint(t, 1, signers...)), "\n")
	wrong := func(line int, known []*sampleWitness) *result {
		changed := append([]string{}, lines...)
		at := len(changed[line]) - 20
		changed[line] = changed[line][:at] + string(changed[line][at]^1) + changed[line][at+1:]
		c, err := parseCheckpoint([]byte(strings.Join(changed, "")))
		must(t, err)
		p, err := parsePolicy(policyOf([]*sampleLog{log}, known, 1))
		must(t, err)
		r := &result{}
		p.judge(r, "checkpoint", c)
		return r
	}
	if r := wrong(6, all[:1]); r.exit() != exitEqual {
		t.Fatal(r.lines())
	}
	r := wrong(6, all)
	if r.exit() != exitDiffers {
		t.Fatal(r.lines())
	}
	requireText(t, r.Differences[0], "checkpoint: expected a valid signature by "+all[1].text)
	r = wrong(4, all)
	if r.exit() != exitDiffers || len(r.Differences) != 1 {
		t.Fatal(r.lines())
	}
	requireText(t, r.Differences[0], "checkpoint: expected a valid signature by "+log.key)
}

func TestACheckpointHasOneSpelling(t *testing.T) {
	log := newSample(t, "log.example/observations", 1)
	log.addEntry(t, "one")
	good := string(log.checkpoint(t, 1))
	if _, err := parseCheckpoint([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{
		"size with a zero":    strings.Replace(good, "\n1\n", "\n01\n", 1),
		"size with a sign":    strings.Replace(good, "\n1\n", "\n+1\n", 1),
		"no final newline":    strings.TrimSuffix(good, "\n"),
		"carriage return":     strings.Replace(good, "\n1\n", "\n1\r\n", 1),
		"no signature":        good[:strings.Index(good, "\n\n")+2],
		"nothing":             "",
		"bits behind base64":  good[:len(good)-3] + "B" + good[len(good)-2:],
		"hyphen for the dash": strings.Replace(good, "—", "-", 1),
		"empty third line":    strings.Replace(good, "\n\n", "\n\n\n", 1),
	} {
		if _, err := parseCheckpoint([]byte(bad)); err == nil && bad != good {
			t.Errorf("%s: was read", name)
		}
	}
}

// Source: the README of Trucewatch's vectors, after C2SP signed-note.
func TestThePublishedNoteVerifies(t *testing.T) {
	key, err := note.NewVerifier("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
	must(t, err)
	line, err := parseSignature("— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=")
	must(t, err)
	c := &checkpoint{text: "This is an example message.\n", lines: []signatureLine{line}}
	if !c.signedBy(key) {
		t.Fatal("not verified")
	}
}
