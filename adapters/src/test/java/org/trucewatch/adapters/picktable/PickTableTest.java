// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.trucewatch.adapters.TextBytes.lines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.adapters.picktable.PickRow.Phase;
import org.trucewatch.adapters.picktable.StationRow.OnEarth;
import org.trucewatch.adapters.picktable.StationRow.OnPlane;
import org.trucewatch.domain.SharedData;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.science.association.kinds.PickMark;
import org.trucewatch.science.association.kinds.WaveClass;

class PickTableTest {
  @Test
  void stationsStandInAPlaneOrOnTheEarthAsTheHeaderSays() {
    assertThat(
            StationDecoder.decode("f", lines("station,x_km,y_km", "N1,1.5,-2")).values())
        .containsExactly(new StationRow(2, "N1", "", new OnPlane(1.5, -2), 0));
    assertThat(StationDecoder.decode(
                "f",
                lines(
                    "network,station,channel,latitude_deg,longitude_deg,elevation_m",
                    "XO,AM05,EHZ,42.5,13.25,464"))
            .values())
        .containsExactly(new StationRow(
            2, "XO.AM05", "XO", new OnEarth(GeoPoint.onEllipsoid(42.5, 13.25)), 464));
  }

  @Test
  void anOwnerOfItsOwnColumnGoesBeforeTheNetwork() {
    assertThat(StationDecoder.decode("f", lines("station,owner,x_km,y_km", "N1,side A,1,2"))
            .values())
        .singleElement()
        .extracting(StationRow::owner)
        .isEqualTo("side A");
  }

