// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.trucewatch.adapters.NearestWord;
import org.trucewatch.adapters.exercisefile.ExerciseDecoder;
import org.trucewatch.app.Installation;
import org.trucewatch.app.UserError;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import org.trucewatch.simulation.exercise.ExercisePlan;

/** Exercise files by name or path. */
public final class ExerciseFile {
  private static final String SUFFIX = ".yaml";

  private ExerciseFile() {}

  private static Path folder() {
    return Installation.home().resolve("exercises");
  }

  /** Names of the exercises that ship with the project, in order. */
  public static List<String> names() {
    try (Stream<Path> all = Files.list(folder())) {
      return all.map(f -> f.getFileName().toString())
          .filter(n -> n.endsWith(SUFFIX))
          .map(n -> n.substring(0, n.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UserError(folder() + ": cannot be listed, expected the exercises of the project.");
    }
  }

  /** The exercise of a name or a file. */
  public static ExercisePlan read(String nameOrFile) {
    Path file =
        names().contains(nameOrFile) ? folder().resolve(nameOrFile + SUFFIX) : Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "'" + nameOrFile + "': no exercise has this name and no file either, expected one of "
              + String.join(", ", names()) + ", or a file. "
              + NearestWord.find(nameOrFile, names())
                  .map(n -> "Did you mean '" + n + "'?")
                  .orElse(""));
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getClass().getSimpleName() + ").");
    }
    Decoded<ExercisePlan> decoded = ExerciseDecoder.decode(file.toString(), bytes);
    if (!decoded.rejections().isEmpty()) {
      Rejection r = decoded.rejections().getFirst();
      throw new UserError(r.where() + ", " + r.what() + ", expected " + r.expected() + ". "
          + r.remedy() + " Nothing was run.");
    }
    return decoded.values().getFirst();
  }
}
