// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** miniSEED 2 and StationXML: bytes to waveforms in pascals and arrays, and back for simulated recordings. */
@NullMarked
package org.trucewatch.adapters.miniseed;

import org.jspecify.annotations.NullMarked;
