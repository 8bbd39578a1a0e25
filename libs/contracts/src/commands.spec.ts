import { describe, expect, it } from '@jest/globals';
import { type CommandName, commandBodies, commandNames } from './commands.ts';

const at = '2026-03-29T01:00:00Z';
const area = { id: 'rs-nis' };
const register = {
  name: 'House',
  organisation: 'Atina',
  country: 'RS',
  area,
  timezone: 'Europe/Belgrade',
  mode: 'kept',
  kind: 'crisis',
};

/** One body of each command that is taken. */
const TAKEN: Readonly<Record<CommandName, unknown>> = {
  register,
  publish: {},
  'decline-publication': { reasons: ['rooms'] },
  close: {},
  reopen: {},
  'change-profile': { name: 'House' },
  'publish-change': { changeId: 'c1' },
  'drop-change': { changeId: 'c1' },
  'change-intake-rules': { rules: { gender: ['women'], sons_max_age: 12, room_privacy: true } },
  'change-hold-policy': { minutes: 60, directHolds: 'nobody' },
  'change-check-hours': { hours: ['08:00', '20:00'] },
  'add-room': { label: '1', privacy: 'household' },
  'add-rooms': { rooms: [{ label: '1', privacy: 'shared', beds: [{ label: '1a', kind: 'adult' }] }] },
  'retire-room': { roomId: 'r' },
  'add-beds': { roomId: 'r', beds: [{ label: '1a', kind: 'adult' }] },
  'retire-bed': { bedId: 'b' },
  'take-bed-out-of-service': { bedId: 'b', reason: 'cleaning' },
  'return-bed-to-service': { bedId: 'b' },
  'pause-intake': { reason: 'incident', until: at },
  'resume-intake': {},
  'open-overflow': { until: at },
  'close-overflow': {},
  'answer-surge': { surgeId: 'u1', places: 2 },
  'confirm-occupancy': { revision: '17' },
  'hold-beds': { party: { adults: 1, children: 2 } },
  'extend-hold': { holdId: 'h' },
  'expect-party': { holdId: 'h', arrival: { from: at, to: at } },
  'release-hold': { holdId: 'h', reason: 'declined', declined: 'too_far' },
  'admit-party': { holdId: 'h' },
  'move-party': { stayId: 's', beds: ['b'] },
  'change-party': { stayId: 's', party: { women: 1 } },
  'plan-departure': { stayId: 's', window: { from: at, to: at } },
  'withdraw-departure-plan': { stayId: 's' },
  'discharge-party': { stayId: 's', destination: 'family' },
  'record-call': { free: 2, calledAt: '2026-11-25T00:40:00.000Z' },
  'confirm-census': { reports: ['5f0c3a7e-1c55-5d0a-9a1b-0b5d6a1f2c3d'] },
  'discard-census': { reports: ['5f0c3a7e-1c55-5d0a-9a1b-0b5d6a1f2c3d'] },
  'report-census': { asOf: at, night: '2026-03-28', occupied: 3 },
  'report-nights': { nights: [{ asOf: at, night: '2026-03-28', occupied: 3 }] },
  'correct-event': {
    eventId: '0f8b5c2e-7a51-5d2c-9a55-6a1f6f0e3d21',
    correction: { kind: 'void' },
    reason: 'typing_error',
  },
  undo: { eventId: '7d0a3f0e-6a52-4c1e-9b0c-2f5d9a4e8b61' },
};
const takes = (name: CommandName, body: unknown) => commandBodies[name].safeParse(body).success;

describe('the body of a command', () => {
  it.each(commandNames)('%s: its own is taken; with a field more, or as something else, it is refused', (name) => {
    expect(takes(name, TAKEN[name])).toBe(true);
    expect(takes(name, { ...(TAKEN[name] as object), note: 'her name is' })).toBe(false);
    for (const other of [null, [], 'x', 7, undefined]) expect(takes(name, other)).toBe(false);
  });

  it.each<[string, CommandName, unknown]>([
    ['a text of 100,000 letters', 'add-room', { label: 'x'.repeat(100_000), privacy: 'shared' }],
    ['a label of blanks', 'add-room', { label: '   ', privacy: 'shared' }],
    ['an unknown time zone', 'register', { ...register, timezone: 'Mars/Olympus' }],
    ['a country that is no code', 'register', { ...register, country: 'Serbia' }],
    ['beds without end', 'hold-beds', { party: { adults: 1, children: 0 }, beds: Array(61).fill('b') }],
    ['a prototype key as bed', 'hold-beds', { party: { adults: 1, children: 0 }, beds: ['__proto__'] }],
    ['a rule that nobody knows', 'change-intake-rules', { rules: { religion: 'any' } }],
    ['a rule of a prototype key', 'change-intake-rules', { rules: JSON.parse('{"__proto__x": 1}') }],
    ['an admission of nobody', 'admit-party', {}],
    ['a negative count', 'report-census', { asOf: at, night: '2026-03-28', occupied: -1 }],
    ['an absurd count', 'report-census', { asOf: at, night: '2026-03-28', occupied: 1e9 }],
    ['a night that is no day', 'report-census', { asOf: at, night: '2026-02-30', occupied: 1 }],
    ['why they declined of who did not', 'release-hold', { holdId: 'h', reason: 'no_show', declined: 'too_far' }],
    ['a reason to decline in words', 'release-hold', { holdId: 'h', reason: 'declined', declined: 'her brother' }],
    ['a hold of zero minutes', 'change-hold-policy', { minutes: 0 }],
    ['a negative revision', 'confirm-occupancy', { revision: -1 }],
    ['a house of more than 200 beds', 'add-rooms', { rooms: rooms(6) }],
  ])('%s is refused', (_what, name, body) => {
    expect(takes(name, body)).toBe(false);
  });

  it('a house of 200 beds is taken', () => expect(takes('add-rooms', { rooms: rooms(5) })).toBe(true));

  it('a revision is taken as a number too', () => {
    for (const revision of [17, '17'])
      expect(commandBodies['confirm-occupancy'].parse({ revision })).toEqual({ revision: 17 });
  });
});

/** So many rooms with forty beds each. */
function rooms(count: number) {
  const beds = Array.from({ length: 40 }, (_, i) => ({ label: `bed ${i}`, kind: 'adult' }));
  return Array.from({ length: count }, (_, i) => ({ label: `room ${i}`, privacy: 'shared', beds }));
}
