import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: 'app',
  publicDir: '../public',
  plugins: [react(), tailwindcss()],
  worker: { format: 'es' },
  // fhirclient's own switch: use the browser's fetch, leave its polyfill out. The tests in Node need that.
  define: process.env.VITEST ? {} : { FHIRCLIENT_PURE: 'true' },
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2022', sourcemap: false, manifest: true },
  test: {
    root: '.',
    include: ['{app,bench,clinical,contracts,server,sandbox,scripts,fhir-fixtures}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
