// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Where and when: locators and their honest regions. */
@NullMarked
package org.trucewatch.science.location;

import org.jspecify.annotations.NullMarked;
