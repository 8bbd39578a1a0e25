import { describe } from '@jest/globals';
import { executable } from './browser.ts';

/** `describe` where there is a browser; skipped, and counted as skipped, where there is none. */
export const describeInBrowser = executable ? describe : describe.skip;
