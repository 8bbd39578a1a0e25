import { type Action, type Actor, scopeOf, visibilityOf } from '@safe-haven/domain';

/** Screens and actions of the dashboard, and the right of the policy table that each one needs. */
const OPENED_BY: readonly (readonly [string, Action])[] = [
  ['board', 'see_board'],
  ['exact', 'see_exact'],
  ['find', 'find'],
  ['call', 'see_contacts'],
  ['hold', 'hold'],
  ['keep', 'keep_house'],
  ['set-up', 'set_up'],
  ['register', 'register'],
  ['correct', 'correct'],
  ['trends', 'trends'],
  ['replay', 'replay'],
  ['handover', 'handover'],
  ['requests', 'handle_requests'],
  ['surges', 'see_surges'],
  ['country', 'answer_country'],
  ['answer', 'answer_requests'],
  ['reveal', 'reveal_address'],
  ['emergency', 'emergency_access'],
  ['exchange', 'exchange'],
  ['automate', 'automate'],
  ['audit', 'audit'],
  ['people', 'keep_people'],
];

/** The screens and actions that an actor may open at all, from the policy table. */
export const mayOpen = (actor: Actor): readonly string[] =>
  OPENED_BY.filter(([, action]) => scopeOf(actor.role, action) !== 'none').map(([screen]) => screen);

/** Minutes by which this person sees the board late; 0: live. */
export const delayOf = (actor: Actor): number => {
  const visibility = visibilityOf(actor);
  return visibility === 'none' ? 0 : visibility.delayMinutes;
};
