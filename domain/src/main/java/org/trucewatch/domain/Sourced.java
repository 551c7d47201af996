// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

/**
 * A decoded value and where its bytes are sealed.
 *
 * @param <T> the value's type
 * @param leaf the observation leaf
 */
public record Sourced<T>(T value, LeafRef leaf) {}
