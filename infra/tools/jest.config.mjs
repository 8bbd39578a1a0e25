import { preset } from '@safe-haven/jest-preset';

export default preset(import.meta.dirname, { testMatch: ['<rootDir>/**/*.spec.mjs'] });
