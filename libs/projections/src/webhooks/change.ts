import type { WebhookShelter, WebhookTopic } from '@safe-haven/contracts';
import { type CountedShelter, type KeptShelter, placesOf, type ShelterState } from '@safe-haven/domain';
import { same } from '@safe-haven/lang';

type PresentShelter = KeptShelter | CountedShelter;

/** The webhook topics of one event of a shelter, and the shelter right after it. */
export interface WebhookChange {
  readonly tells: readonly WebhookTopic[];
  readonly shelter: WebhookShelter;
}

/**
 * The webhook message for a change of a shelter from one state to the next; null: none. It depends on the two states
 * alone, so a replay gives the same. None for a draft, and for a shelter that closes only that it did.
 */
export function changeBetween(before: ShelterState, next: ShelterState): WebhookChange | null {
  if (!isShown(next)) return null;
  const shelter = shelterNumbers(next);
  const topics = isShown(before)
    ? [
        ...changed(shelterNumbers(before), shelter),
        ...(isDiverting(before, next) ? (['arrival.diverted'] as const) : []),
      ]
    : (['house.published'] as const);
  return topics.length > 0 ? { tells: topics, shelter: shelter } : null;
}

const isShown = (state: ShelterState): state is PresentShelter =>
  (state.situation === 'kept' || state.situation === 'counted') && !state.draft;

/** Whether the hold of a party that is on the way here by a transfer ended otherwise than by its admission (TR-10). */
function isDiverting(before: PresentShelter, next: PresentShelter): boolean {
  if (before.situation !== 'kept' || next.situation !== 'kept') return false;
  const isGone = (holdId: string) =>
    !Object.hasOwn(next.holds, holdId) && next.ended.some(({ id, how }) => id === holdId && how !== 'admitted');
  return Object.values(before.holds).some(
    ({ holdId, setOutAt, transferId }) => setOutAt !== null && transferId !== null && isGone(holdId),
  );
}

function changed(before: WebhookShelter, next: WebhookShelter): WebhookTopic[] {
  if (before.closed !== next.closed) return [next.closed ? 'house.closed' : 'house.reopened'];
  if (next.closed) return [];
  const topics: WebhookTopic[] = [];
  if (!same(before.places, next.places) || before.night !== next.night) topics.push('capacity.changed');
  if (!same(before.intake, next.intake)) topics.push('intake.changed');
  return topics;
}

/** A shelter as a service token of its organisation may read it; null: not published. */
export const shelterForMachines = (state: ShelterState): WebhookShelter | null =>
  isShown(state) ? shelterNumbers(state) : null;

/** Of a counted house that never said how many places it has, "0 free" would claim that it is full (OC-8). */
const isPlacesUnknown = ({ situation, closed, census }: PresentShelter): boolean =>
  situation === 'counted' && !closed && (census.latest === null || census.places === null);

function shelterNumbers(state: PresentShelter): WebhookShelter {
  const { shelterId, name, country, area, kind, situation, closed, intake, census } = state;
  return {
    shelterId,
    name,
    country,
    area: { id: area.id, name: area.name },
    kind,
    mode: situation,
    closed,
    intake:
      intake.state === 'paused'
        ? { state: 'paused', reason: intake.reason, until: intake.until }
        : { state: 'open', reason: null, until: null },
    places: isPlacesUnknown(state) ? null : { ...placesOf(state) },
    night: situation === 'counted' ? (census.latest?.night ?? null) : null,
  };
}
