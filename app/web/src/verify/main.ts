// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* The page on which anyone checks sealed evidence, without trusting a server: not even ours. */

import './verify.css';
import { verifyWords as words } from '../words/verify-en';
import * as verifier from '../verifier';
import type { Outcome, Policy } from '../verifier';
import { type Chosen, chosenFiles, dropped } from './chosen';
import { el } from './dom';
import { type Checked, resultOf } from './result';

/** Largest bundle that is read at once: what browsers allow in one piece of memory. */
const BUNDLE_BYTES_MAX = 2 ** 31 - 1;
/** How long the page may go without being drawn. */
const DRAW_MILLIS = 50;
const THEME_KEY = 'trucewatch.theme';

const whole = new Intl.NumberFormat('en').format;
const isSaved = location.protocol === 'file:';

const bundleInput = el('input', {
  type: 'file',
  id: 'bundle',
  class: 'unseen',
  'aria-label': words.chooseBundle,
});
const folderInput = el('input', {
  type: 'file',
  id: 'folder',
  class: 'unseen',
  webkitdirectory: '',
  'aria-label': words.chooseFolder,
});
const keys = el('textarea', { id: 'keys', rows: '5', spellcheck: 'false', autocomplete: 'off' });
const again = el('button', { type: 'button', hidden: '' }, words.keysAgain);
const bar = el('progress', { max: '1', value: '0', 'aria-hidden': 'true' });
const status = el('p', { role: 'status', 'aria-live': 'polite' });
const stop = el('button', { type: 'button' }, words.cancel);
const running = el('div', { class: 'running', hidden: '' }, bar, stop);
const printing = el('button', { type: 'button', class: 'print', hidden: '' }, words.print);
const result = el('div', { id: 'result' });
const drop = el(
  'div',
  { class: 'drop' },
  el(
    'p',
    { class: 'choices' },
    choice(bundleInput, words.chooseBundle),
    choice(folderInput, words.chooseFolder),
  ),
  el('p', { class: 'quiet' }, words.drop),
);

let chosen: Chosen | null = null;
let current = new AbortController();

function choice(input: HTMLInputElement, label: string) {
  return el(
    'span',
    { class: 'choice' },
    input,
    el('label', { for: input.id, class: 'button' }, label),
  );
}

function page() {
  return el(
    'div',
    { class: 'verify' },
    el(
      'header',
      {},
      el(
        'div',
        { class: 'header-row' },
        isSaved
          ? el('span', { class: 'product' }, words.product)
          : el('a', { class: 'product', href: './' }, words.product),
      ),
    ),
    el(
      'main',
      { class: 'reading' },
      el(
        'article',
        { class: 'page' },
        el('h1', {}, words.title),
        el('p', { class: 'statement' }, words.lead),
        el('p', { class: 'asking' }, words.local),
        !isSaved &&
          el(
            'p',
            { class: 'asking' },
            el(
              'a',
              { class: 'button', href: 'verify.html', download: 'trucewatch-verify.html' },
              words.save,
            ),
          ),
        el(
          'section',
          { class: 'asking', 'aria-label': words.choose },
          el('h2', {}, words.choose),
          drop,
          el('p', { class: 'quiet' }, words.folderHelp),
        ),
        el(
          'details',
          { class: 'asking' },
          el('summary', {}, words.keys),
          el('p', { id: 'keys-help' }, words.keysHelp),
          el('label', { for: 'keys' }, words.keysLabel),
          keys,
          el('p', {}, again),
        ),
        status,
        running,
        result,
        el('p', {}, printing),
      ),
    ),
  );
}

function start() {
  document.documentElement.lang = 'en';
  followTheme();
  document.getElementById('verify')?.replaceWith(page());
  keys.setAttribute('aria-describedby', 'keys-help');
  for (const input of [bundleInput, folderInput]) {
    input.addEventListener('change', () => {
      take(chosenFiles(input.files));
      input.value = ''; // So that the same file may be chosen again.
    });
  }
  keys.addEventListener('input', () => (again.hidden = chosen === null));
  again.addEventListener('click', () => take(chosen));
  stop.addEventListener('click', () => current.abort());
  printing.addEventListener('click', () => window.print());
  takeDrops();
  void tellWhatIsMissing();
}

