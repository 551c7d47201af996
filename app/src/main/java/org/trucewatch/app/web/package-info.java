// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The watch floor's server: the page, the published picture, the evidence behind it. */
@NullMarked
package org.trucewatch.app.web;

import org.jspecify.annotations.NullMarked;
