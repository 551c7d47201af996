// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Impulses grouped to incidents, and all that is concluded of one. */
@NullMarked
package org.trucewatch.assessment.incident;

import org.jspecify.annotations.NullMarked;
