// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// otherGovernance looks like that of the sample, but is of another run with another key.
func otherGovernance(t *testing.T) *sampleLog {
	t.Helper()
	log := newSample(t, "elsewhere.example/governance", 9)
	log.addEntry(t, "other settings")
	log.addEntry(t, "other")
	log.addEntry(t, "other token", "findings 1")
	return log
}

func TestALogOfAnotherRunDiffersInARunsFolderWhoeverIsTrusted(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "run")
	_, logs := sampleRun(t, folder)
	foreign := otherGovernance(t)
	must(t, os.RemoveAll(filepath.Join(folder, "governance")))
	foreign.write(t, filepath.Join(folder, "governance"))
	put(t, folder, "../policy", []byte(policyOf(append(logs, foreign), nil, 0)))
	says := "differs: governance/checkpoint: origin is elsewhere.example/governance, but that of findings is run.example/findings"
	requireText(t, verify(t, 1, "-policy", filepath.Join(folder, "../policy"), folder), says)
	requireText(t, verify(t, 1, folder), says)
}

func TestALogOfAnotherRunDiffersInABundleWhoeverIsTrusted(t *testing.T) {
	folder := t.TempDir()
	parts, logs := sampleBundle(t)
	foreign := otherGovernance(t)
	theirs := map[string][]byte{}
	for _, p := range foreign.parts(t, 1, []int{0, 2}, nil) {
		theirs[p.name] = p.content
	}
	for i, p := range parts {
		if content, ok := theirs[p.name]; ok {
			parts[i].content = content
		}
	}
	file := writeBundle(t, folder, parts)
	put(t, folder, "policy", []byte(policyOf(append(logs, foreign), nil, 0)))
	says := "differs: 1/checkpoint: origin is elsewhere.example/governance, but that of findings is run.example/findings"
	requireText(t, verify(t, 1, "-policy", filepath.Join(folder, "policy"), file), says)
	requireText(t, verify(t, 1, file), says)
}

func TestAnOriginThatDoesNotEndInTheLogsNameDiffers(t *testing.T) {
	for _, origin := range []string{"run.example/evidence", "/findings", "findings", "run.example-findings"} {
		r := &result{}
		var o origins
		o.add(r, "findings/checkpoint", "findings", origin)
		if r.exit() != exitDiffers {
			t.Errorf("%s was accepted", origin)
		}
	}
}

func TestBlobsThatAreGoneCannotBeChecked(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "run")
	policy, logs := sampleRun(t, folder)
	for name := range logs[2].blobs {
		path := filepath.Join(folder, "observations/blob", name)
		content, err := os.ReadFile(path)
		must(t, err)
		must(t, os.Remove(path))
		requireText(t, verify(t, 2, "-policy", policy, folder), "cannot be checked because: 1 object is gone (redacted, or deleted): observations/blob/"+strings.TrimSuffix(name, ".salt"))
		must(t, os.WriteFile(path, content, 0o644))
	}
	must(t, os.RemoveAll(filepath.Join(folder, "observations/blob")))
	requireText(t, verify(t, 2, "-policy", policy, folder), "1 object is gone (redacted, or deleted): observations/blob/", "of entry 300")
	logs[2].addBlob(t, "another recording")
	logs[2].write(t, filepath.Join(folder, "observations"))
	must(t, os.RemoveAll(filepath.Join(folder, "observations/blob")))
	requireText(t, verify(t, 2, "-policy", policy, folder), "2 objects are gone (redacted, or deleted)")
	put(t, folder, "findings/tile/extra", []byte("x"))
	requireText(t, verify(t, 1, "-policy", policy, folder), "2 objects are gone", "differs: findings/tile/extra")
}

func TestABlobOrSaltGoneFromABundleCannotBeChecked(t *testing.T) {
	folder := t.TempDir()
	parts, logs := sampleBundle(t)
	policy := samplePolicy(t, folder, logs)
	end := len(parts)
	for _, left := range [][]part{parts[:end-2], parts[:end-1], append(append([]part{}, parts[:end-2]...), parts[end-1])} {
		requireText(t, verify(t, 2, "-policy", policy, writeBundle(t, folder, left)),
			"1 object is gone (redacted, or deleted): 2/blob/", "of observations 9")
	}
}

func TestAPolicyWithoutTheLogsKeyDoesNotFallBackToTheKeyBesideTheLog(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "run")
	sampleRun(t, folder)
	policy := filepath.Join(folder, "../policy")
	w := newSampleWitness(t, "w", 1)
	stranger := newSample(t, "stranger.example/findings", 7)
	says := "cannot be checked because: findings/checkpoint: the policy has no key of log run.example/findings"
	for _, text := range []string{"quorum none\n", policyOf([]*sampleLog{stranger}, nil, 0), "witness w " + w.text + "\nquorum none\n"} {
		put(t, folder, "../policy", []byte(text))
		requireText(t, verify(t, 2, "-policy", policy, folder), says)
	}
	requireText(t, verify(t, 2, "-witness", w.text, folder), says)
	parts, logs := sampleBundle(t)
	inside := append([]part{parts[0], {"policy", []byte("quorum none\n")}}, parts[1:]...)
	file := writeBundle(t, folder, inside)
	requireText(t, verify(t, 2, file), "0/checkpoint: the policy has no key of log run.example/findings")
	verify(t, 0, "-policy", samplePolicy(t, folder, logs), file)
}

func TestALineByAnUnknownKeyIsRemarked(t *testing.T) {
	folder := t.TempDir()
	all, signers := witnesses(t, 2)
	log := newSample(t, "log.example/observations", 1)
	log.addEntry(t, "one")
	log.write(t, filepath.Join(folder, "log"), signers...)
	put(t, folder, "policy", []byte(policyOf([]*sampleLog{log}, all[:1], 1)))
	text := verify(t, 0, "-policy", filepath.Join(folder, "policy"), filepath.Join(folder, "log"))
	requireText(t, text, "remark: checkpoint: a line by an unknown key w2.example is ignored\n")
	if strings.Contains(text, "w1.example") {
		t.Fatal(text)
	}
	requireText(t, verify(t, 0, "-key", log.key, filepath.Join(folder, "log")),
		"remark: checkpoint: 2 lines by unknown keys are ignored: w1.example, w2.example\n")
}

// A pipe that nobody writes to would be read for ever.
func TestNothingButFilesAndFoldersIsOpened(t *testing.T) {
	log, folder := newSample(t, "log.example/a", 1), t.TempDir()
	log.addEntry(t, "one")
	log.write(t, filepath.Join(folder, "log"))
	pipe := filepath.Join(folder, "pipe")
	must(t, syscall.Mkfifo(pipe, 0o600))
	must(t, os.Symlink(pipe, filepath.Join(folder, "link")))
	for _, path := range []string{pipe, filepath.Join(folder, "link"), os.DevNull} {
		requireText(t, verify(t, 2, path), "is neither a plain file nor a folder")
		requireText(t, verify(t, 2, "-policy", path, filepath.Join(folder, "log")), "not a plain file")
		requireText(t, verify(t, 2, "-old", path, filepath.Join(folder, "log")), "not a plain file")
	}
	must(t, os.Remove(filepath.Join(folder, "log/checkpoint")))
	must(t, os.Symlink(pipe, filepath.Join(folder, "log/checkpoint")))
	requireText(t, verify(t, 1, filepath.Join(folder, "log")), "checkpoint: file does not exist: it is not a plain file")
}
