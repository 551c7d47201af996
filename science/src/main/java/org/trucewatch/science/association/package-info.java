// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Which detections belong together. */
@NullMarked
package org.trucewatch.science.association;

import org.jspecify.annotations.NullMarked;
