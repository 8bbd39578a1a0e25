import type { ReleaseReason, ShelterCommand } from '@safe-haven/domain';
import type { Needs } from '../history/figures/needs.ts';
import { CaseLog, opening } from './case-log.ts';
import { CLOCK, MANAGER, openShelter, TestLog } from './log.ts';

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
    else if (action === 'request' || action === 'unmet') request(cases, action, who, more);
    else shelter(log, named, [when, action, who, more]);
  }
  log.now = instantOf('2026-02-09 00:00');
  return { log, needs: cases.past().needs };
}

function shelter(log: TestLog, named: Map<string, string>, [, action, who, more]: ExampleRow): void {
  const seen = log.stream(SHELTER).length;
  const command = action === 'confirm' ? confirm(seen) : commandOf(action, named.get(who) ?? '', more);
  log.given(SHELTER, command, action === 'clock' ? CLOCK : MANAGER);
  const last = log.stream(SHELTER).at(-1)!;
  const { event } = last;
  if (event.type === 'BedsHeld') named.set(who, event.holdId);
  if (event.type === 'PartyAdmitted') named.set(who, action === 'admit' && who === 'D' ? last.eventId : event.stayId);
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
    case 'release':
      return { type: 'release-hold', holdId: id, reason: more as ReleaseReason };
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

function request(cases: CaseLog, action: string, requestId: string, more: string): void {
  const reasons = more.split(', ');
  const command = action === 'request' ? opening(requestId) : ({ type: 'close-unmet', reasons } as never);
  const outcome = cases.request(requestId, command, REQUESTER);
  if (outcome !== 'done') throw new Error(outcome);
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
