// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The nouns of ceasefire verification: observations, detections, events, allegations, findings. */
@NullMarked
package org.trucewatch.domain;

import org.jspecify.annotations.NullMarked;
