import { type Actor, isOperationMember, mayDo, type OpenedOperation } from '@safe-haven/domain';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { MatchableShelters } from '../feed/matchable-shelters.ts';

/** Whether somebody plans where many people go, so that they have to know who else does. */
const isRecipient = ({ role }: Actor): boolean => role === 'coordinator';

/** The organisation for whose houses somebody has a notice of operations; null: for none. */
export const recipientOrganisation = (actor: Actor): string | null =>
  isRecipient(actor) && mayDo(actor, 'handle_requests') ? actor.organisation : null;

/**
 * Who has a notice that another organisation opened an operation (OR-22): the coordinators of every organisation with a
 * house that a plan chooses from. Where its people were met is sealed, and chooses nobody.
 */
export class OperationRecipients {
  readonly #cases: LiveCasework;
  readonly #shelters: MatchableShelters;

  constructor(cases: LiveCasework, shelters: MatchableShelters) {
    this.#cases = cases;
    this.#shelters = shelters;
  }

  /** Those that are open and that somebody has a notice of; newest first. */
  of(actor: Actor): readonly OpenedOperation[] {
    const open = this.#cases.openOperations();
    if (open.length === 0 || recipientOrganisation(actor) === null) return [];
    const planned = this.organisations();
    return open.filter((operation) => isOneOf(planned, operation, actor));
  }

  /** Whether somebody has a notice of an operation; the houses are read once for all who are asked about. */
  recipientsOf(operation: OpenedOperation): (actor: Actor) => boolean {
    const planned = this.organisations();
    return (actor) => isOneOf(planned, operation, actor);
  }

  /** Whether it is known to have ended. */
  hasEnded(operationId: string): boolean {
    return this.#cases.operation(operationId)?.situation === 'closed';
  }

  /** Whose houses a plan chooses from: the same houses as Find's, in whichever country they are. */
  organisations(): ReadonlySet<string> {
    return new Set([...this.#shelters.all().values()].map(({ organisation }) => organisation));
  }
}

function isOneOf(planned: ReadonlySet<string>, operation: OpenedOperation, actor: Actor): boolean {
  const organisation = recipientOrganisation(actor);
  return organisation !== null && planned.has(organisation) && !isOperationMember(operation, actor);
}
