import { adultsOf, childrenOf, placesNeeded } from '../party.ts';
import type { Instant } from '../words.ts';
import type { Ask, Needs } from './ask.ts';
import { type Direction, directionOf } from './distance.ts';
import { type Look, newLook } from './look.ts';
import { type Opening, openingAt } from './opening.ts';
import type { Findings } from './reasons.ts';
import type { RuleSet } from './rule-set.ts';
import type { Group, Rules } from './rules.ts';
import { sayingTo } from './rules-say.ts';
import { tongueOf } from './tongues.ts';

/** An ask made ready once for all the houses that it is put to. */
export interface Asking extends Ask {
  /** Party and needs as the rules read them. */
  readonly who: Who;
  readonly nowMs: number;
  /** Filled anew for each house. */
  readonly look: Look;
  readonly origin: Direction | null;
  /** Whether a house takes guests in when they may arrive, by its hours and its time zone. */
  readonly open: (hours: Rules['intake_hours'], timezone: string) => Opening;
  /** What rules have against the party, or ask of it. */
  readonly say: (set: RuleSet, found: Findings) => void;
}

export interface Who {
  readonly needs: Needs;
  readonly adults: number;
  readonly children: number;
  /** Adults and children: one place each. */
  readonly places: number;
  readonly groups: readonly Group[];
  readonly isUnaccompanied: boolean;
  /** The ages of those who come in their own right, as far as they are known. */
  readonly ages: Ages;
  /** Between which years the oldest boy is; null: no boy comes. */
  readonly son: { readonly atLeast: number; readonly atMost: number } | null;
  readonly languages: readonly string[];
}

/** `…Stated`: somebody said so. An adult has 18 years at least, a minor 17 at most, whatever was said. */
export interface Ages {
  readonly areMinors: boolean;
  readonly youngest: number | null;
  readonly oldest: number | null;
}

export function askingOf(ask: Ask): Asking {
  const who = whoOf(ask);
  const [from, to] = [ask.arrival?.from ?? ask.now, ask.arrival?.to ?? ask.now].map((i: Instant) => Date.parse(i));
  return {
    ...ask,
    who,
    nowMs: Date.parse(ask.now),
    look: newLook(),
    origin: ask.from === null ? null : directionOf(ask.from),
    open: openingAt(from as number, to as number),
    say: sayingTo(who),
  };
}

function whoOf({ party, needs }: Ask): Who {
  const [adults, children] = [adultsOf(party), childrenOf(party)];
  const areMinors = adults === 0 && children + party.infants > 0;
  return {
    needs,
    adults,
    children,
    places: placesNeeded(party),
    groups: groupsOf(party, needs),
    isUnaccompanied: areMinors || needs.unaccompaniedMinor === true,
    ages: agesOf(needs, adults, areMinors),
    son: party.boys === 0 ? null : sonOf(party, needs),
    languages: (needs.languages ?? []).map(tongueOf),
  };
}

function groupsOf(party: Ask['party'], needs: Needs): readonly Group[] {
  const groups: Group[] = [];
  if (party.women > 0) groups.push('women');
  if (party.men > 0) groups.push('men');
  if (party.girls > 0) groups.push('girls');
  if (party.boys > 0) groups.push('boys');
  if (party.other > 0 || needs.transOrNonBinary === true) groups.push('trans_non_binary');
  return groups;
}

function agesOf({ youngest, oldest }: Needs, adults: number, areMinors: boolean): Ages {
  return {
    areMinors,
    youngest: youngest === undefined ? null : areMinors ? Math.min(youngest, 17) : youngest,
    oldest: oldest === undefined ? null : adults > 0 ? Math.max(oldest, 18) : oldest,
  };
}

/** Infants are counted apart: a boy is 2 at least. */
const BANDS = { '0-6': [2, 6], '7-11': [7, 11], '12-14': [12, 14], '15-17': [15, 17] } as const;

function sonOf({ sonsOldest }: Ask['party'], { oldestSon }: Needs): Who['son'] {
  const [least, most] = sonsOldest === null ? [2, 17] : BANDS[sonsOldest];
  if (oldestSon === undefined) return { atLeast: least, atMost: most };
  const age = Math.min(Math.max(oldestSon, least), most);
  return { atLeast: age, atMost: age };
}
