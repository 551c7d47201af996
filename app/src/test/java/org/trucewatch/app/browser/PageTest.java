// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The built page in headless Chromium, with the sample picture. Pictures of it stay in
 * {@code app/target/screenshots}. Every window also checks that the console stayed free of errors and that
 * no request went to another host.
 */
class PageTest {
  private static final List<String> PAGES = List.of(
      "",
      "#/finding/F-explosion",
      "#/finding/F-ground",
      "#/event/EV-2031-0316-001",
      "#/evidence/observations/10");

  @RegisterExtension
  static final TestBrowser CHROMIUM = new TestBrowser();

  @SuppressWarnings("NullAway.Init")
  private FixtureServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new FixtureServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private WatchFloor desktop() {
    return new WatchFloor(CHROMIUM.get(), server.address(), 1366, 768, ColorScheme.LIGHT);
  }

  private WatchFloor night() {
    return new WatchFloor(CHROMIUM.get(), server.address(), 1366, 768, ColorScheme.DARK);
  }

  private WatchFloor narrow() {
    return new WatchFloor(CHROMIUM.get(), server.address(), 390, 844, ColorScheme.LIGHT);
  }

  @Test
  void theMapDrawsEveryLayerOfThePicture() throws IOException {
    try (WatchFloor floor = desktop().open("").awaitMap()) {
      floor.awaitDrawn(
          "land-10m",
          "graticule-fine",
          "control-fill",
          "control-hatch",
          "contact-band",
          "contact-line",
          "sensors",
          "sensor-faults",
          "wedges-used",
          "bearings-used",
          "regions-fill",
          "ellipses",
          "events",
          "truths",
          "hotspots",
          "places",
          "array-labels");
      assertThat(colors(floor.screenshot("map-desktop-light"))).hasSizeGreaterThan(200);
    }
  }

  @Test
  void theMapIsDrawnAtNightTooAndKeepsWhatIsOnItWhenTheThemeChanges() throws IOException {
    try (WatchFloor floor = night().open("").awaitMap().awaitDrawn("sensors")) {
      assertThat(floor.page.locator("html")).hasAttribute("data-theme", "dark");
      assertThat(colors(floor.screenshot("map-desktop-dark"))).hasSizeGreaterThan(200);
      floor.page.selectOption(".theme select", "light");
      floor.await(
          "() => document.querySelector('tw-map').map.getStyle().layers[0]"
              + ".paint['background-color'] === '#d9e4ea'",
          null);
      floor.awaitMap().awaitDrawn("events", "sensors");
    }
  }

  @Test
  void theListsAreThereWhileTheMapIsStillDrawn() {
    try (WatchFloor floor = desktop()) {
      List<Route> held = new ArrayList<>();
      floor.page.route("**/assets/map-view-*.js", held::add);
      floor.open("");
      assertThat(floor.page.locator(".entry")).hasCount(5);
      assertThat(floor.page.locator(".map-waiting")).containsText("Drawing the map");
      floor.page.waitForCondition(() -> !held.isEmpty());
      held.getFirst().resume();
      floor.awaitMap();
      assertThat(floor.page.locator(".map-waiting")).hasCount(0);
    }
  }

  @Test
  void theFirstViewHoldsRegionsSensorsAndLineClearOfTheBoxesOnTheMap() {
    try (WatchFloor floor = desktop().open("").awaitMap()) {
      Object hidden = floor.page.evaluate(
          "async () => { const t = document.querySelector('tw-map'); const m = t.map;"
              + " const all = (await Promise.all(['regions', 'sensors', 'contact'].map(s => m.getSource(s).getData())));"
              + " const flat = c => typeof c[0] === 'number' ? [c] : c.flatMap(flat);"
              + " const points = all.flatMap(d => d.features).flatMap(f => flat(f.geometry.coordinates))"
              + "   .map(p => m.project(p)); const view = m.getCanvas().getBoundingClientRect();"
              + " const boxes = ['.legend', '.map-tools', '.day-stepper', '.map-note']"
              + "   .map(s => t.querySelector(s).getBoundingClientRect());"
              + " return points.length === 0 ? -1 : points.filter(p => { const x = p.x + view.x, y = p.y + view.y;"
              + "   return x < view.left || x > view.right || y < view.top || y > view.bottom"
              + "     || boxes.some(b => x > b.left && x < b.right && y > b.top && y < b.bottom); }).length; }");
      assertThat(((Number) hidden).intValue()).isZero();
    }
  }

