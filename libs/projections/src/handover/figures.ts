import type { HandoverAccount } from '@safe-haven/contracts';
import { childrenOf, peopleIn, type ShelterEvent } from '@safe-haven/domain';
import type { Desk } from './desk.ts';
import { linesOf } from './lines.ts';
import type { RequestSpan, ShelterSpan } from './span.ts';

type Figures = Pick<HandoverAccount, 'admissions' | 'discharges' | 'corrections' | 'entries'>;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** Admissions, discharges and corrections in the shelters of the desk. */
export function figuresOf(spans: readonly ShelterSpan[]): Figures {
  const lines = spans.flatMap(linesOf);
  const parties = (kind: string) => lines.filter((line) => line.kind === kind);
  const people = (kind: string) => sum(parties(kind).map(({ party }) => (party === null ? 0 : peopleIn(party))));
  const children = parties('admitted').map(({ party }) => (party === null ? 0 : childrenOf(party) + party.infants));
  return {
    admissions: { parties: parties('admitted').length, people: people('admitted'), children: sum(children) },
    discharges: { parties: parties('discharged').length, people: people('discharged') },
    corrections: parties('corrected').length,
    entries: sum(spans.map(({ facts }) => facts.length)),
  };
}

type Outcome = 'live' | 'admitted' | 'released' | 'lapsed';

/**
 * The outcomes of the holds placed during the shift: all in the shelters of the desk, and those of its organisation
 * elsewhere.
 */
export function holdFigures(
  desk: Desk,
  spans: readonly ShelterSpan[],
  otherSpans: readonly ShelterSpan[],
): HandoverAccount['holds'] {
  const outcomes = [
    ...spans.flatMap((span) => outcomesOf(span)),
    ...otherSpans.flatMap((span) => outcomesOf(span, desk.organisation)),
  ];
  const count = (outcome: Outcome) => outcomes.filter((item) => item === outcome).length;
  return {
    placed: outcomes.length,
    admitted: count('admitted'),
    released: count('released'),
    lapsed: count('lapsed'),
    live: count('live'),
  };
}

function outcomesOf({ facts, after }: ShelterSpan, by?: string): Outcome[] {
  const live = after.situation === 'kept' ? after.holds : {};
  const outcomes = new Map<string, Outcome>();
  for (const { event } of facts) if (event !== null) recordOutcome(outcomes, event);
  return facts.flatMap(({ event }) => {
    if (event?.type !== 'BedsHeld' || (by !== undefined && event.placedBy.organisation !== by)) return [];
    return [event.holdId in live ? 'live' : (outcomes.get(event.holdId) ?? 'released')];
  });
}

/** The last event of a hold decides: a lapsed one may still be admitted. */
function recordOutcome(outcomes: Map<string, Outcome>, event: ShelterEvent): void {
  if (event.type === 'HoldReleased') outcomes.set(event.holdId, 'released');
  if (event.type === 'HoldLapsed') outcomes.set(event.holdId, 'lapsed');
  if (event.type === 'PartyAdmitted' && event.holdId !== null) outcomes.set(event.holdId, 'admitted');
}

/** The requests of the organisation by their outcome during the shift, each counted once. */
export function requestFigures(requests: readonly RequestSpan[]): HandoverAccount['requests'] {
  const countNew = (situation: string) =>
    requests.filter(({ before, after }) => after.situation === situation && before.situation !== situation).length;
  return {
    opened: requests.filter(({ before, after }) => before.situation === 'unopened' && after.situation !== 'unopened')
      .length,
    placed: countNew('placed'),
    unmet: countNew('unmet'),
    withdrawn: countNew('withdrawn'),
    open: requests.filter(({ after: { situation } }) => situation === 'open' || situation === 'promised').length,
  };
}
