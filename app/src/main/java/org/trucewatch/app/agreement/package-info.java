// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Commands on agreements: lint, show, test. */
@NullMarked
package org.trucewatch.app.agreement;

import org.jspecify.annotations.NullMarked;
