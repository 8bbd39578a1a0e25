import { resolve } from 'node:path';

/** The data folder as a sentence names it: in full, and whether anybody named it in this shell. */
export const whichFolder = (dataDir: string): string =>
  process.env['HAVEN_DATA_DIR'] === undefined
    ? `${resolve(dataDir)} (HAVEN_DATA_DIR is not set in this shell)`
    : resolve(dataDir);
