// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.SharedData;

/** Conformance with the JSON cases of transparency-dev/merkle: inclusion and consistency, 98 each. */
class ProofVectorsTest {

  private static final Pattern FIELD =
      Pattern.compile("\"(\\w+)\":\\s*(\"[^\"]*\"|\\d+|true|false|null|\\[[^\\]]*\\])");

  /** Policy: the vector takes any equal roots, here of 12 bytes; a hash has exactly 32 bytes for us. */
  private static final String ROOTS_OF_TWELVE_BYTES =
      "additional/sizes-are-equal-one-and-proof-is-empty.json: sizes are equal (one) and proof is empty";

  @Test
  void inclusionCasesAgree() throws IOException {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (Path file : files("inclusion")) {
      Fields fields = new Fields(Files.readString(file));
      cases++;
      if (includes(fields) == fields.flag("wantErr")) {
        wrong.add(name(file) + ": " + fields.text("desc"));
      }
    }
    assertThat(cases).isEqualTo(98);
    assertThat(wrong).isEmpty();
  }

  @Test
  void consistencyCasesAgree() throws IOException {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (Path file : files("consistency")) {
      Fields fields = new Fields(Files.readString(file));
      cases++;
      if (isConsistent(fields) == fields.flag("wantErr")) {
        wrong.add(name(file) + ": " + fields.text("desc"));
      }
    }
    assertThat(cases).isEqualTo(98);
    assertThat(wrong).containsExactly(ROOTS_OF_TWELVE_BYTES);
  }

  private static boolean includes(Fields fields) {
    try {
      InclusionProof proof = new InclusionProof(
          fields.number("leafIdx"), fields.number("treeSize"), fields.hashes("proof"));
      return proof.proves(fields.hash("leafHash"), fields.hash("root"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isConsistent(Fields fields) {
    try {
      ConsistencyProof proof = new ConsistencyProof(
          fields.number("size1"), fields.number("size2"), fields.hashes("proof"));
      return proof.proves(fields.hash("root1"), fields.hash("root2"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String name(Path file) {
    return file.subpath(file.getNameCount() - 2, file.getNameCount()).toString();
  }

  private static List<Path> files(String kind) throws IOException {
    Path folder = SharedData.folder("tlog-vectors").resolve("merkle-proofs").resolve(kind);
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(path -> path.toString().endsWith(".json")).sorted().toList();
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
      Matcher item = Pattern.compile("\"([^\"]*)\"").matcher(raw(name));
      while (item.find()) {
        hashes.add(Hash.of(Base64.getDecoder().decode(item.group(1))));
      }
      return hashes;
    }
  }
}
