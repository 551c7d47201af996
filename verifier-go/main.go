// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

// Command verifier-go checks the folder of a Trucewatch log: signatures, every entry, every tile of
// every level, the root, and every blob. It shares no code with Trucewatch: the Merkle tree and the
// signed notes are Google's golang.org/x/mod/sumdb.
//
//	verifier-go [-key VKEY] [-witness VKEY]... [-quorum N] FOLDER
//
// It prints "equal ..." and ends with 0, or prints each difference and ends with 1.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileWidth = 256

type vkeys []string

func (v *vkeys) String() string     { return strings.Join(*v, " ") }
func (v *vkeys) Set(s string) error { *v = append(*v, s); return nil }

func main() {
	var witnesses vkeys
	key := flag.String("key", "", "the log's verifier key; without it, log.vkey in the folder")
	quorum := flag.Int("quorum", 0, "least number of witnesses that must have cosigned")
	flag.Var(&witnesses, "witness", "verifier key of a witness; may be repeated")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	c := &checker{folder: flag.Arg(0), seen: map[string]bool{}}
	size, root := c.check(*key, witnesses, *quorum)
	for _, remark := range c.remarks {
		fmt.Println("remark:", remark)
	}
	if len(c.differences) > 0 {
		for _, difference := range c.differences {
			fmt.Println("differs:", difference)
		}
		os.Exit(1)
	}
	fmt.Printf("equal: %d entries, root %s\n", size, root)
}

type checker struct {
	folder      string
	hashes      hashStore
	seen        map[string]bool // files that were checked
	blobs       map[string]bool
	differences []string
	remarks     []string
}

func (c *checker) differ(format string, a ...interface{}) {
	if len(c.differences) < 100 {
		c.differences = append(c.differences, fmt.Sprintf(format, a...))
	}
}

func (c *checker) read(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(c.folder, filepath.FromSlash(name)))
}

func (c *checker) check(key string, witnesses []string, quorum int) (int64, tlog.Hash) {
	stored, err := c.read("log.vkey")
	if key == "" {
		if err != nil {
			c.differ("log.vkey: %v; pass -key", err)
			return 0, tlog.Hash{}
		}
		key = strings.TrimSuffix(string(stored), "\n")
	} else if err == nil && string(stored) != key+"\n" {
		c.differ("log.vkey: expected %s", key)
	}
	size, root, err := c.checkpoint(key, witnesses, quorum)
	if err != nil {
		c.differ("checkpoint: %v", err)
		return 0, tlog.Hash{}
	}
	if !c.bundles(size) {
		return size, root
	}
	computed, err := tlog.TreeHash(size, &c.hashes)
	if err != nil {
		c.differ("tree of %d entries: %v", size, err)
		return size, root
	}
	c.tiles(size)
	if computed != root {
		c.differ("checkpoint: root %v, but the entries give %v", root, computed)
	}
	c.strays(size)
	return size, root
}

// checkpoint checks the signatures and reads origin, size and root.
func (c *checker) checkpoint(key string, witnesses []string, quorum int) (int64, tlog.Hash, error) {
	var none tlog.Hash
	content, err := c.read("checkpoint")
	if err != nil {
		return 0, none, err
	}
	if err := strictSignatures(string(content)); err != nil {
		return 0, none, err
	}
	logKey, err := note.NewVerifier(key)
	if err != nil {
		return 0, none, fmt.Errorf("key %s: %v", key, err)
	}
	verifiers := []note.Verifier{logKey}
	for _, text := range witnesses {
		w, err := newWitness(text)
		if err != nil {
			return 0, none, err
		}
		verifiers = append(verifiers, w)
	}
	n, err := note.Open(content, note.VerifierList(verifiers...))
	if err != nil {
		return 0, none, err
	}
	signed, cosigned := false, 0
	for _, s := range n.Sigs {
		if s.Name == logKey.Name() && s.Hash == logKey.KeyHash() {
			signed = true
		} else {
			cosigned++
		}
	}
	if !signed {
		return 0, none, fmt.Errorf("no valid signature by %s", key)
	}
	if cosigned < quorum {
		return 0, none, fmt.Errorf("%d of the witnesses cosigned, expected %d", cosigned, quorum)
	}
	return parseCheckpoint(n.Text, logKey.Name())
}

func parseCheckpoint(text, origin string) (int64, tlog.Hash, error) {
	var root tlog.Hash
	lines := strings.Split(text, "\n")
	if len(lines) < 4 || lines[0] != origin {
		return 0, root, fmt.Errorf("text is not origin %s, size and root", origin)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return 0, root, fmt.Errorf("size is %q", lines[1])
	}
	hash, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(hash) != tlog.HashSize {
		return 0, root, fmt.Errorf("root is %q", lines[2])
	}
	copy(root[:], hash)
	return size, root, nil
}

