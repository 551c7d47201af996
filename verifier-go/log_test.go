// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"fmt"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sampleRun writes a run of three logs whose findings refer to the others, and its policy.
func sampleRun(t *testing.T, folder string) (policy string, logs []*sampleLog) {
	t.Helper()
	for i, name := range runLogs {
		logs = append(logs, newSample(t, "run.example/"+name, int64(i+1)))
	}
	findings, governance, observations := logs[0], logs[1], logs[2]
	for i := 0; i < 300; i++ {
		observations.addEntry(t, fmt.Sprint("report ", i))
	}
	observations.addBlob(t, "a recording")
	governance.addEntry(t, "settings")
	findings.addEntry(t, "finding", "governance 0", "observations 0-3", "observations 300")
	for i, name := range runLogs {
		logs[i].write(t, filepath.Join(folder, name))
	}
	put(t, folder, "../policy", []byte(policyOf(logs, nil, 0)))
	return filepath.Join(folder, "../policy"), logs
}

func TestARunIsEqualAndItsReferencesExist(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "run")
	policy, logs := sampleRun(t, folder)
	requireText(t, verify(t, 0, "-policy", policy, folder), "equal: findings 1 entries", "observations 301 entries")
	requireText(t, verify(t, 0, folder), "remark: observations/log.vkey: the key is the one beside the log")
	logs[0].addEntry(t, "another", "observations 301")
	logs[0].write(t, filepath.Join(folder, "findings"))
	requireText(t, verify(t, 1, "-policy", policy, folder), "findings/tile/entries/000.p/2, entry 1: refers to observations 301")
}

func TestLogsThatWereSwappedOrTakenAwayAreNamed(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "run")
	policy, _ := sampleRun(t, folder)
	at := func(name string) string { return filepath.Join(folder, name) }
	must(t, os.Rename(at("findings"), at("x")))
	requireText(t, verify(t, 1, "-policy", policy, folder), "findings/checkpoint: no file")
	must(t, os.Rename(at("governance"), at("findings")))
	must(t, os.Rename(at("x"), at("governance")))
	requireText(t, verify(t, 1, folder), "findings/checkpoint: origin is run.example/governance")
}

// A thousand bits in entries, tiles, checkpoint bodies, the log's signatures, keys, blobs and salts.
func TestEveryChangedBitIsFoundAndItsFileNamed(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "run")
	policy, _ := sampleRun(t, folder)
	var files []string
	must(t, folderSource(folder).walk("", func(name string) { files = append(files, name) }))
	random := rand.New(rand.NewSource(1))
	for i := 0; i < 1000; i++ {
		name := files[i%len(files)]
		path := filepath.Join(folder, name)
		content, err := os.ReadFile(path)
		must(t, err)
		at, bit := random.Intn(len(content)), random.Intn(8)
		content[at] ^= 1 << bit
		must(t, os.WriteFile(path, content, 0o644))
		requireText(t, verify(t, 1, "-policy", policy, folder), "differs: "+strings.TrimSuffix(name, ".salt"))
		content[at] ^= 1 << bit
		must(t, os.WriteFile(path, content, 0o644))
	}
	t.Logf("1000 of 1000 rejected in %d files", len(files))
}

