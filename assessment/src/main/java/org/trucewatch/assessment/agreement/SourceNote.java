// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/**
 * Where a term of an agreement was read.
 *
 * @param address of the text
 * @param note how far it carries, may be empty
 */
public record SourceNote(String address, String note) {}
