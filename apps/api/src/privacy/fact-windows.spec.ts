import { expect, it } from '@jest/globals';
import { ManualClock } from '../testing/manual-clock.ts';
import { FactWindows } from './fact-windows.ts';

const FIVE_MINUTES = 5 * 60_000;

it('DR-2: given a window that is recorded while that of another waits for its turn, then each occurrence counts once', async () => {
  const clock = new ManualClock();
  const slow = { write: null as Promise<void> | null };
  const written = { ana: 0, vera: 0 };
  const windows = new FactWindows<number>({
    clock,
    add: (a, b) => a + b,
    write: async (key, counts) => {
      if (key === 'ana') await slow.write;
      written[key as keyof typeof written] += counts;
      return true;
    },
  });
  for (const key of ['ana', 'vera', 'ana', 'vera']) await windows.note(key, 1);
  clock.advance(FIVE_MINUTES);
  const { promise, resolve } = Promise.withResolvers<void>();
  slow.write = promise;
  const recorded = windows.recordDue();
  await windows.note('vera', 1);
  resolve();
  await recorded;
  expect(written).toEqual({ ana: 2, vera: 3 });
});
