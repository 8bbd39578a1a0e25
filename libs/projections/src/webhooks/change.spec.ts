import { describe, expect, it } from '@jest/globals';
import { type WebhookShelter, webhookShelter } from '@safe-haven/contracts';
import { initialShelter, placesOf, type ShelterState } from '@safe-haven/domain';
import fc from 'fast-check';
import { shelterOf } from '../log.ts';
import { emptyNetwork } from '../now/network.ts';
import { play, steps } from '../testing/scripts.ts';
import { changeBetween } from './change.ts';

/** The messages that a webhook with every topic gets for each shelter of a log, oldest first, and the final states. */
function delivered(log: ReturnType<typeof play>) {
  const network = emptyNetwork();
  const changes = new Map<string, WebhookShelter[]>();
  for (const entry of log.entries) {
    const id = shelterOf(entry.stream);
    const before: ShelterState = network.shelters.get(id ?? '')?.state ?? initialShelter(id ?? '');
    log.project(network, entry);
    const next = network.shelters.get(id ?? '')?.state;
    const change = next ? changeBetween(before, next) : null;
    if (change) changes.set(id!, [...(changes.get(id!) ?? []), change.shelter]);
  }
  return { network, told: changes };
}

describe('WH-1: what webhooks receive of shelters', () => {
  it('WH-1: given any night, then a receiver of a shelter’s last message knows its current state', () => {
    fc.assert(
      fc.property(steps(40), (script) => {
        const { network, told: messages } = delivered(play(script));
        for (const [id, { state }] of network.shelters) {
          if (state.situation !== 'kept' && state.situation !== 'counted') continue;
          const last = messages.get(id)?.at(-1);
          if (state.draft) expect(last).toBeUndefined();
          // Where nobody said how many places there are, nobody knows how many are free (OC-8).
          const isUnknown = state.situation === 'counted' && state.census.places === null;
          if (!state.draft && !state.closed) expect(last?.places).toEqual(isUnknown ? null : { ...placesOf(state) });
        }
      }),
      { numRuns: 120 },
    );
  });

  it('WH-2: given any night, then a message has the fields of the contract and no other', () => {
    fc.assert(
      fc.property(steps(30), (script) => {
        for (const shelters of delivered(play(script)).told.values())
          for (const shelter of shelters) expect(webhookShelter.parse(shelter)).toEqual(shelter);
      }),
      { numRuns: 60 },
    );
  });
});
