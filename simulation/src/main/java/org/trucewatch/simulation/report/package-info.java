// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What satellites, parties and map makers of a simulated world would have published, as text. */
@NullMarked
package org.trucewatch.simulation.report;

import org.jspecify.annotations.NullMarked;