  @Test
  void everyStandingIsAWordAndAnIconWithCoverageBeside() {
    try (WatchFloor floor = desktop().open("")) {
      assertThat(floor.page.locator(".entry .standing"))
          .hasText(new String[] {"Undetermined", "Violated", "Kept", "Undetermined", "Observed"});
      assertThat(floor.page.locator(".entry .standing svg")).hasCount(5);
      assertThat(floor.page.locator(".entry .coverage")).hasCount(5);
      assertThat(floor.page.locator(".entry").nth(2))
          .containsText("No launch was reported in the window. Standard of proof:");
      assertThat(floor.page.locator(".entry").nth(3)).containsText("coverage not stated");
    }
  }

  @Test
  void theKeyboardReachesListsDetailsAndMap() {
    try (WatchFloor floor = desktop().open("").awaitMap()) {
      floor.page.waitForSelector(".entry");
      floor.tabTo("[role=tab]");
      floor.press("ArrowRight", "ArrowRight", "ArrowRight");
      assertThat(floor.focused()).isEqualTo("tab-events");
      floor.tabTo(".entry");
      assertThat(floor.focused()).isEqualTo("EV-2031-0316-001");
      floor.press("ArrowDown", "ArrowDown", "ArrowUp", "Enter");
      assertThat(floor.page.locator(".detail h2")).isFocused();
      assertThat(floor.page.locator(".detail")).containsText("needs 2 bearings, has 1");
      floor.press("Escape");
      assertThat(floor.page.locator(".detail")).hasCount(0);
      assertThat(floor.focused()).isEqualTo("EV-2031-0316-002");
      floor.tabTo("canvas");
      double before = longitude(floor);
      floor.press("ArrowRight");
      floor.await(
          "before => document.querySelector('tw-map').map.getCenter().lng > before + 0.01", before);
    }
  }

  @Test
  void aSelectedEventIsShownOnTheMapAndInTheList() {
    try (WatchFloor floor = desktop().open("").awaitMap()) {
      floor.page.click("#tab-events");
      floor.page.click(".entry[data-id='EV-2031-0316-001']");
      assertThat(floor.page.locator(".detail h2")).hasText("Event of 16 Mar 2031 02:14 UTC");
      assertThat(floor.page.locator(".day-note")).containsText("16 Mar 2031");
      floor.awaitDrawn("selected-area", "selected-point", "selected-bearings").awaitMap();
      floor.screenshot("event-selected");
    }
  }

  @Test
  void aClickOnTheMapOpensWhatIsThere() {
    try (WatchFloor floor = desktop().open("").awaitMap()) {
      Object at = floor.page.evaluate("() => { const m = document.querySelector('tw-map').map;"
          + " const p = m.project([126.08, -31.52]); const b = m.getCanvas().getBoundingClientRect();"
          + " return [b.x + p.x, b.y + p.y]; }");
      List<?> xy = (List<?>) at;
      floor
          .page
          .mouse()
          .click(((Number) xy.get(0)).doubleValue(), ((Number) xy.get(1)).doubleValue());
      assertThat(floor.page.locator(".detail h2")).hasText("Event of 17 Mar 2031 18:03 UTC");
    }
  }

