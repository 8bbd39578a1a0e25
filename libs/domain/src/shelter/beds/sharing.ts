import type { ForWhom } from '@safe-haven/contracts';
import { own } from '@safe-haven/lang';
import { gendersTaken } from '../../matching/rules/genders.ts';
import type { IntakeRules, Party } from '../../terms.ts';

/**
 * Who may share a room with strangers (SR-1): the one rule behind free places, fits, holds, admissions, moves and Find.
 * Groups of people are bits, so that it costs an addition for each bed in use.
 */

const WOMEN = 1;
const MEN = 2;
const OTHER = 4;
const ADULTS = WOMEN | MEN | OTHER;
/** Children who came without an adult. */
const GIRLS = 8;
const BOYS = 16;
const ALONE = GIRLS | BOYS;
/** Children, infants included, who came with an adult. */
const CHILDREN = 32;
const ANYBODY = ADULTS | ALONE | CHILDREN;

/** The groups of a party that strangers would share a room with, as bits. */
export function groupsOf({ women, men, other, girls, boys, infants }: Party): number {
  const adults = (women > 0 ? WOMEN : 0) | (men > 0 ? MEN : 0) | (other > 0 ? OTHER : 0);
  if (adults === 0) return (girls > 0 ? GIRLS : 0) | (boys > 0 ? BOYS : 0);
  return adults | (girls + boys + infants > 0 ? CHILDREN : 0);
}

/** For whom a shared room is, as bits. */
export interface SharingTerms {
  /** The groups that it takes. */
  readonly takes: number;
  /** The groups of which each party in it has somebody. */
  readonly needs: number;
  /** Whether men and women who did not come together share it. */
  readonly mixed: boolean;
}

const SAID: Readonly<Record<ForWhom, SharingTerms>> = {
  women: { takes: WOMEN | CHILDREN, needs: 0, mixed: false },
  men: { takes: MEN | CHILDREN, needs: 0, mixed: false },
  families: { takes: ADULTS | CHILDREN, needs: CHILDREN, mixed: true },
  girls: { takes: GIRLS, needs: 0, mixed: false },
  boys: { takes: BOYS, needs: 0, mixed: false },
  anyone: { takes: ANYBODY, needs: 0, mixed: true },
};

/** The terms of a shared room: those that it says, otherwise those of its house. `forWhom` absent: not said. */
export const termsOf = (forWhom: ForWhom | undefined, rules: IntakeRules | null): SharingTerms =>
  forWhom === undefined ? unsaidIn(rules) : SAID[forWhom];

const WHOEVER_COMES: SharingTerms = { takes: ANYBODY, needs: 0, mixed: false };
const unsaid = new WeakMap<IntakeRules, SharingTerms>();

/**
 * A room without a word is for whom its house is: women and their children in a house for women, and girls alone where it
 * takes girls. Elsewhere for those who come first, and then for those who may be with them. Parsed once for each set of
 * rules.
 */
function unsaidIn(rules: IntakeRules | null): SharingTerms {
  if (rules === null) return WHOEVER_COMES;
  const known = unsaid.get(rules);
  if (known !== undefined) return known;
  const terms = readTerms(rules);
  unsaid.set(rules, terms);
  return terms;
}

function readTerms(rules: IntakeRules): SharingTerms {
  const taken = gendersTaken(own(rules, 'gender'));
  if (taken === null || !taken.complete) return WHOEVER_COMES;
  const [women, men] = [taken.values.includes('women'), taken.values.includes('men')];
  if (women === men) return WHOEVER_COMES;
  const alone = women ? ('girls' as const) : ('boys' as const);
  const groups = [
    women ? WOMEN : MEN,
    taken.values.includes('trans_non_binary') ? OTHER : 0,
    taken.values.includes(alone) ? (women ? GIRLS : BOYS) : 0,
    CHILDREN,
  ];
  return { takes: groups.reduce((all, group) => all | group, 0), needs: 0, mixed: false };
}

/** Whether a party of these groups may share a room with those who are in it or have it held; 0: nobody. */
export function mayShare({ takes, needs, mixed }: SharingTerms, inRoom: number, groups: number): boolean {
  if ((groups & ~takes) !== 0 || (groups & needs) !== needs) return false;
  if (inRoom === 0) return true;
  const all = inRoom | groups;
  if (!mixed && (all & WOMEN) !== 0 && (all & MEN) !== 0) return false;
  // No word opens a room to a child who came alone, with grown-ups who are strangers, or to girls and boys together.
  if ((all & ALONE) !== 0 && (all & ADULTS) !== 0) return false;
  return (all & ALONE) !== ALONE;
}

/** The smallest parties of one place: with a free bed for an adult, and with one for a child alone. */
const FOR_ADULTS = [WOMEN, MEN, OTHER].flatMap((adult) => [adult, adult | CHILDREN]);
const FOR_CHILDREN = [GIRLS, BOYS];

/** Whether anybody at all may share it now. `forAdults`: whether an adult finds a bed there. */
export const isOpenToSomebody = (terms: SharingTerms, inRoom: number, forAdults: boolean): boolean =>
  FOR_CHILDREN.some((groups) => mayShare(terms, inRoom, groups)) ||
  (forAdults && FOR_ADULTS.some((groups) => mayShare(terms, inRoom, groups)));

/**
 * Whether a party that was in a room, or had it held, is no one else to those around than before: nobody of another group
 * has joined. A mother whose child joins her stays where she is.
 */
export function isNobodyNew(party: Party, before: Party): boolean {
  const had = groupsOf(before);
  return (groupsOf(party) & ~(had | ((had & ADULTS) !== 0 ? CHILDREN : 0))) === 0;
}
