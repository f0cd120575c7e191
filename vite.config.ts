import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: 'app',
  publicDir: '../public',
  plugins: [react(), tailwindcss()],
  // Marks for a bundler mean nothing in what is served.
  worker: { format: 'es', rolldownOptions: { output: { comments: { annotation: false } } } },
  // fhirclient would tell tokens to the console of a page whose storage asks for it.
  resolve: process.env.VITEST
    ? {}
    : { alias: { debug: `${import.meta.dirname}/app/launch/silent-debug.cjs` } },
  // fhirclient's own switch: use the browser's fetch, leave its polyfill out. The tests in Node need that.
  define: process.env.VITEST ? {} : { FHIRCLIENT_PURE: 'true' },
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2022', sourcemap: false, manifest: true },
  test: {
    root: '.',
    environment: 'node',
    // For what hangs; a slow machine must not meet them.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'reasoning',
          include: ['{bench,clinical,contracts,fhir-fixtures}/**/*.test.ts'],
          // Pure functions: they share a loaded knowledge base, and no file can disturb another.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'product', include: ['{app,server,sandbox,scripts}/**/*.test.{ts,tsx}'] },
      },
    ],
  },
});
