// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	manifestName      = "bundle"
	manifestBytesMax  = 1 << 16
	bundlePolicyMax   = 1 << 18
	bundleBlobMax     = 1 << 28
	bundleRefsMax     = 1 << 22 // references of all entries together
	manifestFirstLine = "trucewatch-bundle/1"
	policyName        = "policy"
	proofFirstLine    = "c2sp.org/tlog-proof@v1"
	proofHashesMax    = 63
)

// logName is what a log may be called, so that every language sorts names alike.
var logName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// leaf names an entry of a log.
type leaf struct {
	log   string
	index int64
}

func (l leaf) String() string { return fmt.Sprintf("%s %d", l.log, l.index) }

// manifest says what a bundle is about and which logs it took from.
type manifest struct {
	subject  leaf
	attached []leaf
	logs     []string
}

// bundleCheck is one check of a bundle.
type bundleCheck struct {
	*result
	zip        *storedZip
	manifest   *manifest
	number     map[string]int
	indices    map[string][]int64
	held       map[leaf]bool
	derived    map[leaf][]reference
	expected   []string // names of files in the order they must stand in
	listed     map[string]bool
	gone       map[string]bool
	references int64
	stems      origins
}

func (v *verifier) checkBundle(r *result, path string) {
	zip, err := openZip(path)
	if errors.Is(err, errNoBundle) {
		r.differ("%s: %v", path, err)
		return
	}
	if err != nil {
		r.unchecked("%s: %v", path, err)
		return
	}
	defer zip.file.Close()
	b := &bundleCheck{result: r, zip: zip, number: map[string]int{}, indices: map[string][]int64{},
		held: map[leaf]bool{}, derived: map[leaf][]reference{}, listed: map[string]bool{}, gone: map[string]bool{}}
	content, err := zip.read(manifestName, manifestBytesMax)
	if err != nil {
		r.lacks(manifestName, err)
		return
	}
	if b.manifest, err = parseManifest(string(content)); err != nil {
		r.differ("%s: %v", manifestName, err)
		return
	}
	b.check(v)
}

// parseManifest accepts the one canonical spelling only.
func parseManifest(text string) (*manifest, error) {
	m := &manifest{}
	lines := strings.Split(text, "\n")
	if len(lines) < 4 || lines[0] != manifestFirstLine || lines[len(lines)-1] != "" {
		return nil, fmt.Errorf("does not begin with %s, or has no final newline", manifestFirstLine)
	}
	for i, line := range lines[1 : len(lines)-1] {
		items := strings.Split(line, " ")
		if len(items) != 3 {
			return nil, fmt.Errorf("line %d is %q, expected a word and two values", i+2, line)
		}
		number, name := items[2], items[1]
		if items[0] == "log:" {
			number, name = items[1], items[2]
		}
		n, err := decimal(number)
		if err != nil {
			return nil, fmt.Errorf("line %d is %q: %v", i+2, line, err)
		}
		if !logName.MatchString(name) {
			return nil, fmt.Errorf("line %d names log %q, expected 1 to 64 of a to z, 0 to 9 and hyphen, not beginning with a hyphen", i+2, name)
		}
		switch {
		case i == 0 && items[0] == "subject:":
			m.subject = leaf{name, n}
		case i > 0 && items[0] == "attached:" && len(m.logs) == 0:
			m.attached = append(m.attached, leaf{name, n})
		case i > 0 && items[0] == "log:" && n == int64(len(m.logs)):
			m.logs = append(m.logs, name)
		default:
			return nil, fmt.Errorf("line %d is %q, expected subject, attached, log in this order", i+2, line)
		}
	}
	return m, m.checkOrder()
}

func (m *manifest) checkOrder() error {
	if len(m.logs) == 0 {
		return errors.New("it names no log")
	}
	for i := 1; i < len(m.logs); i++ {
		if m.logs[i-1] >= m.logs[i] {
			return fmt.Errorf("log %s does not stand in the order of names", m.logs[i])
		}
	}
	for i := 1; i < len(m.attached); i++ {
		a, b := m.attached[i-1], m.attached[i]
		if a.log > b.log || a.log == b.log && a.index >= b.index {
			return fmt.Errorf("attached %s does not stand in order", b)
		}
	}
	return nil
}

func (b *bundleCheck) check(v *verifier) {
	b.list(manifestName)
	chosen := b.choosePolicy(v)
	for i, log := range b.manifest.logs {
		b.number[log] = i
	}
	b.index()
	for _, log := range b.manifest.logs {
		b.checkLog(log, chosen, v)
	}
	b.requireHeld(b.manifest.subject, "the bundle's subject")
	for _, attached := range b.manifest.attached {
		b.requireHeld(attached, "the manifest as attached")
	}
	b.requireReachable()
	b.requireNothingElse()
}

