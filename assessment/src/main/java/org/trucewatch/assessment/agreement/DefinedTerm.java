// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/** A word that the agreement gives a meaning, for provisions to use. */
public record DefinedTerm(String termId, String meaning, Provenance provenance) {}
