// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * Signed texts: C2SP signed-note, the checkpoint of a log (tlog-checkpoint), cosignatures
 * (tlog-cosignature) and the offline proof file (tlog-proof), with Ed25519 from the JDK.
 */
@NullMarked
package org.trucewatch.evidence.note;

import org.jspecify.annotations.NullMarked;
