import type { PartyNeeds as Needs } from '@safe-haven/contracts';
import { ADULT } from '../needs/format-needs.ts';
import type { Guest, Party, SonsAge } from '../party/party.ts';
import { GUESTS, hasAdult, placesFor } from '../party/party.ts';
import { GUEST_WORDS, NEED_WORDS, type NeedWord } from './words.ts';

/** A party as one types it in a line: `1w 1b13 sr +6 -4`. */
export interface Line {
  readonly guests: readonly Guests[];
  /** ISO 639 codes. */
  readonly languages: readonly string[];
  readonly needs: readonly NeedWord[];
  /** Numbers of the parties that they go with, and of those that they never go with. */
  readonly with: readonly number[];
  readonly notWith: readonly number[];
}

/** So many of a kind; their ages, or that of the oldest, from and to. */
export interface Guests {
  readonly guest: Guest;
  readonly count: number;
  readonly age: readonly [from: number, to: number] | null;
}

export const EMPTY_LINE: Line = { guests: [], languages: [], needs: [], with: [], notWith: [] };

/** The line in its shortest words: what is read of it is the line again. */
export const printLine = (line: Line): string =>
  [
    ...line.guests.map(({ guest, count, age }) => `${count}${GUEST_WORDS[guest][0]}${printAge(age)}`),
    ...line.languages,
    ...line.needs.map((need) => NEED_WORDS[need][0]),
    ...line.with.map((number) => `+${number}`),
    ...line.notWith.map((number) => `-${number}`),
  ].join(' ');

const printAge = (age: Guests['age']): string =>
  age === null ? '' : age[0] === age[1] ? String(age[0]) : `${age[0]}-${age[1]}`;

/** One way to write each line: what is said twice once, in one order. */
export function inOrder(line: Line): Line {
  const merged = new Map<string, Guests>();
  for (const one of line.guests) {
    const key = `${one.guest} ${one.age}`;
    merged.set(key, { ...one, count: one.count + (merged.get(key)?.count ?? 0) });
  }
  const numbers = (all: readonly number[]) => [...new Set(all)].toSorted((a, b) => a - b);
  return {
    guests: [...merged.values()].toSorted(
      (a, b) =>
        GUESTS.indexOf(a.guest) - GUESTS.indexOf(b.guest) ||
        (a.age?.[0] ?? -1) - (b.age?.[0] ?? -1) ||
        (a.age?.[1] ?? -1) - (b.age?.[1] ?? -1),
    ),
    languages: [...new Set(line.languages)],
    needs: (Object.keys(NEED_WORDS) as NeedWord[]).filter((need) => line.needs.includes(need)),
    with: numbers(line.with),
    notWith: numbers(line.notWith),
  };
}

const BANDS = [
  ['0-6', 6],
  ['7-11', 11],
  ['12-14', 14],
  ['15-17', 17],
] as const satisfies readonly (readonly [SonsAge, number])[];

/** The band of a son's age; undefined: none of a child. */
export const bandOf = (years: number): SonsAge | undefined => BANDS.find(([, to]) => years <= to)?.[0];

/** The party of a line. */
export function partyIn({ guests }: Line): Party {
  const countOf = (kind: Guest) =>
    guests.filter(({ guest }) => guest === kind).reduce((sum, { count }) => sum + count, 0);
  const counted = Object.fromEntries(GUESTS.map((kind) => [kind, countOf(kind)])) as Readonly<Record<Guest, number>>;
  const son = agesOf(guests.filter(({ guest }) => guest === 'boys'));
  return { ...counted, sonsOldest: (son && bandOf(son[1])) ?? null };
}

/** Whether there is somebody who needs a bed. */
export const hasSomebody = (line: Line): boolean => placesFor(partyIn(line)) > 0;

