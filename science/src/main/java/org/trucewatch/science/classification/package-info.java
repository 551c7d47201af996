// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What kind of source an event was, as probabilities, with undetermined as a first-class answer. */
@NullMarked
package org.trucewatch.science.classification;

import org.jspecify.annotations.NullMarked;
