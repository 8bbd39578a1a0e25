import { own } from '@safe-haven/lang';
import { after, MINUTE } from '../instant.ts';
import { placesNeeded } from '../party.ts';
import type { ShelterCommand } from '../shelter/commands/command.ts';
import { waitingCounts } from '../shelter/deciding/waiting-counts.ts';
import type { Actor, Party } from '../terms.ts';
import type { Step } from './night-step.ts';
import {
  CLOCK,
  COORDINATOR,
  FAMILY,
  HOTLINE,
  HOTLINE_ABROAD,
  MANAGER,
  OTHER_COORDINATOR,
  party,
  SECOND_MANAGER,
  STAFF,
  TWO,
  WOMAN,
} from './people.ts';
import type { Shelter } from './shelter.ts';

const PARTIES: readonly Party[] = [
  WOMAN,
  TWO,
  FAMILY,
  party({ women: 1, girls: 2 }),
  party({ men: 1, infants: 2 }),
  party({ men: 1 }),
  party({ women: 1, men: 1 }),
  party({ girls: 1 }),
  party({ other: 1 }),
];
const GENDERS = [['women', 'girls'], ['women', 'men', 'girls', 'boys'], ['men']] as const;
const HOLDERS: readonly Actor[] = [HOTLINE, COORDINATOR, STAFF, HOTLINE_ABROAD, OTHER_COORDINATOR, MANAGER];
const SHELTER: readonly Actor[] = [STAFF, COORDINATOR, MANAGER];

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** Who tries a step. */
export function actorOf({ what, who }: Step, shelter: Shelter): Actor {
  if (what === 'time' || what === 'ask') return CLOCK;
  if (what === 'hours') return MANAGER;
  const last = HOLDERS.find((actor) => actor.person === shelter.facts.at(-1)?.context.actor.person);
  if (what === 'undo' && last !== undefined) return last;
  if (what === 'publish' || what === 'decline') return pick([MANAGER, SECOND_MANAGER], who) as Actor;
  return pick(
    ['hold', 'hold these', 'hold again', 'extend', 'expect', 'release', 'undo'].includes(what) ? HOLDERS : SHELTER,
    who,
  ) as Actor;
}

const emptyRoom = ({ kept: { rooms, beds } }: Shelter): string | undefined =>
  Object.keys(rooms).find((id) => Object.values(beds).every((bed) => bed.roomId !== id));
const planned = ({ kept: { stays } }: Shelter): readonly string[] =>
  Object.keys(stays).filter((id) => stays[id]?.departure !== null);

