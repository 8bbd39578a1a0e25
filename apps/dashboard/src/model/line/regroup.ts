import type { PartyNeeds as Needs } from '@safe-haven/contracts';
import { type Guests, inOrder, type Line, NEEDS_STATED } from './line.ts';

/** Two parties that turn out to be one. Neither agreed to a border, nor has a guardian, unless both do. */
export function joinedLine(one: Line, other: Line, numbers: readonly number[]): Line {
  const besides = (all: readonly number[]) => all.filter((number) => !numbers.includes(number));
  const both: readonly string[] = ['crosses', 'guardian'];
  const needs = [...one.needs, ...other.needs];
  return inOrder({
    guests: [...one.guests, ...other.guests],
    languages: [...one.languages, ...other.languages],
    needs: needs.filter((need) => !both.includes(need) || (one.needs.includes(need) && other.needs.includes(need))),
    with: besides([...one.with, ...other.with]),
    notWith: besides([...one.notWith, ...other.notWith]),
  });
}

/**
 * Those who stay when these go: first those of the same age, then those of whom no age was said. null: not all are
 * there.
 */
export function withoutThem(line: Line, { guests }: Pick<Line, 'guests'>): Line | null {
  const left = line.guests.map((one) => ({ ...one }));
  for (const { guest, count, age } of guests) {
    const isSame = (one: Guests) => one.guest === guest && String(one.age) === String(age);
    const order = [...left.filter(isSame), ...left.filter((one) => one.guest === guest && !isSame(one))];
    let missing = count;
    for (const one of order) {
      const taken = Math.min(missing, one.count);
      one.count -= taken;
      missing -= taken;
    }
    if (missing > 0) return null;
  }
  return { ...line, guests: left.filter(({ count }) => count > 0) };
}

type Other = Exclude<keyof Needs, (typeof NEEDS_STATED)[number]>;
type Merge<T> = (one: T | undefined, other: T | undefined) => T | undefined;

const either: Merge<boolean> = (one, other) => one || other || (one ?? other);
/** What one of them lacks, the party lacks; what was not asked of one of them is not known of it. */
const both: Merge<boolean> = (one, other) =>
  one === false || other === false ? false : one === undefined || other === undefined ? undefined : true;
const least: Merge<number> = (one, other) =>
  one === undefined ? other : other === undefined ? one : Math.min(one, other);
const union = <T>(one: readonly T[] | undefined, other: readonly T[] | undefined): T[] | undefined =>
  one === undefined && other === undefined ? undefined : [...new Set([...(one ?? []), ...(other ?? [])])];
const common = <T>(one: readonly T[] | undefined, other: readonly T[] | undefined): T[] | undefined =>
  one === undefined || other === undefined ? undefined : one.filter((each) => other.includes(each));
/** Where they differ it has to be asked again. */
const sameOrUnknown = <T>(one: T | undefined, other: T | undefined): T | undefined => (one === other ? one : undefined);
const first =
  <T>(order: readonly T[]): Merge<T> =>
  (one, other) =>
    order.find((each) => each === one || each === other);

/** What two parties need as one, of what a line does not say. */
const JOINED: { readonly [K in Other]-?: Merge<NonNullable<Needs[K]>> } = {
  transOrNonBinary: either,
  unaccompaniedMinor: both,
  hearing: either,
  visual: either,
  substanceUse: first(['active', 'substitution', 'sober']),
  soberDays: least,
  mentalHealthAcute: either,
  medication: either,
  infectious: either,
  pets: first(['large', 'small']),
  services: union,
  documents: common,
  formalStatus: sameOrUnknown,
  legalRegime: sameOrUnknown,
  hasReferral: both,
  payerConsent: both,
  securityLevel: (one, other) => (one === undefined ? other : other === undefined || one >= other ? one : other),
};

export function joinedNeeds(one: Needs, other: Needs): Needs {
  const all = Object.entries(JOINED) as unknown as readonly (readonly [Other, Merge<unknown>])[];
  const merged = all.map(([need, merge]) => [need, merge(one[need], other[need])] as const);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Needs;
}
