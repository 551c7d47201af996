// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"fmt"
	"hash/crc32"
	"math/rand"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// part is a file of a bundle.
type part struct {
	name    string
	content []byte
}

// sampleBundle makes the files of a bundle about finding 1, with a token attached.
func sampleBundle(t *testing.T, signers ...note.Signer) ([]part, []*sampleLog) {
	t.Helper()
	var logs []*sampleLog
	for i, name := range runLogs {
		logs = append(logs, newSample(t, "run.example/"+name, int64(i+1)))
	}
	findings, governance, observations := logs[0], logs[1], logs[2]
	for i := 0; i < 9; i++ {
		observations.addEntry(t, fmt.Sprint("report ", i))
	}
	observations.addBlob(t, "a recording")
	governance.addEntry(t, "settings")
	findings.addEntry(t, "event", "observations 4-6", "observations 9")
	findings.addEntry(t, "finding", "findings 0", "governance 0")
	governance.addEntry(t, "other")
	governance.addEntry(t, "token", "findings 1")
	text := "trucewatch-bundle/1\nsubject: findings 1\nattached: governance 2\nlog: 0 findings\nlog: 1 governance\nlog: 2 observations\n"
	parts := []part{{"bundle", []byte(text)}}
	for i, indices := range [][]int{{0, 1}, {0, 2}, {4, 5, 6, 9}} {
		parts = append(parts, logs[i].parts(t, i, indices, signers)...)
	}
	return parts, logs
}

func (s *sampleLog) parts(t *testing.T, number int, indices []int, signers []note.Signer) []part {
	t.Helper()
	size := len(s.entries)
	parts := []part{
		{fmt.Sprintf("%d/checkpoint", number), s.checkpoint(t, size, signers...)},
		{fmt.Sprintf("%d/log.vkey", number), []byte(s.key + "\n")},
	}
	for _, index := range indices {
		path, err := tlog.ProveRecord(int64(size), int64(index), &s.hashes)
		must(t, err)
		proof := fmt.Sprintf("%s\nindex %d\n", proofFirstLine, index)
		for _, hash := range path {
			proof += hash.String() + "\n"
		}
		parts = append(parts,
			part{fmt.Sprintf("%d/entry/%d", number, index), s.entries[index]},
			part{fmt.Sprintf("%d/proof/%d.tlog-proof", number, index), []byte(proof + "\n" + string(s.checkpoint(t, size)))})
	}
	var blobs []string
	for name := range s.blobs {
		blobs = append(blobs, name)
	}
	sort.Strings(blobs)
	for _, name := range blobs {
		parts = append(parts, part{fmt.Sprintf("%d/blob/%s", number, name), s.blobs[name]})
	}
	return parts
}

func zipped(parts []part) []byte {
	z := &storedZip{}
	var out []byte
	for _, p := range parts {
		f := zipFile{p.name, int64(len(out)), int64(len(p.content)), crc32.ChecksumIEEE(p.content)}
		z.files = append(z.files, f)
		out = append(append(out, f.local()...), p.content...)
	}
	return append(out, z.directory(int64(len(out)))...)
}

func writeBundle(t *testing.T, folder string, parts []part) string {
	t.Helper()
	put(t, folder, "a.bundle", zipped(parts))
	return filepath.Join(folder, "a.bundle")
}

func samplePolicy(t *testing.T, folder string, logs []*sampleLog) string {
	put(t, folder, "policy", []byte(policyOf(logs, nil, 0)))
	return filepath.Join(folder, "policy")
}

func TestABundleIsEqual(t *testing.T) {
	folder := t.TempDir()
	all, signers := witnesses(t, 3)
	parts, logs := sampleBundle(t, signers...)
	file := writeBundle(t, folder, parts)
	policy := samplePolicy(t, folder, logs)
	requireText(t, verify(t, 0, "-policy", policy, file), "equal: findings 2 entries", "governance 2 of 3", "observations 4 of 10")
	requireText(t, verify(t, 0, file), "the key is the one inside the bundle")
	for quorum := 1; quorum <= 3; quorum++ {
		put(t, folder, "policy", []byte(policyOf(logs, all, quorum)))
		verify(t, 0, "-policy", policy, file)
	}
	more, _ := witnesses(t, 4)
	put(t, folder, "policy", []byte(policyOf(logs, more, 4)))
	requireText(t, verify(t, 2, "-policy", policy, file), "0/checkpoint: 3 of the 4 witnesses cosigned")
	inside := append([]part{parts[0], {"policy", []byte(policyOf(logs, all, 3))}}, parts[1:]...)
	requireText(t, verify(t, 0, writeBundle(t, folder, inside)), "those of the policy inside the bundle")
	inside[1].content = []byte("nonsense")
	requireText(t, verify(t, 1, writeBundle(t, folder, inside)), "policy: line 1")
}

// Bits of the file as it is, and of the files in it with their check sums mended.
func TestEveryChangedBitOfABundleIsFound(t *testing.T) {
	folder := t.TempDir()
	parts, logs := sampleBundle(t)
	policy := samplePolicy(t, folder, logs)
	whole := zipped(parts)
	random := rand.New(rand.NewSource(2))
	for i := 0; i < 1000; i++ {
		changed := append([]byte{}, whole...)
		changed[random.Intn(len(changed))] ^= 1 << random.Intn(8)
		put(t, folder, "a.bundle", changed)
		verify(t, 1, "-policy", policy, filepath.Join(folder, "a.bundle"))
	}
	for i := 0; i < 1000; i++ {
		altered := append([]part{}, parts...)
		p := &altered[i%len(parts)]
		p.content = append([]byte{}, p.content...)
		p.content[random.Intn(len(p.content))] ^= 1 << random.Intn(8)
		if text := verify(t, -1, "-policy", policy, writeBundle(t, folder, altered)); !strings.Contains(text, p.name) && p.name != "bundle" &&
			!strings.HasSuffix(p.name, ".salt") {
			t.Fatalf("%s is not named in %s", p.name, text)
		}
	}
}

