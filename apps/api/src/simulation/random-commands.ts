import { type Actor, partyOf, type ShelterCommand, type ShelterState } from '@safe-haven/domain';
import type { Random } from '../testing/random.ts';

const MINUTE = 60_000;
const NO_EVENT = '00000000-0000-4000-8000-000000000000';
const at = (ms: number): string => new Date(ms).toISOString();
const party = (random: Random) => partyOf({ adults: 1 + random.below(2), children: random.below(4) });

type KeptState = Extract<ShelterState, { situation: 'kept' }>;

/** Commands that set up a shelter with one household room, one shared room and an overflow bed. */
export function setUpCommands(name: string, organisation: string, country: string): ShelterCommand[] {
  const bed = (bedId: string, kind: 'adult' | 'child' | 'overflow') => ({ bedId, label: bedId, kind });
  return [
    {
      type: 'register',
      name,
      organisation,
      country,
      area: { id: 'rs-beograd', name: 'Belgrade' },
      timezone: 'Europe/Belgrade',
      mode: 'kept',
      kind: 'emergency',
    },
    { type: 'add-room', roomId: 'family', label: 'Family', privacy: 'household' },
    { type: 'add-room', roomId: 'shared', label: 'Shared', privacy: 'shared' },
    {
      type: 'add-beds',
      roomId: 'family',
      beds: [bed('f1', 'adult'), bed('f2', 'adult'), bed('f3', 'child'), bed('f4', 'child')],
    },
    { type: 'add-beds', roomId: 'shared', beds: [bed('s1', 'adult'), bed('s2', 'adult'), bed('o1', 'overflow')] },
  ];
}

/** A random command for the shelter's current state: mostly valid, sometimes impossible. */
export function randomCommand(
  random: Random,
  state: KeptState,
  now: number,
  recent: readonly string[],
): ShelterCommand {
  const holdId = random.pick([...Object.keys(state.holds), 'no-such-hold']);
  const stayId = random.pick([...Object.keys(state.stays), 'no-such-stay']);
  const bedId = random.pick(Object.keys(state.beds));
  const undoable = Object.values(state.lastActions).flatMap(({ events }) => events.map((e) => e.eventId));
  const staying = state.stays[stayId]?.beds.length ?? 1;
  const otherBeds = Object.keys(state.beds)
    .toSorted(() => random.next() - 0.5)
    .slice(0, staying);
  const past = at(now - random.below(120) * MINUTE);
  const choices: (() => ShelterCommand)[] = [
    () => ({ type: 'hold-beds', party: party(random) }),
    () => ({ type: 'hold-beds', party: party(random) }),
    () => ({ type: 'hold-beds', party: party(random), beds: [bedId] }),
    () => ({ type: 'extend-hold', holdId }),
    () => ({ type: 'expect-party', holdId, arrival: { from: at(now), to: at(now + 30 * MINUTE) } }),
    () => ({ type: 'release-hold', holdId, reason: 'placed_elsewhere' }),
    () => ({ type: 'release-hold', holdId, reason: 'shelter_withdrew', diverts: true }),
    () => ({ type: 'admit-party', holdId }),
    () => ({ type: 'admit-party', holdId }),
    () => ({ type: 'admit-party', party: party(random) }),
    () => ({ type: 'admit-party', party: party(random), anotherParty: true, occurredAt: past }),
    () => ({ type: 'move-party', stayId, beds: otherBeds }),
    () => ({ type: 'change-party', stayId, party: party(random) }),
    () => ({ type: 'plan-departure', stayId, window: { from: at(now + 60 * MINUTE), to: at(now + 600 * MINUTE) } }),
    () => ({ type: 'withdraw-departure-plan', stayId }),
    () => ({ type: 'discharge-party', stayId, destination: 'family' }),
    () => ({ type: 'discharge-party', stayId, destination: 'own_home', occurredAt: past }),
    () => ({ type: 'take-bed-out-of-service', bedId, reason: 'cleaning' }),
    () => ({ type: 'return-bed-to-service', bedId }),
    () => ({ type: 'pause-intake', reason: 'no_staff', until: at(now + (5 + random.below(60)) * MINUTE) }),
    () => ({ type: 'resume-intake' }),
    () => ({ type: 'open-overflow', until: at(now + (5 + random.below(120)) * MINUTE) }),
    () => ({ type: 'close-overflow' }),
    () => ({ type: 'confirm-occupancy', revision: state.revision }),
    () => ({ type: 'report-census', asOf: at(now), night: at(now).slice(0, 10), occupied: random.below(8) }),
    () => ({ type: 'undo', eventId: random.pick([...undoable, NO_EVENT]) }),
    () => ({
      type: 'correct-event',
      eventId: recent.length > 0 ? random.pick(recent) : NO_EVENT,
      correction: { kind: 'void' },
      reason: 'did_not_happen',
    }),
  ];
  return random.pick(choices)();
}

export const ACTORS: readonly Actor[] = [
  { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' },
  { person: 'jelena', role: 'coordinator', organisation: 'Atina', country: 'RS' },
  { person: 'petra', role: 'manager', organisation: 'Lara', country: 'BA' },
  { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' },
];
