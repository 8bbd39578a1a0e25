import { preset } from '@safe-haven/jest-preset';

export default preset(import.meta.dirname, {
  globalSetup: '<rootDir>/src/setup/seed-once.ts',
  globalTeardown: '<rootDir>/src/setup/forget-seed.ts',
});
