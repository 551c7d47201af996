// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.agreementfolder.AgreementDecoder;
import org.trucewatch.adapters.agreementfolder.PersistentHeatDecoder;
import org.trucewatch.adapters.agreementfolder.TermsFolder;
import org.trucewatch.adapters.attackwaves.AttackWaveDecoder;
import org.trucewatch.adapters.claims.AllegationDecoder;
import org.trucewatch.adapters.cloudcover.CloudCoverDecoder;
import org.trucewatch.adapters.control.ControlMapDecoder;
import org.trucewatch.adapters.dailycounts.DailyCountsDecoder;
import org.trucewatch.adapters.firms.ThermalAnomalyDecoder;
import org.trucewatch.adapters.gazetteer.AdministrativeAreaDecoder;
import org.trucewatch.adapters.gazetteer.PlaceDecoder;
import org.trucewatch.adapters.linerecord.LineTable;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.ControlConvention;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.PersistentHeatSource;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.Formats;
import org.trucewatch.pipeline.ObservationBook;
import org.trucewatch.pipeline.Registration;

/** The formats this installation reads, and what each needs to know of the agreement. */
final class RegisteredFormats implements Formats {
  private static final String MINISEED = "miniseed";
  private static final String STATIONXML = "stationxml";
  private static final String FIRMS = "firms-csv";
  private static final String CLOUD_COVER = "cloud-cover-csv";
  private static final String CONTROL = "control-geojsonl";
  private static final String ATTACK_WAVES = "attack-waves-csv";
  private static final String CLAIMS = "claims-csv";
  private static final String DAILY_COUNTS = "daily-counts-csv";
  private static final String PLACES = "places-csv";
  private static final String AREAS = "areas-geojson";

  private static final String AGREEMENT_FILE = "agreement.yaml";
  private static final String PERSISTENT_HEAT_FILE = "persistent-heat.csv";

  private static final Set<String> DECODED = Stream.concat(
          Stream.of(
              MINISEED,
              STATIONXML,
              FIRMS,
              CLOUD_COVER,
              CONTROL,
              ATTACK_WAVES,
              CLAIMS,
              DAILY_COUNTS,
              PLACES,
              AREAS),
          Arrays.stream(LineTable.values()).map(LineTable::format))
      .collect(Collectors.toUnmodifiableSet());

  @Override
  public Set<String> known() {
    Set<String> known = new TreeSet<>(DECODED);
    known.addAll(SealedBatches.FORMATS);
    return known;
  }

  @Override
  public void read(
      List<Sourced<RawReport>> reports,
      Terms terms,
      List<Registration> registrations,
      ObservationBook book) {
    Agreement agreement = terms.agreement().orElse(null);
    Map<String, Registration> byChannel = new TreeMap<>();
    registrations.forEach(r -> byChannel.put(r.channel(), r));
    WaveformFiles waveforms = new WaveformFiles();
    LineFiles line = new LineFiles();
    for (Sourced<RawReport> sourced : SealedBatches.unwrap(reports, book)) {
      RawReport report = sourced.value();
      LeafRef leaf = sourced.leaf();
      String channel = report.channel();
      byte[] bytes = report.bytes();
      if (!DECODED.contains(report.format())) {
        SealedBatches.rejectUnknown(sourced, DECODED, book);
        continue;
      }
      Optional<LineTable> table = LineTable.findByFormat(report.format());
      if (table.isPresent()) {
        line.add(table.get(), sourced);
        continue;
      }
      switch (report.format()) {
        case MINISEED -> waveforms.addRecords(sourced);
        case STATIONXML -> waveforms.addStations(sourced);
        case FIRMS ->
          book.add(book.anomalies(), ThermalAnomalyDecoder.decode(channel, bytes), leaf);
        case CLOUD_COVER -> book.add(book.clouds(), CloudCoverDecoder.decode(channel, bytes), leaf);
        case PLACES -> book.add(book.places(), PlaceDecoder.decode(channel, bytes), leaf);
        case AREAS ->
          book.add(book.areas(), AdministrativeAreaDecoder.decode(channel, bytes), leaf);
        case DAILY_COUNTS -> readCounts(sourced, terms.zone(), book);
        default -> readWithParties(sourced, agreement, registration(byChannel, channel), book);
      }
    }
    waveforms.read(book);
    line.read(book);
  }

  /** A channel's own registration, or that of the device it is part of. */
  private static @Nullable Registration registration(
      Map<String, Registration> byChannel, String channel) {
    int slash = channel.indexOf('/');
    Registration own = byChannel.get(channel);
    return own != null || slash < 0 ? own : byChannel.get(channel.substring(0, slash));
  }

  /** Formats that name parties, and so mean nothing without an agreement that says who they are. */
  private static void readWithParties(
      Sourced<RawReport> sourced,
      @Nullable Agreement agreement,
      @Nullable Registration registration,
      ObservationBook book) {
    RawReport report = sourced.value();
    if (agreement == null) {
      book.reject(
          new Rejection(
              report.channel(),
              "the format " + report.format()
                  + " names parties, and no agreement that could be read is in force",
              "an agreement folder in the plan",
              "Name the agreement in the replay plan, or mend it where it was rejected."),
          sourced.leaf());
      return;
    }
    switch (report.format()) {
      case CONTROL -> readControl(sourced, agreement, registration, book);
      case ATTACK_WAVES -> readWaves(sourced, agreement, registration, book);
      case CLAIMS -> {
        var decoder = new AllegationDecoder(agreement.zone(), agreement.partyIdsByName());
        book.add(
            book.allegations(), decoder.decode(report.channel(), report.bytes()), sourced.leaf());
      }
      default -> throw new IllegalStateException("no decoder for the format " + report.format());
    }
  }