func TestFilesTakenAwayCutOrAddedAreNamed(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "run")
	policy, _ := sampleRun(t, folder)
	files := map[string]bool{}
	must(t, folderSource(folder).walk("", func(name string) { files[name] = true }))
	for name := range files {
		path := filepath.Join(folder, name)
		content, err := os.ReadFile(path)
		must(t, err)
		must(t, os.WriteFile(path, content[:len(content)-1], 0o644))
		requireText(t, verify(t, 1, "-policy", policy, folder), "differs: "+strings.TrimSuffix(name, ".salt"))
		must(t, os.Remove(path))
		if strings.Contains(name, "/blob/") {
			requireText(t, verify(t, 2, "-policy", policy, folder), "gone (redacted, or deleted): "+strings.TrimSuffix(name, ".salt"))
		} else if !strings.HasSuffix(name, "log.vkey") { // The key is given.
			requireText(t, verify(t, 1, "-policy", policy, folder), "differs: "+strings.TrimSuffix(name, ".salt"))
		}
		must(t, os.WriteFile(path, content, 0o644))
	}
	for name, says := range map[string]string{
		"findings/tile/0/0":                    "no such file in a log",
		"findings/tile/extra":                  "no such file in a log",
		"observations/tile/entries/000.p/7":    "is not the beginning",
		"observations/tile/0/000.p/7":          "is not the beginning",
		"observations/tile/entries/001.p/0x2c": "no such file in a log",
		"observations/tile/entries/x000/001":   "no such file in a log",
	} {
		put(t, folder, name, []byte("something"))
		requireText(t, verify(t, 1, "-policy", policy, folder), "differs: "+name, says)
		must(t, os.Remove(filepath.Join(folder, name)))
	}
	put(t, folder, "findings/tile/0/005", []byte("something"))
	requireText(t, verify(t, 0, "-policy", policy, folder), "remark: findings/tile/0/005 lies beyond the checkpoint")
}

func TestAnEmptyLogIsEqual(t *testing.T) {
	log, folder := newSample(t, "log.example/a", 1), t.TempDir()
	log.write(t, folder)
	requireText(t, verify(t, 0, "-key", log.key, folder), "equal: 0 entries, root 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
}

func TestAnEarlierCheckpointMustBeContinued(t *testing.T) {
	log, folder := newSample(t, "log.example/a", 1), t.TempDir()
	kept := func(name string, content []byte) string {
		put(t, folder, name, content)
		return filepath.Join(folder, name)
	}
	var old []string
	for i := 0; i < 20; i++ {
		old = append(old, "-old", kept(fmt.Sprint("old-", i), log.checkpoint(t, i)))
		log.addEntry(t, fmt.Sprint(i))
	}
	at := filepath.Join(folder, "log")
	log.write(t, at)
	verify(t, 0, append(old, "-key", log.key, at)...)
	fork := newSample(t, "log.example/a", 1)
	for i := 0; i < 25; i++ {
		fork.addEntry(t, fmt.Sprint(i+i/19))
	}
	forked := kept("forked", fork.checkpoint(t, 20))
	requireText(t, verify(t, 1, "-old", forked, "-key", log.key, at), "checkpoint: fork", "size 20")
	verify(t, 0, "-old", kept("agreed", fork.checkpoint(t, 19)), "-key", log.key, at)
	later := kept("later", fork.checkpoint(t, 21))
	requireText(t, verify(t, 1, "-old", later, "-key", log.key, at), "checkpoint: rollback: size is 20")
	stranger := newSample(t, "log.example/b", 1)
	requireText(t, verify(t, 2, "-old", kept("stranger", stranger.checkpoint(t, 0)), "-key", log.key, at), "log.example/b, which is not here")
	impostor := newSample(t, "log.example/a", 2)
	requireText(t, verify(t, 2, "-old", kept("impostor", impostor.checkpoint(t, 0)), "-key", log.key, at), "not signed by this log's key")
}

func TestALogIsCheckedOverHTTPAsAMonitorDoes(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "run")
	policy, _ := sampleRun(t, folder)
	files := http.FileServer(http.Dir(folder))
	broken := false
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if broken && strings.Contains(r.URL.Path, "tile") {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		files.ServeHTTP(w, r)
	}))
	defer server.Close()
	requireText(t, verify(t, 0, "-policy", policy, server.URL), "equal: findings 1 entries")
	requireText(t, verify(t, 0, "-policy", policy, server.URL+"/observations/"), "equal: 301 entries")
	requireText(t, verify(t, 2, "-policy", policy, server.URL+"/nothing"), "holds neither a log")
	must(t, os.Remove(filepath.Join(folder, "observations/tile/entries/000")))
	requireText(t, verify(t, 1, "-policy", policy, server.URL), "differs: observations/tile/entries/000: the server answers 404")
	broken = true
	requireText(t, verify(t, 2, "-policy", policy, server.URL), "cannot be checked because: findings/tile/entries/000.p/1: the server answers 500")
	server.Close()
	verify(t, 2, "-policy", policy, server.URL)
}

