// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** A run that is watched while it goes on: reports by their time of receipt, provisional pictures, what changed between them. */
@NullMarked
package org.trucewatch.pipeline.live;

import org.jspecify.annotations.NullMarked;
