import type { Actor, Correction, Fact, ShelterCommand, ShelterState } from '@safe-haven/domain';
import fc from 'fast-check';
import { CLOCK, HOTLINE, MANAGER, openCounted, openShelter, party, STAFF, TestLog } from './log.ts';

/** An attempt: `pick` chooses among existing objects, so that most attempts are about something real. */
export interface Step {
  readonly tried: (typeof ATTEMPTS)[number];
  readonly shelter: number;
  readonly pick: number;
  readonly size: number;
  readonly minutes: number;
  /** How many minutes ago it happened, for commands with a time. */
  readonly ago: number;
}

const ATTEMPTS = [
  'hold',
  'hold',
  'admit',
  'admit',
  'admit-held',
  'admit-lapsed',
  'admit-held',
  'release',
  'extend',
  'discharge',
  'discharge',
  'move',
  'move',
  'change-party',
  'plan',
  'take-out',
  'return',
  'overflow',
  'close-overflow',
  'confirm',
  'pause',
  'census',
  'call',
  'time',
  'correct-time',
  'correct-time',
  'correct-beds',
  'correct-void',
  'correct-beds',
  'undo',
  'timezone',
] as const;

export const steps = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      tried: fc.constantFrom(...ATTEMPTS),
      shelter: fc.constantFrom(0, 0, 0, 1, 2),
      pick: fc.nat(40),
      size: fc.integer({ min: 1, max: 3 }),
      minutes: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 60, max: 700 }),
      ),
      ago: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 1500 })),
    }),
    { minLength: 15, maxLength, size: 'max' },
  );

const SHELTERS = ['river', 'hill', 'count'] as const;

/** Plays the steps through the real decider; rejections record nothing. */
export function play(script: readonly Step[], startsAt = '2026-03-27T12:00:00.000Z'): TestLog {
  const log = new TestLog();
  log.now = Date.parse(startsAt);
  openShelter(log, 'river');
  openShelter(log, 'hill', { timezone: 'America/Santiago' });
  openCounted(log, 'count', { organisation: 'Atina', country: 'RS' });
  for (const step of script) {
    log.pass(step.minutes);
    const shelterId = SHELTERS[step.shelter]!;
    const [command, actor] = attempt(step, shelterId, log) ?? [];
    if (command) log.when(shelterId, command, actor);
  }
  return log;
}

type Attempt = readonly [ShelterCommand, Actor?] | null;

function attempt(step: Step, shelterId: string, log: TestLog): Attempt {
  const state = log.state(shelterId);
  const at = (minutes: number) => new Date(log.now + minutes * 60_000).toISOString();
  return (
    aboutCounts(step, at) ??
    aboutEvents(step, shelterId, log) ??
    aboutBeds(step, state, at) ??
    aboutParties(step, state, at)
  );
}

type At = (minutes: number) => string;

function aboutCounts({ tried, pick, size, ago }: Step, at: At): Attempt {
  switch (tried) {
    case 'census':
      return [
        {
          type: 'report-census',
          asOf: at(-ago),
          night: at(-ago).slice(0, 10),
          inService: 6 + (pick % 2),
          occupied: size,
        },
      ];
    case 'call':
      return [{ type: 'record-call', free: pick % 5 === 0 ? null : pick % 4 === 0 ? 0 : size }, HOTLINE];
    case 'time':
      return [{ type: 'record-time' }, CLOCK];
    case 'pause':
      return [
        pick % 2 ? { type: 'pause-intake', reason: 'incident', until: at(size * 60) } : { type: 'resume-intake' },
      ];
    case 'timezone':
      return [{ type: 'change-profile', timezone: pick % 2 ? 'Europe/Belgrade' : 'America/Toronto' }];
    default:
      return null;
  }
}

/** Event types by the correction that is mostly accepted for them. */
const CORRECTED: Readonly<Record<'correct-time' | 'correct-void' | 'correct-beds', readonly string[]>> = {
  'correct-time': ['PartyAdmitted', 'PartyDischarged', 'PartyMoved', 'BedTakenOutOfService', 'BedReturnedToService'],
  'correct-void': ['PartyAdmitted', 'PartyDischarged', 'BedTakenOutOfService', 'HoldReleased', 'CensusReported'],
  'correct-beds': ['PartyAdmitted', 'BedsHeld', 'PartyMoved'],
};

