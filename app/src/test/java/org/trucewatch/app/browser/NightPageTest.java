// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of a night on an invented line: incidents, alerts, the timeline and the coverage by the hour. */
class NightPageTest {
  /** Fire in the hours in which the east of the line answered nothing. */
  private static final String BLIND_FIRE = "incident/incident-4a4b4c";

  private static final String INCIDENT_PAGE = "#/finding/incident%2Fincident-0a0b0c";

  /** Symbols are 20 pixels wide; nearer ones must be one symbol with their number. */
  private static final double APART_PIXELS = 20;

  @RegisterExtension
  static final TestBrowser CHROMIUM = new TestBrowser();

  @SuppressWarnings("NullAway.Init")
  private FixtureServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new FixtureServer();
    server.publish(FixtureServer.sample("night-sample.json"));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private WatchFloor floor(int width, int height) {
    return new WatchFloor(CHROMIUM.get(), server.address(), width, height, ColorScheme.LIGHT);
  }

  private static boolean isTrue(WatchFloor floor, String expression) {
    return Boolean.TRUE.equals(floor.page.evaluate(expression));
  }

  @Test
  void incidentsComeFirstAndTheNewestOfTheGraveOnesOnTop() {
    try (WatchFloor floor = floor(1366, 768).open("")) {
      assertThat(floor.page.locator("[role=tab]").first()).hasText("Incidents");
      assertThat(floor.page.locator("[role=tab][aria-selected=true]")).hasText("Incidents");
      Locator entries = floor.page.locator(".entry");
      assertThat(entries).hasCount(7);
      assertThat(entries.nth(0)).containsText("40 of 70 sensors");
      assertThat(entries.nth(1)).containsText("14 km north of Marrow Downs");
      assertThat(entries.nth(1)).containsText("Leaning: ground held by South Side");
      assertThat(entries.nth(6)).containsText("Announced detonation");
    }
  }

  @Test
  void symbolsOfTheOpeningViewStandApartOrAreOneWithTheirNumber() {
    try (WatchFloor floor = floor(1280, 800).open("").awaitMap()) {
      floor.awaitDrawn("incidents", "incident-clusters", "outages", "drones", "stretches");
      Object nearest = floor.page.evaluate("() => { const m = document.querySelector('tw-map').map;"
          + " const seen = new Map(m.queryRenderedFeatures({layers: ['incidents', 'incident-clusters']})"
          + "   .map(f => [f.properties.id ?? f.properties.cluster_id, m.project(f.geometry.coordinates)]));"
          + " const at = [...seen.values()]; let best = Infinity;"
          + " at.forEach((a, i) => at.slice(i + 1).forEach(b => best = Math.min(best, a.dist(b))));"
          + " return at.length < 3 ? -1 : best; }");
      assertThat(((Number) nearest).doubleValue()).isGreaterThanOrEqualTo(APART_PIXELS);
      floor.screenshot("night-map");
    }
  }

  @Test
  void theTimelineHoldsWhatTheListsHoldAndChoosesIt() {
    try (WatchFloor floor = floor(1366, 768).open("").awaitMap()) {
      assertThat(floor.page.locator(".mark-incidents")).hasCount(6);
      assertThat(floor.page.locator(".mark-outages")).hasCount(1);
      assertThat(floor.page.locator(".mark-drones")).hasCount(2);
      floor.page.click(".mark[data-id='" + BLIND_FIRE + "']");
      assertThat(floor.page.locator(".detail h2")).containsText("14 km north of Marrow Downs");
      assertThat(floor.page.locator(".mark.chosen")).hasAttribute("data-id", BLIND_FIRE);
      floor.page.click(".mark-outages");
      assertThat(floor.page.locator("[role=tab][aria-selected=true]")).hasText("Alerts");
      assertThat(floor.page.locator(".detail"))
          .containsText("no report is not the same as nothing");
      floor.awaitDrawn("selected-area");
      floor.screenshot("night-outage");
    }
  }

  @Test
  void theKeyboardMovesAlongTheTimelineInTheOrderOfTime() {
    try (WatchFloor floor = floor(1366, 768).open("").awaitMap()) {
      floor.tabTo(".mark");
      assertThat(floor.focused()).isEqualTo("drone-5");
      floor.press("ArrowRight", "ArrowRight");
      assertThat(floor.focused()).isEqualTo("incident/incident-0a0b0c");
      floor.press("End", "ArrowLeft", "Enter");
      assertThat(floor.page.locator(".detail h2")).isFocused();
    }
  }

  @Test
  void hoursInWhichNobodyWasLookingAreHatchedAndNamed() {
    try (WatchFloor floor = floor(1366, 768).open("")) {
      assertThat(floor.page.locator(".night-stretch")).hasCount(5);
      assertThat(floor.page.locator(".night-stretch .cell-gap")).hasCount(2);
      assertThat(floor.page.locator(".night-stretch").nth(3).locator(".cell-gap"))
          .hasAttribute("style", Pattern.compile(".*width: ?13\\.8.*"));
      assertThat(floor.page.locator(".night-coverage"))
          .hasAttribute(
              "aria-label", Pattern.compile(".*km 60–80: 5\\.0 h in which silence says nothing.*"));
      floor.page.click("#tab-coverage");
      assertThat(floor.page.locator(".tab-panel"))
          .containsText("40 of 70 sensors fell silent together");
      assertThat(floor.page.locator(".tab-panel"))
          .containsText("Nowhere and at no hour: this network does not hear it");
      assertThat(floor.page.locator(".tab-panel .hour-track .cell-gap")).hasCount(2);
    }
  }