/** The command of a step in the house as it is; null when there is nothing to try it on. */
export function commandOf({ what, a, b, back }: Step, shelter: Shelter, actor: Actor): ShelterCommand | null {
  const { beds, holds, stays, ended } = shelter.kept;
  const party = pick(PARTIES, a) as Party;
  const ids = Object.keys(beds);
  const bed = pick(ids, a);
  const again = ended.findLast((e) => e.what === 'hold');
  const endedOf = (what: string) => ended.filter((e) => e.what === what).map((e) => e.id);
  const holdId = pick(a % 4 === 1 ? endedOf('hold') : Object.keys(holds), b);
  const stayId = pick(a % 4 === 1 ? endedOf('stay') : Object.keys(stays), b);
  const candidates = shelter.facts
    .toReversed()
    .filter(({ event }) => what === 'void' || 'beds' in event || 'stayId' in event);
  const fact = candidates[a % Math.min(candidates.length, 12)];
  const occurredAt = after(shelter.now, -back * MINUTE);
  const another = a % 5 === 0 ? {} : ({ anotherParty: true } as const);
  const dated = back > 0 ? { occurredAt } : {};
  const until = after(shelter.now, (1 + (b % 180)) * MINUTE);
  const heads = placesNeeded(what === 'move' && stayId ? (own(stays, stayId)?.party ?? party) : party);
  const some = ids.filter((_, i) => ((b >> i) & 1) === 1);
  const these = b % 4 === 0 && some.length > 0 ? some : [...ids, ...ids].slice(b % ids.length).slice(0, heads);
  const changeId = a % 5 === 0 ? 'none' : (shelter.kept.proposed?.changeId ?? 'none');
  const reports = waitingCounts(shelter.kept).map(({ eventId }) => eventId);
  const exception = b % 5 === 2 ? { roomException: true as const } : {};
  switch (what) {
    case 'hold':
      return { type: 'hold-beds', party, ...(b % 3 === 0 && { requestId: `r${b % 4}` }) };
    case 'hold these':
      return { type: 'hold-beds', party, beds: these };
    case 'hold again':
      return again === undefined ? null : { type: 'hold-beds', party: again.party ?? party, beds: again.beds };
    case 'extend':
      return holdId === undefined ? null : { type: 'extend-hold', holdId };
    case 'expect':
      return holdId === undefined
        ? null
        : { type: 'expect-party', holdId, arrival: { from: after(shelter.now, -back * MINUTE), to: until } };
    case 'release':
      return holdId === undefined
        ? null
        : {
            type: 'release-hold',
            holdId,
            reason: a % 2 ? 'declined' : 'error',
            diverts: true,
          };
    case 'admit':
      return { type: 'admit-party', party, ...another, ...dated, ...exception };
    case 'admit these':
      return { type: 'admit-party', party, beds: these, ...another, ...dated, ...exception };
    case 'admit held':
      return holdId === undefined ? null : { type: 'admit-party', holdId, ...(a % 4 === 0 && { party }), ...dated };
    case 'move':
      return stayId === undefined ? null : { type: 'move-party', stayId, beds: these, ...dated, ...exception };
    case 'change':
      return stayId === undefined ? null : { type: 'change-party', stayId, party, ...dated, ...exception };
    case 'discharge':
      return stayId === undefined ? null : { type: 'discharge-party', stayId, destination: 'unknown', ...dated };
    case 'plan':
      return stayId === undefined ? null : { type: 'plan-departure', stayId, window: { from: shelter.now, to: until } };
    case 'withdraw plan':
      return { type: 'withdraw-departure-plan', stayId: pick(planned(shelter), a) ?? stayId ?? 'none' };
    case 'out':
      return bed === undefined ? null : { type: 'take-bed-out-of-service', bedId: bed, reason: 'cleaning' };
    case 'return':
      return { type: 'return-bed-to-service', bedId: ids.find((id) => beds[id]?.service.state === 'out') ?? 'none' };
    case 'retire':
      return bed === undefined || a % 3 > 0 ? null : { type: 'retire-bed', bedId: bed };
    case 'add':
      return {
        type: 'add-beds',
        roomId: pick(Object.keys(shelter.kept.rooms), b) as string,
        beds: [{ label: `more ${a}`, kind: a % 5 === 0 ? 'overflow' : 'adult' }],
      };
    case 'pause':
      return { type: 'pause-intake', reason: 'incident', ...(a % 3 > 0 && { until }) };
    case 'resume':
      return { type: 'resume-intake' };
    case 'overflow':
      return { type: 'open-overflow', until };
    case 'close overflow':
      return { type: 'close-overflow' };
    case 'surge':
      return a % 3 === 0
        ? { type: 'answer-surge', surgeId: `u${b % 2}`, places: null, reason: 'no_staff' }
        : { type: 'answer-surge', surgeId: `u${b % 2}`, places: 1 + (b % 2), reason: null };
    case 'confirm':
      return { type: 'confirm-occupancy', revision: Math.max(0, shelter.kept.revision - (a % 4)) };
    case 'publish':
      return shelter.kept.draft ? { type: 'publish' } : { type: 'publish-change', changeId };
    case 'decline':
      return shelter.kept.draft
        ? { type: 'decline-publication', reasons: ['rooms'] }
        : { type: 'drop-change', changeId };
    case 'close':
      return { type: 'close' };
    case 'reopen':
      return { type: 'reopen' };
    case 'count':
      if (reports.length > 0 && b % 3 > 0) return { type: b % 3 === 1 ? 'discard-census' : 'confirm-census', reports };
      return { type: 'report-census', asOf: occurredAt, night: '2026-03-01', occupied: a };
    case 'call':
      return { type: 'record-call', free: a % 4 === 0 ? null : b % 9 };
    case 'time':
      return { type: 'record-time' };
    case 'policy':
      return { type: 'change-hold-policy', extensions: a % 4, minutes: 90 + (b % 60) };
    case 'hours':
      return { type: 'change-check-hours', hours: a % 3 === 0 ? [] : ['06:00', '21:30', '23:00'].slice(a % 3) };
    case 'ask':
      return { type: 'ask-confirmation' };
    case 'rules':
      return {
        type: 'change-intake-rules',
        rules: a % 3 === 0 ? { age_min: a % 20 } : { gender: [...(pick(GENDERS, b) ?? [])] },
      };
    case 'rename':
      return { type: 'change-profile', name: `Lara ${a % 20}` };
    case 'room':
      if (a % 2 === 0) return { type: 'add-room', label: `room ${a}`, privacy: 'household' };
      return { type: 'retire-room', roomId: emptyRoom(shelter) ?? 'none' };
    case 'undo': {
      const own = shelter.facts.filter(({ context }) => context.actor.person === actor.person);
      // Now and then of something that is not the last any more.
      const eventId = own.at(a % 4 === 3 ? -2 : -1)?.context.eventId ?? 'none';
      return { type: 'undo', eventId, diverts: true };
    }
    case 'void':
    case 'retime':
    case 'rebed': {
      if (fact === undefined) return null;
      const correction =
        what === 'void'
          ? ({ kind: 'void' } as const)
          : what === 'retime'
            ? ({ kind: 'replace_time', occurredAt } as const)
            : ({ kind: 'replace_beds', beds: these } as const);
      return { type: 'correct-event', eventId: fact.context.eventId, correction, reason: 'typing_error' };
    }
  }
}
