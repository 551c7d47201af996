// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trucewatch.app.goverifier.AlteredLogs;
import org.trucewatch.app.web.PageServer;

/** The page on which anyone checks sealed evidence: served, and saved to a disk and opened from there. */
class VerifyPageTest {
  @RegisterExtension
  static final TestBrowser CHROMIUM = new TestBrowser();

  private static final String FINDING = """
      {"title":"No launches during the truce","standing":"VIOLATED",\
      "statement":"Four launches were detected on 4 May 2031 between 02:10 and 02:19 UTC, all from one bank of the river.",\
      "standardOfProof":"more likely than not","coverage":["6 of 8 arrays were listening"],\
      "attribution":{"grade":"UNDETERMINED","probabilities":[],"cannotBeSaid":0.42}}""";

  @TempDir
  private Path folder;

  private WatchFloor saved(int width, ColorScheme scheme) throws IOException {
    return WatchFloor.savedPage(CHROMIUM.get(), folder.resolve("page"), width, scheme);
  }

  private Path finding(String json) {
    Path bundle = folder.resolve("finding-1.bundle");
    SealedEvidence.writeFinding(folder.resolve("sealed"), bundle, json);
    return bundle;
  }

  private static void choose(WatchFloor floor, Path bundle) {
    floor.page.setInputFiles("#bundle", bundle);
    assertThat(floor.page.locator("#answer")).isVisible();
  }

  @Test
  void theServedPageFindsTheBundleOfARunEqual() {
    Path logs = BrowserVerifierTest.smallRun(folder.resolve("logs"));
    Path bundle = folder.resolve("run.bundle");
    SealedEvidence.writeBundle(logs, bundle);
    try (PageServer server = PageServer.start("{}", logs, 0);
        WatchFloor floor =
            new WatchFloor(CHROMIUM.get(), server.address(), 1280, 844, ColorScheme.LIGHT)) {
      floor.open("verify");
      choose(floor, bundle);
      assertThat(floor.page.locator("#answer")).hasText("Equal");
      assertThat(floor.page.locator("#answer")).isFocused();
      assertThat(floor.page.locator(".subject")).containsText("Standard of proof");
      assertThat(floor.page.locator(".log")).hasCount(3);
      assertThat(floor.page.locator("#result")).containsText("You gave none.");
      assertThat(floor.page.locator("#result pre").last())
          .hasText("./trucewatch verify bundle run.bundle");
      assertThat(floor.page.locator("a[download]")).hasAttribute("href", "verify.html");
      Object sameFile = floor.page.evaluate(
          "async () => { try { await fetch('api/picture'); return 'connected'; } catch { return 'refused'; } }");
      assertThat(sameFile).isEqualTo("refused");
      floor.forgetErrors(); // the browser itself reports the refused connection
    }
  }

  @Test
  void theSavedPageFindsABundleEqualWithoutAnyServer() throws IOException {
    try (WatchFloor floor = saved(1280, ColorScheme.LIGHT)) {
      choose(floor, finding(FINDING));
      assertThat(floor.page.locator("#answer")).hasText("Equal");
      assertThat(floor.page.locator(".subject h4")).hasText("No launches during the truce");
      assertThat(floor.page.locator("a[download]")).hasCount(0);
    }
  }

  @Test
  void theSavedPageFindsTheFolderOfARunEqual() throws IOException {
    Path logs = BrowserVerifierTest.smallRun(folder.resolve("logs"));
    try (WatchFloor floor = saved(1280, ColorScheme.LIGHT)) {
      floor.page.setInputFiles("#folder", logs);
      assertThat(floor.page.locator("#answer")).hasText("Equal");
      assertThat(floor.page.locator(".log h4"))
          .hasText(new String[] {"findings", "governance", "observations"});
      assertThat(floor.page.locator("#result pre").last()).hasText("./trucewatch verify logs");
    }
  }

  @Test
  void keysFromElsewhereAreUsedAndWrongOnesAreNamed() throws IOException {
    try (WatchFloor floor = saved(1280, ColorScheme.LIGHT)) {
      Path log = folder.resolve("log");
      SealedEvidence.writeLog(log, 600, 3);
      floor.page.click("summary");
      floor.page.fill("#keys", SealedEvidence.policy(SealedEvidence.key()));
      floor.page.setInputFiles("#folder", log);
      assertThat(floor.page.locator("#answer")).hasText("Equal");
      assertThat(floor.page.locator(".log")).containsText("3 of 5 witnesses: met");
      assertThat(floor.page.locator(".log tbody tr").first())
          .containsText("2031-05-03 17:00:00 UTC");
      floor.page.fill("#keys", SealedEvidence.key().replace("+A", "+B"));
      floor.page.click("text=Check again");
      assertThat(floor.page.locator("[role=alert]")).containsText("cannot be used");
    }
  }

  @Test
  void whatIsNoBundleIsSaidToBeNone() throws IOException {
    Path text =
        Files.writeString(folder.resolve("photo.jpg"), "not a bundle at all, but long enough");
    try (WatchFloor floor = saved(390, ColorScheme.LIGHT)) {
      choose(floor, text);
      assertThat(floor.page.locator("#answer")).hasText("Cannot be checked");
      assertThat(floor.page.locator("#result")).containsText("it is not a bundle");
      assertThat(floor.page.locator("#result")).containsText("Nothing could be checked");
    }
  }

