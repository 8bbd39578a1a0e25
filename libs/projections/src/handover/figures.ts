import type { HandoverAccount } from '@safe-haven/contracts';
import { childrenOf, peopleIn, type ShelterEvent } from '@safe-haven/domain';
import type { Desk } from './desk.ts';
import { linesOf } from './lines.ts';
import type { HouseSpan, RequestSpan } from './span.ts';

type Figures = Pick<HandoverAccount, 'admissions' | 'discharges' | 'corrections' | 'entries'>;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** How many came and left in the houses of the desk. */
export function figuresOf(own: readonly HouseSpan[]): Figures {
  const lines = own.flatMap(linesOf);
  const parties = (kind: string) => lines.filter((line) => line.kind === kind);
  const people = (kind: string) => sum(parties(kind).map(({ party }) => (party === null ? 0 : peopleIn(party))));
  const children = parties('admitted').map(({ party }) => (party === null ? 0 : childrenOf(party) + party.infants));
  return {
    admissions: { parties: parties('admitted').length, people: people('admitted'), children: sum(children) },
    discharges: { parties: parties('discharged').length, people: people('discharged') },
    corrections: parties('corrected').length,
    entries: sum(own.map(({ facts }) => facts.length)),
  };
}

type Outcome = 'live' | 'admitted' | 'released' | 'lapsed';

/** What became of the holds that were placed meanwhile: those in the houses of the desk, and those of its organisation in others. */
export function holdFigures(
  desk: Desk,
  own: readonly HouseSpan[],
  others: readonly HouseSpan[],
): HandoverAccount['holds'] {
  const all = [
    ...own.flatMap((span) => placedIn(span)),
    ...others.flatMap((span) => placedIn(span, desk.organisation)),
  ];
  const count = (outcome: Outcome) => all.filter((each) => each === outcome).length;
  return {
    placed: all.length,
    admitted: count('admitted'),
    released: count('released'),
    lapsed: count('lapsed'),
    live: count('live'),
  };
}

function placedIn({ facts, after }: HouseSpan, by?: string): Outcome[] {
  const live = after.situation === 'kept' ? after.holds : {};
  const ends = new Map<string, Outcome>();
  for (const { event } of facts) if (event !== null) note(ends, event);
  return facts.flatMap(({ event }) => {
    if (event?.type !== 'BedsHeld' || (by !== undefined && event.placedBy.organisation !== by)) return [];
    return [event.holdId in live ? 'live' : (ends.get(event.holdId) ?? 'released')];
  });
}

/** The newest word on a hold counts: one that lapsed may have been admitted all the same. */
function note(ends: Map<string, Outcome>, event: ShelterEvent): void {
  if (event.type === 'HoldReleased') ends.set(event.holdId, 'released');
  if (event.type === 'HoldLapsed') ends.set(event.holdId, 'lapsed');
  if (event.type === 'PartyAdmitted' && event.holdId !== null) ends.set(event.holdId, 'admitted');
}

/** What became of the requests of the organisation meanwhile, each counted once. */
export function requestFigures(requests: readonly RequestSpan[]): HandoverAccount['requests'] {
  const became = (situation: string) =>
    requests.filter(({ before, after }) => after.situation === situation && before.situation !== situation).length;
  return {
    opened: requests.filter(({ before, after }) => before.situation === 'unopened' && after.situation !== 'unopened')
      .length,
    placed: became('placed'),
    unmet: became('unmet'),
    withdrawn: became('withdrawn'),
    open: requests.filter(({ after: { situation } }) => situation === 'open' || situation === 'promised').length,
  };
}
