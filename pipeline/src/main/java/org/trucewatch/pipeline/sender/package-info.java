// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * Signed senders: who may send what, each device's chain of batches, and the gate that seals them. What is decided follows from
 * the registry's entries and the sealed observations alone, so that a restart, or anybody else, comes to the same.
 */
@NullMarked
package org.trucewatch.pipeline.sender;

import org.jspecify.annotations.NullMarked;
