// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The plane an exercise plays on: the line of contact, and which party stands on which bank of it. */
@NullMarked
package org.trucewatch.simulation.ground;

import org.jspecify.annotations.NullMarked;
