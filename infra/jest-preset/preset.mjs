import { join } from 'node:path';

/** The runtime of projects whose packages are loaded anew for each test file. */
export const keptCode = join(import.meta.dirname, 'kept-code.mjs');

/** One preset for every project: native ESM (Nest 12 is ESM-only), TypeScript through swc. It knows no project. */
export const preset = (rootDir, over = {}) => ({
  rootDir,
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'],
  testEnvironment: 'node',
  runtime: join(import.meta.dirname, 'shared-packages.mjs'),
  // The other provider leaves its counts in the context of the process, where Jest does not look: nothing is covered.
  coverageProvider: 'v8',
  // A net for what hangs, not a measure of speed: a busy machine may take its time.
  testTimeout: 1_800_000,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2024',
          experimental: { keepImportAttributes: true },
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
        },
      },
    ],
  },
  ...over,
});
