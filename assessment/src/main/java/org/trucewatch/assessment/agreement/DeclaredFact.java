// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import org.trucewatch.assessment.condition.FactDeclaration;

/** A matter that the agreement's conditions ask about, and where that comes from. */
public record DeclaredFact(FactDeclaration declaration, Provenance provenance) {}
