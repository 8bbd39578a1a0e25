import { describe, expect, it } from '@jest/globals';
import { activity } from './shelter.ts';

describe('the activity of a house', () => {
  it('SH-13: given the answer of an older release, then it is read, and nothing in it is offered for correction', () => {
    const item = {
      eventId: 'e1',
      revision: '1',
      type: 'BedsHeld',
      occurredAt: '2026-11-27T20:00:00.000Z',
      recordedAt: '2026-11-27T20:00:00.000Z',
      by: { role: 'hotline', organisation: 'SOS line', mine: false },
      source: 'app',
      corrected: null,
      data: {},
    };
    expect(activity.parse({ items: [item], next: null }).items[0]?.correctable).toEqual([]);
  });
});
