// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileWidth  = 256
	entriesMax = 20_000_000 // about 9 GB of hashes, measured at a twentieth of that
)

// runLogs are the names of a run's logs, which its entries use to refer to each other.
var runLogs = []string{"findings", "governance", "observations"}

// logCheck is one check of one log.
type logCheck struct {
	*result
	source
	name      string // folder within a run, "" for a log by itself
	prefix    string // of file names in messages
	head      *checkpoint
	sizes     map[string]int64 // of the logs that entries may refer to
	seen      map[string]bool  // files that were compared
	blobs     map[string]bool
	leaves    []tlog.Hash // of the entries
	tiled     []tlog.Hash // the same as the tiles of level 0 hold them
	places    []place
	elsewhere int // references to logs that are not here
}

// place of an entry, to name it.
type place struct {
	file   string
	offset int
}

// checkLogs checks logs that stand beside each other and refer to each other by name.
func (v *verifier) checkLogs(r *result, s source, names []string) {
	var checks []*logCheck
	sizes := map[string]int64{}
	for _, name := range names {
		c := &logCheck{result: r, source: s.in(name), name: name, sizes: sizes,
			seen: map[string]bool{}, blobs: map[string]bool{}}
		if name != "" {
			c.prefix = name + "/"
		}
		if c.open(v) {
			checks = append(checks, c)
			sizes[c.head.origin] = c.head.size
			if name != "" {
				sizes[name] = c.head.size
			}
		}
	}
	var stems origins
	for _, c := range checks {
		if c.name != "" {
			stems.add(r, c.prefix+"checkpoint", c.name, c.head.origin)
		}
		c.check(v)
	}
	if len(v.old) > 0 {
		v.requireOldUsed(r, checks)
	}
}

func (c *logCheck) differ(file, format string, a ...interface{}) {
	c.result.differ("%s%s", c.prefix, file+fmt.Sprintf(format, a...))
}

// get reads a file and notes when it cannot be had.
func (c *logCheck) get(name string, most int64) ([]byte, bool) {
	content, err := c.read(name, most)
	if err != nil {
		c.lacks(c.prefix+name, err)
	}
	return content, err == nil
}

// open reads and judges the checkpoint.
func (c *logCheck) open(v *verifier) bool {
	content, ok := c.get("checkpoint", noteBytesMax)
	if !ok {
		return false
	}
	head, err := parseCheckpoint(content)
	if err != nil {
		c.differ("checkpoint", ": %v", err)
		return false
	}
	c.head = head
	stored, storedErr := c.read("log.vkey", keyBytesMax)
	if storedErr != nil && !isMissing(storedErr) {
		c.lacks(c.prefix+"log.vkey", storedErr)
	}
	trusted, err := trustedOr(v.policy, string(stored), storedErr == nil)
	if err != nil {
		c.keyFault(err, storedErr)
		return false
	}
	if trusted.own {
		c.remark("%slog.vkey: the key is the one beside the log, so this shows that nothing was altered, not by whom it was sealed; give -policy or -key", c.prefix)
	}
	trusted.judge(c.result, c.prefix+"checkpoint", head)
	if storedErr == nil {
		trusted.compareKey(c.result, c.prefix, head.origin, string(stored))
	}
	if head.size > entriesMax {
		c.unchecked("%scheckpoint: %d entries, expected at most %d", c.prefix, head.size, entriesMax)
		return false
	}
	return true
}

func (c *logCheck) keyFault(err, storedErr error) {
	if storedErr != nil {
		c.unchecked("%slog.vkey: %v; no key was given: pass -policy or -key", c.prefix, storedErr)
	} else {
		c.differ("log.vkey", ": %v", err)
	}
}

// trust is a policy, and whether its log key is only the one that lies beside the log.
type trust struct {
	*policy
	own bool
}

// trustedOr takes the key beside the log where no policy is given. A policy that lacks the log's key stands as it is.
func trustedOr(given *policy, stored string, hasStored bool) (trust, error) {
	if given != nil {
		return trust{given, false}, nil
	}
	if !hasStored {
		return trust{}, fmt.Errorf("no key")
	}
	own := &policy{quorum: noQuorum}
	if !strings.HasSuffix(stored, "\n") {
		return trust{}, fmt.Errorf("expected a key and a newline")
	}
	err := own.addLog([]string{strings.TrimSuffix(stored, "\n")})
	return trust{own, true}, err
}

