import type { ActivityItem, BandedDetail, Bed, ExactDetail, Hold, Room, Stay } from '@safe-haven/contracts';
import { i18n } from '../../locales/i18n.ts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { EMPTY_PARTY, type Party } from '../../model/party/party.ts';

/** 02:10 on a winter night in Belgrade. */
const NIGHT = '2026-11-25T01:10:00.000Z';
export const NOW = Date.parse(NIGHT);
export const at = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();

export const L10N: L10n = {
  t: i18n.getFixedT('en', 'shelter'),
  language: 'en-GB',
  timezone: 'Europe/Belgrade',
};

export const party = (some: Partial<Party>): Party => ({ ...EMPTY_PARTY, ...some });

export const bed = (bedId: string, more: Partial<Bed> = {}): Bed => ({
  bedId,
  label: bedId.toUpperCase(),
  kind: 'adult',
  stepFree: false,
  use: 'free',
  holdId: null,
  stayId: null,
  out: null,
  overflowUntil: null,
  ...more,
});

export const room = (roomId: string, beds: readonly Bed[], more: Partial<Room> = {}): Room => ({
  roomId,
  label: `Room ${roomId}`,
  privacy: 'household',
  forWhom: null,
  features: [],
  beds: [...beds],
  ...more,
});

export const hold = (holdId: string, beds: readonly string[], more: Partial<Hold> = {}): Hold => ({
  holdId,
  party: party({ women: 1, boys: 1, sonsOldest: '7-11' }),
  beds: [...beds],
  placedBy: { role: 'hotline', organisation: 'Atina', mine: false },
  heldAt: at(-20),
  expiresAt: at(70),
  extendsTo: at(100),
  arrival: null,
  overdueFrom: null,
  requestId: null,
  ...more,
});

export const stay = (stayId: string, beds: readonly string[], more: Partial<Stay> = {}): Stay => ({
  stayId,
  party: party({ women: 1 }),
  beds: [...beds],
  since: at(-11 * 24 * 60),
  departure: null,
  ...more,
});

const EVERYTHING = [
  'hold-beds',
  'extend-hold',
  'release-hold',
  'admit-party',
  'move-party',
  'change-party',
  'plan-departure',
  'withdraw-departure-plan',
  'discharge-party',
  'take-bed-out-of-service',
  'return-bed-to-service',
  'pause-intake',
  'resume-intake',
  'open-overflow',
  'close-overflow',
  'confirm-occupancy',
  'report-census',
  'correct-event',
  'undo',
  'change-profile',
  'change-intake-rules',
  'change-hold-policy',
  'add-room',
  'retire-room',
  'add-beds',
  'retire-bed',
];

const LIPA = {
  shelterId: 'lipa',
  name: 'House Lipa',
  organisation: 'Atina',
  country: 'RS',
  area: { id: 'rs-beograd', name: 'Belgrade', point: [20.46, 44.82] as [number, number] },
  kind: 'emergency' as const,
  mode: 'kept' as const,
  intake: { state: 'open' as const },
};

/** An own shelter with two free beds, a held pair and a stay. */
export const exactDetail = (more: Partial<ExactDetail> = {}, row: Partial<ExactDetail['row']> = {}): ExactDetail => ({
  view: 'exact',
  position: '00000000000000000100',
  row: {
    view: 'exact',
    ...LIPA,
    places: { inService: 5, free: 2, spare: 0, held: 2, occupied: 1, outOfService: 0, together: 2, freeCots: 0 },
    soonFree: null,
    reported: null,
    confirmedAt: at(-12),
    changedAt: at(-30),
    revision: '41',
    ...row,
  },
  timezone: 'Europe/Belgrade',
  rooms: [
    room('1', [bed('1a'), bed('1b')]),
    room('2', [bed('2a', { use: 'held', holdId: 'h1' }), bed('2b', { use: 'held', holdId: 'h1' })]),
    room('3', [bed('3a', { use: 'occupied', stayId: 's1' })], { privacy: 'shared' }),
  ],
  holds: [hold('h1', ['2a', '2b'])],
  stays: [stay('s1', ['3a'])],
  rules: { sons_max_age: 12, languages: ['sq', 'sr'] },
  checkHours: ['08:00', '20:00'],
  holdPolicy: { minutes: 90, extensionMinutes: 30, extensions: 1, longestMinutes: 120, directHolds: 'hotline' },
  may: EVERYTHING,
  undo: null,
  ...more,
});

export const bandedDetail = (more: Partial<BandedDetail> = {}): BandedDetail => ({
  view: 'banded',
  position: '00000000000000000100',
  row: { view: 'banded', ...LIPA, places: { band: '2-3', together: '2-3' }, freshness: 'fresh' },
  rules: null,
  holds: [],
  may: ['hold-beds', 'extend-hold', 'release-hold', 'record-call', 'undo'],
  undo: null,
  ...more,
});

export const event = (
  type: string,
  data: Record<string, unknown> = {},
  more: Partial<ActivityItem> = {},
): ActivityItem => ({
  eventId: `00000000-0000-5000-8000-${type.length.toString().padStart(12, '0')}`,
  revision: '41',
  type,
  occurredAt: NIGHT,
  recordedAt: NIGHT,
  by: { role: 'coordinator', organisation: 'Atina', mine: false },
  source: 'app',
  corrected: null,
  correctable: ['void'],
  data,
  ...more,
});
