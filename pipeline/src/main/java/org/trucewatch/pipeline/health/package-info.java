// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What of the running system works, what does not, and why: one board that every long-running part reports to. */
@NullMarked
package org.trucewatch.pipeline.health;

import org.jspecify.annotations.NullMarked;
