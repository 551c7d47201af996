// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * Makes others vouch for a run: witnesses cosign its logs, authorities stamp its findings with the time; and says for a sealed
 * run what they vouch for.
 */
@NullMarked
package org.trucewatch.app.attest;

import org.jspecify.annotations.NullMarked;
