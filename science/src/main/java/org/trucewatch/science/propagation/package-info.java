// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** How sound travels: celerities, travel times, deviation of bearings. */
@NullMarked
package org.trucewatch.science.propagation;

import org.jspecify.annotations.NullMarked;
