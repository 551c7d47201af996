// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;

class MerkleTreeTest {

  private static final String[] LEAVES = {
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f"
  };

  private final TreeHasher hasher = new TreeHasher();

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/rfc6962-roots.csv", numLinesToSkip = 0)
  void rootsEqualThePublishedOnes(int size, String root) {
    List<Hash> leaves = new ArrayList<>();
    TreeEdge edge = new TreeEdge();
    for (int i = 0; i < size; i++) {
      Hash leaf = hasher.leaf(HexFormat.of().parseHex(LEAVES[i]));
      leaves.add(leaf);
      edge.add(leaf);
    }
    assertThat(hasher.root(leaves).hex()).isEqualTo(root);
    assertThat(edge.root().hex()).isEqualTo(root);
  }

  /** The edge, the tiles and the plain definition give one root, and proofs from tiles hold. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void everyWayToTheRootAgreesAndProofsHold(long seed) {
    Draw draw = new Draw(seed);
    int size = 1 + draw.below(2_000);
    List<Hash> leaves = leaves(draw, size);
    TileNodes nodes = new TileNodes(tilesOf(leaves));
    Hash root = hasher.root(leaves);
    int index = draw.below(size);
    int oldSize = draw.below(size + 1);

    InclusionProof inclusion = InclusionProof.build(nodes, index, size);
    ConsistencyProof consistency = ConsistencyProof.build(nodes, oldSize, size);

    assertThat(inclusion.proves(leaves.get(index), root)).isTrue();
    assertThat(inclusion.proves(leaves.get(index), leaves.get(index))).isEqualTo(size == 1);
    assertThat(consistency.proves(hasher.root(leaves.subList(0, oldSize)), root))
        .isTrue();
    assertThat(consistency.proves(root, root)).isEqualTo(oldSize == size);
    assertThat(new MemoryNodes(leaves).root()).isEqualTo(root);
    assertThat(InclusionProof.build(new MemoryNodes(leaves), index, size)).isEqualTo(inclusion);
  }

  /** No proof survives a change of any of its hashes, its index or its size. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void aChangedProofDoesNotHold(long seed) {
    Draw draw = new Draw(seed);
    int size = 2 + draw.below(600);
    List<Hash> leaves = leaves(draw, size);
    Hash root = hasher.root(leaves);
    int index = draw.below(size);
    InclusionProof proof = InclusionProof.build(new MemoryNodes(leaves), index, size);
    List<Hash> path = new ArrayList<>(proof.path());
    byte[] bytes = path.get(draw.below(path.size())).bytes();
    int at = path.indexOf(Hash.of(bytes));
    bytes[draw.below(32)] ^= (byte) (1 << draw.below(8));
    path.set(at, Hash.of(bytes));

    assertThat(new InclusionProof(index, size, path).proves(leaves.get(index), root))
        .isFalse();
    assertThat(new InclusionProof((index + 1) % size, size, proof.path())
            .proves(leaves.get(index), root))
        .isFalse();
    assertThat(
            new InclusionProof(index, size, proof.path().subList(1, proof.path().size()))
                .proves(leaves.get(index), root))
        .isFalse();
  }

  /** tlog-tiles, "Partial Tiles": the example of a tree of size 70,000. */
  @Test
  void aTreeOfSeventyThousandHasTheTilesOfTheSpecification() {
    TreeEdge edge = new TreeEdge();
    Map<Integer, Integer> full = new TreeMap<>();
    Hash leaf = hasher.leaf(new byte[] {1});
    for (int i = 0; i < 70_000; i++) {
      edge.add(leaf).forEach(tile -> full.merge(tile.id().level(), 1, Integer::sum));
    }
    assertThat(full).isEqualTo(Map.of(0, 273, 1, 1));
    assertThat(edge.partialTiles().stream().map(Tile::path))
        .containsExactly("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
    assertThat(new TileId(0, 273).widthAt(70_000)).isEqualTo(112);
    assertThat(new TileId(1, 1).widthAt(70_000)).isEqualTo(17);
    assertThat(new TileId(2, 0).widthAt(70_000)).isEqualTo(1);
    assertThat(new TileId(0, 274).widthAt(70_000)).isZero();
  }

  @Test
  void tilePathsAreThoseOfTheSpecificationAndReadBack() {
    TileId id = new TileId(3, 1_234_067);
    assertThat(id.path(256)).isEqualTo("tile/3/x001/x234/067");
    assertThat(id.path(7)).isEqualTo("tile/3/x001/x234/067.p/7");
    assertThat(TileId.fromPath("tile/entries/x001/x234/067.p/7"))
        .contains(new TileId.Located(new TileId(TileId.ENTRIES, 1_234_067), 7));
    for (String bad : List.of(
        "tile/00/000",
        "tile/64/000",
        "tile/0/x000/001",
        "tile/0/1",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/01",
        "tile/x/000",
        "tile/0/000/",
        "tile/0/x001/x002")) {
      assertThat(TileId.fromPath(bad)).as(bad).isEmpty();
    }
  }

  @Test
  void aHashOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> Hash.of(new byte[31])).hasMessageContaining("31 bytes, expected 32");
    assertThatThrownBy(() -> Hash.fromBase64("AA==")).hasMessageContaining("1 bytes, expected 32");
  }

  private List<Hash> leaves(Draw draw, int size) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(hasher.leaf(draw.bytes(8)));
    }
    return leaves;
  }

  private static TileNodes.Tiles tilesOf(List<Hash> leaves) {
    Map<TileId, List<Hash>> tiles = new HashMap<>();
    TreeEdge edge = new TreeEdge();
    leaves.forEach(leaf -> edge.add(leaf).forEach(tile -> tiles.put(tile.id(), tile.hashes())));
    edge.partialTiles().forEach(tile -> tiles.put(tile.id(), tile.hashes()));
    return id -> tiles.getOrDefault(id, List.of());
  }
}
