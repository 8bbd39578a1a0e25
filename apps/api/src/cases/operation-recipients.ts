import { type Actor, isOperationMember, mayDo, type OpenedOperation } from '@safe-haven/domain';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { Organisations } from '../identity/organisations.ts';

/** Whether somebody plans where many people go, so that they have to know of whoever else does. */
const isRecipient = ({ role }: Actor): boolean => role === 'coordinator';

/** The country whose operations somebody is told of; null: of none. */
export const recipientCountry = (actor: Actor): string | null =>
  isRecipient(actor) && mayDo(actor, 'handle_requests') ? actor.country : null;

/**
 * Who is told that an operation of others opened (OR-22): the coordinators of the countries in which its organisation works.
 * Where its people were met is sealed, and chooses nobody.
 */
export class OperationRecipients {
  readonly #cases: LiveCasework;
  readonly #organisations: Organisations;

  constructor(cases: LiveCasework, organisations: Organisations) {
    this.#cases = cases;
    this.#organisations = organisations;
  }

  /** Those that are open and that somebody is told of; newest first. */
  of(actor: Actor): readonly OpenedOperation[] {
    if (recipientCountry(actor) === null) return [];
    return this.#cases.openOperations().filter((operation) => this.isTo(actor, operation));
  }

  isTo(actor: Actor, operation: OpenedOperation): boolean {
    const country = recipientCountry(actor);
    return country !== null && !isOperationMember(operation, actor) && this.countriesOf(operation).includes(country);
  }

  /** Whether it is known to have ended. */
  hasEnded(operationId: string): boolean {
    return this.#cases.operation(operationId)?.situation === 'closed';
  }

  countriesOf({ organisation, country }: OpenedOperation): readonly string[] {
    return [...new Set([...this.#organisations.countriesOf(organisation), ...(country === null ? [] : [country])])];
  }
}
