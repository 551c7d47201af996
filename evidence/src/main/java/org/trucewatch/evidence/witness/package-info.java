// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * Witnesses: C2SP tlog-witness, both sides, and tlog-policy. A witness signs a log's checkpoint only when
 * it continues the last one it signed, so that no log can show different histories to different people.
 */
@NullMarked
package org.trucewatch.evidence.witness;

import org.jspecify.annotations.NullMarked;
