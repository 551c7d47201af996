// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* Elements from code. Texts become text nodes and never markup, wherever they came from. */

export type Child = Node | string | null | false;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** A list of terms and values; rows without a value are left out. */
export const terms = (rows: readonly (readonly [string, Child])[]) =>
  el(
    'dl',
    { class: 'terms' },
    ...rows
      .filter(([, value]) => value !== null && value !== false && value !== '')
      .map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))),
  );

export const bullets = (lines: readonly string[]) =>
  el('ul', { class: 'plain' }, ...lines.map((line) => el('li', {}, line)));

export function table(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly Child[])[],
) {
  return el(
    'div',
    { class: 'table-box', tabindex: '0', role: 'region', 'aria-label': label },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row.map((cell) => el('td', {}, cell))))),
    ),
  );
}

const SVG = 'http://www.w3.org/2000/svg';

/** A small drawing of one path, beside a word that says the same. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = {
    class: 'icon',
    width: '26',
    height: '26',
    viewBox: '0 0 20 20',
    fill: 'none',
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  svg.setAttribute('aria-hidden', 'true');
  const drawn = document.createElementNS(SVG, 'path');
  drawn.setAttribute('d', path);
  svg.append(drawn);
  return svg;
}
