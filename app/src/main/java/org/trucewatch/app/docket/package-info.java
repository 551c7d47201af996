// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * The pages of a finding and of a case, and the signed entries of people: commands {@code explain} and {@code docket}.
 */
@NullMarked
package org.trucewatch.app.docket;

import org.jspecify.annotations.NullMarked;