  @Test
  void theLineOfContactFollowsTheChosenDay() {
    try (WatchFloor floor = desktop().open("").awaitMap()) {
      assertThat(floor.page.locator(".day-note"))
          .hasText(java.util.regex.Pattern.compile(
              "Day partly in the agreement’s window\\. .* 15 Mar 2031, uncertain by 6\\.0.*"));
      assertThat(floor.page.locator(".day-mark")).hasCount(5);
      floor.page.click("button[aria-label='Next day']");
      assertThat(floor.page.locator(".day-note")).containsText("Day in the agreement’s window");
      assertThat(floor.page.locator(".day-note")).containsText("16 Mar 2031");
      floor.page.locator(".day-stepper input").press("Home");
      assertThat(floor.page.locator(".day-note")).containsText("Day outside");
      assertThat(floor.page.locator(".day-note")).containsText("14 Mar 2031");
      assertThat(floor.page.locator("button[aria-label='Previous day']")).isDisabled();
    }
  }

  @Test
  void aFindingHasAPageOfItsOwnDownToTheSealedBytes() {
    try (WatchFloor floor = desktop().open("#/finding/F-ground")) {
      assertThat(floor.page.locator("h1"))
          .hasText("No attacks on the ground along the line of contact");
      assertThat(floor.page.locator(".bar-key")).containsText("cannot be said: 100");
      assertThat(floor.page.locator(".criteria li")).hasCount(3);
      assertThat(floor.page.locator("tbody tr")).hasCount(100);
      floor.page.click("text=Show all");
      assertThat(floor.page.locator("tbody tr")).hasCount(141);
      assertThat(floor.page.locator("tbody tr").nth(1).locator("a[download]"))
          .hasAttribute(
              "href", java.util.regex.Pattern.compile("api/evidence/observations/\\d+/raw"));
      floor.screenshot("finding");
      floor.page.locator("tbody tr").nth(1).locator("a").first().click();
      assertThat(floor.page.locator("h1")).containsText("of log “observations”");
      assertThat(floor.page.locator(".proof li")).hasCount(8);
      floor.screenshot("evidence");
      floor.press("Escape");
      assertThat(floor.page.locator(".entry").first()).isVisible();
    }
  }

  @Test
  void aFindingIsTakenAwayAsABundleFromItsDetails() {
    try (WatchFloor floor = desktop().open("").awaitMap()) {
      floor.page.locator(".entry").first().click();
      assertThat(floor.page.locator("a[download$='.bundle']")).hasText("Download evidence bundle");
      assertThat(floor.page.locator("a[download$='.bundle']"))
          .hasAttribute("href", java.util.regex.Pattern.compile("api/bundle/findings/\\d+"));
      floor.page.locator("a[download$='.bundle']").scrollIntoViewIfNeeded();
      floor.screenshot("bundle");
    }
  }

  @Test
  void anIdentifierWithASlashAndASpaceStillOpensItsPage() {
    try (WatchFloor floor = desktop().open("#/finding/F-line%2F2031%2003")) {
      assertThat(floor.page.locator("h1"))
          .hasText("Movement of the line of contact during the window");
    }
  }

