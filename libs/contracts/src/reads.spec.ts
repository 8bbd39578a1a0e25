import { describe, expect, test } from '@jest/globals';
import * as contracts from './index.ts';

describe('where a read is found', () => {
  const { pathOf } = contracts;

  test('what its path names is in the path, and not in the query', () => {
    expect(pathOf(contracts.shelterRead, { shelterId: 'a/b' })).toBe('/api/shelters/a%2Fb');
    expect(pathOf(contracts.replayRoomsRead, { shelterId: 'lipa', at: '2026-12-01T02:00:00Z', view: 'was' })).toBe(
      '/api/replay/shelters/lipa/rooms?at=2026-12-01T02%3A00%3A00Z&view=was',
    );
  });

  test('everything else is asked, in the order given; what is null or undefined is not', () => {
    expect(pathOf(contracts.activityRead, { shelterId: 'lipa', limit: 25, before: null })).toBe(
      '/api/shelters/lipa/events?limit=25',
    );
    expect(pathOf(contracts.tonightRead, { none: undefined })).toBe('/api/tonight');
    expect(pathOf(contracts.dutyContactsRead, { shelter: ['lipa', 'vrba'] })).toBe(
      '/api/duty-contacts?shelter=lipa&shelter=vrba',
    );
  });
});