/** What the line says of their needs: ages of adults, or of minors who come alone, and of the oldest son. */
export function needsIn(line: Line): Needs {
  const { guests, languages, needs } = line;
  const isAlone = !hasAdult(partyIn(line));
  const ages = agesOf(guests.filter(({ guest }) => isAlone || !isChild(guest)));
  const son = agesOf(guests.filter(({ guest, age }) => guest === 'boys' && age?.[0] === age?.[1]));
  return {
    ...(ages && { youngest: ages[0], oldest: ages[1] }),
    ...(son && { oldestSon: son[1] }),
    ...(languages.length > 0 && { languages: [...languages] }),
    ...(needs.includes('pregnant') && { pregnantMonth: 'unknown' as const }),
    ...(needs.includes('ownRoom') && { ownRoom: true }),
    ...(needs.includes('stepFree') && { stepFree: true }),
    ...(needs.includes('guardian') && { hasGuardian: true }),
    ...(needs.includes('noGuardian') && { hasGuardian: false }),
  };
}

/** A line that says this party and, as far as a line can, what it needs; `NEEDS_STATED` are those needs. */
export function lineFrom(party: Party, needs: Needs, rest: Partial<Omit<Line, 'guests' | 'languages'>> = {}): Line {
  const kinds = GUESTS.filter((guest) => party[guest] > 0);
  const people = kinds.flatMap((guest) =>
    Array.from({ length: party[guest] }, (): Guests => ({ guest, count: 1, age: null })),
  );
  const give = (age: Guests['age'], mayHave: (guest: Guest) => boolean) => {
    const index = people.findIndex(
      (one) => one.age === null && mayHave(one.guest) && age !== null && isAgeOf(one.guest, age),
    );
    if (index >= 0) people[index] = { ...(people[index] as Guests), age };
  };
  const { youngest, oldest, oldestSon } = needs;
  const exact = oldestSon !== undefined && bandOf(oldestSon) === party.sonsOldest;
  const band = BANDS.findIndex(([name]) => name === party.sonsOldest);
  if (band >= 0)
    give(
      exact ? [oldestSon, oldestSon] : [(BANDS[band - 1]?.[1] ?? -1) + 1, BANDS[band]![1]],
      (guest) => guest === 'boys',
    );
  const isAlone = !hasAdult(party);
  const isStated = (years: number) =>
    people.some(({ guest, age }) => isChild(guest) === isAlone && age?.includes(years));
  const isMeant = (guest: Guest) => guest !== 'infants' && isChild(guest) === isAlone;
  if (oldest !== undefined && !isStated(oldest)) give([oldest, oldest], isMeant);
  if (youngest !== undefined && !isStated(youngest)) give([youngest, youngest], isMeant);
  const stated: readonly (readonly [NeedWord, boolean])[] = [
    ['pregnant', needs.pregnantMonth !== undefined],
    ['ownRoom', needs.ownRoom === true],
    ['stepFree', needs.stepFree === true],
    ['guardian', needs.hasGuardian === true],
    ['noGuardian', needs.hasGuardian === false],
  ];
  return inOrder({
    ...EMPTY_LINE,
    ...rest,
    guests: people,
    languages: needs.languages ?? [],
    needs: [...stated.filter(([, isTrue]) => isTrue).map(([need]) => need), ...(rest.needs ?? [])],
  });
}

/** What of their needs a line says; everything else is left as it is where a line changes them. */
export const NEEDS_STATED = [
  'youngest',
  'oldest',
  'oldestSon',
  'languages',
  'pregnantMonth',
  'ownRoom',
  'stepFree',
  'hasGuardian',
] as const satisfies readonly (keyof Needs)[];

/** Whether they agreed to cross a border, as far as the line says it. */
export const crossingIn = ({ needs }: Line): 'agreed' | 'refused' | 'not_asked' =>
  needs.includes('crosses') ? 'agreed' : needs.includes('noBorder') ? 'refused' : 'not_asked';

/** The ages of all of whom one is said; null: none. */
function agesOf(guests: readonly Guests[]): readonly [from: number, to: number] | null {
  const ages = guests.flatMap(({ age }) => (age === null ? [] : [age]));
  if (ages.length === 0) return null;
  return [Math.min(...ages.map(([from]) => from)), Math.max(...ages.map(([, to]) => to))];
}

export const isChild = (guest: Guest): boolean => guest === 'girls' || guest === 'boys';

/** Whether an age is one of such a person, and of one band where they are sons. */
export function isAgeOf(guest: Guest, [from, to]: readonly [number, number]): boolean {
  if (from > to || guest === 'infants') return false;
  if (!isChild(guest)) return from >= ADULT && to <= 120;
  return to < ADULT && (guest === 'girls' || bandOf(from) === bandOf(to));
}