// list notes a file that belongs here.
func (b *bundleCheck) list(name string) {
	if !b.listed[name] {
		b.listed[name] = true
		b.expected = append(b.expected, name)
	}
}

// choosePolicy takes the caller's policy, else the exporter's, else none.
func (b *bundleCheck) choosePolicy(v *verifier) *policy {
	content, err := b.zip.read(policyName, bundlePolicyMax)
	if isMissing(err) {
		return v.policy
	}
	b.list(policyName)
	if err != nil {
		b.lacks(policyName, err)
		return v.policy
	}
	p, err := parsePolicy(string(content))
	if err != nil {
		b.differ("%s: %v", policyName, err)
	}
	if v.policy != nil || err != nil {
		return v.policy
	}
	b.remark("keys and quorum are those of the policy inside the bundle, which its exporter chose; give -policy to use your own")
	return p
}

// index notes which entries there are.
func (b *bundleCheck) index() {
	for _, file := range b.zip.files {
		parts := strings.Split(file.name, "/")
		if len(parts) != 3 || parts[1] != "entry" {
			continue
		}
		number, err := decimal(parts[0])
		index, indexErr := decimal(parts[2])
		if err != nil || indexErr != nil || number >= int64(len(b.manifest.logs)) {
			continue // It is found to be superfluous at the end.
		}
		log := b.manifest.logs[number]
		b.indices[log] = append(b.indices[log], index)
		b.held[leaf{log, index}] = true
	}
	for _, indices := range b.indices {
		sort.Slice(indices, func(i, j int) bool { return indices[i] < indices[j] })
	}
}

// get reads a file that belongs to the bundle and notes when it cannot be had.
func (b *bundleCheck) get(name string, most int64) ([]byte, bool) {
	b.list(name)
	content, err := b.zip.read(name, most)
	if err != nil {
		b.lacks(name, err)
	}
	return content, err == nil
}

func (b *bundleCheck) checkLog(log string, chosen *policy, v *verifier) {
	prefix := strconv.Itoa(b.number[log]) + "/"
	content, ok := b.get(prefix+"checkpoint", noteBytesMax)
	stored, keyOK := b.get(prefix+"log.vkey", keyBytesMax)
	if !ok || !keyOK {
		return
	}
	head, err := parseCheckpoint(content)
	if err != nil {
		b.differ("%scheckpoint: %v", prefix, err)
		return
	}
	b.judge(prefix, head, string(stored), chosen)
	b.stems.add(b.result, prefix+"checkpoint", log, head.origin)
	b.compareOld(prefix, head, v)
	alone := head.onlyBy(string(stored))
	for _, index := range b.indices[log] {
		b.checkEntry(leaf{log, index}, prefix, head, alone)
	}
	b.Logs = append(b.Logs, &logResult{Name: log, Origin: head.origin, Size: head.size,
		Root: head.root.String(), Entries: int64(len(b.indices[log]))})
}

func (b *bundleCheck) judge(prefix string, head *checkpoint, stored string, chosen *policy) {
	trusted, err := trustedOr(chosen, stored, true)
	if err != nil {
		b.differ("%slog.vkey: %v", prefix, err)
		return
	}
	if trusted.own {
		b.remark("%slog.vkey: the key is the one inside the bundle, so this shows that nothing was altered, not by whom it was sealed; give -policy or -key", prefix)
	}
	trusted.judge(b.result, prefix+"checkpoint", head)
	trusted.compareKey(b.result, prefix, head.origin, stored)
}

// compareOld compares checkpoints of one size; a bundle does not hold the hashes between two sizes.
func (b *bundleCheck) compareOld(prefix string, head *checkpoint, v *verifier) {
	for _, old := range v.old {
		if old.origin != head.origin {
			continue
		}
		if old.size != head.size {
			b.unchecked("%scheckpoint: a bundle cannot show that size %d continues the checkpoint kept of size %d; check the log itself", prefix, head.size, old.size)
		} else if old.root != head.root {
			b.differ("%scheckpoint: fork: the checkpoint kept of size %d has root %v, this one %v", prefix, old.size, old.root, head.root)
		}
	}
}

func (b *bundleCheck) checkEntry(at leaf, prefix string, head *checkpoint, alone []byte) {
	name := fmt.Sprintf("%sentry/%d", prefix, at.index)
	proofName := fmt.Sprintf("%sproof/%d.tlog-proof", prefix, at.index)
	content, ok := b.get(name, entryBytesMax)
	proofContent, proofOK := b.get(proofName, noteBytesMax)
	if !ok || !proofOK {
		return
	}
	path, err := parseProof(proofContent, at.index, head.size, alone)
	if err != nil {
		b.differ("%s: %v", proofName, err)
	} else if err := tlog.CheckRecord(path, head.size, head.root, at.index, tlog.RecordHash(content)); err != nil {
		b.differ("%s: %s does not lead from it to root %v: %v", name, proofName, head.root, err)
	}
	e, err := parseEntry(content)
	if err != nil {
		b.differ("%s: %v", name, err)
		return
	}
	b.derived[at] = e.references
	for _, ref := range e.references {
		if b.references += ref.last - ref.first + 1; b.references > bundleRefsMax {
			b.unchecked("%s: the entries have more than %d references, the most that are followed", name, bundleRefsMax)
			return
		}
		for index := ref.first; index <= ref.last; index++ {
			b.requireHeld(leaf{ref.log, index}, at.String())
		}
	}
	if e.blob != nil {
		b.checkBlob(prefix, at, e.blob)
	}
}

