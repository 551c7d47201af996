// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"math/rand"
	"strings"
	"testing"
)

func TestAnEntryIsReadWithItsReferences(t *testing.T) {
	e, err := parseEntry(append(envelope("body: inline 2", "example.org/a 4-6", "example.org/a 6", "b 0"), "hi"...))
	must(t, err)
	if len(e.references) != 3 || e.references[0] != (reference{"example.org/a", 4, 6}) || e.blob != nil {
		t.Fatal(e)
	}
	hash := strings.Repeat("0a", 32)
	e, err = parseEntry(envelope("body: blob 70000 withheld " + hash))
	must(t, err)
	if e.blob == nil || e.blob.name != hash || e.blob.length != 70000 {
		t.Fatal(e.blob)
	}
}

func TestAnEntryHasOneSpelling(t *testing.T) {
	good := string(envelope("body: inline 2", "a 4-6")) + "hi"
	hash := strings.Repeat("0a", 32)
	change := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	for name, bad := range map[string]string{
		"another first line":        change("entry/1", "entry/2"),
		"upper case in kind":        change("kind: test", "kind: Test"),
		"empty channel":             change("channel: file:x", "channel: "),
		"decimals not needed":       change(".250Z", ".250000Z"),
		"too few decimals":          change(".250Z", ".25Z"),
		"zero decimals":             change(".250Z", ".000Z"),
		"an offset":                 change(".250Z", ".250+00:00"),
		"no such day":               change("03-15", "02-30"),
		"range of one":              change("4-6", "4-4"),
		"range backwards":           change("4-6", "6-4"),
		"range with a zero":         change("4-6", "04-6"),
		"range too long":            change("4-6", "4-9000000"),
		"references not joined":     change("reference: a 4-6", "reference: a 4-6\nreference: a 7"),
		"reference without a log":   change("a 4-6", " 4-6"),
		"lines in another order":    change("kind: test\nmedia-type: text/plain", "media-type: text/plain\nkind: test"),
		"another length":            change("inline 2", "inline 3"),
		"length with a zero":        change("inline 2", "inline 02"),
		"a byte more":               good + "!",
		"a tab":                     change("file:x", "file:\tx"),
		"not UTF-8":                 change("file:x", "file:\xff"),
		"a long value":              change("file:x", strings.Repeat("x", 1025)),
		"upper case in a hash":      string(envelope("body: blob 1 " + strings.ToUpper(hash) + " " + hash)),
		"a short hash":              string(envelope("body: blob 1 " + hash[2:] + " " + hash)),
		"bytes behind a blob":       string(envelope("body: blob 1 "+hash+" "+hash)) + "x",
		"a path in place of a hash": string(envelope("body: blob 1 ../../etc/passwd " + hash)),
	} {
		if _, err := parseEntry([]byte(bad)); err == nil {
			t.Errorf("%s: was read", name)
		}
	}
	if _, err := parseEntry([]byte(good)); err != nil {
		t.Error(err)
	}
}

func TestNoBytesMakeTheParsersPanic(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	seeds := []string{string(envelope("body: inline 2", "a 4-6")) + "hi", "trucewatch-bundle/1\nsubject: a 1\nattached: b 2\nlog: 0 a\n",
		"log x+00000000+AAAA\nquorum none\n", "a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— a AAAAAAAA\n"}
	for i := 0; i < 20_000; i++ {
		content := []byte(seeds[i%len(seeds)])
		for n := random.Intn(4); n >= 0; n-- {
			switch at := random.Intn(len(content)); random.Intn(3) {
			case 0:
				content[at] = byte(random.Intn(256))
			case 1:
				content = append(content[:at:at], content[at+random.Intn(len(content)-at):]...)
			default:
				content = append(content[:at:at], append([]byte("\n - "), content[at:]...)...)
			}
			if len(content) == 0 {
				break
			}
		}
		parseEntry(content)
		parseManifest(string(content))
		parsePolicy(string(content))
		parseCheckpoint(content)
		parseTilePath("tile/" + string(content))
		splitEntries(content)
		parseProof(content, 1, 2, nil)
	}
}

func TestTilesHaveOneNameEach(t *testing.T) {
	for _, good := range []string{"tile/0/000", "tile/5/x001/x234/067", "tile/entries/x001/000.p/255", "tile/63/001.p/1"} {
		if p, ok := parseTilePath(good); !ok || p.String() != good {
			t.Errorf("%s is read as %v", good, p)
		}
	}
	for _, bad := range []string{"tile/0/0", "tile/00/000", "tile/64/000", "tile/0/x000/001", "tile/0/x001", "tile/0/001/002",
		"tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/-01", "tile/0/+01", "tile/data/000", "tile/0", "tile/0/000.p/1/2"} {
		if _, ok := parseTilePath(bad); ok {
			t.Errorf("%s was read", bad)
		}
	}
}
