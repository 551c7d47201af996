// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trucewatch.evidence.merkle.ConsistencyProof;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.InclusionProof;

/** Runs the JSON cases of transparency-dev/merkle: inclusion and consistency proofs. */
public final class ProofVectors {

  /** The two kinds of proof this log has. */
  public enum Kind {
    INCLUSION("inclusion"),
    CONSISTENCY("consistency");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }
  }

  /**
   * What came of the cases.
   *
   * @param cases that were run
   * @param differing names and descriptions of those where we decide otherwise
   * @param policies those of {@link #POLICY_CASES} among them, and how we decide
   */
  public record Outcome(int cases, List<String> differing, List<String> policies) {}

  /** Cases that hashing alone would decide otherwise: empty trees, and roots that are no hashes. */
  static final List<String> POLICY_CASES = List.of(
      "single-entry/empty-root-and-leaf",
      "consistency-check-on-empty-tree-size1-is-zero-is-useless",
      "sizes-are-equal-zero-and-proof-is-empty",
      "sizes-are-equal-one-and-proof-is-empty");

  private static final Pattern FIELD =
      Pattern.compile("\"(\\w+)\":\\s*(\"[^\"]*\"|\\d+|true|false|null|\\[[^\\]]*\\])");
  private static final Pattern ITEM = Pattern.compile("\"([^\"]*)\"");

  private final Path folder;

  /** Cases below {@code merkle-proofs} of a folder. */
  public ProofVectors(Path folder) {
    this.folder = folder.resolve("merkle-proofs");
  }

  /** Runs all cases of a kind. */
  public Outcome run(Kind kind) throws IOException {
    List<String> differing = new ArrayList<>();
    List<String> policies = new ArrayList<>();
    List<Path> files = files(folder.resolve(kind.folder));
    for (Path file : files) {
      Fields fields = new Fields(Files.readString(file));
      String name =
          file.subpath(file.getNameCount() - 2, file.getNameCount()) + ": " + fields.text("desc");
      boolean accepted = kind == Kind.INCLUSION ? includes(fields) : isConsistent(fields);
      if (accepted == fields.flag("wantErr")) {
        differing.add(name);
      }
      if (POLICY_CASES.stream().anyMatch(policy -> file.toString().endsWith(policy + ".json"))) {
        policies.add(name + (accepted ? ": accepted" : ": refused"));
      }
    }
    return new Outcome(files.size(), differing, policies);
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> found = Files.walk(below)) {
      return found.filter(path -> path.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static boolean includes(Fields fields) {
    try {
      return new InclusionProof(
              fields.number("leafIdx"), fields.number("treeSize"), fields.hashes("proof"))
          .proves(fields.hash("leafHash"), fields.hash("root"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isConsistent(Fields fields) {
    try {
      return new ConsistencyProof(
              fields.number("size1"), fields.number("size2"), fields.hashes("proof"))
          .proves(fields.hash("root1"), fields.hash("root2"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The flat JSON of one case. */
  private record Fields(String json) {
    private String raw(String name) {
      Matcher field = FIELD.matcher(json);
      while (field.find()) {
        if (field.group(1).equals(name)) {
          return field.group(2);
        }
      }
      return "";
    }

    String text(String name) {
      return raw(name).replace("\"", "");
    }

    boolean flag(String name) {
      return raw(name).equals("true");
    }

    long number(String name) {
      return Long.parseUnsignedLong(text(name));
    }

    Hash hash(String name) {
      return Hash.of(Base64.getDecoder().decode(text(name)));
    }

    List<Hash> hashes(String name) {
      List<Hash> hashes = new ArrayList<>();
      Matcher item = ITEM.matcher(raw(name));
      while (item.find()) {
        hashes.add(Hash.of(Base64.getDecoder().decode(item.group(1))));
      }
      return hashes;
    }
  }
}
