// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.adapters.agreementfolder.TermsFolder;
import org.trucewatch.app.Installation;
import org.trucewatch.app.UserError;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.WorkedCase;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;

/** An agreement's folder on this machine. */
final class FolderFiles {
  /** Largest file that is read; the readers refuse less. */
  private static final long FILE_BYTES_MAX = 16 << 20;

  private final Path folder;
  private final Map<String, byte[]> files = new TreeMap<>();

  FolderFiles(Path named) {
    Path shipped = Installation.home().resolve(named);
    folder = !Files.exists(named) && Files.isDirectory(shipped) ? shipped : named;
    if (!Files.isDirectory(folder)) {
      throw new UserError(folder + ": not a folder, expected an agreement's folder as"
          + " agreements/easter-2026. Name such a folder. Nothing was run.");
    }
    for (String name :
        List.of(TermsFolder.AGREEMENT, TermsFolder.TERMS, TermsFolder.TEXT, TermsFolder.CASES)) {
      Path file = folder.resolve(name);
      try {
        if (Files.isRegularFile(file)) {
          if (Files.size(file) > FILE_BYTES_MAX) {
            throw new UserError(file + ": it has " + Files.size(file) + " bytes, expected at most "
                + FILE_BYTES_MAX + ".");
          }
          files.put(name, Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new UserError(file + ": cannot be read (" + e.getMessage() + ").");
      }
    }
  }

  Decoded<Terms> terms() {
    return TermsFolder.terms(files);
  }

  Decoded<WorkedCase> cases(Terms terms) {
    return TermsFolder.cases(files, terms);
  }

  /** Where, what, expected, remedy; nothing was sealed here. */
  String message(Rejection r) {
    return folder.resolve(r.where()) + ": " + r.what() + ", expected " + r.expected() + ". "
        + r.remedy();
  }

  /** The terms, which must be readable. */
  Terms readableTerms() {
    Decoded<Terms> decoded = terms();
    if (decoded.values().isEmpty()) {
      throw new UserError(String.join(
          System.lineSeparator(),
          decoded.rejections().stream().map(this::message).toList()));
    }
    return decoded.values().getFirst();
  }
}
