// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.adapters.TextBytes.gzip;
import static org.trucewatch.adapters.TextBytes.lines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.adapters.agreementfolder.AgreementDecoder;
import org.trucewatch.adapters.agreementfolder.PersistentHeatDecoder;
import org.trucewatch.adapters.attackwaves.AttackWaveDecoder;
import org.trucewatch.adapters.claims.AllegationDecoder;
import org.trucewatch.adapters.cloudcover.CloudCoverDecoder;
import org.trucewatch.adapters.control.ControlMapDecoder;
import org.trucewatch.adapters.firms.ThermalAnomalyDecoder;
import org.trucewatch.adapters.gazetteer.AdministrativeAreaDecoder;
import org.trucewatch.adapters.gazetteer.PlaceDecoder;
import org.trucewatch.adapters.picktable.PickDecoder;
import org.trucewatch.adapters.picktable.StationDecoder;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Draw;

/** Damaged bytes give rejections, never an exception; a failure prints the seed that replays it. */
class DecoderFuzzTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Athens");
  private static final String RING = "[[30,10],[31,10],[31,11],[30,11],[30,10]]";

  /** A decoder, and a good file for it. */
  private record Subject(Function<byte[], Decoded<?>> decoder, byte[] good) {}

  private static Map<String, Subject> subjects() throws IOException {
    Map<String, Subject> subjects = new TreeMap<>();
    subjects.put(
        "firms",
        new Subject(
            b -> ThermalAnomalyDecoder.decode("f", b),
            lines(
                "latitude,longitude,acq_datetime_utc,satellite,daynight,confidence,bright_ti4_k,frp_mw",
                "10.5,20.25,2031-04-10T00:11:00Z,NOAA-20,N,nominal,336.5,2.5")));
    subjects.put(
        "stations",
        new Subject(b -> StationDecoder.decode("f", b), lines("station,x_km,y_km", "N1,1.5,-2")));
    subjects.put(
        "picks",
        new Subject(
            b -> PickDecoder.decode("f", b),
            lines("pick_id,station,time_s,phase", "0,N1,13.5,P", "1,N2,14.5,S")));
    subjects.put(
        "cloud",
        new Subject(
            b -> CloudCoverDecoder.decode("f", b),
            lines("date,cloud_cover_x_fraction", "2031-04-10,0.5")));
    subjects.put(
        "control",
        new Subject(
            b -> new ControlMapDecoder("A", "m", 5_000, List.of()).decode("f", b),
            lines(
                "{\"type\":\"Feature\",\"properties\":{\"date\":\"2031-04-10\"},\"geometry\":{\"type\":\"MultiPolygon\","
                    + "\"coordinates\":[[" + RING + "]]}}")));
    subjects.put(
        "waves",
        new Subject(
            b -> new AttackWaveDecoder(ZONE, "A", "B").decode("f", b),
            lines(
                "time_start,time_end,model,launched",
                "2031-01-10 18:00,2031-01-11 3:30,\"a, b\",98.0")));
    subjects.put(
        "claims",
        new Subject(
            b -> new AllegationDecoder(ZONE, Map.of("E", "E", "W", "W")).decode("f", b),
            lines(
                "truce,claimant,accused,window_start,window_end,category,count,qualifier,source_url,note",
                "t,E,W,2031-04-11T16:00,2031-04-12T00:00,total,500,more_than,https://example.org,n")));
    subjects.put(
        "places",
        new Subject(
            b -> PlaceDecoder.decode("f", b),
            lines("name,latitude,longitude,population", "Hill,10,20,5")));
    subjects.put(
        "regions",
        new Subject(
            b -> AdministrativeAreaDecoder.decode("f", b),
            lines(
                "{\"features\":[{\"properties\":{\"iso\":\"X\",\"name\":\"N\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":["
                    + RING + "]}}]}")));
    Path folder = Path.of(System.getProperty("trucewatch.root", ".."), "agreements", "easter-2026");
    subjects.put(
        "agreement",
        new Subject(
            b -> AgreementDecoder.decode("f", b),
            Files.readAllBytes(folder.resolve("agreement.yaml"))));
    subjects.put(
        "heat",
        new Subject(
            b -> PersistentHeatDecoder.decode("f", b),
            Files.readAllBytes(folder.resolve("persistent-heat.csv"))));
    return subjects;
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void flippedBytesAndCutsNeverThrow(long seed) throws IOException {
    var draw = new Draw(seed);
    for (Map.Entry<String, Subject> e : subjects().entrySet()) {
      Subject s = e.getValue();
      assertThat(s.decoder().apply(s.good()).rejections()).as(e.getKey()).isEmpty();
      assertThat(s.decoder().apply(damaged(s.good(), draw))).as(e.getKey()).isNotNull();
      assertThat(s.decoder().apply(damaged(gzip(s.good()), draw)))
          .as(e.getKey())
          .isNotNull();
      assertThat(s.decoder().apply(draw.bytes(draw.below(200)))).as(e.getKey()).isNotNull();
    }
  }

  private static byte[] damaged(byte[] good, Draw draw) {
    int length = draw.below(4) == 0 ? draw.below(good.length) : good.length;
    byte[] bytes = Arrays.copyOf(good, length);
    for (int i = draw.below(8); i >= 0 && length > 0; i--) {
      bytes[draw.below(length)] = (byte) draw.below(256);
    }
    return bytes;
  }
}
