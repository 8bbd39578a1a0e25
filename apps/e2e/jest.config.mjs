import { preset } from '../../infra/checks/jest.preset.mjs';

export default preset(import.meta.dirname, {
  setupFiles: [],
  globalSetup: '<rootDir>/src/setup/seed-once.ts',
  globalTeardown: '<rootDir>/src/setup/forget-seed.ts',
  testTimeout: 60_000,
});