  @Test
  void aNarrowWindowNeverScrollsSideways() {
    try (WatchFloor floor = narrow().open("").awaitMap()) {
      for (String hash : PAGES) {
        floor.go(hash);
        floor.screenshot("narrow-" + (hash.isEmpty() ? "map" : hash.split("/", -1)[1]));
        Object over =
            floor.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) over).intValue()).as(hash).isLessThanOrEqualTo(0);
      }
    }
  }

  @Test
  void axeFindsNothingSeriousOnAnyPage() throws IOException {
    try (WatchFloor floor = desktop().open("")) {
      for (String theme : List.of("light", "dark")) {
        floor.page.selectOption(".theme select", theme);
        for (String hash : PAGES) {
          assertThat(seriousViolations(floor.go(hash))).as(theme + " " + hash).isEmpty();
        }
      }
    }
  }

  @Test
  void axeFindsNothingSeriousInANarrowWindow() throws IOException {
    try (WatchFloor floor = narrow().open("")) {
      for (String hash : PAGES) {
        assertThat(seriousViolations(floor.go(hash))).as(hash).isEmpty();
      }
    }
  }

  @Test
  void axeFindsNothingSeriousInAnyListOrDetail() throws IOException {
    List<String> tabs = List.of(
        "alerts", "events", "detections", "hotspots", "claims", "sensors", "coverage", "record");
    try (WatchFloor floor = desktop().open("")) {
      for (String tab : tabs) {
        floor.page.click("#tab-" + tab);
        assertThat(seriousViolations(floor, ".panel")).as(tab).isEmpty();
        floor.screenshot("list-" + tab);
        if (floor.page.locator(".entry").count() == 0) continue;
        floor.page.locator(".entry").first().click();
        assertThat(seriousViolations(floor, ".panel")).as("the first of " + tab).isEmpty();
      }
    }
  }

  @Test
  void anEmptyPictureSaysWhatItMeans() {
    server.publish("{}");
    try (WatchFloor floor = desktop().open("")) {
      assertThat(floor.page.locator(".empty")).containsText("No findings");
      floor.page.click("#tab-events");
      assertThat(floor.page.locator(".empty"))
          .containsText("not the same as nothing having happened");
      assertThat(floor.page.locator("header")).containsText("No agreement: observations only");
      floor.screenshot("empty");
    }
  }

  @Test
  void aMonitorThatRefusesIsNamedAndAskedAgain() {
    server.refusePicture();
    try (WatchFloor floor = desktop().open("")) {
      assertThat(floor.page.locator("[role=alert]")).containsText("503");
      floor.screenshot("failed");
      server.publish("{\"title\": \"Here again\"}");
      floor.page.click("button:text('Try again')");
      assertThat(floor.page.locator(".header-title")).containsText("Here again");
      floor.forgetErrors(); // the browser itself reports the 503
    }
  }

  @Test
  void textsFromOutsideStayTexts() {
    server.publish("{\"title\": \"<img src=x onerror=alert(1)>\", \"allegations\": [{\"id\": \"a\","
        + " \"claimant\": \"A\", \"accused\": \"B\", \"sourceUrl\": \"javascript:alert(1)\"}]}");
    try (WatchFloor floor = desktop().open("")) {
      assertThat(floor.page.locator(".header-title")).containsText("<img src=x");
      floor.page.click("#tab-claims");
      floor.page.locator(".entry").first().click();
      assertThat(floor.page.locator(".detail")).containsText("javascript:alert(1)");
      assertThat(floor.page.locator("a[href^='javascript']")).hasCount(0);
    }
  }

  static List<?> seriousViolations(WatchFloor floor) throws IOException {
    return seriousViolations(floor, "html");
  }

  private static List<?> seriousViolations(WatchFloor floor, String part) throws IOException {
    Path axe = Path.of(
        System.getProperty("trucewatch.root", ".."), "app/web/node_modules/axe-core/axe.min.js");
    floor.page.evaluate(Files.readString(axe));
    Object found = floor.page.evaluate(
        "async part => (await axe.run(part)).violations"
            + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
            + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | '))",
        part);
    return (List<?>) found;
  }

  private static double longitude(WatchFloor floor) {
    return ((Number)
            floor.page.evaluate("() => document.querySelector('tw-map').map.getCenter().lng"))
        .doubleValue();
  }

  /** The different colours on the map's part of a screenshot: a blank map has a handful. */
  private static Set<Integer> colors(Path screenshot) throws IOException {
    BufferedImage image = ImageIO.read(screenshot.toFile());
    Set<Integer> colors = new HashSet<>();
    for (int x = 500; x < 1300; x += 2) {
      for (int y = 150; y < 650; y += 2) colors.add(image.getRGB(x, y));
    }
    return colors;
  }
}
