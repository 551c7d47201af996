// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.condition;

/**
 * Why a condition cannot be used.
 *
 * @param column where in its text, from 1
 * @param what what is wrong there
 */
public record ConditionFault(int column, String what) {}
