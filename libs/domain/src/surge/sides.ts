import type { Actor } from '../terms.ts';
import type { OpenedSurge } from './state.ts';

/** A focal point of no organisation acts for a country; anybody else of none acts for nobody. */
export const standsForSomebody = ({ organisation, role }: Actor): boolean =>
  organisation !== null || role === 'focal_point';

/**
 * SU-3: whether somebody acts for others than the person who opened it. Focal points of its country are colleagues, and
 * one who opened it is of its country.
 */
export const isOfAnotherSide = ({ opened, country }: OpenedSurge, actor: Actor): boolean =>
  standsForSomebody(actor) &&
  (actor.organisation === null || actor.organisation !== opened.organisation) &&
  !(opened.by.role === 'focal_point' && actor.role === 'focal_point' && actor.country === country);

/** Whether somebody who opens or confirms surges may end this one, and ask other countries for it. */
export const mayEndSurge = ({ opened, confirmed, country }: OpenedSurge, actor: Actor): boolean =>
  (actor.organisation !== null && [opened.organisation, confirmed?.organisation].includes(actor.organisation)) ||
  confirmed?.by.person === actor.person ||
  (actor.role === 'focal_point' && actor.country === country);
