// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { hatchCanvas, symbolCanvas } from './symbols';
import { PALETTES, type Theme } from './style';

/* The map's symbols as images, for whatever stands beside the map and must look like it. */

const addresses = new Map<string, string>();

/** The symbol as an image address, drawn once. */
export function symbolAddress(name: string, theme: Theme): string {
  const key = `${theme} ${name}`;
  const known = addresses.get(key);
  if (known) return known;
  const palette = PALETTES[theme];
  const canvas = name.startsWith('hatch-')
    ? hatchCanvas(Number(name.slice(6)), palette)
    : symbolCanvas(name, palette);
  const address = canvas?.toDataURL() ?? '';
  addresses.set(key, address);
  return address;
}
