// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// sampleLog writes logs for tests, in the form that Trucewatch gives them.
type sampleLog struct {
	origin  string
	signer  note.Signer
	key     string
	entries [][]byte
	hashes  hashStore
	blobs   map[string][]byte
}

func newSample(t *testing.T, origin string, seed int64) *sampleLog {
	t.Helper()
	private, public, err := note.GenerateKey(rand.New(rand.NewSource(seed)), origin)
	must(t, err)
	signer, err := note.NewSigner(private)
	must(t, err)
	return &sampleLog{origin: origin, signer: signer, key: public, blobs: map[string][]byte{}}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (s *sampleLog) add(t *testing.T, content []byte) {
	t.Helper()
	hashes, err := tlog.StoredHashes(int64(len(s.entries)), content, &s.hashes)
	must(t, err)
	s.hashes = append(s.hashes, hashes...)
	s.entries = append(s.entries, content)
}

// addEntry adds an envelope with these reference lines and this text.
func (s *sampleLog) addEntry(t *testing.T, text string, references ...string) {
	t.Helper()
	s.add(t, append(envelope(fmt.Sprintf("body: inline %d", len(text)), references...), text...))
}

func (s *sampleLog) addBlob(t *testing.T, content string) {
	t.Helper()
	salt := sha256.Sum256([]byte("salt of " + content))
	sum := sha256.Sum256([]byte(content))
	commitment := sha256.Sum256([]byte("trucewatch-blob/1\n" + string(salt[:]) + string(sum[:])))
	name := hex.EncodeToString(sum[:])
	s.blobs[name], s.blobs[name+".salt"] = []byte(content), salt[:]
	s.add(t, envelope(fmt.Sprintf("body: blob %d %s %x", len(content), name, commitment)))
}

func (s *sampleLog) checkpoint(t *testing.T, size int, signers ...note.Signer) []byte {
	t.Helper()
	root, err := treeHash(int64(size), &s.hashes)
	must(t, err)
	text := fmt.Sprintf("%s\n%d\n%s\n", s.origin, size, root)
	signed, err := note.Sign(&note.Note{Text: text}, append([]note.Signer{s.signer}, signers...)...)
	must(t, err)
	return signed
}

// write writes the log's folder.
func (s *sampleLog) write(t *testing.T, folder string, signers ...note.Signer) {
	t.Helper()
	put(t, folder, "checkpoint", s.checkpoint(t, len(s.entries), signers...))
	put(t, folder, "log.vkey", []byte(s.key+"\n"))
	for _, tile := range widestTiles(int64(len(s.entries))) {
		content, err := tlog.ReadTileData(tile, &s.hashes)
		must(t, err)
		name := fmt.Sprintf("tile/%d/%s", tile.L, tileNumber(tile.N))
		entries := "tile/entries/" + tileNumber(tile.N)
		if tile.W < tileWidth {
			name += fmt.Sprintf(".p/%d", tile.W)
			entries += fmt.Sprintf(".p/%d", tile.W)
		}
		put(t, folder, name, content)
		if tile.L == 0 {
			var bundle []byte
			for _, entry := range s.entries[tile.N*tileWidth:][:tile.W] {
				bundle = binary.BigEndian.AppendUint16(bundle, uint16(len(entry)))
				bundle = append(bundle, entry...)
			}
			put(t, folder, entries, bundle)
		}
	}
	for name, content := range s.blobs {
		put(t, folder, "blob/"+name, content)
	}
}

func put(t *testing.T, folder, name string, content []byte) {
	t.Helper()
	path := filepath.Join(folder, filepath.FromSlash(name))
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.WriteFile(path, content, 0o644))
}

func envelope(body string, references ...string) []byte {
	lines := []string{entryFirstLine, "kind: test", "media-type: text/plain",
		"received-at: 2031-03-15T00:00:00.250Z", "channel: file:x"}
	for _, reference := range references {
		lines = append(lines, "reference: "+reference)
	}
	return []byte(strings.Join(append(lines, body), "\n") + "\n\n")
}

// sampleWitness cosigns with a time, as C2SP tlog-cosignature has it.
type sampleWitness struct {
	witness
	private ed25519.PrivateKey
	text    string
}

func newSampleWitness(t *testing.T, name string, seed byte) *sampleWitness {
	t.Helper()
	private := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{seed}, ed25519.SeedSize))
	typed := append([]byte{typeCosignature}, private.Public().(ed25519.PublicKey)...)
	sum := sha256.Sum256(append([]byte(name+"\n"), typed...))
	text := fmt.Sprintf("%s+%x+%s", name, sum[:4], base64.StdEncoding.EncodeToString(typed))
	key, err := newWitness(text)
	must(t, err)
	return &sampleWitness{*key, private, text}
}

func (w *sampleWitness) Sign(msg []byte) ([]byte, error) {
	const seconds = 1_900_000_000
	signature := ed25519.Sign(w.private, []byte(fmt.Sprintf("cosignature/v1\ntime %d\n%s", seconds, msg)))
	return append(binary.BigEndian.AppendUint64(nil, seconds), signature...), nil
}

// policyOf trusts logs, and some of the witnesses.
func policyOf(logs []*sampleLog, witnesses []*sampleWitness, quorum int) string {
	var text strings.Builder
	for _, log := range logs {
		fmt.Fprintf(&text, "log %s\n", log.key)
	}
	names := ""
	for i, w := range witnesses {
		fmt.Fprintf(&text, "witness state-%d %s https://w%d.example/\n", i+1, w.text, i+1)
		names += fmt.Sprintf(" state-%d", i+1)
	}
	if quorum == 0 {
		return text.String() + "quorum none\n"
	}
	return text.String() + fmt.Sprintf("group states %d%s\nquorum states\n", quorum, names)
}

// verify runs the program and gives what it printed; status -1 is any but equal.
func verify(t *testing.T, status int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	got := run(args, &out, &errs)
	if got != status && !(status == -1 && got != exitEqual) {
		t.Fatalf("exit is %d, expected %d:\n%s%s", got, status, &out, &errs)
	}
	return out.String() + errs.String()
}

func requireText(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Fatalf("expected %q in:\n%s", part, text)
		}
	}
}
