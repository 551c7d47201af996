// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.trucewatch.adapters.NearestWord;
import org.trucewatch.app.Installation;
import org.trucewatch.app.UserError;
import org.trucewatch.assessment.agreement.Terms;

/** The terms of an agreement's folder, for other commands. */
public final class AgreementTerms {
  private AgreementTerms() {}

  private static List<String> shipped() {
    try (Stream<Path> all = Files.list(Installation.home().resolve("agreements"))) {
      return all.filter(Files::isDirectory)
          .map(f -> "agreements/" + f.getFileName())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The terms, which must be readable; a folder that ships with the project is found by its name too. */
  public static Terms read(Path folder) {
    if (!Files.isDirectory(folder) && !Files.isDirectory(Installation.home().resolve(folder))) {
      List<String> shipped = shipped();
      Path last = folder.getFileName();
      throw new UserError(folder + ": not a folder, expected an agreement's folder as one of "
          + String.join(", ", shipped) + "."
          + NearestWord.find("agreements/" + last, shipped)
              .map(n -> " Did you mean '" + n + "'?")
              .orElse("")
          + " Nothing was run.");
    }
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
