import type { RequestCriteria, TransferDetails } from '@safe-haven/contracts';
import { type Actor, coveredNeeds, type Needs, type Party, touchedRules } from '@safe-haven/domain';
import type { BoardFeed } from '../feed/board.feed.ts';

/** A shelter that is asked to take a party, as of an instant. */
export interface AskedShelter {
  readonly feed: BoardFeed;
  readonly shelterId: string;
  readonly party: Party;
  readonly actor: Actor;
  readonly now: string;
}

/** What is disclosed to a house before its answer (PV-4): the languages, and which of its own rules the needs touch. */
export function broadcastOf(
  needs: Needs,
  { feed, shelterId, ...asked }: AskedShelter,
): { readonly languages: string[]; readonly touches: string[] } {
  const { state } = feed.headOf(shelterId);
  const touches =
    state.situation === 'unregistered' ? [] : touchedRules(state.rules, state.timezone, { ...asked, needs });
  return { languages: [...(needs.languages ?? [])], touches: [...touches] };
}

/** The part of a request's criteria that the consent covers; null: none. */
export function coveredCriteria({ needs, from }: RequestCriteria, scope: readonly string[]): RequestCriteria | null {
  if (scope.length === 0) return null;
  const covered = coveredNeeds(needs as Needs, scope) as RequestCriteria['needs'];
  return { needs: covered, from: scope.includes('share_needs') ? from : null };
}

/** The part of a transfer's details that the consent covers; null: none. */
export function coveredDetails(
  { needs, citizenOf, seeksAsylumIn }: TransferDetails,
  scope: readonly string[],
): TransferDetails | null {
  if (!scope.some((one) => one.startsWith('share_'))) return null;
  const sharesDocuments = scope.includes('share_documents');
  return {
    needs: coveredNeeds(needs as Needs, scope) as TransferDetails['needs'],
    citizenOf: sharesDocuments ? citizenOf : null,
    seeksAsylumIn: sharesDocuments ? seeksAsylumIn : null,
  };
}
