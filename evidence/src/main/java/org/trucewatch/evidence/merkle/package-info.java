// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/**
 * The Merkle tree of RFC 6962 section 2.1 over SHA-256, its storage as tiles of 256 hashes (C2SP
 * tlog-tiles), and the inclusion and consistency proofs of RFC 9162 section 2.1.
 */
@NullMarked
package org.trucewatch.evidence.merkle;

import org.jspecify.annotations.NullMarked;
