import { describe, expect, test } from '@jest/globals';
import { event } from '../../../features/shelter/shelter.fixture.ts';
import { joined } from './use-activity.ts';

const line = (n: number) => event('OccupancyConfirmed', {}, { eventId: `e${n}`, revision: String(n) });
const ids = (items: readonly { eventId: string }[]) => items.map((i) => i.eventId);

describe('a newest page over what was read before', () => {
  test('keeps the older pages where the two meet, each line once', () => {
    expect(ids(joined([line(5), line(4), line(3)], '3', [line(4), line(3), line(2), line(1)]))).toEqual([
      'e5',
      'e4',
      'e3',
      'e2',
      'e1',
    ]);
  });

  test('lets the older pages go where a gap would be between', () => {
    expect(ids(joined([line(9), line(8)], '8', [line(4), line(3)]))).toEqual(['e9', 'e8']);
  });

  test('strikes an older line that a newer one corrects', () => {
    const correction = event('EventCorrected', { eventId: 'e1', correction: { kind: 'void' } }, { eventId: 'e5' });
    const after = joined([correction, line(3)], '3', [line(3), line(2), line(1)]);
    expect(after.at(-1)).toMatchObject({ eventId: 'e1', corrected: 'void' });
  });

  test.each([
    ['void', []],
    ['replace_time', ['void', 'replace_time']],
  ] as const)(
    'SH-13 an older line that a newer one corrects (%s) may still be corrected by %j',
    (kind, correctable) => {
      const correction = event('EventCorrected', { eventId: 'e1', correction: { kind } }, { eventId: 'e5' });
      const older = { ...line(1), correctable: ['void' as const, 'replace_time' as const] };
      const after = joined([correction, line(3)], '3', [line(3), line(2), older]);
      expect(after.at(-1)).toMatchObject({ eventId: 'e1', corrected: kind, correctable });
    },
  );
});
