// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* The part of the address after #: the map, or a full page of its own. */

export type Route =
  | { page: 'map' }
  | { page: 'finding'; id: string }
  | { page: 'event'; id: string }
  | { page: 'evidence'; log: string; index: number };

export function parseRoute(hash: string): Route {
  const [page, first, second] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });
  if ((page === 'finding' || page === 'event') && first) return { page, id: first };
  if (page === 'evidence' && first && second && /^\d+$/.test(second)) {
    return { page, log: first, index: Number(second) };
  }
  return { page: 'map' };
}

export const findingAddress = (id: string) => `#/finding/${encodeURIComponent(id)}`;
export const eventAddress = (id: string) => `#/event/${encodeURIComponent(id)}`;
export const evidenceAddress = (log: string, index: number) =>
  `#/evidence/${encodeURIComponent(log)}/${index}`;
/** A result's bundle and its file's name; only what is sealed in the findings log has one. */
export const bundleApi = (index: number) => `api/bundle/findings/${index}`;
export const bundleFile = (index: number) => `findings-${index}.bundle`;
export const evidenceApi = (log: string, index: number) =>
  `api/evidence/${encodeURIComponent(log)}/${index}`;
