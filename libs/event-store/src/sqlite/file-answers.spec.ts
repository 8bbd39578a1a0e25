import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextRound } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../port.ts';
import { withFolder } from '../testing/folder.ts';
import { fileAnswers } from './file-answers.ts';

describe('SH-25: a probe of the disk', () => {
  it(
    'given a program that was itself held up for longer than it waits, then what the disk has said meanwhile counts',
    withFolder(async (folder) => {
      const path = join(folder, 'log.db');
      await writeFile(path, '');
      // After this the event loop comes to its timers before it looks at what has arrived.
      await nextRound();
      const answer = fileAnswers(path, 20);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      await expect(answer).resolves.toBeUndefined();
    }),
  );

  it(
    'given a file that is gone, then it is said so',
    withFolder(async (folder) => {
      await expect(fileAnswers(join(folder, 'log.db'), 60_000)).rejects.toThrow(StoreUnavailable);
    }),
  );
});
