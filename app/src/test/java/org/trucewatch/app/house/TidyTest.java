// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Size, words and headers of every source file (docs of how a line should read: CONTRIBUTING.md). */
class TidyTest {
  private static final int FILE_LINES_MAX = 500;
  private static final int METHOD_LINES_MAX = 70;
  private static final Path ROOT = Path.of(System.getProperty("trucewatch.root", ".."));
  private static final String HEADER =
      "// SPDX-License-Identifier: Apache-2.0\n// Copyright 2026 The Trucewatch authors\n";

  /** Names that grow without end or name a mechanism instead of a role. */
  private static final Pattern BANNED_NAME = Pattern.compile(
      "(^|/)(utils?|commons?|core|misc|helpers?|shared|dto|impl|service)(/|$)|(Manager|Impl|Helper|Utils?)\\.java$|/(Abstract|Base|I[A-Z][a-z]+able)[A-Z]?\\w*\\.java$");

  /** Words that a neutral mechanism does not use, and countries, which are data and never code. */
  private static final Pattern BANNED_WORD = Pattern.compile(
      "\\b(verdict|guilty|culprit|enemy|Ukrain\\w*|Russia\\w*|Crimea\\w*|Kyiv|Moscow)\\b",
      Pattern.CASE_INSENSITIVE);

  private static final Pattern LEFT_OVER =
      Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b(?!\\s*\\(#\\d+\\))");

  @Test
  void thereAreSourcesToCheck() throws IOException {
    assertThat(sources()).hasSizeGreaterThan(50);
  }

  @Test
  void everySourceFileCarriesTheLicenceHeader() throws IOException {
    assertThat(sources().stream().filter(f -> !read(f).startsWith(HEADER)).map(TidyTest::name))
        .isEmpty();
  }

  @Test
  void filesStayReadable() throws IOException {
    assertThat(sources().stream()
            .filter(f -> read(f).lines().count() > FILE_LINES_MAX)
            .map(f ->
                name(f) + " has " + read(f).lines().count() + " lines, at most " + FILE_LINES_MAX))
        .isEmpty();
  }

  @Test
  void methodsStayReadable() throws IOException {
    assertThat(longMethods(sources())).isEmpty();
  }

  @Test
  void namesSaySubjectsAndRoles() throws IOException {
    assertThat(sources().stream()
            .map(TidyTest::name)
            .filter(n -> BANNED_NAME.matcher(n).find()))
        .isEmpty();
  }

  @Test
  void mainCodeIsNeutralInItsWordsAndKnowsNoCountry() throws IOException {
    assertThat(
            matchesIn(sources().stream().filter(f -> name(f).contains("src/main/")), BANNED_WORD))
        .isEmpty();
  }

  @Test
  void noLeftOverMarks() throws IOException {
    assertThat(matchesIn(sources().stream().filter(f -> !f.endsWith("TidyTest.java")), LEFT_OVER))
        .isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(f -> f.toString().endsWith(".java"))
          .filter(
              f -> f.toString().contains("src/main/java") || f.toString().contains("src/test/java"))
          .sorted()
          .toList();
    }
  }

  private static List<String> matchesIn(Stream<Path> files, Pattern pattern) {
    List<String> found = new ArrayList<>();
    files.forEach(file -> {
      int number = 0;
      for (String line : read(file).lines().toList()) {
        number++;
        if (pattern.matcher(line).find()) {
          found.add(name(file) + ":" + number + ": " + line.strip());
        }
      }
    });
    return found;
  }

  private static List<String> longMethods(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> found = new ArrayList<>();
    try (var fileManager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task = (JavacTask) compiler.getTask(
          null,
          fileManager,
          d -> {},
          List.of("-proc:none"),
          null,
          fileManager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new MethodLengths(positions, found), unit);
      }
    }
    return found;
  }

  private static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static final class MethodLengths extends TreeScanner<Void, CompilationUnitTree> {
    private final SourcePositions positions;
    private final List<String> found;

    MethodLengths(SourcePositions positions, List<String> found) {
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
      BlockTree body = method.getBody();
      if (body != null) {
        long lines = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, body))
            - unit.getLineMap().getLineNumber(positions.getStartPosition(unit, body))
            - 1;
        if (lines > METHOD_LINES_MAX) {
          found.add(unit.getSourceFile().getName() + ": " + method.getName() + " has " + lines
              + " lines");
        }
      }
      return super.visitMethod(method, unit);
    }
  }
}
