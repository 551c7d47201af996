// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The watch over a line of contact: from what sensors report to incidents, findings and counts. Pure. */
@NullMarked
package org.trucewatch.pipeline.line;

import org.jspecify.annotations.NullMarked;