func TestABundleHoldsWhatItMustAndNothingElse(t *testing.T) {
	folder := t.TempDir()
	parts, logs := sampleBundle(t)
	policy := samplePolicy(t, folder, logs)
	check := func(status int, says string, altered []part) {
		t.Helper()
		requireText(t, verify(t, status, "-policy", policy, writeBundle(t, folder, altered)), says)
	}
	for i, p := range parts {
		without := append(append([]part{}, parts[:i]...), parts[i+1:]...)
		text := verify(t, -1, "-policy", policy, writeBundle(t, folder, without))
		says := "differs: " + p.name
		if strings.Contains(p.name, "/entry/") {
			says = "not in the bundle"
		} else if strings.Contains(p.name, "/blob/") {
			says = "gone (redacted, or deleted): " + strings.TrimSuffix(p.name, ".salt")
		}
		requireText(t, text, says)
		if i > 0 {
			swapped := append([]part{}, parts...)
			swapped[i-1], swapped[i] = swapped[i], swapped[i-1]
			verify(t, 1, "-policy", policy, writeBundle(t, folder, swapped))
		}
		check(1, "stands twice", append(append([]part{}, parts...), p))
	}
	check(1, "does not belong", append(append([]part{}, parts...), part{"2/notes", nil}))
	check(1, "no bundle has", append(append([]part{}, parts...), part{"../x", nil}))
	withoutBlob := append([]part{}, parts[:len(parts)-2]...)
	check(2, "is gone (redacted, or deleted)", withoutBlob)
	stray := append(append([]part{}, parts[:5]...), logs[0].parts(t, 0, []int{0, 1}, nil)[2:]...)
	check(1, "stands twice", append(stray, parts[5:]...))
	more := logs[2].parts(t, 2, []int{4, 5, 6, 8, 9}, nil)
	check(1, "2/entry/8: neither the subject nor", append(append([]part{}, parts[:len(parts)-12]...), more...))
	attached := append([]part{}, parts...)
	attached[0].content = []byte(strings.Replace(string(parts[0].content), "attached: governance 2", "attached: governance 0\nattached: governance 2", 1))
	check(1, "attached, but the subject refers to it", attached)
	put(t, folder, "a.bundle", append(zipped(parts), 0))
	requireText(t, verify(t, 1, filepath.Join(folder, "a.bundle")), "goes on behind its end")
	put(t, folder, "a.bundle", []byte("PK"))
	requireText(t, verify(t, 1, filepath.Join(folder, "a.bundle")), "no ZIP file begins so")
	must(t, os.Remove(filepath.Join(folder, "a.bundle")))
}

func TestAManifestHasOneSpelling(t *testing.T) {
	good := "trucewatch-bundle/1\nsubject: a 1\nattached: b 2\nattached: b 10\nlog: 0 a\nlog: 1 b\n"
	if _, err := parseManifest(good); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{
		strings.TrimSuffix(good, "\n"),
		good + "\n",
		strings.Replace(good, "/1", "/2", 1),
		strings.Replace(good, "subject: a 1\n", "", 1),
		strings.Replace(good, "subject: a 1", "subject: a 01", 1),
		strings.Replace(good, "subject: a 1", "subject:  1", 1),
		strings.Replace(good, "b 2\nattached: b 10", "b 10\nattached: b 2", 1),
		strings.Replace(good, "b 2\nattached: b 10", "b 2\nattached: b 2", 1),
		strings.Replace(good, "log: 1 b", "log: 2 b", 1),
		strings.Replace(good, "log: 1 b", "log: 1 a", 1),
		strings.Replace(good, "log: 0 a\nlog: 1 b\n", "", 1),
		strings.Replace(good, "attached: b 2\n", "", 1) + "attached: b 2\n",
		strings.Replace(good, "log: 1 b", "log: 1 B", 1),
		strings.Replace(good, "log: 1 b", "log: 1 -b", 1),
		strings.Replace(good, "log: 1 b", "log: 1 a/b", 1),
		strings.Replace(good, "log: 1 b", "log: 1 é", 1),
		strings.Replace(good, "log: 1 b", "log: 1 "+strings.Repeat("b", 65), 1),
	} {
		if _, err := parseManifest(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestABundleCannotShowConsistencyButShowsAFork(t *testing.T) {
	folder := t.TempDir()
	parts, logs := sampleBundle(t)
	policy, file := samplePolicy(t, folder, logs), writeBundle(t, folder, parts)
	put(t, folder, "same", logs[0].checkpoint(t, 2))
	verify(t, 0, "-policy", policy, "-old", filepath.Join(folder, "same"), file)
	put(t, folder, "earlier", logs[0].checkpoint(t, 1))
	requireText(t, verify(t, 2, "-policy", policy, "-old", filepath.Join(folder, "earlier"), file), "check the log itself")
	fork := newSample(t, logs[0].origin, 1)
	fork.addEntry(t, "x")
	fork.addEntry(t, "y")
	put(t, folder, "fork", fork.checkpoint(t, 2))
	requireText(t, verify(t, 1, "-policy", policy, "-old", filepath.Join(folder, "fork"), file), "fork")
}
