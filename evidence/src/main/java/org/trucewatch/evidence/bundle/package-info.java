// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * One file that carries an entry, everything it was derived from, and the proofs that all of it is in its
 * logs: enough to check offline, with nothing else but the keys one trusts.
 */
@NullMarked
package org.trucewatch.evidence.bundle;

import org.jspecify.annotations.NullMarked;