  @Test
  void anIncidentsPageSaysTheShortOfItFirstAndHoldsNoRawIdentifier() {
    try (WatchFloor floor = floor(1366, 768).open(INCIDENT_PAGE)) {
      Locator brief = floor.page.locator(".in-short");
      assertThat(brief).containsText("balance of probabilities");
      assertThat(brief).containsText("Leaning: assessed as from ground held by South Side");
      assertThat(brief).containsText("Only an area is published");
      assertThat(brief).containsText("no ground fire");
      assertThat(floor.page.locator(".hypotheses tbody tr")).hasCount(2);
      String read = (String)
          floor.page.evaluate(
              "() => { const p = document.querySelector('.page').cloneNode(true);"
                  + " p.querySelectorAll('.page-foot, .sealed-words').forEach(e => e.remove()); return p.innerText; }");
      assertThat(read)
          .doesNotContain(
              "incident-0a0b0c", "no-ground-fire", "rests on no event", "No clause refers")
          .contains("The watch over the line, by 300 acoustic nodes, 4 radars", "its launches");
      assertThat(floor.page.locator("a[href='#/evidence/findings/9']").first()).isVisible();
      assertThat(floor.page.locator("a[href='#/finding/night%2Fground-north']")).isVisible();
      floor.wholePage("night-incident");
      floor.page.click(".in-short button");
      assertThat(floor.page.locator(".detail h2")).containsText("Fire 10 km north");
    }
  }

  @Test
  void anIncidentInAGapOfTheCoverageSaysThatNobodyWasLooking() {
    try (WatchFloor floor = floor(1366, 768).open("#/finding/incident%2Fincident-4a4b4c")) {
      assertThat(floor.page.locator(".in-short"))
          .containsText("found in spite of a gap in the coverage");
    }
  }

  @Test
  void theLegendEndsWhereItsFrameEnds() {
    for (int width : List.of(1280, 1500, 1920)) {
      try (WatchFloor floor = floor(width, 950).open("")) {
        floor.page.waitForSelector(".legend-toggle");
        if (floor.page.locator("#legend-body").isHidden()) floor.page.click(".legend-toggle");
        assertThat(isTrue(
                floor,
                "() => { const f = document.querySelector('.legend').getBoundingClientRect();"
                    + " const b = document.querySelector('#legend-body').getBoundingClientRect();"
                    + " const s = document.querySelector('.map-note').getBoundingClientRect();"
                    + " return b.bottom <= f.bottom + 0.5 && f.bottom < s.top; }"))
            .as("at " + width)
            .isTrue();
      }
    }
  }

  @Test
  void theLanguageIsRememberedInTheAddressAndWhatIsMissingIsMarked() {
    try (WatchFloor floor = floor(1366, 768).open(INCIDENT_PAGE)) {
      floor.page.selectOption(".language select", "uk");
      assertThat(floor.page.locator(".standing").first()).hasText("Порушення");
      assertThat(floor.page).hasURL(Pattern.compile(".*\\?lang=uk#/finding/.*"));
      assertThat(floor.page.locator(".in-short dt [lang=uk]").first()).hasText("Що");
      assertThat(floor.page.locator(".in-short dt .in-english").first()).hasText("Contrary to");
      floor.page.click(".page-nav a");
      assertThat(floor.page.locator("#tab-incidents")).hasText("Інциденти");
      assertThat(floor.page).hasURL(Pattern.compile(".*\\?lang=uk#/"));
      floor.open("?lang=ar");
      assertThat(floor.page.locator("#tab-incidents [lang=ar]")).hasText("حوادث");
    }
  }

  @Test
  void axeFindsNothingSeriousInListsTimelineAndPages() throws IOException {
    try (WatchFloor floor = floor(1366, 768).open("?lang=fr")) {
      for (String theme : List.of("light", "dark")) {
        floor.page.selectOption(".theme select", theme);
        for (String tab :
            List.of("alerts", "findings", "coverage", "claims", "detections", "incidents")) {
          floor.page.click("#tab-" + tab);
          assertThat(PageTest.seriousViolations(floor)).as(theme + " " + tab).isEmpty();
        }
        floor.page.click(".mark-outages");
        assertThat(PageTest.seriousViolations(floor)).as(theme + " outage").isEmpty();
      }
      assertThat(PageTest.seriousViolations(floor.go(INCIDENT_PAGE)))
          .as("incident")
          .isEmpty();
    }
  }

  @Test
  void aNarrowWindowNeverScrollsSideways() {
    try (WatchFloor floor = floor(390, 844).open("?lang=ru").awaitMap()) {
      for (String hash : List.of("", INCIDENT_PAGE)) {
        floor.go(hash).wholePage("night-narrow-" + (hash.isEmpty() ? "map" : "incident"));
        Object over =
            floor.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) over).intValue()).as(hash).isLessThanOrEqualTo(0);
      }
    }
  }
}
