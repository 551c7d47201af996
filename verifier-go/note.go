// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	noteBytesMax  = 1 << 20
	signaturesMax = 256
)

// checkpoint is a log's signed statement of its size and root, read but not yet believed.
type checkpoint struct {
	content []byte
	text    string // what is signed
	lines   []signatureLine
	origin  string
	size    int64
	root    tlog.Hash
}

type signatureLine struct {
	name string
	hash uint32
	line string
}

// parseCheckpoint accepts the one canonical spelling only, so that no byte can change unnoticed. note.Open
// would let other spellings of base64 pass.
func parseCheckpoint(content []byte) (*checkpoint, error) {
	text := string(content)
	gap := strings.LastIndex(text, "\n\n")
	if gap < 0 || !strings.HasSuffix(text, "\n") || gap+2 >= len(text) {
		return nil, errors.New("no empty line between text and signatures, or no final newline")
	}
	c := &checkpoint{content: content, text: text[:gap+1]}
	signatures := strings.Split(text[gap+2:len(text)-1], "\n")
	if len(signatures) > signaturesMax {
		return nil, fmt.Errorf("%d signatures, expected at most %d", len(signatures), signaturesMax)
	}
	for _, line := range signatures {
		parsed, err := parseSignature(line)
		if err != nil {
			return nil, fmt.Errorf("signature line %q: %v", line, err)
		}
		c.lines = append(c.lines, parsed)
	}
	// Google's reader checks the form of all lines, a hundred at a time; without keys it must find none.
	for first := 0; first < len(c.lines); first += noteSignaturesMax {
		last := first + noteSignaturesMax
		if last > len(c.lines) {
			last = len(c.lines)
		}
		var unverified *note.UnverifiedNoteError
		if _, err := note.Open(c.with(c.lines[first:last]), nil); !errors.As(err, &unverified) {
			return nil, err
		}
	}
	return c, c.parseText()
}

// noteSignaturesMax is where note.Open of x/mod 0.7.0 stops.
const noteSignaturesMax = 100

func parseSignature(line string) (signatureLine, error) {
	space := strings.LastIndex(line, " ")
	if !strings.HasPrefix(line, "— ") || space < len("— ") {
		return signatureLine{}, errors.New("expected an em dash, a name and base64")
	}
	payload, err := base64.StdEncoding.Strict().DecodeString(line[space+1:])
	if err != nil {
		return signatureLine{}, err
	}
	if len(payload) < 5 {
		return signatureLine{}, errors.New("expected 4 bytes of the key's identifier and a signature")
	}
	return signatureLine{line[len("— "):space], binary.BigEndian.Uint32(payload), line}, nil
}

func (c *checkpoint) parseText() error {
	lines := strings.Split(strings.TrimSuffix(c.text, "\n"), "\n")
	if len(lines) < 3 || lines[0] == "" {
		return errors.New("text is not origin, size and root")
	}
	for i, line := range lines[3:] {
		if line == "" {
			return fmt.Errorf("line %d of the text is empty", i+4)
		}
	}
	var err error
	c.origin = lines[0]
	if c.size, err = decimal(lines[1]); err != nil {
		return fmt.Errorf("size is %v", err)
	}
	if c.root, err = parseHash(lines[2]); err != nil {
		return fmt.Errorf("root is %v", err)
	}
	return nil
}

func (c *checkpoint) with(lines []signatureLine) []byte {
	var out bytes.Buffer
	out.WriteString(c.text + "\n")
	for _, line := range lines {
		out.WriteString(line.line + "\n")
	}
	return out.Bytes()
}

// linesBy counts the lines that claim to be by a key. Each is handed to note.Open as a note of its own: it
// would stop after a hundred lines, and would not say which of many keys a wrong line is by.
func (c *checkpoint) linesBy(key note.Verifier) (right, wrong int) {
	for _, line := range c.lines {
		if line.name != key.Name() || line.hash != key.KeyHash() {
			continue
		}
		opened, err := note.Open(c.with([]signatureLine{line}), note.VerifierList(key))
		if err != nil || len(opened.Sigs) != 1 {
			wrong++
		} else {
			right++
		}
	}
	return right, wrong
}

// signedBy says whether a key signed, and every line that claims to be by this key is right.
func (c *checkpoint) signedBy(key note.Verifier) bool {
	right, wrong := c.linesBy(key)
	return right > 0 && wrong == 0
}

// onlyBy gives the note with those lines alone that carry a key's name and identifier.
func (c *checkpoint) onlyBy(stored string) []byte {
	name, hash, _, err := publicKey(strings.TrimSuffix(stored, "\n"), typeSignature)
	var lines []signatureLine
	for _, line := range c.lines {
		if err == nil && line.name == name && line.hash == hash {
			lines = append(lines, line)
		}
	}
	return c.with(lines)
}

// decimal reads 0 to 2^63-1 without sign or leading zeros.
func decimal(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 || strconv.FormatInt(n, 10) != text {
		return 0, fmt.Errorf("%q, expected a decimal number below 2^63", text)
	}
	return n, nil
}

func parseHash(text string) (tlog.Hash, error) {
	var hash tlog.Hash
	content, err := base64.StdEncoding.Strict().DecodeString(text)
	if err != nil || len(content) != tlog.HashSize || len(text) != base64.StdEncoding.EncodedLen(tlog.HashSize) {
		return hash, fmt.Errorf("%q, expected base64 of %d bytes", text, tlog.HashSize)
	}
	copy(hash[:], content)
	return hash, nil
}

// treeHash is tlog.TreeHash, which in x/mod 0.7.0 gives zeros for the empty tree instead of RFC 6962's hash.
func treeHash(size int64, hashes tlog.HashReader) (tlog.Hash, error) {
	if size == 0 {
		return sha256.Sum256(nil), nil
	}
	return tlog.TreeHash(size, hashes)
}
