// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.nio.file.Path;
import org.trucewatch.app.UserError;
import org.trucewatch.assessment.agreement.Terms;

/** The terms of an agreement's folder, for other commands. */
public final class AgreementTerms {
  private AgreementTerms() {}

  /** The terms, which must be readable; a folder that ships with the project is found by its name too. */
  public static Terms read(Path folder) {
    return new FolderFiles(folder).readableTerms();
  }

  /** Likewise, of an agreement that has a clause to judge. */
  public static Terms withClause(Path folder) {
    Terms terms = read(folder);
    if (terms.clauses().isEmpty()) {
      throw new UserError(folder + ": the agreement has no clause, expected at least one in"
          + " terms.yaml under 'clauses'. Nothing was run.");
    }
    return terms;
  }
}
