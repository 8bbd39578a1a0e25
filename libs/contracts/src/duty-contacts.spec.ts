import { describe, expect, it } from '@jest/globals';
import { dutyHours } from './duty-contacts.ts';

describe('the hours of a duty contact', () => {
  it.each([
    ['over midnight', { from: '22:00', to: '07:00' }, true],
    ['day and night', null, true],
    ['that begin as they end', { from: '08:00', to: '08:00' }, false],
    ['on no clock', { from: '8', to: '24:00' }, false],
  ])('%s', (_, hours, isTaken) => expect(dutyHours.safeParse(hours).success).toBe(isTaken));
});
