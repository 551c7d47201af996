// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The line of contact from dated control maps, and what lies near it. */
@NullMarked
package org.trucewatch.assessment.control;

import org.jspecify.annotations.NullMarked;