// parseProof reads a C2SP tlog-proof that must end in the checkpoint beside it with the log's signature alone.
func parseProof(content []byte, index, size int64, alone []byte) (tlog.RecordProof, error) {
	gap := bytes.Index(content, []byte("\n\n"))
	if gap < 0 || !bytes.Equal(content[gap+2:], alone) {
		return nil, errors.New("it does not end in the checkpoint beside it, with the log's signature alone")
	}
	lines := strings.Split(string(content[:gap]), "\n")
	if len(lines) < 2 || lines[0] != proofFirstLine || lines[1] != fmt.Sprintf("index %d", index) {
		return nil, fmt.Errorf("it does not begin with %s and index %d", proofFirstLine, index)
	}
	if index >= size {
		return nil, fmt.Errorf("index %d is not below size %d", index, size)
	}
	if len(lines)-2 > proofHashesMax {
		return nil, fmt.Errorf("%d hashes, expected at most %d", len(lines)-2, proofHashesMax)
	}
	var path tlog.RecordProof
	for i, line := range lines[2:] {
		hash, err := parseHash(line)
		if err != nil {
			return nil, fmt.Errorf("line %d is %v", i+3, err)
		}
		path = append(path, hash)
	}
	return path, nil
}

func (b *bundleCheck) checkBlob(prefix string, at leaf, of *blob) {
	name := prefix + "blob/" + of.name
	content, err := b.zip.read(name, min64(of.length, bundleBlobMax))
	salt, saltErr := b.zip.read(name+".salt", saltBytesMax)
	if !isMissing(err) {
		b.list(name)
	}
	if !isMissing(saltErr) {
		b.list(name + ".salt")
	}
	switch {
	case b.gone[name]:
	case isMissing(err) || isMissing(saltErr):
		b.gone[name] = true
		b.isGone("%s of %v", name, at)
	case err != nil:
		b.lacks(name, err)
	case saltErr != nil:
		b.lacks(name+".salt", saltErr)
	case !of.binds(content, salt):
		b.differ("%s of %v: its %d bytes and the %d of its salt are not what was sealed", name, at, len(content), len(salt))
	}
}

func (b *bundleCheck) requireHeld(at leaf, by string) {
	if !b.held[at] {
		b.unchecked("%v, referred to by %s, is not in the bundle", at, by)
	}
}

// requireReachable finds entries that neither the subject nor what is attached refers to, and attached ones
// that the subject refers to anyway.
func (b *bundleCheck) requireReachable() {
	reached := map[leaf]bool{}
	b.reach(b.manifest.subject, reached)
	for _, attached := range b.manifest.attached {
		if reached[attached] {
			b.differ("%s: %v is attached, but the subject refers to it already", manifestName, attached)
		}
	}
	for _, attached := range b.manifest.attached {
		b.reach(attached, reached)
	}
	for _, log := range b.manifest.logs {
		for _, index := range b.indices[log] {
			if !reached[leaf{log, index}] {
				b.differ("%d/entry/%d: neither the subject nor what is attached refers to it", b.number[log], index)
			}
		}
		if len(b.indices[log]) == 0 {
			b.differ("%s: log %s has no entry in the bundle", manifestName, log)
		}
	}
}

func (b *bundleCheck) reach(from leaf, reached map[leaf]bool) {
	for open := []leaf{from}; len(open) > 0; {
		next := open[len(open)-1]
		open = open[:len(open)-1]
		if reached[next] || !b.held[next] {
			continue
		}
		reached[next] = true
		for _, ref := range b.derived[next] {
			for index := ref.first; index <= ref.last; index++ {
				open = append(open, leaf{ref.log, index})
			}
		}
	}
}

// requireNothingElse wants exactly the files that belong here, in their order.
func (b *bundleCheck) requireNothingElse() {
	superfluous := false
	for _, file := range b.zip.files {
		if !b.listed[file.name] {
			superfluous = true
			b.differ("%s: does not belong to the bundle", file.name)
		}
	}
	if superfluous || len(b.Differences) > 0 {
		return
	}
	for i, file := range b.zip.files {
		if i >= len(b.expected) || file.name != b.expected[i] {
			b.differ("%s: does not stand where it must", file.name)
			return
		}
	}
}
