// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"
)

const (
	typeSignature   = 1 // C2SP signed-note, Ed25519: a log's key
	typeCosignature = 4 // C2SP tlog-cosignature, Ed25519 with a time: a witness's key

	nameBytesMax = 2048
)

// publicKey takes a verifier key apart: name+identifier+base64, in its one canonical spelling.
func publicKey(text string, kind byte) (name string, hash uint32, key []byte, err error) {
	parts := strings.SplitN(text, "+", 3)
	if len(parts) != 3 || parts[0] == "" || len(parts[0]) > nameBytesMax {
		return "", 0, nil, fmt.Errorf("key %q, expected name+identifier+base64", text)
	}
	typed, err := base64.StdEncoding.Strict().DecodeString(parts[2])
	if err != nil || strings.ContainsAny(parts[2], "\r\n") {
		return "", 0, nil, fmt.Errorf("key %q does not end in base64", text)
	}
	if len(typed) != 1+ed25519.PublicKeySize || typed[0] != kind {
		return "", 0, nil, fmt.Errorf("key %q is not of type 0x%02x with %d bytes", text, kind, ed25519.PublicKeySize)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), typed...))
	hash = binary.BigEndian.Uint32(sum[:])
	if parts[1] != fmt.Sprintf("%08x", hash) {
		return "", 0, nil, fmt.Errorf("key %q has another identifier than %08x", text, hash)
	}
	return parts[0], hash, typed[1:], nil
}

// witness verifies timed Ed25519 cosignatures, which x/mod does not know.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
	text string // as it was written
}

func newWitness(text string) (*witness, error) {
	name, hash, key, err := publicKey(text, typeCosignature)
	if err != nil {
		return nil, err
	}
	return &witness{name, hash, key, text}, nil
}

func (w *witness) Name() string    { return w.name }
func (w *witness) KeyHash() uint32 { return w.hash }

func (w *witness) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	seconds := binary.BigEndian.Uint64(sig)
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", seconds, msg)
	return ed25519.Verify(w.key, []byte(signed), sig[8:])
}
