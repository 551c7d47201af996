// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Replays: plans that name files, and running them through the golden path. */
@NullMarked
package org.trucewatch.app.replay;

import org.jspecify.annotations.NullMarked;
