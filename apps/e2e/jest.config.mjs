import { preset } from '../../infra/checks/jest.preset.mjs';

/** Two at once: one test waits two minutes for a hold to lapse, the others act meanwhile. */
export default preset(import.meta.dirname, {
  setupFiles: [],
  globalSetup: '<rootDir>/src/setup/seed-once.ts',
  globalTeardown: '<rootDir>/src/setup/forget-seed.ts',
  testSequencer: '<rootDir>/src/setup/longest-first.mjs',
  testTimeout: 60_000,
});
