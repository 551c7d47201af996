// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What a located pulse was: launch, burst, announced, unexplained, none; launches paired with bursts; strength from levels. */
@NullMarked
package org.trucewatch.science.impulse;

import org.jspecify.annotations.NullMarked;