  @Test
  void aStationTableWithNeitherPlaneNorEarthSaysWhichColumnsItNeeds() {
    var decoded = StationDecoder.decode("file:s.csv", lines("station,easting", "N1,3"));
    assertThat(decoded.values()).isEmpty();
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("file:s.csv", "latitude_deg"));
  }

  @Test
  void picksCountSecondsOrUtcAndHaveTheRowsNumberWhereTheyHaveNoId() {
    var plain =
        PickDecoder.decode("f", lines("pick_id,station,time_s,phase,event_id", "7,N1,3.4573,S,-1"));
    assertThat(plain.values())
        .containsExactly(new PickRow(2, "7", "N1", 3.4573, Phase.S, Double.NaN, List.of()));
    var utc = PickDecoder.decode(
        "f",
        lines(
            "time_utc,network,station,phase,probability,amplitude",
            "1970-01-01T00:01:00.250Z,IV,A,P,0.3,1e-7",
            "1970-01-01T00:01:01.250Z,IV,A,S,0.9,1e-7"));
    assertThat(utc.values())
        .containsExactly(
            new PickRow(2, "0", "IV.A", 60.25, Phase.P, 0.3, List.of()),
            new PickRow(3, "1", "IV.A", 61.25, Phase.S, 0.9, List.of()));
  }

  @Test
  void marksAreReadWhereTheyAreGiven() {
    var decoded = PickDecoder.decode(
        "file:p.csv",
        lines(
            "station,time_s,bearing_deg,bearing_error_deg,trace_speed_m_s,amplitude_pa,class",
            "N1,1,90,2,344,1,heavy",
            "N1,2,270,,,,",
            "N1,3,,,,,",
            "N1,4,,,,,loud",
            "N1,5,400,,,,"));
    assertThat(decoded.values()).as("a bad mark costs itself, not its pick").hasSize(5);
    assertThat(decoded.values().get(0).marks())
        .containsExactly(
            new PickMark.Bearing(StrictMath.toRadians(90), StrictMath.toRadians(2)),
            new PickMark.TraceSpeed(0.344, 0.03 * 344 / 1000),
            PickMark.Level.ofPascals(1),
            new PickMark.Waveform(WaveClass.HEAVY));
    assertThat(decoded.values().get(1).marks())
        .containsExactly(new PickMark.Bearing(StrictMath.toRadians(270), StrictMath.toRadians(5)));
    assertThat(decoded.values().get(2).marks()).isEmpty();
    assertThat(decoded.rejections()).hasSize(2);
    assertThat(decoded.rejections().get(0).message()).contains("class is 'loud'", "very_heavy");
    assertThat(decoded.rejections().get(1).message()).contains("bearing_deg is '400'", "360");
    assertThat(decoded.values().get(4).marks()).isEmpty();
  }

  @Test
  void aBadMarkCostsNoOtherMarkOfItsPick() {
    var table = PickDecoder.table(
        "file:p.csv",
        lines(
            "station,time_s,bearing_deg,bearing_error_deg,level_db,class",
            "N1,1,400,2,80,heavy",
            "N1,2,40,-2,NaN,heavy",
            "N1,soon,40,,,"));
    assertThat(table.unreadable()).isEqualTo(1);
    assertThat(table.rows().rejections()).hasSize(1);
    assertThat(table.rows().values().get(0).marks())
        .containsExactly(new PickMark.Level(80), new PickMark.Waveform(WaveClass.HEAVY));
    assertThat(table.rows().values().get(1).marks())
        .containsExactly(new PickMark.Waveform(WaveClass.HEAVY));
    assertThat(table.marks())
        .extracting(r -> r.where() + ": " + r.what())
        .containsExactly(
            "file:p.csv, line 2: bearing_deg is '400'",
            "file:p.csv, line 3: bearing_error_deg is '-2'",
            "file:p.csv, line 3: level_db is 'NaN'");
  }

  @Test
  void moreBadRowsAndMarksThanAreListedAreCountedStill() {
    List<String> rows = new ArrayList<>(List.of("station,time_s,bearing_deg"));
    for (int i = 0; i < 1_500; i++) {
      rows.add("N1,soon,");
      rows.add("N1,1,400");
    }
    var table = PickDecoder.table("f", lines(rows.toArray(String[]::new)));
    assertThat(table.unreadable()).isEqualTo(1_500);
    assertThat(table.rows().values()).hasSize(1_500);
    assertThat(table.marks()).hasSize(1_001);
    assertThat(table.marks().getLast().what()).startsWith("500 more marks");
  }

  @Test
  void numbersAreDecimalAndNotAsJavaWritesThem() {
    var decoded = PickDecoder.decode(
        "f",
        lines("station,time_s", "N,12d", "N,12f", "N,0x1p3", "N,Infinity", "N,+1.2e1", "N,.5"));
    assertThat(decoded.values()).extracting(PickRow::timeSeconds).containsExactly(12.0, 0.5);
    assertThat(decoded.rejections()).hasSize(4);
    assertThat(decoded.rejections().getFirst().what()).isEqualTo("time_s is '12d'");
  }

  @Test
  void eachBadRowGivesOneMessageWithLineValueAndWhatWasExpectedAndTheRestGoesOn() {
    var decoded = PickDecoder.decode(
        "file:p.csv",
        lines(
            "pick_id,station,time_s,phase",
            "0,N1,NaN,P",
            "1,N1,soon,P",
            "2,,5,P",
            "3,N1,5,Q",
            "4,N1,5",
            "5 6,N1,5,P",
            "7,N1,5,P",
            "\"8,9\",N1,5,P",
            "\"8\"\"9\",N1,5,P",
            ",N1,5,P"));
    assertThat(decoded.values()).hasSize(1);
    assertThat(decoded.rejections())
        .extracting(r -> r.where() + ": " + r.what() + ", expected " + r.expected())
        .containsExactly(
            "file:p.csv, line 2: time_s is 'NaN', expected -10000000000 to 10000000000 s",
            "file:p.csv, line 3: time_s is 'soon', expected -10000000000 to 10000000000 s",
            "file:p.csv, line 4: station is '', expected some text",
            "file:p.csv, line 5: phase is 'Q', expected one of P, P1, Pb, Pg, Pn, S, S1, Sb, Sg, Sn",
            "file:p.csv, line 6: row has 3 fields, expected 4, as the header",
            "file:p.csv, line 7: pick_id is '5 6', expected an identifier without blanks, commas and quotes",
            "file:p.csv, line 9: pick_id is '8,9', expected an identifier without blanks, commas and quotes",
            "file:p.csv, line 10: pick_id is '8\"9', expected an identifier without blanks, commas and quotes",
            "file:p.csv, line 11: pick_id is '', expected an identifier in every row, or no such column");
  }

  @Test
  void theAnswerColumnIsNeverReadByTheReaderThatFeedsTheAssociator() throws IOException {
    Path picks = SharedData.folder("association-synthetic").resolve("dense-r0100-s131/picks.csv");
    byte[] told = Files.readAllBytes(picks);
    String scrambled = Files.readString(picks)
        .lines()
        .skip(1)
        .map(line -> line.replaceFirst("[^,]*$", "answer " + line.hashCode()))
        .reduce("pick_id,station,time_s,phase,event_id", (a, b) -> a + "\n" + b);
    assertThat(PickDecoder.decode("f", scrambled.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(PickDecoder.decode("f", told));
  }

  @Test
  void truthComesFromItsOwnReader() {
    assertThat(TruthDecoder.events(
                "f",
                lines(
                    "event_id,time_s,x_km,y_km,audible_radius_km,n_picks", "0,13.5,46.25,92,35,7"))
            .values())
        .containsExactly(new TruthRow("0", 13.5, new OnPlane(46.25, 92), Double.NaN));
    assertThat(TruthDecoder.picksByEvent(
            "f",
            lines(
                "pick_id,station,time_s,phase,event_id",
                "0,N1,1,P,-1",
                "1,N1,2,P,4",
                "2,N2,3,P,4")))
        .hasSize(1)
        .containsEntry("4", List.of("1", "2"));
  }

  @Test
  void theRealSetsAreReadWhole() throws IOException {
    Path italy = SharedData.folder("picks-italy-2016");
    assertThat(stations(italy)).isEqualTo(60);
    assertThat(picks(italy.resolve("picks_stalta_2016-10-14_00-12h.csv"))).isEqualTo(41_435);
    Path ceus = SharedData.folder("picks-ceus-glass3");
    assertThat(stations(ceus)).isEqualTo(575);
    assertThat(picks(ceus.resolve("picks.csv"))).isEqualTo(78_130);
    Path shots = SharedData.folder("explosions-hukkakero-2007");
    assertThat(stations(shots)).isEqualTo(6);
    var truth = TruthDecoder.events("f", Files.readAllBytes(shots.resolve("ground_truth.csv")));
    assertThat(truth.values()).hasSize(37);
    assertThat(truth.values().getFirst().timeSeconds()).isCloseTo(1187164799.936, within(1e-6));
  }

  @Test
  void aVelocityModelIsReadFromTheTopDown() throws IOException {
    Path italy = SharedData.folder("picks-italy-2016");
    var layers = VelocityModelDecoder.decode(
        "f", Files.readAllBytes(italy.resolve("velocity_model_1d.csv")));
    assertThat(layers.rejections()).isEmpty();
    assertThat(layers.values().getFirst()).isEqualTo(new VelocityLayerRow(0, 5.3, 2.75));
  }

  private static int stations(Path folder) throws IOException {
    var decoded = StationDecoder.decode("f", Files.readAllBytes(folder.resolve("stations.csv")));
    assertThat(decoded.rejections()).isEmpty();
    return decoded.values().size();
  }

  private static int picks(Path file) throws IOException {
    var decoded = PickDecoder.decode("f", Files.readAllBytes(file));
    assertThat(decoded.rejections()).isEmpty();
    return decoded.values().size();
  }
}
