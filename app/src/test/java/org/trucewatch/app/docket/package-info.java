// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
@NullMarked
package org.trucewatch.app.docket;

import org.jspecify.annotations.NullMarked;