/** The choice made on the watch floor holds here too; a saved page follows the system. */
function followTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let stored: string | null = null;
    try {
      stored = localStorage.getItem(THEME_KEY);
    } catch {
      // Some browsers refuse it to files.
    }
    const theme =
      stored === 'light' || stored === 'dark' ? stored : dark.matches ? 'dark' : 'light';
    document.documentElement.dataset['theme'] = theme;
  };
  apply();
  dark.addEventListener('change', apply);
}

function takeDrops() {
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) drop.classList.remove('over');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    if (event.dataTransfer) dropped(event.dataTransfer).then(take, fail);
  });
}

async function tellWhatIsMissing() {
  const help = globalThis.crypto?.subtle ? words.noEd25519Help : words.noCrypto;
  if (globalThis.crypto?.subtle && (await verifier.browserHasEd25519())) return;
  result.replaceChildren(alert(words.noEd25519, help));
  for (const control of [bundleInput, folderInput]) control.disabled = true;
  drop.classList.add('off');
}

const alert = (title: string, help: string) =>
  el('div', { class: 'empty', role: 'alert' }, el('h2', {}, title), el('p', {}, help));

function take(what: Chosen | null) {
  if (!what || bundleInput.disabled) return;
  chosen = what;
  again.hidden = true;
  current.abort();
  const mine = (current = new AbortController());
  result.replaceChildren();
  printing.hidden = true;
  running.hidden = false;
  bar.value = 0;
  status.textContent = words.reading(what.name);
  check(what, mine.signal)
    .then(show, (e: unknown) => {
      if (mine !== current) return; // Another choice took its place.
      if (mine.signal.aborted) status.textContent = words.cancelled;
      else fail(e);
    })
    .finally(() => {
      if (mine === current) running.hidden = true;
    });
}

function show(section: HTMLElement) {
  result.replaceChildren(section);
  printing.hidden = false;
  status.textContent = '';
  section.querySelector<HTMLElement>('#answer')?.focus();
}

function fail(e: unknown) {
  status.textContent = '';
  const title = e instanceof KeysRefused ? words.keysRefused : words.failed;
  result.replaceChildren(alert(title, e instanceof Error ? e.message : String(e)));
}

class KeysRefused extends Error {}

async function givenPolicy(): Promise<Policy | null> {
  if (keys.value.trim() === '') return null;
  try {
    return await verifier.parseTrust(keys.value);
  } catch (e) {
    throw new KeysRefused(e instanceof Error ? e.message : String(e));
  }
}

async function check(what: Chosen, signal: AbortSignal): Promise<HTMLElement> {
  const policy = await givenPolicy();
  const at = new Date();
  const begun = performance.now();
  let drawn = begun;
  const progress = async (done: number, total: number, log: string) => {
    signal.throwIfAborted();
    if (performance.now() - drawn < DRAW_MILLIS) return;
    bar.value = total === 0 ? 1 : done / total;
    status.textContent = words.progress(log, Math.floor((100 * done) / total));
    await new Promise((resolve) => setTimeout(resolve));
    drawn = performance.now();
  };
  const { outcome, line, sha256 } =
    what.what === 'bundle'
      ? await checkFile(what.file, policy, progress)
      : {
          outcome: await verifier.checkLogs(what.logs, policy, progress),
          line: words.folderLine(what.name, whole(what.files)),
          sha256: null,
        };
  signal.throwIfAborted();
  const checked: Checked = {
    what: what.what,
    name: what.name,
    line,
    sha256,
    at,
    millis: performance.now() - begun,
  };
  return resultOf(outcome, checked);
}

async function checkFile(file: File, policy: Policy | null, progress: verifier.Progress) {
  if (file.size > BUNDLE_BYTES_MAX) throw new Error(words.tooLarge(file.size));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const outcome: Outcome = await verifier.checkBundle(bytes, policy, progress);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('');
  return { outcome, line: words.fileLine(file.name, whole(file.size)), sha256 };
}

// For those who would rather call the verifier from the browser's console than click.
Object.defineProperty(window, 'trucewatchVerifier', { value: Object.freeze({ ...verifier }) });
start();