function aboutEvents({ tried, pick, ago }: Step, shelterId: string, log: TestLog): Attempt {
  const state = log.state(shelterId);
  switch (tried) {
    case 'confirm':
      return state.situation === 'unregistered' ? null : [{ type: 'confirm-occupancy', revision: state.revision }];
    case 'undo': {
      const by = pick % 2 ? STAFF : MANAGER;
      const last = log.facts(shelterId).findLast(({ context }) => context.actor.person === by.person);
      return last ? [{ type: 'undo', eventId: last.context.eventId }, by] : null;
    }
    case 'correct-time':
    case 'correct-void':
    case 'correct-beds': {
      const target = nth(
        log.facts(shelterId).filter(({ event }) => CORRECTED[tried].includes(event.type)),
        pick,
      );
      if (!target) return null;
      const correction = correctionOf(tried, target, state, pick, ago);
      return [{ type: 'correct-event', eventId: target.context.eventId, correction, reason: 'typing_error' }];
    }
    default:
      return null;
  }
}

function correctionOf(
  tried: keyof typeof CORRECTED,
  { event, context }: Fact,
  state: ShelterState,
  pick: number,
  ago: number,
): Correction {
  if (tried === 'correct-void') return { kind: 'void' };
  if (tried === 'correct-time') {
    return { kind: 'replace_time', occurredAt: new Date(Date.parse(context.recordedAt) - ago * 60_000).toISOString() };
  }
  const count = 'beds' in event ? event.beds.length : 1;
  const beds = state.situation === 'kept' ? Object.keys(state.beds) : [];
  return { kind: 'replace_beds', beds: beds.slice(pick % 8, (pick % 8) + count) };
}

function aboutBeds({ tried, pick, size }: Step, state: ShelterState, at: At): Attempt {
  const bedId = state.situation === 'kept' ? nth(Object.keys(state.beds), pick) : undefined;
  const outId =
    state.situation === 'kept' ? Object.values(state.beds).find((b) => b.service.state === 'out')?.bedId : undefined;
  switch (tried) {
    case 'take-out':
      return bedId ? [{ type: 'take-bed-out-of-service', bedId, reason: 'cleaning' }, STAFF] : null;
    case 'return':
      return outId ? [{ type: 'return-bed-to-service', bedId: outId }, STAFF] : null;
    case 'overflow':
      return [{ type: 'open-overflow', until: at(size * 90) }];
    case 'close-overflow':
      return [{ type: 'close-overflow' }];
    default:
      return null;
  }
}

function aboutParties({ tried, pick, size, ago }: Step, state: ShelterState, at: At): Attempt {
  const who = party(size, pick % 2, pick % 3 === 0 ? 1 : 0);
  const occurredAt = at(-ago);
  const kept = state.situation === 'kept' ? state : null;
  const holdId = nth(Object.keys(kept?.holds ?? {}), pick);
  const stayId = nth(Object.keys(kept?.stays ?? {}), pick);
  const lapsed = kept?.ended.findLast((e) => e.how === 'lapsed')?.id;
  switch (tried) {
    case 'hold':
      return [{ type: 'hold-beds', party: who }, pick % 2 ? HOTLINE : STAFF];
    case 'admit':
      return [{ type: 'admit-party', party: who, anotherParty: true, occurredAt }, STAFF];
    case 'admit-held':
      return holdId ? [{ type: 'admit-party', holdId, occurredAt }, STAFF] : null;
    case 'admit-lapsed':
      return lapsed ? [{ type: 'admit-party', holdId: lapsed, occurredAt }, STAFF] : null;
    case 'release':
      return holdId ? [{ type: 'release-hold', holdId, ...nth(RELEASES, size + pick)! }] : null;
    case 'extend':
      return holdId ? [{ type: 'extend-hold', holdId }] : null;
    case 'discharge':
      return stayId ? [{ type: 'discharge-party', stayId, destination: 'family', occurredAt }, STAFF] : null;
    case 'move': {
      const count = kept && stayId ? kept.stays[stayId]!.beds.length : 1;
      const beds = Object.keys(kept?.beds ?? {}).slice(pick % 6, (pick % 6) + count);
      return stayId ? [{ type: 'move-party', stayId, beds, occurredAt }, STAFF] : null;
    }
    case 'change-party':
      return stayId ? [{ type: 'change-party', stayId, party: who, occurredAt }, STAFF] : null;
    case 'plan':
      return stayId
        ? [{ type: 'plan-departure', stayId, window: { from: at(60), to: at(60 + ago * 4) } }, STAFF]
        : null;
    default:
      return null;
  }
}

const RELEASES = [
  { reason: 'declined' },
  { reason: 'shelter_withdrew' },
  { reason: 'declined', declined: 'too_far' },
  { reason: 'not_suitable' },
  { reason: 'error' },
  { reason: 'no_show' },
] as const;

const nth = <T>(list: readonly T[], n: number): T | undefined =>
  list.length === 0 ? undefined : list[n % list.length];
