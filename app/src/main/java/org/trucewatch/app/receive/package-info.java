// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Taking batches from devices over HTTP, sending them, and the registry of devices. */
@NullMarked
package org.trucewatch.app.receive;

import org.jspecify.annotations.NullMarked;
