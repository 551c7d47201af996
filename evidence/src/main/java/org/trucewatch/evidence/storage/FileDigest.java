// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.storage;

import org.trucewatch.evidence.merkle.Hash;

/**
 * What can be said of a file without holding it in memory.
 *
 * @param bytes its length
 * @param sha256 over its content
 */
public record FileDigest(long bytes, Hash sha256) {}
