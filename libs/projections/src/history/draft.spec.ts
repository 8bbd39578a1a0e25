import { describe, expect, it } from '@jest/globals';
import { staleSheltersOf } from '../cases/tonight.ts';
import { audienceOf } from '../now/audience.ts';
import { detailFor } from '../now/detail.ts';
import { rowFor } from '../now/rows.ts';
import { FOCAL, HOTLINE, MANAGER, NETWORK_MANAGER, OTHERS, STAFF, START_OF_TEST, TestLog } from '../testing/log.ts';
import { occupancy } from './trends/occupancy.ts';

const NOW = Date.parse(START_OF_TEST);
const registered = {
  ...{ name: 'House', organisation: 'Atina', country: 'RS', area: { id: 'rs-nis', name: 'Niš' } },
  ...{ timezone: 'Europe/Belgrade', mode: 'kept', kind: 'crisis', draft: true },
};

function given(): TestLog {
  const log = new TestLog();
  const metadata = { occurredAt: log.instant, recordedAt: log.instant, commandId: 'c', source: 'app' };
  const actor = { person: MANAGER.person, role: MANAGER.role, organisation: MANAGER.organisation };
  log.recordRaw('shelter-new', 'ShelterRegistered', 2, registered, { ...metadata, actor });
  return log;
}
const ATTIC = { label: 'Attic', privacy: 'shared', beds: [{ label: '1', kind: 'adult' }] } as const;
const trends = { from: '2026-03-01', to: '2026-03-27', bucket: 'day', by: 'country' } as const;

describe('given a house that nobody has published', () => {
  const network = given().follow();
  const shelter = network.shelters.get('new')!;

  it('VA-2: then its own people have it with the mark of a draft', () => {
    for (const own of [MANAGER, STAFF]) {
      expect(rowFor(shelter, audienceOf(own)!, NOW)).toMatchObject({ view: 'exact', draft: true });
      expect(detailFor(shelter, own, NOW, network.position)).toMatchObject({ view: 'exact', row: { draft: true } });
    }
  });

  it.each([HOTLINE, OTHERS, NETWORK_MANAGER, FOCAL])(
    'VA-2: then a $role of another organisation has no row, no page and no line of it',
    (other) => {
      expect(rowFor(shelter, audienceOf(other)!, NOW)).toBeNull();
      expect(detailFor(shelter, other, NOW, network.position)).toBeNull();
      expect(occupancy(network, trends, other, NOW).lines).toEqual([]);
    },
  );

  it('VA-11: then nobody is asked whether it is still correct, and its days are in its own trends only', () => {
    const night = NOW + 9 * 3_600_000;
    expect(staleSheltersOf(network, STAFF, night)).toEqual([]);
    expect(occupancy(network, trends, MANAGER, NOW).lines).toEqual([]);
    expect(occupancy(network, { ...trends, shelter: 'new' }, MANAGER, NOW).lines).toHaveLength(1);
    const log = given();
    log.given('new', { type: 'add-rooms', rooms: [ATTIC] }, MANAGER);
    log.given('new', { type: 'publish' }, { ...MANAGER, person: 'p-second' });
    expect(staleSheltersOf(log.follow(), STAFF, night)).toMatchObject([{ shelterId: 'new' }]);
    expect(occupancy(log.follow(), trends, MANAGER, NOW).lines).toHaveLength(1);
  });

  it('VA-1: then it offers to be published; afterwards no more, and everybody sees it', () => {
    expect(detailFor(shelter, MANAGER, NOW, network.position)?.may).toContain('publish');
    const log = given();
    log.given('new', { type: 'add-rooms', rooms: [ATTIC] }, MANAGER);
    log.given('new', { type: 'publish' }, { ...MANAGER, person: 'p-second' });
    const published = log.follow().shelters.get('new')!;
    expect(rowFor(published, audienceOf(HOTLINE)!, NOW)).toMatchObject({ view: 'banded' });
    expect(rowFor(published, audienceOf(MANAGER)!, NOW)).not.toHaveProperty('draft');
    expect(detailFor(published, MANAGER, NOW, network.position)?.may).not.toContain('publish');
  });
});
