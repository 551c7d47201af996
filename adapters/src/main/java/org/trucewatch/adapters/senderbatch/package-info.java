// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Signed batches of devices: COSE_Sign1 (RFC 9052) with EdDSA over deterministic CBOR (RFC 8949, section 4.2.1). */
@NullMarked
package org.trucewatch.adapters.senderbatch;

import org.jspecify.annotations.NullMarked;
