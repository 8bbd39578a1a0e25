import type { Actor, DeclinedBecause, ReleaseReason, RequestCommand, ShelterCommand } from '@safe-haven/domain';
import type { Needs } from '../history/figures/needs.ts';
import { CaseLog, opening } from './case-log.ts';
import { CLOCK, HOTLINE, MANAGER, openShelter, TestLog } from './log.ts';

/** A row of the example in docs/FIGURES.md: local time, what happened, to whom, further details. */
type ExampleRow = readonly [when: string, what: string, who: string, more: string];

interface Example {
  readonly log: TestLog;
  readonly needs: Needs;
}

/** Winter time of Belgrade. */
const instantOf = (when: string): number => Date.parse(`${when.replace(' ', 'T')}:00.000+01:00`);
const SHELTER = 'lipa';

/** Plays the rows through the real deciders. */
export function playExample(rows: readonly ExampleRow[]): Example {
  const [log, cases] = [new TestLog(), new CaseLog()];
  const named = new Map<string, string>();
  for (const [when, action, who, more] of rows) {
    log.now = instantOf(when);
    cases.now = log.now;
    if (action === 'opens') openShelter(log, SHELTER);
    else if (action === 'searches') search(cases, Number(who), Number.parseInt(more, 10));
    else if (isOfRequest(action)) request(cases, action, who, more);
    else shelter(log, named, [when, action, who, more]);
  }
  log.now = instantOf('2026-02-09 00:00');
  return { log, needs: cases.past().needs };
}

function shelter(log: TestLog, named: Map<string, string>, [, action, who, more]: ExampleRow): void {
  const seen = log.stream(SHELTER).length;
  const command = action === 'confirm' ? confirm(seen) : commandOf(action, named.get(who) ?? '', more);
  log.given(SHELTER, command, actorOf(action, more));
  const last = log.stream(SHELTER).at(-1)!;
  const { event } = last;
  if (event.type === 'BedsHeld') named.set(who, event.holdId);
  if (event.type === 'PartyAdmitted') named.set(who, action === 'admit' && who === 'D' ? last.eventId : event.stayId);
}

function actorOf(action: string, more: string): Actor {
  if (action === 'clock') return CLOCK;
  return action === 'call' || more.endsWith('by a hotline') ? HOTLINE : MANAGER;
}

const confirm = (revision: number): ShelterCommand => ({ type: 'confirm-occupancy', revision });

function commandOf(action: string, id: string, more: string): ShelterCommand {
  switch (action) {
    case 'hold':
      return { type: 'hold-beds', party: partyOf(more) };
    case 'admit held':
      return { type: 'admit-party', holdId: id };
    case 'admit':
      return { type: 'admit-party', party: partyOf(more), anotherParty: true };
    case 'release': {
      const [reason, declined] = more.split(', ') as [ReleaseReason, DeclinedBecause];
      return { type: 'release-hold', holdId: id, reason, declined };
    }
    case 'call':
      return { type: 'record-call', free: Number.parseInt(more, 10) };
    case 'discharge':
      return { type: 'discharge-party', stayId: id, destination: more as 'family' };
    case 'did not happen':
      return { type: 'correct-event', eventId: id, correction: { kind: 'void' }, reason: 'typing_error' };
    case 'clock':
      return { type: 'record-time' };
    default:
      throw new Error(`Nobody knows what "${action}" is.`);
  }
}

/** "1 woman, 1 infant". */
function partyOf(text: string) {
  const count = (of: RegExp) => Number(text.match(of)?.[1] ?? 0);
  const [women, infants] = [count(/(\d+) wom[ae]n/), count(/(\d+) infants?/)];
  return { women, men: 0, other: 0, girls: 0, boys: 0, infants, sonsOldest: null };
}

const REQUESTER = { ...MANAGER, role: 'coordinator' } as const;

const OF_REQUESTS: readonly string[] = ['request', 'yes', 'held', 'withdraw', 'unmet'];
const isOfRequest = (action: string): boolean => OF_REQUESTS.includes(action);

function request(cases: CaseLog, action: string, requestId: string, more: string): void {
  for (const [command, actor] of commandsOf(cases, action, requestId, more)) {
    const outcome = cases.request(requestId, command, actor);
    if (outcome !== 'done') throw new Error(outcome);
  }
}

type Sent = readonly [command: RequestCommand, actor: Actor];

function commandsOf(cases: CaseLog, action: string, requestId: string, more: string): readonly Sent[] {
  const sends = (command: unknown): Sent => [command as RequestCommand, REQUESTER];
  switch (action) {
    case 'request':
      return [sends(opening(requestId))];
    case 'yes': {
      const respondBy = new Date(cases.now + 60_000).toISOString();
      return [
        sends({ type: 'broadcast', shelters: [SHELTER], respondBy }),
        sends({ type: 'respond', shelterId: SHELTER, answer: 'yes', codes: [] }),
      ];
    }
    case 'held': {
      const of = { requestId, transferId: null, shelterId: SHELTER, holdId: 'for-it', status: 'live', reason: null };
      const sighting = { ...of, causeId: 'cause', revision: 1, at: cases.instant };
      return [[{ type: 'note-hold', sighting } as RequestCommand, { ...CLOCK, person: 'system:requests' }]];
    }
    case 'withdraw':
      return [sends({ type: 'withdraw', declined: more })];
    default:
      return [sends({ type: 'close-unmet', reasons: more.split(', ') })];
  }
}

function search(cases: CaseLog, searches: number, foundNothing: number): void {
  cases.entries.push({
    readable: true,
    eventId: 'search',
    stream: 'access-2026-02-03',
    revision: 1,
    position: String(cases.entries.length + 1).padStart(16, '0'),
    event: { type: 'PlacesSearched', searches, foundNothing },
    metadata: { occurredAt: cases.instant, recordedAt: cases.instant, commandId: 'search', actor: REQUESTER },
  });
}
