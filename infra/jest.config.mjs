import { preset } from './checks/jest.preset.mjs';

/** The checks of the repository itself, and the tests of its tools. */
export default preset(import.meta.dirname, { testMatch: ['<rootDir>/**/*.spec.mjs'], setupFiles: [] });
