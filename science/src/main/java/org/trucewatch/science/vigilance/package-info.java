// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Whether sensors and ships can be believed, what fell silent together, and who flew past. */
@NullMarked
package org.trucewatch.science.vigilance;

import org.jspecify.annotations.NullMarked;
