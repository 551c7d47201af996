// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * The few steps on files that a log is written with, as a port, so that every step can be refused or
 * lost in a test, and their form on a real disk.
 */
@NullMarked
package org.trucewatch.evidence.storage;

import org.jspecify.annotations.NullMarked;
