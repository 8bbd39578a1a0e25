import { type Actor, scopeOf, visibilityOf } from '@safe-haven/domain';

/**
 * A class of callers with the same view: one encoding of an update serves all of them. `own` shelters are exact, all
 * others in bands; `country` null is the whole network.
 */
export interface Audience {
  /** Stable and unique per class: the name of the socket's room and of the cache. */
  readonly key: string;
  readonly own: { readonly organisation: string; readonly shelters?: readonly string[] } | null;
  /** Updated at once; otherwise the board is `delayMinutes` old. */
  readonly live: boolean;
  readonly country: string | null;
  readonly delayMinutes: number;
}

/** The audience of an actor; null: no board at all. */
export function audienceOf(actor: Actor): Audience | null {
  const visibility = visibilityOf(actor);
  if (visibility === 'none') return null;
  const own = ownOf(actor);
  const key = JSON.stringify([
    own?.organisation ?? null,
    own?.shelters ?? null,
    visibility.country,
    visibility.delayMinutes,
  ]);
  return { key, own, live: visibility.live, country: visibility.country, delayMinutes: visibility.delayMinutes };
}

function ownOf(actor: Actor): Audience['own'] {
  if (actor.organisation === null || scopeOf(actor.role, 'see_exact') !== 'own') return null;
  if (actor.shelters === undefined) return { organisation: actor.organisation };
  return { organisation: actor.organisation, shelters: actor.shelters.toSorted() };
}

/** Whether a shelter is the audience's own, so that its rows are exact. */
export const isOwnOf = (
  audience: Audience,
  shelter: { readonly organisation: string; readonly shelterId: string },
): boolean =>
  audience.own !== null &&
  audience.own.organisation === shelter.organisation &&
  (audience.own.shelters === undefined || audience.own.shelters.includes(shelter.shelterId));
