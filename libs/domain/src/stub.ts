import type { DecisionContext, ShelterCommand, ShelterCommandType } from './shelter/commands.ts';
import { type Decision, rejected } from './shelter/decision.ts';
import type { Fact, PlacedBy } from './shelter/events.ts';
import type { KeptShelter, Places, ShelterState } from './shelter/state.ts';
import type { Actor, Country, Instant, Party, Role } from './words.ts';

export const initialShelter = (shelterId: string): ShelterState => ({ situation: 'unregistered', shelterId });
export const evolveShelter = (state: ShelterState, _fact: Fact): ShelterState => state;
export const foldShelter = (
  shelterId: string,
  facts: Iterable<Fact>,
  _options: { readonly asKnown?: boolean } = {},
): ShelterState => {
  let s = initialShelter(shelterId);
  for (const f of facts) s = evolveShelter(s, f);
  return s;
};
export const decideShelter = (_command: ShelterCommand, _state: ShelterState, _ctx: DecisionContext): Decision =>
  rejected({ code: 'shelter_not_registered' });
export const overdueAt = (_state: ShelterState): Instant | null => null;
export const firstBreak = (
  _facts: readonly Fact[],
): { readonly eventId: string; readonly code: import('./rejections.ts').RejectionCode } | null => null;

export const placesOf = (_state: ShelterState): Places => ({
  inService: 0,
  free: 0,
  held: 0,
  occupied: 0,
  outOfService: 0,
  together: 0,
  freeCots: 0,
});
export interface BedUse {
  readonly use: 'free' | 'held' | 'occupied' | 'out' | 'closed';
  readonly holdId?: string;
  readonly stayId?: string;
}
/** null: no such bed. */
export const bedUse = (_state: ShelterState, _bedId: string): BedUse | null => null;
export const largestPartyThatFits = (_state: ShelterState): number => 0;
export type Allocation =
  | { readonly ok: true; readonly beds: readonly string[] }
  | { readonly ok: false; readonly code: 'no_free_place' | 'cannot_place_together' };
export const allocate = (_state: KeptShelter, _party: Party): Allocation => ({ ok: false, code: 'no_free_place' });
export const placesNeeded = (p: Party): number => p.women + p.men + p.other + p.girls + p.boys;
export const sizeOf = (p: Party): number => placesNeeded(p) + p.infants;
export const partyOf = (p: Party | { readonly adults: number; readonly children: number }): Party =>
  'adults' in p ? { women: 0, men: 0, other: p.adults, girls: p.children, boys: 0, infants: 0, sonsOldest: null } : p;

export interface ShelterRef {
  readonly organisation: string;
  readonly shelterId: string;
  readonly country: Country;
}
export type Action =
  | 'see_board'
  | 'see_exact'
  | 'find'
  | 'handle_request'
  | 'answer_request'
  | 'hold'
  | 'keep_hold'
  | 'keep_house'
  | 'undo'
  | 'correct'
  | 'set_up'
  | 'reveal_address'
  | 'emergency_access'
  | 'trends'
  | 'replay'
  | 'exchange'
  | 'people'
  | 'audit';
export type Scope =
  | 'none'
  | 'own'
  | 'any'
  | 'own_holds'
  | 'as_house_allows'
  | 'own_or_as_house_allows'
  | 'country'
  | 'banded';
export const POLICY = {} as Readonly<Record<Action, Readonly<Record<Role, Scope>>>>;
export const scopeOf = (_role: Role, _action: Action): Scope => 'none';
export const mayDo = (_actor: Actor, _action: Action, _shelter: ShelterRef | null = null): boolean => true;
export const isOwn = (actor: Actor, s: { readonly organisation: string; readonly shelterId: string }): boolean =>
  actor.organisation === s.organisation && (actor.shelters === undefined || actor.shelters.includes(s.shelterId));
/** `shelter` null: not registered yet; `about.placedBy`: who placed the hold that the command names. */
export const mayCommand = (
  _actor: Actor,
  _type: ShelterCommandType,
  _shelter: ShelterRef | null,
  _about: { readonly placedBy?: PlacedBy } = {},
): boolean => true;
export type Visibility =
  | 'none'
  | { readonly live: boolean; readonly delayMinutes: number; readonly country: Country | null };
export const visibilityOf = (_actor: Actor): Visibility => 'none';
export const seesExact = (actor: Actor, s: ShelterRef): boolean => isOwn(actor, s);
