// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * Trusted time: RFC 3161 time-stamp tokens, asked for over HTTP and checked offline. The cryptography and the formats are
 * Bouncy Castle's; this package says what is asked, what is believed and why not.
 */
@NullMarked
package org.trucewatch.adapters.rfc3161;

import org.jspecify.annotations.NullMarked;
