// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	entryBytesMax  = 65_535 // tlog-tiles gives each entry a length of 16 bits
	valueBytesMax  = 1024
	referencesMax  = 1 << 20
	entryFirstLine = "trucewatch-entry/1"
)

var kindPattern = regexp.MustCompile(`^[a-z0-9./-]+$`)

// entry is the envelope of sealed bytes, as far as a verifier needs it.
type entry struct {
	references []reference
	blob       *blob // nil when the bytes stand in the entry
}

// reference names a run of entries of a log.
type reference struct {
	log         string
	first, last int64
}

// blob is what an entry says of an object beside the log.
type blob struct {
	length          int64
	sum, commitment string // hex
	name            string // below blob/
}

func isEnvelope(content []byte) bool {
	return bytes.HasPrefix(content, []byte(entryFirstLine+"\n"))
}

// parseEntry accepts the one canonical spelling of an entry only.
func parseEntry(content []byte) (*entry, error) {
	end := bytes.Index(content, []byte("\n\n"))
	if end < 0 {
		return nil, errors.New("the header does not end in an empty line")
	}
	header, body := string(content[:end]), content[end+2:]
	if !utf8.ValidString(header) {
		return nil, errors.New("the header is not UTF-8")
	}
	lines := strings.Split(header, "\n")
	if len(lines) < 6 || lines[0] != entryFirstLine {
		return nil, fmt.Errorf("the header is not %s with its lines", entryFirstLine)
	}
	values := map[string]string{}
	for i, key := range []string{"kind", "media-type", "received-at", "channel"} {
		value := strings.TrimPrefix(lines[i+1], key+": ")
		if value == lines[i+1] || value == "" || len(value) > valueBytesMax || hasControl(value) {
			return nil, fmt.Errorf("line %d is %q, expected %s", i+2, lines[i+1], key)
		}
		values[key] = value
	}
	if !kindPattern.MatchString(values["kind"]) {
		return nil, fmt.Errorf("kind is %q", values["kind"])
	}
	if err := checkInstant(values["received-at"]); err != nil {
		return nil, err
	}
	e := &entry{}
	if err := e.addReferences(lines[5 : len(lines)-1]); err != nil {
		return nil, err
	}
	return e, e.setBody(lines[len(lines)-1], body)
}

func hasControl(text string) bool {
	return strings.IndexFunc(text, func(c rune) bool { return c < ' ' || c == 0x7f }) >= 0
}

// checkInstant wants UTC with as many decimals as needed, in groups of three.
func checkInstant(text string) error {
	at, err := time.Parse("2006-01-02T15:04:05Z", text)
	if err != nil {
		return fmt.Errorf("received-at is %q, expected an instant", text)
	}
	layout := "2006-01-02T15:04:05.000000000Z"
	switch nanos := at.Nanosecond(); {
	case nanos == 0:
		layout = "2006-01-02T15:04:05Z"
	case nanos%1_000_000 == 0:
		layout = "2006-01-02T15:04:05.000Z"
	case nanos%1_000 == 0:
		layout = "2006-01-02T15:04:05.000000Z"
	}
	if at.Format(layout) != text {
		return fmt.Errorf("received-at is %q, expected %q", text, at.Format(layout))
	}
	return nil
}

// addReferences reads the reference lines; runs of consecutive entries must stand in one line.
func (e *entry) addReferences(lines []string) error {
	count := int64(0)
	for _, line := range lines {
		items := strings.Split(line, " ")
		if len(items) != 3 || items[0] != "reference:" || items[1] == "" {
			return fmt.Errorf("reference line is %q", line)
		}
		from, to, ranged := strings.Cut(items[2], "-")
		first, err := decimal(from)
		last := first
		if err == nil && ranged {
			last, err = decimal(to)
		}
		if err != nil || ranged && last <= first || last-first >= referencesMax-count {
			return fmt.Errorf("reference line is %q, or makes more than %d", line, referencesMax)
		}
		count += last - first + 1
		if n := len(e.references); n > 0 && e.references[n-1].log == items[1] && e.references[n-1].last+1 == first {
			return fmt.Errorf("reference line %q should be joined with the one before", line)
		}
		e.references = append(e.references, reference{items[1], first, last})
	}
	return nil
}

func (e *entry) setBody(line string, body []byte) error {
	items := strings.Split(line, " ")
	if len(items) < 3 || items[0] != "body:" {
		return fmt.Errorf("body line is %q", line)
	}
	length, err := decimal(items[2])
	if err != nil {
		return fmt.Errorf("body line: %v", err)
	}
	switch {
	case items[1] == "inline" && len(items) == 3 && length == int64(len(body)):
		return nil
	case items[1] == "blob" && len(items) == 5 && len(body) == 0:
		e.blob = &blob{length, items[3], items[4], items[3]}
		if items[3] == "withheld" {
			e.blob.name = items[4]
		}
		if !isHexHash(e.blob.name) || !isHexHash(items[4]) {
			return fmt.Errorf("body line is %q, expected hashes of 64 hexadecimal digits", line)
		}
		return nil
	}
	return fmt.Errorf("body line is %q with %d bytes behind the header", line, len(body))
}

func isHexHash(text string) bool {
	content, err := hex.DecodeString(text)
	return err == nil && len(content) == sha256.Size && strings.ToLower(text) == text
}

// binds says whether content and salt are what the entry committed to.
func (b *blob) binds(content, salt []byte) bool {
	sum := sha256.Sum256(content)
	commitment := sha256.New()
	commitment.Write([]byte("trucewatch-blob/1\n"))
	commitment.Write(salt)
	commitment.Write(sum[:])
	return int64(len(content)) == b.length &&
		(b.sum == "withheld" || hex.EncodeToString(sum[:]) == b.sum) &&
		hex.EncodeToString(commitment.Sum(nil)) == b.commitment
}
