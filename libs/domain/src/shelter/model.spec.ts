import { describe, expect, it } from '@jest/globals';
import { applyFact, newModel } from '../testing/model.ts';
import { live, steadyNight } from '../testing/night.ts';
import { always } from '../testing/seed.ts';
import { bedsIn } from '../testing/shelter.ts';
import { bestRooms, type ModelNotes, verdict } from '../testing/verdict.ts';
import type { ShelterEvent } from './events.ts';

const note = (notes: ModelNotes, event: ShelterEvent) => {
  if (event.type === 'BedsHeld') {
    const { expiresAt: at, policy } = event;
    notes.deadline.set(event.holdId, { at, left: policy.extensions, longest: policy.longestEnd });
  }
  if (event.type === 'HoldExtended') {
    const d = notes.deadline.get(event.holdId);
    if (d) notes.deadline.set(event.holdId, { ...d, at: event.expiresAt, left: d.left - 1 });
  }
  if (event.type === 'HoldReleased' || event.type === 'HoldLapsed') notes.ended.add(event.holdId);
  if (event.type === 'PartyAdmitted' && event.holdId) notes.ended.add(event.holdId);
  if (event.type === 'PartyDischarged') notes.ended.add(event.stayId);
};

describe('the decider compared with an independent model', () => {
  it('SH-2, SH-9, SH-12: accepts what the model allows, refuses with its reason, and chooses the same rooms', () => {
    const answers = new Map<string, number>();
    always(steadyNight, (n) => {
      const model = newModel();
      const notes: ModelNotes = { deadline: new Map(), ended: new Set() };
      let applied = 0;
      const listen = (facts: readonly { readonly event: ShelterEvent }[], until = facts.length) => {
        for (; applied < until; applied++) {
          const { event } = facts[applied] as { readonly event: ShelterEvent };
          applyFact(model, event);
          note(notes, event);
        }
      };
      live(n, ({ command, decision, shelter }) => {
        const recorded = shelter.facts.length - (decision.ok ? decision.events.length : 0);
        listen(shelter.facts, recorded);
        const expected = verdict(model, notes, command);
        const best = 'party' in command && command.party ? bestRooms(model, command.party) : [];
        listen(shelter.facts);
        if (expected === null) return;
        answers.set(expected, (answers.get(expected) ?? 0) + 1);
        expect(decision.ok ? 'yes' : decision.rejection.code).toBe(expected);
        if (!decision.ok || command.type === 'receive-transfer') return;
        if (!('party' in command) || command.beds !== undefined || 'holdId' in command) return;
        const rooms = new Set(bedsIn(decision.events.map((e) => e.event)).map((id) => model.beds.get(id)?.room));
        if (command.type === 'change-party') return;
        expect(rooms.size).toBe(1);
        if (best.length > 0) expect(best).toEqual(expect.arrayContaining([...rooms]));
      });
    });
    for (const outcome of [
      'yes',
      'bed_taken',
      'room_taken',
      'room_not_for_party',
      'beds_do_not_suit',
      'no_free_place',
      'cannot_place_together',
    ])
      expect(answers.get(outcome)).toBeGreaterThan(10);
  });
});
