import { join } from 'node:path';
import { SWC } from './node-loads/compile.mjs';

const inNodeLoads = (name) => join(import.meta.dirname, 'node-loads', name);

const common = (rootDir) => ({
  rootDir,
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}'],
  // A net for what hangs, not a measure of speed: a busy machine may take its time.
  testTimeout: 1_800_000,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
});

/** The preset of every project that runs in Node: its tests and all that they import are loaded by Node itself (docs/adr/0116). It knows no project. */
export const preset = (rootDir, over = {}) => ({
  ...common(rootDir),
  testEnvironment: inNodeLoads('environment.mjs'),
  transform: { '\\.spec\\.(ts|mjs)$': inNodeLoads('transform.mjs') },
  ...over,
});

/**
 * The preset of a project that runs in a browser: Jest loads everything again for each test file, for packages have to
 * find that file's document.
 */
export const browserPreset = (rootDir, over = {}) => ({
  ...common(rootDir),
  testEnvironment: 'jsdom',
  transform: { '^.+\\.tsx?$': ['@swc/jest', SWC] },
  ...over,
});