  /** Whoever writes a finding must not run anything in the page of whoever checks it. */
  @Test
  void textsFromTheEvidenceStayTexts() throws IOException {
    String evil =
        "<img src=x onerror=\\\"document.title='run'\\\"><script>document.title='run'</script>";
    try (WatchFloor floor = saved(1280, ColorScheme.LIGHT)) {
      choose(
          floor,
          finding("{\"title\":\"" + evil + "\",\"statement\":\"" + evil + "\",\"standing\":7}"));
      assertThat(floor.page.locator(".subject h4")).containsText("<img src=x");
      assertThat(floor.page.locator("#result img, #result script")).hasCount(0);
      assertThat(floor.page.title()).startsWith("Check this yourself");
    }
  }

  @Test
  void theEvidencePageLeadsToIt() throws IOException {
    try (FixtureServer server = new FixtureServer();
        WatchFloor floor =
            new WatchFloor(CHROMIUM.get(), server.address(), 1280, 844, ColorScheme.LIGHT)) {
      floor.open("#/evidence/observations/10");
      floor.page.click("text=Check this yourself");
      assertThat(floor.page.locator("#bundle")).isAttached();
    }
  }

  @Test
  void theKeyboardReachesEverything() throws IOException {
    try (WatchFloor floor = saved(1280, ColorScheme.LIGHT)) {
      floor.tabTo("#bundle");
      floor.tabTo("#folder");
      floor.tabTo("summary");
      floor.press("Enter");
      floor.tabTo("#keys");
    }
  }

  @Test
  void aBrowserWithoutEd25519IsToldWhatToDo() throws IOException {
    try (WatchFloor floor = saved(390, ColorScheme.LIGHT)) {
      floor.page.addInitScript(
          "crypto.subtle.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError'));");
      floor.page.reload();
      assertThat(floor.page.locator("[role=alert]")).containsText("Firefox 129");
      assertThat(floor.page.locator("#bundle")).isDisabled();
      floor.screenshot("verify-no-ed25519");
    }
  }

  /** Pictures of every answer, in both themes, on a phone and on a desk; with no serious fault for a screen reader. */
  @AlteredLogs
  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyAnswerIsReadableAtAnyWidth(ColorScheme scheme) throws IOException {
    Path equal = finding(FINDING);
    byte[] bytes = Files.readAllBytes(equal);
    Path log = folder.resolve("log");
    SealedEvidence.writeLog(log, 300, 3);
    Path entries = log.resolve("tile/entries/000");
    byte[] altered = Files.readAllBytes(entries);
    altered[5_000] ^= 1;
    Files.write(entries, altered);
    bytes[bytes.length / 2] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged.bundle"), bytes);
    for (int width : new int[] {390, 1280}) {
      try (WatchFloor floor = saved(width, scheme)) {
        look(floor, scheme, width, "empty");
        choose(floor, equal);
        look(floor, scheme, width, "equal");
        floor.page.click("summary");
        floor.page.fill("#keys", SealedEvidence.policy(SealedEvidence.key()));
        floor.page.setInputFiles("#folder", log);
        assertThat(floor.page.locator("#answer")).hasText("Differs");
        assertThat(floor.page.locator(".difference h4")).hasText("tile/entries/000");
        look(floor, scheme, width, "differs");
        choose(floor, damaged);
        assertThat(floor.page.locator("#answer")).hasText("Cannot be checked");
        look(floor, scheme, width, "cannot");
      }
    }
  }

  private static void look(WatchFloor floor, ColorScheme scheme, int width, String answer)
      throws IOException {
    floor.wholePage(
        "verify-" + answer + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width);
    Object over =
        floor.page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) over).intValue()).as("%s at %d", answer, width).isLessThanOrEqualTo(0);
    assertThat(PageTest.seriousViolations(floor)).as("%s at %d", answer, width).isEmpty();
  }

  /** The long form: {@code -Dtrucewatch.browser.entries=70000}. Prints how long the browser took. */
  @Test
  void aLargeLogIsCheckedInSeconds() throws IOException {
    int entries = Integer.getInteger("trucewatch.browser.entries", 0);
    Assumptions.assumeTrue(entries > 0, "skipped: -Dtrucewatch.browser.entries=70000 runs it");
    Path log = folder.resolve("log");
    SealedEvidence.writeLog(log, entries, 3);
    try (WatchFloor floor = saved(1280, ColorScheme.LIGHT)) {
      floor.page.setInputFiles("#folder", log);
      assertThat(floor.page.locator("#answer")).hasText("Equal");
      System.out.println("browser verifier: log of " + entries + " entries: "
          + floor.page.locator(".answer .quiet").first().textContent());
    }
  }

  /** A finding of a real recording: {@code -Dtrucewatch.browser.bundle=FILE}. */
  @Test
  void aBundleGivenByNameIsEqual() throws IOException {
    String name = System.getProperty("trucewatch.browser.bundle", "");
    Assumptions.assumeFalse(name.isEmpty(), "skipped: -Dtrucewatch.browser.bundle=FILE runs it");
    try (WatchFloor floor = saved(1280, ColorScheme.LIGHT)) {
      choose(floor, Path.of(name));
      System.out.println("browser verifier: bundle " + name + ": "
          + floor.page.locator(".answer").textContent());
      assertThat(floor.page.locator("#answer")).hasText("Equal");
    }
  }
}
