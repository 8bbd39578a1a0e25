import { describe, expect, it } from '@jest/globals';
import { WatchedNight } from './testing/watched-night.ts';

/** A night of eight hours in the long form (`npm run prove -- attacks`), two with the tests. */
const HOURS = process.env['HAVEN_ATTACKS'] === 'long' ? 8 : 2;

describe('PV-10 PV-11 PV-12: given an outsider who watches every page of theirs for a night', () => {
  it('when two nights differ only inside other organisations’ houses, then the outsider sees the same', async () => {
    const [quiet, busy] = [new WatchedNight({ isBusy: false }), new WatchedNight({ isBusy: true })];
    const seen = { quiet: await quiet.watch(HOURS), busy: await busy.watch(HOURS) };
    process.stdout.write(
      `${HOURS} hours: ${quiet.events} events in one night and ${busy.events} in the other, ${seen.quiet.length} answers and messages each, ${quiet.bandChanges} changes of a band\n`,
    );
    expect(busy.events - quiet.events).toBeGreaterThan(75 * HOURS);
    expect(quiet.bandChanges).toBeGreaterThan(0);
    expect(seen.busy).toEqual(seen.quiet);
  });
});
