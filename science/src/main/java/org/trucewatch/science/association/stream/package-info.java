// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Association of a stream of picks: tiles of the plane, windows of origin time, versions of events. */
@NullMarked
package org.trucewatch.science.association.stream;

import org.jspecify.annotations.NullMarked;
