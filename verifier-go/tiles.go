// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// tileNumber spells a tile's index as tlog-tiles does.
func tileNumber(n int64) string {
	text := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		text = fmt.Sprintf("x%03d/%s", n%1000, text)
	}
	return text
}

func isPartial(name string) bool { return strings.Contains(name, ".p/") }

// widest reads the file of a width, or the full one that may have replaced it.
func (c *logCheck) widest(base string, width int, most int64) (string, []byte, bool) {
	name := base
	if width < tileWidth {
		name = fmt.Sprintf("%s.p/%d", base, width)
	}
	content, err := c.read(name, most)
	if isMissing(err) && name != base {
		if full, fullErr := c.read(base, most); fullErr == nil {
			name, content, err = base, full, nil
		}
	}
	c.seen[name] = true
	if err != nil {
		c.lacks(c.prefix+name, err)
	}
	return name, content, err == nil
}

// splitEntries takes a bundle of entries apart, each behind its length in 16 bits.
func splitEntries(content []byte) ([][]byte, error) {
	var entries [][]byte
	for at := 0; at < len(content); {
		if len(content)-at < 2 {
			return entries, fmt.Errorf("a length is cut at byte %d", at)
		}
		end := at + 2 + int(content[at])<<8 + int(content[at+1])
		if end > len(content) {
			return entries, fmt.Errorf("the entry at byte %d runs past the end", at)
		}
		entries = append(entries, content[at+2:end])
		at = end
	}
	return entries, nil
}

// widestTiles gives the tiles of a tree; NewTiles of x/mod 0.7.0 lists every narrower partial one too.
func widestTiles(size int64) []tlog.Tile {
	at := map[[2]int64]int{}
	var widest []tlog.Tile
	for _, tile := range tlog.NewTiles(8, 0, size) {
		place := [2]int64{int64(tile.L), tile.N}
		if i, known := at[place]; !known {
			at[place] = len(widest)
			widest = append(widest, tile)
		} else if tile.W > widest[i].W {
			widest[i] = tile
		}
	}
	return widest
}

func mismatch(a, b []byte) int {
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return len(a)
}

// tilePath is a tile's file, taken apart.
type tilePath struct {
	kind  string // "entries" or a level
	level int
	index int64
	width int
}

func (t tilePath) String() string {
	name := "tile/" + t.kind + "/" + tileNumber(t.index)
	if t.width < tileWidth {
		name += ".p/" + strconv.Itoa(t.width)
	}
	return name
}

// parseTilePath reads a name as tlog-tiles spells it; any other name is refused.
func parseTilePath(name string) (tilePath, bool) {
	base, width, partial := strings.Cut(name, ".p/")
	t := tilePath{width: tileWidth}
	pieces := strings.Split(base, "/")
	if len(pieces) < 3 || len(pieces) > 8 || pieces[0] != "tile" {
		return t, false
	}
	var err error
	if partial {
		if t.width, err = strconv.Atoi(width); err != nil || t.width < 1 || t.width >= tileWidth {
			return t, false
		}
	}
	for _, piece := range pieces[2:] {
		digits, err := strconv.ParseInt(strings.TrimPrefix(piece, "x"), 10, 64)
		if err != nil || digits < 0 || digits > 999 {
			return t, false
		}
		t.index = t.index*1000 + digits
	}
	t.kind = pieces[1]
	if t.kind != "entries" {
		if t.level, err = strconv.Atoi(t.kind); err != nil || t.level < 0 || t.level > 63 || strconv.Itoa(t.level) != t.kind {
			return t, false
		}
	}
	return t, t.String() == name
}

// stray checks a file below tile/ that the checkpoint's own size does not call for: partial tiles of
// earlier sizes must be beginnings of the present ones.
func (c *logCheck) stray(name string) {
	if c.seen[name] {
		return
	}
	t, ok := parseTilePath(name)
	if !ok {
		c.differ(name, ": no such file in a log")
		return
	}
	present := int64(0)
	if t.level < 8 && t.index <= c.head.size {
		present = c.head.size>>uint(8*t.level) - t.index*tileWidth
	}
	if present > tileWidth {
		present = tileWidth
	}
	if int64(t.width) > present {
		c.remark("%s%s lies beyond the checkpoint and is not covered by it", c.prefix, name)
		return
	}
	content, err := c.read(name, entriesBytesMax)
	if err != nil {
		c.lacks(c.prefix+name, err)
		return
	}
	whole := t
	whole.width = int(present)
	expected, err := c.read(whole.String(), entriesBytesMax)
	if isMissing(err) {
		whole.width = tileWidth
		expected, err = c.read(whole.String(), entriesBytesMax)
	}
	if err != nil {
		return // Noted before.
	}
	length := t.width * tlog.HashSize
	if t.kind == "entries" {
		length = 0
		for i := 0; i < t.width && length+2 <= len(expected); i++ {
			length += 2 + int(expected[length])<<8 + int(expected[length+1])
		}
	}
	if length > len(expected) || !bytes.Equal(content, expected[:length]) {
		c.differ(name, ": is not the beginning of the present tile")
	}
}
