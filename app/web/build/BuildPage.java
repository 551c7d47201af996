// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Builds the page for Maven: {@code java BuildPage.java build|test WEB OUT [SKIP]}.
 *
 * <p>A single source file that the JDK runs as it is, because the JDK is the one tool that is certainly
 * there: it can say in one sentence that Node is missing. Nothing runs when the sources are those of the
 * last time: their SHA-256 is kept beside the output folder.
 */
public final class BuildPage {

  /** The oldest Node that Vite 8 runs on. */
  private static final int NODE_MAJOR_MIN = 20;

  private static final int NODE_MINOR_MIN = 19;

  private static final String REMEDY = " Install Node 20 or newer (20.19 at least), or skip the page with -Dpage.skip.";

  private final Path web;
  private final Path out;

  private BuildPage(Path web, Path out) {
    this.web = web;
    this.out = out;
  }

  /** Exit status 1 and one sentence on the error stream when the page cannot be built. */
  public static void main(String[] args) {
    if (args.length < 3 || !List.of("build", "test").contains(args[0])) {
      fail("expected: BuildPage.java build|test WEB OUT [skip tests: true|false]");
    }
    if (args.length > 3 && args[3].equals("true")) return;
    BuildPage page =
        new BuildPage(Path.of(args[1]).toAbsolutePath(), Path.of(args[2]).toAbsolutePath());
    try {
      if (args[0].equals("build")) page.build();
      else page.test();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void build() throws IOException {
    String sources = hash(sources("index.html", "verify.html", "package.json", "package-lock.json",
        "tsconfig.json", "vite.config.ts", "build", "src", "test"));
    Path stamp = stamp("built");
    boolean isThere = Files.exists(out.resolve("index.html")) && Files.exists(out.resolve("verify.html"));
    if (isThere && sources.equals(read(stamp))) return;
    checkNode();
    install();
    System.out.println("Building the page into " + out);
    node("build/basemap.mjs");
    node("node_modules/typescript/bin/tsc", "--noEmit");
    node("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn");
    node("node_modules/vite/bin/vite.js", "build", "--config", "build/verify-page.config.ts", "--logLevel", "warn");
    Files.createDirectories(stamp.getParent());
    Files.writeString(stamp, sources);
  }

  private void test() throws IOException {
    String sources = hash(sources("package-lock.json", "vite.config.ts", "src", "test", "fixtures"));
    Path stamp = stamp("tested");
    if (sources.equals(read(stamp))) return;
    checkNode();
    install();
    node("node_modules/vitest/vitest.mjs", "run");
    Files.createDirectories(stamp.getParent());
    Files.writeString(stamp, sources);
  }

  /** Beside the output, not in it: it must not be served. */
  private Path stamp(String name) {
    return out.getParent().resolveSibling("page").resolve(name + ".sha256");
  }

  private void checkNode() {
    String found = nodeVersion();
    if (found.isEmpty()) fail("The page needs Node to be built, and no node was found on the path." + REMEDY);
    String[] parts = found.replaceFirst("^v", "").split("\\.");
    int major = Integer.parseInt(parts[0]);
    int minor = Integer.parseInt(parts[1]);
    if (major < NODE_MAJOR_MIN || (major == NODE_MAJOR_MIN && minor < NODE_MINOR_MIN)) {
      fail("The page needs a newer Node to be built: found " + found + "." + REMEDY);
    }
  }

  private static String nodeVersion() {
    try {
      Process node = new ProcessBuilder("node", "--version").redirectErrorStream(true).start();
      String answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return answer.matches("v\\d+\\.\\d+\\.\\d+.*") ? answer : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Installs what the lock file names, unless that is what is installed. */
  private void install() throws IOException {
    Path stamp = web.resolve("node_modules").resolve(".trucewatch-lock");
    String lock = hash(sources("package-lock.json"));
    if (lock.equals(read(stamp))) return;
    System.out.println("Installing the page's packages from the npm registry");
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    run(List.of(windows ? "npm.cmd" : "npm", "ci", "--no-fund", "--no-audit", "--loglevel=error"),
        "npm could not install the page's packages. Check that the npm registry is reached: npm ping.");
    Files.writeString(stamp, lock);
  }

  private void node(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    run(command, "The page's build failed at: " + String.join(" ", command));
  }

  private void run(List<String> command, String remedy) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(web.toFile()).inheritIO();
    builder.environment().put("PAGE_OUT", out.toString());
    try {
      if (builder.start().waitFor() != 0) fail(remedy);
    } catch (IOException e) {
      fail(remedy + " (" + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail("interrupted");
    }
  }

  private List<Path> sources(String... names) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      Path path = web.resolve(name);
      if (!Files.exists(path)) continue;
      try (Stream<Path> tree = Files.walk(path)) {
        tree.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return files;
  }

  private String hash(List<Path> files) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        byte[] content = Files.readAllBytes(file);
        String head = web.relativize(file).toString().replace('\\', '/') + " " + content.length + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        digest.update(content);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(1);
  }
}
