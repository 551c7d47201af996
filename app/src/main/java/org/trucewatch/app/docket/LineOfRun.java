// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.app.Wiring;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.control.LinesOfDay;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.LineOfContact;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Sourced;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.pipeline.Formats;
import org.trucewatch.pipeline.ObservationBook;
import org.trucewatch.pipeline.Sealer;

/** The line of contact of a day, from the control maps that a run sealed. */
final class LineOfRun {
  /** The formats that the line follows from. */
  private static final Set<String> MAPS = Set.of("control-geojsonl", "areas-geojson");

  private LineOfRun() {}

  /** Empty where the run has no map that is recent enough on that day. */
  static Optional<LineOfContact> find(RunRecord run, LocalDate day) {
    Optional<Agreement> agreement =
        CaseTerms.read(run.agreementFiles()).flatMap(CaseTerms::agreement);
    if (agreement.isEmpty() || run.settings().isEmpty()) {
      return Optional.empty();
    }
    var book = new ObservationBook();
    Wiring.formats()
        .read(
            maps(run),
            Formats.Terms.of(agreement.get()),
            run.settings().get().registrations(),
            book);
    return agreement.get().control().stream()
        .flatMap(c ->
            new LinesOfDay(c, book.controlMaps().rows(), book.areas().values()).find(day).stream())
        .map(LinesOfDay.Line::main)
        .findFirst();
  }

  private static List<Sourced<RawReport>> maps(RunRecord run) {
    List<Sourced<RawReport>> reports = new ArrayList<>();
    LogReader log = run.reader(Sealer.OBSERVATIONS);
    for (long i = 0; i < log.size(); i++) {
      Entry entry = log.read(i);
      if (MAPS.contains(entry.kind())) {
        LeafRef leaf = new LeafRef(Sealer.OBSERVATIONS, i);
        log.readBody(entry)
            .ifPresent(body -> reports.add(new Sourced<>(
                new RawReport(entry.channel(), entry.kind(), entry.receivedAt(), body), leaf)));
      }
    }
    return reports;
  }
}
