// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import java.util.List;
import org.trucewatch.domain.line.SourceRef;

/** Grades what several sources say together. Sources that share an owner, operator, site, relay or upstream are one. */
public final class Corroborator {
  /** The grade; the order of sources makes no difference. */
  public Corroboration grade(List<SourceRef> sources) {
    throw new UnsupportedOperationException("skeleton");
  }
}
