// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** JSON of what is sealed and published: the page, {@code --json} and the findings log use the same names. */
@NullMarked
package org.trucewatch.adapters.picturejson;

import org.jspecify.annotations.NullMarked;