func TestFilesThatAreTooLargeOrNoneAreRefused(t *testing.T) {
	log, folder := newSample(t, "log.example/a", 1), t.TempDir()
	log.addEntry(t, "one")
	log.write(t, folder)
	put(t, folder, "tile/0/000.p/1", make([]byte, tileBytesMax+1))
	requireText(t, verify(t, 1, "-key", log.key, folder), "tile/0/000.p/1: too large, expected at most 8192 bytes")
	must(t, os.Remove(filepath.Join(folder, "tile/0/000.p/1")))
	must(t, os.Mkdir(filepath.Join(folder, "tile/0/000.p/1"), 0o755))
	requireText(t, verify(t, 1, "-key", log.key, folder), "it is not a plain file")
}

func TestWhatCannotBeCheckedSaysWhy(t *testing.T) {
	log, folder := newSample(t, "log.example/a", 1), t.TempDir()
	at := filepath.Join(folder, "log")
	log.addEntry(t, "one")
	log.write(t, at)
	requireText(t, verify(t, 2, "-key", newSample(t, "log.example/b", 1).key, at), "the policy has no key of log log.example/a")
	requireText(t, verify(t, 1, "-key", newSample(t, "log.example/a", 2).key, at), "checkpoint: no valid signature", "log.vkey: expected")
	requireText(t, verify(t, 2, filepath.Join(folder, "none")), "no such file")
	requireText(t, verify(t, 2, folder), "holds neither a log")
	requireText(t, verify(t, 2), "usage:")
	requireText(t, verify(t, 2, "-policy", at, "-quorum", "2", at), "expected no -key")
	requireText(t, verify(t, 2, "-policy", filepath.Join(at, "none"), at), "no file")
	must(t, os.Remove(filepath.Join(at, "log.vkey")))
	requireText(t, verify(t, 2, at), "no key was given")
	requireText(t, verify(t, 0, "-key", log.key, at), "equal")
}

func TestJSONSaysTheSameOfEachInput(t *testing.T) {
	log, folder := newSample(t, "log.example/a", 1), t.TempDir()
	log.addEntry(t, "one")
	log.write(t, folder)
	out := verify(t, 2, "-json", "-key", log.key, folder, filepath.Join(folder, "none"))
	requireText(t, out, `"result": "equal"`, `"result": "cannot be checked"`, `"size": 1`, `"differences": []`)
	requireText(t, verify(t, 2, "-key", log.key, folder, filepath.Join(folder, "none")), folder+": equal: 1 entries", "none: cannot be checked because")
}

func TestControlCharactersDoNotReachTheTerminal(t *testing.T) {
	if printable("a\x1b[2Jb\u009bc\u202ed") != "a [2Jb c d" {
		t.Errorf("%q", printable("a\x1b[2Jb\u009bc\u202ed"))
	}
}

func TestALogMayStandBehindSymbolicLinks(t *testing.T) {
	log, folder := newSample(t, "log.example/a", 1), t.TempDir()
	log.addEntry(t, "one")
	log.write(t, filepath.Join(folder, "real"))
	must(t, os.Symlink("real", filepath.Join(folder, "linked")))
	verify(t, 0, "-key", log.key, filepath.Join(folder, "linked"))
	must(t, os.Rename(filepath.Join(folder, "real/tile"), filepath.Join(folder, "tile")))
	must(t, os.Symlink("../tile", filepath.Join(folder, "real/tile")))
	verify(t, 0, "-key", log.key, filepath.Join(folder, "real"))
}
