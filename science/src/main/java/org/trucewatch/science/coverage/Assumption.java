// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

/**
 * One thing that a plan takes for granted.
 *
 * @param what in words
 * @param value with its unit
 * @param tag how far to trust it
 */
public record Assumption(String what, String value, Tag tag) {}
