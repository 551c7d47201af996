// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.WaveformSegment;
import org.trucewatch.domain.quantity.GeoPoint;

class EpisodesTest {
  private static final Instant START = Instant.parse("2031-05-03T12:00:00Z");
  private static final GeoPoint PLACE = GeoPoint.onEllipsoid(-30, 128);

  @Test
  void hoursWithoutSamplesPartTwoEpisodes() {
    List<ArrayRecording> episodes = Episodes.of(
        recording(segment("a", 0), segment("b", 1), segment("a", 7200), segment("b", 7200)));
    assertThat(episodes).hasSize(2);
    assertThat(episodes.getFirst().segments()).hasSize(2);
  }

  @Test
  void aShortGapDoesNot() {
    assertThat(Episodes.of(recording(segment("a", 0), segment("a", 500)))).hasSize(1);
  }

  @Test
  void anElementThatIsSilentInAnEpisodeIsNotOfIt() {
    List<ArrayRecording> episodes =
        Episodes.of(recording(segment("a", 0), segment("b", 0), segment("a", 7200)));
    assertThat(episodes.get(1).array().elements())
        .extracting(ArrayElement::sensorId)
        .containsExactly("a");
    assertThat(episodes.get(1).array().reference()).isEqualTo(PLACE);
  }

  @Test
  void theOrderOfSegmentsDoesNotMatter() {
    assertThat(Episodes.of(recording(segment("b", 7200), segment("a", 0), segment("b", 0))))
        .hasSize(2)
        .first()
        .satisfies(e -> assertThat(e.segments())
            .extracting(WaveformSegment::sensorId)
            .containsExactly("a", "b"));
  }

  @Test
  void nothingRecordedIsNoEpisode() {
    assertThat(Episodes.of(recording())).isEmpty();
  }

  private static ArrayRecording recording(WaveformSegment... segments) {
    SensorArray array = new SensorArray(
        "X", List.of(new ArrayElement("a", PLACE), new ArrayElement("b", PLACE)), PLACE);
    return new ArrayRecording(array, List.of(segments));
  }

  /** A hundred seconds. */
  private static WaveformSegment segment(String sensorId, long atSeconds) {
    return new WaveformSegment(sensorId, START.plusSeconds(atSeconds), 1, new double[100]);
  }
}
