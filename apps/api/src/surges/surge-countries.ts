import {
  type Actor,
  type Country,
  isOfAnotherSide,
  mayDo,
  mayEndSurge,
  type OpenedSurge,
  scopeOf,
} from '@safe-haven/domain';
import type { Organisations } from '../identity/organisations.ts';

/** In which countries somebody may open, confirm or end a surge. */
export class SurgeCountries {
  readonly #organisations: Organisations;

  constructor(organisations: Organisations) {
    this.#organisations = organisations;
  }

  /** Of a focal point their own; of a manager or coordinator those in which the organisation works. undefined: all. */
  of(actor: Actor, right: 'open_surge' | 'confirm_surge'): readonly Country[] | undefined {
    switch (scopeOf(actor.role, right)) {
      case 'any':
        return undefined;
      case 'country':
        return actor.country === null ? [] : [actor.country];
      case 'own':
        return actor.organisation === null
          ? []
          : (this.#organisations.countriesOf(actor.organisation) as readonly Country[]);
      default:
        return [];
    }
  }

  /** SU-3: somebody of another organisation, who has the right for this country. */
  mayConfirm(actor: Actor, surge: OpenedSurge): boolean {
    if (actor.person === surge.opened.by.person || !isOfAnotherSide(surge, actor)) return false;
    return this.of(actor, 'confirm_surge')?.includes(surge.country) ?? true;
  }

  /** Its two organisations, and the focal points of its country. */
  mayEnd(actor: Actor, surge: OpenedSurge): boolean {
    return (mayDo(actor, 'open_surge') || mayDo(actor, 'confirm_surge')) && mayEndSurge(surge, actor);
  }
}
