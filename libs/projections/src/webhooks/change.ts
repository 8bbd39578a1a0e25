import type { ToldHouse, WebhookTopic } from '@safe-haven/contracts';
import { type CountedShelter, type KeptShelter, placesOf, type ShelterState } from '@safe-haven/domain';
import { same } from '@safe-haven/lang';

type Standing = KeptShelter | CountedShelter;

/** What one event of a house makes to tell: of which kinds, and the house as it stands right after it. */
export interface WebhookChange {
  readonly tells: readonly WebhookTopic[];
  readonly house: ToldHouse;
}

/**
 * What is told when a house went from one state to the next; null: nothing. Made of the two states alone, so it says the same
 * whenever it is asked. A draft is told of to nobody, and a house that is closed tells that and no more.
 */
export function changeBetween(before: ShelterState, next: ShelterState): WebhookChange | null {
  if (!isShown(next)) return null;
  const house = houseNumbers(next);
  const tells = isShown(before) ? changed(houseNumbers(before), house) : (['house.published'] as const);
  return tells.length > 0 ? { tells, house } : null;
}

const isShown = (state: ShelterState): state is Standing =>
  (state.situation === 'kept' || state.situation === 'counted') && !state.draft;

function changed(before: ToldHouse, next: ToldHouse): WebhookTopic[] {
  if (before.closed !== next.closed) return [next.closed ? 'house.closed' : 'house.reopened'];
  if (next.closed) return [];
  const tells: WebhookTopic[] = [];
  if (!same(before.places, next.places) || before.night !== next.night) tells.push('capacity.changed');
  if (!same(before.intake, next.intake)) tells.push('intake.changed');
  return tells;
}

/** A house as a machine of its organisation may read it; null: nobody has published it. */
export const houseForMachines = (state: ShelterState): ToldHouse | null =>
  isShown(state) ? houseNumbers(state) : null;

function houseNumbers(state: Standing): ToldHouse {
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
    places: { ...placesOf(state) },
    night: situation === 'counted' ? (census.latest?.night ?? null) : null,
  };
}