// compareKey checks the key beside a log: it must be of this log, and one that is trusted.
func (p *policy) compareKey(r *result, prefix, origin, stored string) {
	if name, _, _, err := publicKey(strings.TrimSuffix(stored, "\n"), typeSignature); err != nil {
		r.differ("%slog.vkey: %v", prefix, err)
	} else if name != origin {
		r.differ("%scheckpoint: origin is %s, but log.vkey beside it is of %s", prefix, origin, name)
	}
	keys := p.keysOf(origin)
	for _, key := range keys {
		if key.text+"\n" == stored {
			return
		}
	}
	if len(keys) > 0 {
		r.differ("%slog.vkey: expected %s", prefix, keys[0].text)
	}
}

// origins of logs that belong together: each is STEM + "/" + the log's name, with one STEM for all. So no log
// can be swapped with another, or with another run's.
type origins struct{ name, origin, stem string }

func (o *origins) add(r *result, file, name, origin string) {
	stem := strings.TrimSuffix(origin, "/"+name)
	switch {
	case stem == origin || stem == "":
		r.differ("%s: origin is %s, expected one that ends in /%s", file, origin, name)
	case o.stem == "":
		*o = origins{name, origin, stem}
	case o.stem != stem:
		r.differ("%s: origin is %s, but that of %s is %s; expected %s/%s", file, origin, o.name, o.origin, o.stem, name)
	}
}

func (c *logCheck) check(v *verifier) {
	report := &logResult{Name: c.name, Origin: c.head.origin, Size: c.head.size, Root: c.head.root.String()}
	c.Logs = append(c.Logs, report)
	if !c.readEntries() {
		return
	}
	report.Entries = int64(len(c.leaves))
	if hashes, ok := c.settle(); ok {
		c.compareTiles(hashes)
		c.compareOld(v, hashes)
	}
	if err := c.walk("tile", c.stray); err != nil {
		c.unchecked("%stile: %v", c.prefix, err)
	}
	if c.elsewhere > 0 && c.name == "" {
		c.remark("%d entries refer to other logs, which are not looked up here", c.elsewhere)
	}
}

// readEntries reads all entries and the hashes that the tiles of level 0 hold of them.
func (c *logCheck) readEntries() bool {
	for first := int64(0); first < c.head.size; first += tileWidth {
		want := int(c.head.size - first)
		if want > tileWidth {
			want = tileWidth
		}
		number := tileNumber(first / tileWidth)
		name, content, ok := c.widest("tile/entries/"+number, want, entriesBytesMax)
		tile, tileContent, tileOK := c.widest("tile/0/"+number, want, tileBytesMax)
		if !ok || !tileOK {
			return false
		}
		entries, err := splitEntries(content)
		if err != nil || len(entries) < want || isPartial(name) && len(entries) != want {
			c.differ(name, ": %d entries, expected %d (%v)", len(entries), want, err)
			return false
		}
		if len(tileContent) < want*tlog.HashSize || isPartial(tile) && len(tileContent) != want*tlog.HashSize {
			c.differ(tile, ": %d bytes, expected %d", len(tileContent), want*tlog.HashSize)
			return false
		}
		offset := 0
		for i, content := range entries[:want] {
			var stored tlog.Hash
			copy(stored[:], tileContent[i*tlog.HashSize:])
			c.tiled = append(c.tiled, stored)
			c.leaves = append(c.leaves, tlog.RecordHash(content))
			c.places = append(c.places, place{name, offset})
			c.checkEnvelope(name, first+int64(i), content)
			offset += 2 + len(content)
		}
	}
	return true
}

// settle builds the tree from the entries and, if that does not give the signed root, from the tiles, so
// that it is the altered file that gets named.
func (c *logCheck) settle() (*hashStore, bool) {
	fromEntries, root, err := buildTree(c.leaves)
	if err != nil {
		c.unchecked("%stree of %d entries: %v", c.prefix, len(c.leaves), err)
		return nil, false
	}
	if root == c.head.root {
		return fromEntries, true
	}
	fromTiles, tiledRoot, err := buildTree(c.tiled)
	known := err == nil && tiledRoot == c.head.root
	altered := false
	for i, leaf := range c.leaves {
		if leaf != c.tiled[i] {
			altered = true
			c.differ(c.places[i].file, ", entry %d, byte %d: its hash is %v, the tile above has %v", i, c.places[i].offset, leaf, c.tiled[i])
		}
	}
	if known {
		return fromTiles, true
	}
	if !altered {
		c.differ("checkpoint", ": root %v at size %d, but the entries give %v", c.head.root, c.head.size, root)
	} else {
		c.differ("checkpoint", ": root %v is neither that of the entries nor that of the tiles", c.head.root)
	}
	return fromEntries, true
}

