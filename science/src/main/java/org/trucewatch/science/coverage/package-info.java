// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * Planning of observers: what a network of sensors would detect, how well it would locate it, on which side of a line that
 * would place it, and where a further sensor helps most. It plans the observers of a truce; nothing here computes a trajectory.
 */
@NullMarked
package org.trucewatch.science.coverage;

import org.jspecify.annotations.NullMarked;
