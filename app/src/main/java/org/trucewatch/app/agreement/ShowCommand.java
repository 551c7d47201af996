// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.trucewatch.app.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints an agreement as people read it. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Prints an agreement as people read it: who is bound and how far, what is forbidden and permitted, clauses with"
            + " their tests, ladder, clocks and decision rules. Everything that is not signed text is marked.",
    footer = {"", "Example:", "  trucewatch agreement show agreements/paris-2026-reported"})
final class ShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The agreement.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    System.out.print(Printable.of(new TermsText(new FolderFiles(folder).readableTerms()).text()));
    return 0;
  }
}
