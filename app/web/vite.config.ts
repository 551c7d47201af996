// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** While developing, the sample picture stands for the monitor. */
const samplePicture: Plugin = {
  name: 'sample-picture',
  configureServer(server) {
    server.middlewares.use('/api/picture', (_, answer) => {
      answer.setHeader('Content-Type', 'application/json');
      answer.end(readFileSync('fixtures/picture-sample.json'));
    });
    server.middlewares.use('/api/evidence', (_, answer) => {
      answer.setHeader('Content-Type', 'application/json');
      answer.end(readFileSync('fixtures/evidence-sample.json'));
    });
  },
};

export default defineConfig({
  base: './',
  plugins: [samplePicture],
  build: {
    outDir: process.env['PAGE_OUT'] ?? 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 2000,
  },
  test: { include: ['test/**/*.test.ts'] },
});
