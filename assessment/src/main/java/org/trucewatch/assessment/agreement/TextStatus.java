// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/** How the words of a provision are known. Carried into every finding that rests on them. */
public enum TextStatus {
  SIGNED,
  IN_FORCE,
  STATED,
  REPORTED,
  INFERRED,
  DRAFT,
  SUSPENDED,
  TERMINATED,
  /** Made up for an exercise. */
  FICTIONAL
}
