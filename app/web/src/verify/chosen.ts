// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/* What a person chose or dropped: one bundle file, or a folder with logs. */

import type { LogFiles, NamedLog } from '../verifier';

export type Chosen =
  | { readonly what: 'bundle'; readonly name: string; readonly file: File }
  | {
      readonly what: 'folder';
      readonly name: string;
      readonly files: number;
      readonly logs: readonly NamedLog[];
    };

interface Found {
  readonly path: string;
  readonly file: File;
}

/** The choice from a file input; a folder's files carry their paths. */
export function chosenFiles(list: FileList | null): Chosen | null {
  const files = [...(list ?? [])];
  const first = files[0];
  if (!first) return null;
  if (files.length === 1 && first.webkitRelativePath === '') return bundle(first);
  return folder(files.map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** The choice from what was dropped. */
export async function dropped(transfer: DataTransfer): Promise<Chosen | null> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((e) => e !== null);
  const first = entries[0];
  if (!first) return null;
  if (entries.length === 1 && first.isFile)
    return bundle(await fileOf(first as FileSystemFileEntry));
  const found: Found[] = [];
  for (const entry of entries) await walk(entry, found);
  return folder(found);
}

const bundle = (file: File): Chosen => ({ what: 'bundle', name: file.name, file });

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** A directory's reader gives some entries at a time and none at the end. */
async function walk(entry: FileSystemEntry, found: Found[]): Promise<void> {
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry);
    found.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const child of some) await walk(child, found);
  }
}

/** Every folder with a file “checkpoint” is a log; what is in hidden folders is the writer's own. */
function folder(found: readonly Found[]): Chosen {
  const served = found.filter(({ path }) => !path.split('/').some((part) => part.startsWith('.')));
  const roots = served
    .filter(({ path }) => /(^|\/)checkpoint$/.test(path))
    .map(({ path }) => path.slice(0, -'checkpoint'.length))
    .sort();
  const name = (found[0]?.path ?? '').split('/')[0] ?? '';
  const files = new Map(roots.map((root) => [root, new Map<string, File>()]));
  for (const { path, file } of served) {
    const root = roots.findLast((r) => path.startsWith(r));
    if (root !== undefined) files.get(root)!.set(path.slice(root.length), file);
  }
  const logs = roots.map((root) => ({
    name: root.split('/').at(-2) ?? name,
    parent: root.replace(/[^/]*\/$/, ''),
    files: logFiles(files.get(root)!),
  }));
  return { what: 'folder', name, files: found.length, logs };
}

const logFiles = (files: ReadonlyMap<string, File>): LogFiles => ({
  names: [...files.keys()].sort(),
  size: (name) => files.get(name)?.size,
  read: async (name) => {
    const file = files.get(name);
    return file ? new Uint8Array(await file.arrayBuffer()) : null;
  },
});