// strictSignatures refuses spellings of base64 that decode to the same bytes, which note.Open lets pass.
func strictSignatures(text string) error {
	gap := strings.LastIndex(text, "\n\n")
	if gap < 0 {
		return errors.New("no signatures")
	}
	for _, line := range strings.Split(strings.TrimSuffix(text[gap+2:], "\n"), "\n") {
		signature := line[strings.LastIndex(line, " ")+1:]
		if _, err := base64.StdEncoding.Strict().DecodeString(signature); err != nil {
			return fmt.Errorf("signature line %q: %v", line, err)
		}
	}
	return nil
}

// bundles reads all entries, hashes them into the tree and checks their blobs.
func (c *checker) bundles(size int64) bool {
	c.blobs = map[string]bool{}
	for first := int64(0); first < size; first += tileWidth {
		want := size - first
		if want > tileWidth {
			want = tileWidth
		}
		name, content, err := c.widest("tile/entries/"+number(first/tileWidth), int(want))
		if err != nil {
			c.differ("%v", err)
			return false
		}
		entries, offsets, err := split(content)
		if err != nil || int64(len(entries)) < want || (strings.Contains(name, ".p/") && int64(len(entries)) != want) {
			c.differ("%s: %d entries, expected %d (%v)", name, len(entries), want, err)
			return false
		}
		leafTile, _ := c.leafTile(first/tileWidth, int(want))
		for i := int64(0); i < want; i++ {
			leaf := tlog.RecordHash(entries[i])
			at := int(i) * tlog.HashSize
			if len(leafTile) >= at+tlog.HashSize && !bytes.Equal(leafTile[at:at+tlog.HashSize], leaf[:]) {
				c.differ("%s, entry %d, byte %d: leaf hash %v is not the one in its tile", name, first+i, offsets[i], leaf)
			}
			hashes, err := tlog.StoredHashesForRecordHash(first+i, leaf, &c.hashes)
			if err != nil {
				c.differ("%s, entry %d: %v", name, first+i, err)
				return false
			}
			c.hashes = append(c.hashes, hashes...)
			c.blob(first+i, entries[i])
		}
	}
	return true
}

func (c *checker) leafTile(index int64, width int) ([]byte, error) {
	_, content, err := c.widest("tile/0/"+number(index), width)
	return content, err
}

// widest reads the file of a width, or the full one that may have replaced it.
func (c *checker) widest(base string, width int) (string, []byte, error) {
	name := base
	if width < tileWidth {
		name = fmt.Sprintf("%s.p/%d", base, width)
	}
	content, err := c.read(name)
	if err != nil && name != base {
		if full, fullErr := c.read(base); fullErr == nil {
			name, content, err = base, full, nil
		}
	}
	c.seen[name] = true
	return name, content, err
}

// number spells a tile's index as tlog-tiles does.
func number(n int64) string {
	text := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		text = fmt.Sprintf("x%03d/%s", n%1000, text)
	}
	return text
}

func split(content []byte) (entries [][]byte, offsets []int, err error) {
	for at := 0; at < len(content); {
		if len(content)-at < 2 {
			return entries, offsets, fmt.Errorf("a length is cut at byte %d", at)
		}
		end := at + 2 + int(content[at])<<8 + int(content[at+1])
		if end > len(content) {
			return entries, offsets, fmt.Errorf("the entry at byte %d runs past the end", at)
		}
		entries, offsets = append(entries, content[at+2:end]), append(offsets, at)
		at = end
	}
	return entries, offsets, nil
}

// tiles compares every tile of every level with the tree computed from the entries.
func (c *checker) tiles(size int64) {
	widths := map[[2]int64]tlog.Tile{}
	for _, tile := range tlog.NewTiles(8, 0, size) {
		at := [2]int64{int64(tile.L), tile.N}
		if tile.W > widths[at].W { // NewTiles lists narrower partial tiles too.
			widths[at] = tile
		}
	}
	for _, tile := range widths {
		expected, err := tlog.ReadTileData(tile, &c.hashes)
		if err != nil {
			c.differ("tile level %d index %d: %v", tile.L, tile.N, err)
			continue
		}
		name, content, err := c.widest(fmt.Sprintf("tile/%d/%s", tile.L, number(tile.N)), tile.W)
		if err != nil {
			c.differ("%v", err)
			continue
		}
		if !strings.Contains(name, ".p/") && tile.W < tileWidth && len(content) > len(expected) {
			content = content[:len(expected)]
		}
		if !bytes.Equal(content, expected) {
			c.differ("%s: differs at byte %d", name, mismatch(content, expected))
		}
	}
}

