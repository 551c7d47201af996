// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Exercises from the command line: generate, associate, score. */
@NullMarked
package org.trucewatch.app.exercise;

import org.jspecify.annotations.NullMarked;
