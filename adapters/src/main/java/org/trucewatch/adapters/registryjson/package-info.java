// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Acts on the registry of owners and devices, as the governance log holds them. */
@NullMarked
package org.trucewatch.adapters.registryjson;

import org.jspecify.annotations.NullMarked;