func mismatch(a, b []byte) int {
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return len(a)
}

// strays checks that partial tiles of earlier sizes are beginnings of the present ones.
func (c *checker) strays(size int64) {
	base := filepath.Join(c.folder, "tile")
	filepath.WalkDir(base, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil
		}
		name, _ := filepath.Rel(c.folder, path)
		name = filepath.ToSlash(name)
		if !c.seen[name] {
			c.stray(name, size)
		}
		return nil
	})
}

func (c *checker) stray(name string, size int64) {
	parts := strings.Split(name, ".p/")
	width := tileWidth
	if len(parts) == 2 {
		width, _ = strconv.Atoi(parts[1])
	}
	pieces := strings.Split(parts[0], "/")
	index := int64(0)
	for _, piece := range pieces[2:] {
		digits, err := strconv.ParseInt(strings.TrimPrefix(piece, "x"), 10, 64)
		if err != nil {
			c.differ("%s: no such file in a log", name)
			return
		}
		index = index*1000 + digits
	}
	level := 0
	if pieces[1] != "entries" {
		level, _ = strconv.Atoi(pieces[1])
	}
	canonical := "tile/" + pieces[1] + "/" + number(index)
	if len(parts) == 2 {
		canonical += ".p/" + strconv.Itoa(width)
	}
	if canonical != name || (pieces[1] != "entries" && pieces[1] != strconv.Itoa(level)) || level > 63 || width < 1 {
		c.differ("%s: no such file in a log", name)
		return
	}
	present := int64(0)
	if level < 8 {
		present = size>>uint(8*level) - index*tileWidth
	}
	if present > tileWidth {
		present = tileWidth
	}
	if int64(width) > present {
		c.remarks = append(c.remarks, name+" lies beyond the checkpoint and is not covered by it")
		return
	}
	content, err := c.read(name)
	_, whole, wholeErr := c.widest(strings.Join(pieces, "/"), int(present))
	if err != nil || wholeErr != nil {
		c.differ("%s: %v %v", name, err, wholeErr)
		return
	}
	length := width * tlog.HashSize
	if pieces[1] == "entries" {
		length = 0
		for i := 0; i < width && length+2 <= len(whole); i++ {
			length += 2 + int(whole[length])<<8 + int(whole[length+1])
		}
	}
	if length > len(whole) || !bytes.Equal(content, whole[:length]) {
		c.differ("%s: is not the beginning of the present tile", name)
	}
}

// hashStore keeps the tree's stored hashes in memory.
type hashStore []tlog.Hash

func (s *hashStore) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(*s)) {
			return nil, fmt.Errorf("no stored hash %d", index)
		}
		hashes[i] = (*s)[index]
	}
	return hashes, nil
}

// blob checks the blob that an entry refers to, if it does.
func (c *checker) blob(index int64, entry []byte) {
	if !bytes.HasPrefix(entry, []byte("trucewatch-entry/1\n")) {
		return
	}
	header := string(entry)
	if end := strings.Index(header, "\n\n"); end >= 0 {
		header = header[:end]
	}
	line := header[strings.LastIndex(header, "\n")+1:]
	parts := strings.Split(line, " ")
	if len(parts) != 5 || parts[0] != "body:" || parts[1] != "blob" {
		return
	}
	sum, commitment := parts[3], parts[4]
	name := sum
	if sum == "withheld" {
		name = commitment
	}
	if c.blobs[name+commitment] || strings.ContainsAny(name, "/.") {
		return
	}
	c.blobs[name+commitment] = true
	content, err := c.read("blob/" + name)
	salt, saltErr := c.read("blob/" + name + ".salt")
	if errors.Is(err, fs.ErrNotExist) && errors.Is(saltErr, fs.ErrNotExist) {
		c.remarks = append(c.remarks, fmt.Sprintf("blob/%s of entry %d is redacted", name, index))
		return
	}
	if err != nil || saltErr != nil {
		c.differ("blob/%s of entry %d: only one of blob and salt can be read", name, index)
		return
	}
	hash := sha256.Sum256(content)
	commit := sha256.New()
	commit.Write([]byte("trucewatch-blob/1\n"))
	commit.Write(salt)
	commit.Write(hash[:])
	ok := hex.EncodeToString(commit.Sum(nil)) == commitment &&
		strconv.Itoa(len(content)) == parts[2] &&
		(sum == "withheld" || hex.EncodeToString(hash[:]) == sum)
	if !ok {
		c.differ("blob/%s of entry %d: blob of %d bytes and its salt are not what was sealed", name, index, len(content))
	}
}
