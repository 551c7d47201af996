// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Associates the picks of a file: reading, refusing, running, and writing what was found. */
@NullMarked
package org.trucewatch.app.associate;

import org.jspecify.annotations.NullMarked;
