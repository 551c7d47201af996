// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.adapters.picturejson.FindingReader;
import org.trucewatch.adapters.picturejson.SettingsJson;
import org.trucewatch.app.bundle.BundleExport;
import org.trucewatch.assessment.clause.FiledFinding;
import org.trucewatch.assessment.clause.FiledFinding.FiledEvent;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.MonitorRun;
import org.trucewatch.pipeline.RunSettings;
import org.trucewatch.pipeline.SealedRun;
import org.trucewatch.pipeline.Sealer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sealed run as dockets read it: its findings and events, settings, agreement files, and what people sealed. */
final class RunRecord {
  private final Path folder;
  private final SealedRun run;
  private final Map<String, FiledEvent> events = new TreeMap<>();
  private final SealedIncidents incidents = new SealedIncidents();
  private final Map<String, Filed> findings = new LinkedHashMap<>();
  private final Map<String, List<Filed>> revisions = new TreeMap<>();
  private final Map<String, byte[]> agreementFiles = new TreeMap<>();
  private final List<String> gone = new ArrayList<>();
  private final SealedNotes notes;
  private Optional<RunSettings> settings = Optional.empty();
  private Instant lastReport = Instant.MIN;

  /**
   * A finding with all that is known of its sealing.
   *
   * @param further members of its record that this code does not know
   * @param references every entry that could have changed it
   */
  record Filed(FiledFinding filed, Map<String, String> further, List<LeafRef> references) {
    Finding finding() {
      return filed.finding();
    }
  }

  private RunRecord(Path folder) {
    this.folder = folder;
    this.run = SealedRun.open(folder);
    governance();
    reports();
    results();
    this.notes = SealedNotes.read(run.reader(Sealer.GOVERNANCE));
  }

  /** Opens a run after checking its logs whole: what is shown was not altered since it was sealed. */
  static RunRecord open(Path folder) {
    new BundleExport(folder).requireEqualLogs();
    return new RunRecord(folder);
  }

  private void governance() {
    LogReader log = run.reader(Sealer.GOVERNANCE);
    for (long i = 0; i < log.size(); i++) {
      Entry entry = log.read(i);
      boolean isSettings = entry.kind().equals(MonitorRun.SETTINGS);
      if (isSettings || entry.kind().equals(MonitorRun.AGREEMENT_FILE)) {
        byte[] body = log.readBody(entry).orElse(null);
        if (body == null) {
          gone.add(Sealer.GOVERNANCE + ":" + i + ", " + entry.channel());
        } else if (isSettings) {
          settings = settings(body);
        } else {
          agreementFiles.put(entry.channel(), body);
        }
      }
    }
  }

  private Optional<RunSettings> settings(byte[] body) {
    try {
      return Optional.of(SettingsJson.read(body));
    } catch (IllegalArgumentException | JacksonException e) {
      gone.add("the settings cannot be read by this code: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void reports() {
    LogReader log = run.reader(Sealer.OBSERVATIONS);
    for (long i = 0; i < log.size(); i++) {
      later(log.read(i).receivedAt());
    }
  }

  private void later(Instant at) {
    lastReport = at.isAfter(lastReport) ? at : lastReport;
  }

  private void results() {
    LogReader log = run.reader(Sealer.FINDINGS);
    List<Long> later = new ArrayList<>();
    for (long i = 0; i < log.size(); i++) {
      Entry entry = log.read(i);
      later(entry.receivedAt());
      String leaf = Sealer.FINDINGS + ":" + i;
      switch (entry.kind()) {
        case "event" -> log.readBody(entry).ifPresent(body -> event(leaf, body));
        case "finding" -> later.add(i);
        case "line" -> log.readBody(entry).ifPresent(body -> incidents.read(leaf, body));
        default -> {} // Listed where a finding refers to it.
      }
    }
    later.forEach(i -> finding(log, i));
  }

  private void event(String leaf, byte[] body) {
    JsonNode n = JsonMapper.shared().readTree(body);
    Optional<Instant> first = Optional.empty();
    for (JsonNode arrival : n.path("arrivals")) {
      Optional<Instant> at = time(arrival, "detectedAt");
      if (at.isPresent() && (first.isEmpty() || at.get().isBefore(first.get()))) {
        first = at;
      }
    }
    String id = n.path("id").asString("");
    events.put(id, new FiledEvent(id, leaf, time(n, "occurredAt"), first));
  }

  private static Optional<Instant> time(JsonNode n, String name) {
    String text = n.path(name).asString("");
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }

  private void finding(LogReader log, long index) {
    Entry entry = log.read(index);
    String leaf = Sealer.FINDINGS + ":" + index;
    Optional<FindingReader.Read> read = log.readBody(entry).flatMap(FindingReader::read);
    if (read.isEmpty()) {
      gone.add(leaf + ", a finding that is gone or that this code cannot read");
      return;
    }
    Finding finding = read.get().finding();
    List<FiledEvent> of = new ArrayList<>(finding.eventIds().stream()
        .filter(events::containsKey)
        .map(id -> java.util.Objects.requireNonNull(events.get(id)))
        .toList());
    incidents.event(finding.findingId()).ifPresent(of::add);
    FiledFinding filed = new FiledFinding(
        finding,
        leaf,
        entry.receivedAt(),
        of,
        allegedAt(finding),
        incidents.find(finding.findingId()),
        incidents.reached(finding.findingId()));
    List<LeafRef> references =
        entry.references().stream().map(r -> new LeafRef(r.log(), r.index())).toList();
    Filed sealed = new Filed(filed, read.get().further(), references);
    findings.put(finding.findingId(), sealed);
    revisions.computeIfAbsent(finding.findingId(), k -> new ArrayList<>()).add(sealed);
  }

  private Optional<Instant> allegedAt(Finding finding) {
    LogReader log = run.reader(Sealer.OBSERVATIONS);
    return finding.claims().stream()
        .map(Finding.Claim::leaf)
        .filter(l -> l.log().equals(Sealer.OBSERVATIONS) && l.index() < log.size())
        .map(l -> log.read(l.index()).receivedAt())
        .min(Instant::compareTo);
  }

  Path folder() {
    return folder;
  }

  LogReader reader(String log) {
    return run.reader(log);
  }

  /** In the order sealed; of two with one id the later. */
  List<Filed> findings() {
    return List.copyOf(findings.values());
  }

  /** Every sealed revision of a finding, in the order sealed. */
  List<Filed> revisions(String findingId) {
    return List.copyOf(revisions.getOrDefault(findingId, List.of()));
  }

  Map<String, byte[]> agreementFiles() {
    return agreementFiles;
  }

  Optional<RunSettings> settings() {
    return settings;
  }

  SealedNotes notes() {
    return notes;
  }

  /** What is no longer there, or cannot be read. */
  List<String> gone() {
    return List.copyOf(gone);
  }

  /** When the last report, result or docket entry was sealed, by the run's clock. */
  Instant end() {
    return notes.last().isAfter(lastReport) ? notes.last() : lastReport;
  }

  /** The logs' own statement of what they hold, in the order of {@link LogFolder#LOGS}. */
  List<String> checkpoints() {
    return LogFolder.LOGS.stream()
        .map(log -> {
          var c = run.reader(log).checkpoint();
          return c.origin() + ", " + c.size() + " entries, root " + c.root().base64();
        })
        .toList();
  }
}
