// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

/*
 * Builds verify.html as one file that needs nothing else and may be opened from a disk. Its content
 * security policy names the hashes of its one script and one style, and allows no connection at all.
 */

import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Within a script element, only these sequences have a meaning of their own. */
const forScript = (code: string) =>
  code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--').trim();

const oneFile: Plugin = {
  name: 'one-file',
  enforce: 'post',
  generateBundle(_, output) {
    const parts = Object.values(output);
    const page = parts.find((part) => part.fileName === 'verify.html');
    const script = parts.find((part) => part.type === 'chunk');
    const style = parts.find((part) => part.fileName.endsWith('.css'));
    if (page?.type !== 'asset' || script?.type !== 'chunk' || style?.type !== 'asset') {
      throw new Error(
        `expected one page, one script and one style, got ${Object.keys(output).join(', ')}`,
      );
    }
    const code = forScript(script.code);
    const css = String(style.source).trim();
    const policy =
      `default-src 'none'; script-src ${hash(code)}; style-src ${hash(css)}; img-src data:; ` +
      "base-uri 'none'; form-action 'none'";
    page.source = String(page.source)
      .replace(/\s*<script type="module"[^>]*><\/script>/, '')
      .replace(/\s*<link rel="stylesheet"[^>]*>/, '')
      .replace(
        '<meta charset="utf-8" />',
        () =>
          `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
      )
      .replace('</head>', () => `  <style>${css}</style>\n  </head>`)
      .replace('</body>', () => `  <script>${code}</script>\n  </body>`);
    for (const part of parts) if (part !== page) delete output[part.fileName];
  },
};

export default defineConfig({
  base: './',
  plugins: [oneFile],
  publicDir: false,
  build: {
    outDir: process.env['PAGE_OUT'] ?? 'dist',
    emptyOutDir: false,
    modulePreload: false,
    // So that whoever saved the page can read what it does.
    minify: false,
    cssCodeSplit: false,
    rollupOptions: { input: 'verify.html', output: { format: 'iife' } },
  },
});
