import { preset } from '@safe-haven/jest-preset';

/** The checks of the repository as a whole: what crosses the folders of two projects, and what documents say. */
export default preset(import.meta.dirname, { testMatch: ['<rootDir>/**/*.spec.mjs'] });
