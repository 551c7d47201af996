// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What a run prints: the same facts as text for people and as JSON for scripts and the page. */
@NullMarked
package org.trucewatch.app.report;

import org.jspecify.annotations.NullMarked;
