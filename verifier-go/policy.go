// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

const (
	policyBytesMax = 1 << 20
	policyLinesMax = 1024 // logs, witnesses and groups, each
	noQuorum       = "none"
)

// policy says which logs and witnesses are trusted, and whose cosignatures are enough: C2SP tlog-policy.
type policy struct {
	logs      []logKey
	witnesses []member
	groups    map[string]group
	grouped   map[string]bool
	quorum    string
}

type logKey struct {
	note.Verifier
	text string
	raw  []byte
}

type member struct {
	*witness
	alias string // the name by which groups and the quorum refer to it
}

type group struct {
	threshold int
	members   []string
}

// parsePolicy reads a policy; an error names the line.
func parsePolicy(text string) (*policy, error) {
	p := &policy{groups: map[string]group{}, grouped: map[string]bool{}}
	for i, line := range strings.Split(text, "\n") {
		if err := p.line(line); err != nil {
			return nil, fmt.Errorf("line %d: %v", i+1, err)
		}
	}
	if p.quorum == "" {
		return nil, errors.New("no quorum line, expected one")
	}
	return p, nil
}

// newPolicy is the policy that the short form means: any of the logs, and some of the witnesses.
func newPolicy(keys, witnesses []string, quorum int) (*policy, error) {
	var text strings.Builder
	for _, key := range keys {
		fmt.Fprintf(&text, "log %s\n", key)
	}
	members := ""
	for i, key := range witnesses {
		fmt.Fprintf(&text, "witness %d %s\n", i, key)
		members += " " + strconv.Itoa(i)
	}
	if quorum == 0 {
		text.WriteString("quorum none\n")
	} else {
		fmt.Fprintf(&text, "group all-witnesses %d%s\nquorum all-witnesses\n", quorum, members)
	}
	p, err := parsePolicy(text.String())
	if err != nil {
		return nil, fmt.Errorf("-key, -witness and -quorum: %v", err)
	}
	return p, nil
}

func (p *policy) line(line string) error {
	for _, c := range []byte(line) {
		if c < ' ' && c != '\t' || c == 0x7f {
			return errors.New("holds a control character")
		}
	}
	items := strings.FieldsFunc(line, func(c rune) bool { return c == ' ' || c == '\t' })
	if len(items) == 0 || strings.HasPrefix(items[0], "#") {
		return nil
	}
	kinds := map[string]struct {
		least, most int
		read        func([]string) error
	}{
		"log":     {1, 2, p.addLog},
		"witness": {2, 3, p.addWitness},
		"group":   {3, 2 + policyLinesMax, p.addGroup},
		"quorum":  {1, 1, p.setQuorum},
	}
	kind, ok := kinds[items[0]]
	if !ok {
		return fmt.Errorf("starts with %q, expected log, witness, group, quorum or #", items[0])
	}
	if n := len(items) - 1; n < kind.least || n > kind.most {
		return fmt.Errorf("%s has %d items, see C2SP tlog-policy for its form", items[0], n)
	}
	return kind.read(items[1:])
}

func (p *policy) addLog(items []string) error {
	_, _, raw, err := publicKey(items[0], typeSignature)
	if err != nil {
		return err
	}
	key, err := note.NewVerifier(items[0])
	if err != nil {
		return fmt.Errorf("key %q: %v", items[0], err)
	}
	for _, other := range p.logs {
		if bytes.Equal(other.raw, raw) {
			return fmt.Errorf("has the same public key as log %s", other.Name())
		}
	}
	if len(p.logs) >= policyLinesMax {
		return fmt.Errorf("is more than the %dth log", policyLinesMax)
	}
	p.logs = append(p.logs, logKey{key, items[0], raw})
	return nil
}

func (p *policy) addWitness(items []string) error {
	key, err := newWitness(items[1])
	if err != nil {
		return err
	}
	for _, other := range p.witnesses {
		if bytes.Equal(other.key, key.key) {
			return fmt.Errorf("has the same public key as witness %s", other.alias)
		}
	}
	if err := p.newName(items[0]); err != nil {
		return err
	}
	if len(p.witnesses) >= policyLinesMax {
		return fmt.Errorf("is more than the %dth witness", policyLinesMax)
	}
	p.witnesses = append(p.witnesses, member{key, items[0]})
	return nil
}

