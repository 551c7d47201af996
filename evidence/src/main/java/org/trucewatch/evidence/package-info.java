// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * A transparency log of sealed bytes that any party can check without trusting the operator: C2SP
 * tlog-tiles, tlog-checkpoint and signed-note, in plain files, on the JDK alone.
 *
 * <p>It seals bytes under a small envelope ({@link org.trucewatch.evidence.Entry}) and knows nothing of
 * what they say.
 */
@NullMarked
package org.trucewatch.evidence;

import org.jspecify.annotations.NullMarked;
