// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.trucewatch.assessment.agreement.ProvisionJudgement;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.attribution.AttributionCase;
import org.trucewatch.assessment.attribution.IncidentAttribution;
import org.trucewatch.assessment.attribution.IncidentAttributor;
import org.trucewatch.assessment.corroboration.Corroborator;
import org.trucewatch.assessment.corroboration.StatementLedger;
import org.trucewatch.assessment.corroboration.StatementLedger.Numbered;
import org.trucewatch.assessment.incident.IncidentFinding;
import org.trucewatch.assessment.incident.IncidentGrouping;
import org.trucewatch.assessment.incident.InterferenceIncidents;
import org.trucewatch.assessment.incident.ProvisionMatcher;
import org.trucewatch.assessment.incident.SeverityScale;
import org.trucewatch.assessment.incident.ViolationCounts;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.domain.line.StretchCoverage;
import org.trucewatch.science.impulse.FaintAnnounced;
import org.trucewatch.science.impulse.FaintLaunch;
import org.trucewatch.science.impulse.ImpulseSorter;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.LocatedPulse;
import org.trucewatch.science.vigilance.CoverageWatch;
import org.trucewatch.science.vigilance.DroneTracker;
import org.trucewatch.science.vigilance.OutageWatch;
import org.trucewatch.science.vigilance.SensorWatch;
import org.trucewatch.science.vigilance.TrackEnds;
import org.trucewatch.science.vigilance.TrustWatch;
import org.trucewatch.science.vigilance.VesselWatch;

/**
 * Judges what was reported along a line during a span: association, kinds, trust, incidents, corroboration, attribution, provisions. Pure:
 * the same record and agreement give the same judgement.
 */
public final class LineWatch {
  private final List<String> partyIds;
  private final Optional<ProvisionMatcher> provisions;
  private final Instant epoch;
  private final NodeEvents nodes = new NodeEvents();

  /**
   * @param partyIds in the agreement's order
   * @param terms the agreement; empty to judge no provisions
   * @param epoch instant of second 0
   */
  public LineWatch(List<String> partyIds, Optional<Terms> terms, Instant epoch) {
    this.partyIds = List.copyOf(partyIds);
    this.provisions = terms.map(ProvisionMatcher::new);
    this.epoch = epoch;
  }

  /**
   * The judgement of a record; {@code progress} is told what goes on. Where picks came late it is judged without them first, so that what
   * they changed is told.
   */
  public LineJudgement judge(LineRecord record, Consumer<String> progress) {
    Backfill backfill = new Backfill(record);
    if (backfill.isEmpty()) {
      return concluded(record, progress);
    }
    LineJudgement before = concluded(backfill.without(), progress);
    LineJudgement now = concluded(record, progress);
    return now.with(new Assurance(
        now.assurance().trust(),
        now.assurance().setAside(),
        backfill.reopened(before.findings(), now.findings()),
        backfill.replaced(before.impulses(), now.impulses())));
  }

  private LineJudgement concluded(LineRecord record, Consumer<String> progress) {
    List<LocatedPulse> first = nodes.locate(record, progress);
    List<SensorFlag> flags = new SensorWatch().flags(first, record);
    LineRecord believed =
        flags.isEmpty() ? record : FlaggedReports.setAside(record, flags).believed();
    List<LocatedPulse> pulses = flags.isEmpty() ? first : nodes.locate(believed, progress);
    List<DroneTrack> drones = new DroneTracker().tracks(record);
    List<Impulse> impulses = impulses(pulses, believed, drones);
    List<OutageAlert> outages = new OutageWatch().alerts(record);
    List<Incident> incidents = new ArrayList<>(grouping().group(impulses));
    incidents.addAll(InterferenceIncidents.of(outages, flags, record.sensors(), record.line()));
    incidents.sort(
        Comparator.comparingDouble(Incident::fromSeconds).thenComparing(Incident::incidentId));
    progress.accept(pulses.size() + " impulses in " + incidents.size() + " incidents; "
        + flags.size() + " flags");
    List<StretchCoverage> coverage = new CoverageWatch().coverage(record, outages, pulses);
    List<IncidentFinding> findings = findings(incidents, believed, pulses);
    var ledger = new StatementLedger();
    List<StatementCheck> statements = ledger.check(statements(record), findings, coverage);
    return new LineJudgement(
        impulses,
        findings,
        flags,
        outages,
        coverage,
        drones,
        new VesselWatch().checks(record),
        statements,
        ledger.claimants(statements),
        ViolationCounts.of(findings, coverage),
        new Assurance(
            new TrustWatch().groups(pulses, flags, record),
            FlaggedReports.setAside(record, flags).reports(),
            List.of(),
            List.of()));
  }

  /** Kinds of all pulses, and announced detonations that too few nodes heard to be located by themselves. */
  private static List<Impulse> impulses(
      List<LocatedPulse> pulses, LineRecord believed, List<DroneTrack> drones) {
    List<Impulse> sorted = new ImpulseSorter().sort(pulses, believed);
    List<Impulse> faint = new FaintAnnounced(pulses, believed).besides(sorted);
    List<Impulse> all = new ArrayList<>(new FaintLaunch(pulses, faint, believed).amended(sorted));
    all.addAll(faint);
    all.sort(Comparator.comparingDouble(Impulse::seconds).thenComparing(Impulse::eventId));
    return new TrackEnds().amended(all, drones);
  }

  /** An incident does not reach over a time at which provisions change. */
  private IncidentGrouping grouping() {
    return provisions
        .map(p -> new IncidentGrouping(p.edgeSeconds(epoch)))
        .orElseGet(IncidentGrouping::new);
  }

  private List<IncidentFinding> findings(
      List<Incident> incidents, LineRecord record, List<LocatedPulse> pulses) {
    var reports = new SortedReports(record);
    var cases = new IncidentCases(record, reports, nodes, pulses);
    var attributor = new IncidentAttributor(record.line(), partyIds);
    var corroborator = new Corroborator();
    List<IncidentFinding> findings = new ArrayList<>();
    for (Incident incident : incidents) {
      List<AttributionCase> areas = cases.of(incident);
      IncidentAttribution attribution = attributor.together(areas);
      List<ProvisionJudgement> judged = provisions(incident, attribution);
      findings.add(new IncidentFinding(
          incident,
          attribution,
          corroborator.grade(areas.getFirst().witnesses()),
          judged,
          isViolation(incident, judged),
          SeverityScale.of(incident)));
    }
    return findings;
  }

  private List<ProvisionJudgement> provisions(Incident incident, IncidentAttribution a) {
    Instant at = epoch.plus(Duration.ofNanos(Math.round(incident.fromSeconds() * 1e9)));
    return provisions.map(p -> p.match(incident, at, a.side())).orElse(List.of());
  }

  /** Contrary to a provision whoever did it; without an agreement, fire is. */
  private static boolean isViolation(Incident incident, List<ProvisionJudgement> judged) {
    return judged.isEmpty()
        ? incident.kind() == Incident.Kind.FIRE
        : ProvisionMatcher.isViolation(judged);
  }

  private static List<Numbered> statements(LineRecord record) {
    return new SortedReports(record)
        .statements().all().stream()
            .map(r -> new Numbered(r.number(), r.value()))
            .sorted(Comparator.comparingLong(Numbered::number))
            .toList();
  }
}
