// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.WorkedCase;

/** The agreements that ship with terms. */
final class ShippedFolders {
  private static final Path AGREEMENTS =
      Path.of(System.getProperty("trucewatch.root", ".."), "agreements");

  private ShippedFolders() {}

  /** Names of the folders with terms, for {@code @MethodSource}. */
  static List<String> names() {
    try (Stream<Path> folders = Files.list(AGREEMENTS)) {
      return folders
          .filter(f -> Files.exists(f.resolve(TermsFolder.TERMS)))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drafts have no worked cases. */
  static Map<String, byte[]> files(String name) {
    Map<String, byte[]> files = new TreeMap<>();
    for (String file :
        List.of(TermsFolder.AGREEMENT, TermsFolder.TERMS, TermsFolder.TEXT, TermsFolder.CASES)) {
      try {
        Path path = AGREEMENTS.resolve(name).resolve(file);
        if (!file.equals(TermsFolder.CASES) || Files.exists(path)) {
          files.put(file, Files.readAllBytes(path));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  static Terms terms(Map<String, byte[]> files) {
    return TermsFolder.terms(files).values().getFirst();
  }

  static List<WorkedCase> cases(Map<String, byte[]> files) {
    return TermsFolder.cases(files, terms(files)).values();
  }

  /** The files with two ids exchanged wherever they stand as words. */
  static Map<String, byte[]> swapped(Map<String, byte[]> files, String a, String b) {
    Map<String, byte[]> swapped = new TreeMap<>();
    files.forEach((name, bytes) -> swapped.put(
        name,
        swapped(new String(bytes, StandardCharsets.UTF_8), a, b).getBytes(StandardCharsets.UTF_8)));
    return swapped;
  }

  static String swapped(String text, String a, String b) {
    Matcher m = Pattern.compile("(?<![\\w-])(" + a + "|" + b + ")(?![\\w-])").matcher(text);
    return m.replaceAll(r -> r.group().equals(a) ? b : a);
  }

  static Map<String, byte[]> with(Map<String, byte[]> files, String name, String from, String to) {
    String text = new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(name + " does not contain '" + from + "'");
    }
    Map<String, byte[]> changed = new TreeMap<>(files);
    int at = text.indexOf(from);
    changed.put(
        name,
        (text.substring(0, at) + to + text.substring(at + from.length()))
            .getBytes(StandardCharsets.UTF_8));
    return changed;
  }
}