func buildTree(leaves []tlog.Hash) (*hashStore, tlog.Hash, error) {
	var store hashStore
	for i, leaf := range leaves {
		hashes, err := tlog.StoredHashesForRecordHash(int64(i), leaf, &store)
		if err != nil {
			return nil, tlog.Hash{}, err
		}
		store = append(store, hashes...)
	}
	root, err := treeHash(int64(len(leaves)), &store)
	return &store, root, err
}

// compareTiles compares every tile of every level with the tree.
func (c *logCheck) compareTiles(hashes *hashStore) {
	for _, tile := range widestTiles(int64(len(c.leaves))) {
		expected, err := tlog.ReadTileData(tile, hashes)
		if err != nil {
			c.unchecked("%stile of level %d, number %d: %v", c.prefix, tile.L, tile.N, err)
			continue
		}
		name, content, ok := c.widest(fmt.Sprintf("tile/%d/%s", tile.L, tileNumber(tile.N)), tile.W, tileBytesMax)
		if !ok {
			continue
		}
		if !isPartial(name) && tile.W < tileWidth && len(content) > len(expected) {
			content = content[:len(expected)] // The log has grown since its checkpoint was read.
		}
		if !bytes.Equal(content, expected) {
			c.differ(name, ": differs at byte %d", mismatch(content, expected))
		}
	}
}

// compareOld checks that the log continues the checkpoints that the caller kept of it.
func (c *logCheck) compareOld(v *verifier, hashes *hashStore) {
	for _, old := range v.old {
		if old.origin != c.head.origin {
			continue
		}
		text := fmt.Sprintf("the checkpoint kept of size %d", old.size)
		trusted, _ := c.read("log.vkey", keyBytesMax)
		keys, err := trustedOr(v.policy, string(trusted), len(trusted) > 0)
		if err != nil || !anySigned(keys.keysOf(old.origin), old) {
			c.unchecked("%scheckpoint: %s is not signed by this log's key", c.prefix, text)
			continue
		}
		if old.size > c.head.size {
			c.differ("checkpoint", ": rollback: size is %d, below %s", c.head.size, text)
			continue
		}
		root, err := treeHash(old.size, hashes)
		if err != nil {
			c.unchecked("%scheckpoint: %s: %v", c.prefix, text, err)
		} else if root != old.root {
			c.differ("checkpoint", ": fork: %s has root %v, this log had %v then", text, old.root, root)
		}
	}
}

func anySigned(keys []logKey, c *checkpoint) bool {
	for _, key := range keys {
		if c.signedBy(key) {
			return true
		}
	}
	return false
}

func (v *verifier) requireOldUsed(r *result, checks []*logCheck) {
	for _, old := range v.old {
		used := false
		for _, c := range checks {
			used = used || c.head.origin == old.origin
		}
		if !used {
			r.unchecked("the checkpoint kept of size %d is of log %s, which is not here", old.size, old.origin)
		}
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

// checkEnvelope checks an entry's blob, and that what it refers to exists.
func (c *logCheck) checkEnvelope(file string, index int64, content []byte) {
	if !isEnvelope(content) {
		return
	}
	e, err := parseEntry(content)
	if err != nil {
		c.remark("%s%s, entry %d begins like an envelope but is none: %v", c.prefix, file, index, err)
		return
	}
	outside := false
	for _, ref := range e.references {
		size, known := c.sizes[ref.log]
		switch {
		case known && ref.last >= size:
			c.differ(file, ", entry %d: refers to %s %d, but that log has %d entries", index, ref.log, ref.last, size)
		case !known && c.name != "":
			c.unchecked("%s%s, entry %d: refers to log %s, which is not here", c.prefix, file, index, ref.log)
		case !known:
			outside = true
		}
	}
	if outside {
		c.elsewhere++
	}
	if e.blob != nil && !c.blobs[e.blob.name+e.blob.commitment] {
		c.blobs[e.blob.name+e.blob.commitment] = true
		c.checkBlob(index, e.blob)
	}
}

func min64(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

func (c *logCheck) checkBlob(index int64, b *blob) {
	name := "blob/" + b.name
	content, err := c.read(name, min64(b.length, blobBytesMax))
	salt, saltErr := c.read(name+".salt", saltBytesMax)
	switch {
	case isMissing(err) || isMissing(saltErr):
		c.isGone("%s%s of entry %d", c.prefix, name, index)
	case err != nil:
		c.lacks(fmt.Sprintf("%s%s of entry %d", c.prefix, name, index), err)
	case saltErr != nil:
		c.lacks(fmt.Sprintf("%s%s.salt of entry %d", c.prefix, name, index), saltErr)
	case !b.binds(content, salt):
		c.differ(name, " of entry %d: its %d bytes and the %d of %s.salt are not what was sealed", index, len(content), len(salt), b.name)
	}
}
