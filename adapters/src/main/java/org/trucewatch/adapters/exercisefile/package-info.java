// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Exercise files: what a simulated world is made of, and what a correct system concludes of it. */
@NullMarked
package org.trucewatch.adapters.exercisefile;

import org.jspecify.annotations.NullMarked;