func (p *policy) addGroup(items []string) error {
	if err := p.newName(items[0]); err != nil {
		return err
	}
	if len(p.groups) >= policyLinesMax {
		return fmt.Errorf("is more than the %dth group", policyLinesMax)
	}
	members := items[2:]
	for _, name := range members {
		if !p.knows(name) {
			return fmt.Errorf("refers to %q, which no line above defines", name)
		}
		if p.grouped[name] {
			return fmt.Errorf("lists %s, which is in a group already", name)
		}
		p.grouped[name] = true
	}
	threshold := int64(len(members))
	switch items[1] {
	case "all":
	case "any":
		threshold = 1
	default:
		var err error
		if threshold, err = decimal(items[1]); err != nil || threshold < 1 || threshold > int64(len(members)) {
			return fmt.Errorf("has threshold %q, expected all, any or 1 to %d", items[1], len(members))
		}
	}
	p.groups[items[0]] = group{int(threshold), members}
	return nil
}

func (p *policy) setQuorum(items []string) error {
	if p.quorum != "" {
		return errors.New("is a second quorum line, expected one")
	}
	if items[0] != noQuorum && !p.knows(items[0]) {
		return fmt.Errorf("refers to %q, which no line above defines", items[0])
	}
	p.quorum = items[0]
	return nil
}

func (p *policy) newName(name string) error {
	if name == noQuorum || p.knows(name) {
		return fmt.Errorf("names %q again or uses the word none", name)
	}
	return nil
}

func (p *policy) knows(name string) bool {
	if _, ok := p.groups[name]; ok {
		return true
	}
	for _, w := range p.witnesses {
		if w.alias == name {
			return true
		}
	}
	return false
}

// keysOf gives the log keys of this origin.
func (p *policy) keysOf(origin string) []logKey {
	var keys []logKey
	for _, key := range p.logs {
		if key.Name() == origin {
			keys = append(keys, key)
		}
	}
	return keys
}

// judge notes what speaks against a checkpoint. Its name is where it was read.
func (p *policy) judge(r *result, name string, c *checkpoint) {
	spoiled := p.requireNoneWrong(r, name, c)
	p.remarkUnknown(r, name, c)
	keys := p.keysOf(c.origin)
	if len(keys) == 0 {
		r.unchecked("%s: the policy has no key of log %s", name, c.origin)
		return
	}
	if spoiled {
		return
	}
	signed := false
	for _, key := range keys {
		signed = signed || c.signedBy(key)
	}
	if !signed {
		r.differ("%s: no valid signature by %s", name, keys[0].text)
		return
	}
	if p.quorum == noQuorum {
		return
	}
	cosigned := map[string]bool{}
	for _, w := range p.witnesses {
		if c.signedBy(w) {
			cosigned[w.alias] = true
		}
	}
	if !p.met(p.quorum, cosigned) {
		r.unchecked("%s: %d of the %d witnesses cosigned, expected %s", name, len(cosigned), len(p.witnesses), p.expected())
	}
}

// requireNoneWrong notes every key of the policy that a line claims wrongly: C2SP signed-note has a note
// with a wrong line of a known key rejected, whoever else signed it.
func (p *policy) requireNoneWrong(r *result, name string, c *checkpoint) (spoiled bool) {
	require := func(key note.Verifier, text string) {
		if _, wrong := c.linesBy(key); wrong > 0 {
			r.differ("%s: expected a valid signature by %s, found one that is wrong", name, text)
			spoiled = true
		}
	}
	for _, key := range p.logs {
		require(key, key.text)
	}
	for _, w := range p.witnesses {
		require(w, w.text)
	}
	return spoiled
}

// remarkUnknown tells of lines by keys that are not the policy's, which signed-note has ignored.
func (p *policy) remarkUnknown(r *result, name string, c *checkpoint) {
	var unknown []string
	for _, line := range c.lines {
		if !p.knowsKey(line) {
			unknown = append(unknown, line.name)
		}
	}
	switch {
	case len(unknown) == 1:
		r.remark("%s: a line by an unknown key %s is ignored", name, unknown[0])
	case len(unknown) > 1:
		r.remark("%s: %d lines by unknown keys are ignored: %s", name, len(unknown), strings.Join(unknown, ", "))
	}
}

func (p *policy) knowsKey(line signatureLine) bool {
	for _, key := range p.logs {
		if line.name == key.Name() && line.hash == key.KeyHash() {
			return true
		}
	}
	for _, w := range p.witnesses {
		if line.name == w.Name() && line.hash == w.KeyHash() {
			return true
		}
	}
	return false
}

func (p *policy) met(name string, cosigned map[string]bool) bool {
	g, ok := p.groups[name]
	if !ok {
		return cosigned[name]
	}
	count := 0
	for _, m := range g.members {
		if p.met(m, cosigned) {
			count++
		}
	}
	return count >= g.threshold
}

func (p *policy) expected() string {
	if g, ok := p.groups[p.quorum]; ok {
		return fmt.Sprintf("%d of group %s", g.threshold, p.quorum)
	}
	return "witness " + p.quorum
}
