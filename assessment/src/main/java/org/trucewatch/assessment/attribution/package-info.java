// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Who did it, as far as that can be said. */
@NullMarked
package org.trucewatch.assessment.attribution;

import org.jspecify.annotations.NullMarked;