  private static void readControl(
      Sourced<RawReport> sourced,
      Agreement agreement,
      @Nullable Registration registration,
      ObservationBook book) {
    RawReport report = sourced.value();
    String about = registration == null ? "" : registration.about();
    Optional<ControlConvention> convention = agreement.control().stream()
        .filter(c -> about.isEmpty() || c.areasOf().equals(about))
        .findFirst();
    if (convention.isEmpty()) {
      book.reject(
          new Rejection(
              report.channel(),
              "the agreement " + agreement.agreementId() + " does not say how areas"
                  + (about.isEmpty() ? "" : " of " + about) + " are to be read",
              "a section 'control' in " + AGREEMENT_FILE,
              "Add it, see agreements/README.md."),
          sourced.leaf());
      return;
    }
    ControlConvention c = convention.get();
    var decoder = new ControlMapDecoder(
        c.areasOf(), c.source(), c.uncertaintyMostMeters(), agreement.areas());
    book.add(book.controlMaps(), decoder.decode(report.channel(), report.bytes()), sourced.leaf());
  }

  private static void readWaves(
      Sourced<RawReport> sourced,
      Agreement agreement,
      @Nullable Registration registration,
      ObservationBook book) {
    RawReport report = sourced.value();
    if (registration == null
        || agreement.findParty(registration.about()).isEmpty()
        || agreement.findParty(registration.reporter()).isEmpty()) {
      book.reject(
          new Rejection(
              report.channel(),
              "its registration says about '" + (registration == null ? "" : registration.about())
                  + "', reporter '" + (registration == null ? "" : registration.reporter()) + "'",
              "two of the parties "
                  + agreement.parties().stream().map(p -> p.partyId()).toList(),
              "Give the input both keys, about and reporter, in the replay plan."),
          sourced.leaf());
      return;
    }
    var decoder =
        new AttackWaveDecoder(agreement.zone(), registration.about(), registration.reporter());
    book.add(book.waves(), decoder.decode(report.channel(), report.bytes()), sourced.leaf());
  }

  /** Counts are told in local time, which means nothing without an agreement that says whose. */
  private static void readCounts(
      Sourced<RawReport> sourced, Optional<ZoneId> zone, ObservationBook book) {
    RawReport report = sourced.value();
    if (zone.isEmpty()) {
      book.reject(
          new Rejection(
              report.channel(),
              "the format " + report.format()
                  + " has local times, and no agreement that could be read says in which zone",
              "an agreement folder in the plan",
              "Name the agreement in the replay plan, or mend it where it was rejected."),
          sourced.leaf());
      return;
    }
    book.add(
        book.counts(),
        new DailyCountsDecoder(zone.get()).decode(report.channel(), report.bytes()),
        sourced.leaf());
  }

  @Override
  public Terms readAgreement(List<SealedFile> files) {
    Optional<Agreement> agreement = Optional.empty();
    boolean isExercise = false;
    List<Sourced<PersistentHeatSource>> heat = new ArrayList<>();
    List<Sourced<Rejection>> rejections = new ArrayList<>();
    Decoded<org.trucewatch.assessment.agreement.Terms> provisions = provisions(files);
    for (SealedFile file : files) {
      switch (file.name()) {
        case AGREEMENT_FILE -> {
          if (!provisions.values().isEmpty() && AgreementDecoder.isWithoutWindow(file.bytes())) {
            isExercise = AgreementDecoder.isExercise(file.bytes());
            continue; // Its provisions are all that binds, and they could be read.
          }
          Decoded<Agreement> decoded = AgreementDecoder.decode(file.name(), file.bytes());
          agreement = decoded.values().stream().findFirst();
          isExercise =
              agreement.filter(a -> a.exercise() == Agreement.Exercise.EXERCISE).isPresent();
          decoded.rejections().forEach(r -> rejections.add(new Sourced<>(r, file.leaf())));
        }
        case PERSISTENT_HEAT_FILE -> {
          Decoded<PersistentHeatSource> decoded =
              PersistentHeatDecoder.decode(file.name(), file.bytes());
          decoded.values().forEach(h -> heat.add(new Sourced<>(h, file.leaf())));
          decoded.rejections().forEach(r -> rejections.add(new Sourced<>(r, file.leaf())));
        }
        case TermsFolder.TERMS ->
          provisions.rejections().stream()
              .filter(r ->
                  r.where().startsWith(TermsFolder.TERMS)) // the agreement's own are told above
              .forEach(r -> rejections.add(new Sourced<>(r, file.leaf())));
        default -> {} // Sealed as part of the folder; notes and sources for people.
      }
    }
    boolean named = files.stream().anyMatch(f -> f.name().equals(AGREEMENT_FILE));
    if (!named) {
      Rejection missing = new Rejection(
          "agreement folder",
          "it holds " + files.stream().map(SealedFile::name).toList(),
          "a file " + AGREEMENT_FILE,
          "See agreements/README.md.");
      rejections.add(new Sourced<>(missing, files.getFirst().leaf()));
    }
    return new Terms(
        agreement, isExercise, provisions.values().stream().findFirst(), heat, rejections);
  }

  /** The provisions beside the agreement; a folder without them has none. */
  private static Decoded<org.trucewatch.assessment.agreement.Terms> provisions(
      List<SealedFile> files) {
    Map<String, byte[]> byName = new TreeMap<>();
    files.forEach(f -> byName.put(f.name(), f.bytes()));
    return byName.containsKey(TermsFolder.TERMS) && byName.containsKey(TermsFolder.AGREEMENT)
        ? TermsFolder.terms(byName)
        : new Decoded<>(List.of(), List.of());
  }
}
