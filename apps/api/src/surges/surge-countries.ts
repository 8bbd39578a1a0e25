import {
  type Actor,
  answersFor,
  type Country,
  isOfAnotherSide,
  mayDo,
  mayEndSurge,
  type OpenedSurge,
  scopeOf,
} from '@safe-haven/domain';
import { actorOf, type LiveDirectory } from '../identity/live-directory.ts';
import type { Organisations } from '../identity/organisations.ts';

/** In which countries somebody may open, confirm or end a surge, and which can be asked. */
export class SurgeCountries {
  readonly #organisations: Organisations;
  readonly #directory: LiveDirectory;

  constructor(organisations: Organisations, directory: LiveDirectory) {
    this.#organisations = organisations;
    this.#directory = directory;
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

  /** SU-14: those that have a focal point, who could answer. By their codes. */
  withFocalPoint(): Country[] {
    const actors = this.#directory
      .people()
      .filter(({ situation }) => situation === 'active')
      .flatMap(({ personId, grants }) => Object.values(grants).map((grant) => actorOf(personId, grant)));
    return [...new Set(actors.flatMap((actor) => this.answering(actor) ?? []))].toSorted();
  }

  /** The country for which somebody says whether it opens a surge for another; null: for none. */
  answering(actor: Actor): Country | null {
    return mayDo(actor, 'answer_country') ? answersFor(actor) : null;
  }
}
