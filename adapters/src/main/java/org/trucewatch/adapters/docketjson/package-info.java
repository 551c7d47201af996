// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Signed entries of dockets, and whose keys may sign them, as they are sealed. */
@NullMarked
package org.trucewatch.adapters.docketjson;

import org.jspecify.annotations.NullMarked;
