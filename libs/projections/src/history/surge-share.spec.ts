import { describe, expect, it } from '@jest/globals';
import type { Correction, ShelterCommand } from '@safe-haven/domain';
import fc from 'fast-check';
import { foldHistory } from '../testing/fold-history.ts';
import { openShelter, party, STAFF, TestLog } from '../testing/log.ts';
import { type SurgeShare, surgeShareOf } from './surge-share.ts';

const HOUR = 60;
/** All that happens in a night here falls on one. */
const TEN_MINUTES = 600_000;
const MANY = { numRuns: 150 };
const TRIED = ['answer', 'answer', 'no', 'admit', 'admit', 'late', 'move', 'discharge', 'void', 'time', 'close', 'own'];
const step = fc.record({
  tried: fc.constantFrom(...TRIED),
  pick: fc.nat(20),
  // Time goes on: who comes and leaves in one instant is in a bed for nobody who looks.
  tens: fc.integer({ min: 1, max: 15 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A house with four extra beds, and a surge of a night. */
class Night {
  readonly log = new TestLog();
  readonly until = new Date(this.log.now + 12 * HOUR * 60_000).toISOString();
  readonly endedAt = Date.parse(this.until);

  constructor() {
    openShelter(this.log, 'river');
    const beds = [0, 1, 2].map((n) => ({ bedId: `extra-${n}`, label: `extra ${n}`, kind: 'overflow' as const }));
    this.log.given('river', { type: 'add-beds', roomId: 'river-shared', beds });
  }

  answer(places: number | null, surgeId = 'u1'): void {
    const reason = places === null ? ('no_staff' as const) : null;
    const { until } = this;
    this.log.when('river', { type: 'answer-surge', surgeId, places, reason }, STAFF, {
      country: 'RS',
      drill: false,
      until,
    });
  }

  play({ tried, pick, tens }: Step): void {
    this.log.pass(tens * 10);
    const command = this.#command(tried, pick);
    if (tried === 'answer') this.answer(1 + (pick % 4), pick % 5 === 0 ? 'u2' : 'u1');
    else if (tried === 'no') this.answer(null);
    else if (command) this.log.when('river', command, STAFF);
  }

  #command(tried: string, pick: number): ShelterCommand | null {
    const { log } = this;
    const state = log.state('river');
    if (state.situation !== 'kept') return null;
    const stayId = Object.keys(state.stays)[pick % 4];
    const open = Object.values(state.beds).filter(({ service }) => service.state === 'overflow');
    const extra = open[pick % Math.max(1, open.length)]?.bedId ?? 'extra-0';
    const occurredAt = new Date(log.now - (tried === 'late' ? pick * 20 : 0) * 60_000).toISOString();
    switch (tried) {
      case 'admit':
      case 'late':
        return { type: 'admit-party', party: party(1), beds: [extra], occurredAt };
      case 'move':
        return stayId === undefined ? null : { type: 'move-party', stayId, beds: [extra], occurredAt };
      case 'discharge':
        return stayId === undefined ? null : { type: 'discharge-party', stayId, destination: 'family', occurredAt };
      case 'close':
        return { type: 'close-overflow' };
      case 'own':
        return { type: 'open-overflow', until: new Date(log.now + 90 * 60_000).toISOString() };
      default:
        return this.#correction(tried, pick);
    }
  }

  #correction(tried: string, pick: number): ShelterCommand | null {
    const admitted = this.log.facts('river').filter(({ event }) => event.type === 'PartyAdmitted');
    const target = admitted[pick % Math.max(1, admitted.length)];
    if (target === undefined) return null;
    const later = new Date(Date.parse(target.context.recordedAt) - pick * 600_000).toISOString();
    const correction: Correction = tried === 'void' ? { kind: 'void' } : { kind: 'replace_time', occurredAt: later };
    return { type: 'correct-event', eventId: target.context.eventId, correction, reason: 'typing_error' };
  }

  share(): Promise<SurgeShare> {
    return surgeShareOf(
      { shelterId: 'river', facts: this.log.facts('river') },
      { surgeId: 'u1', endedAt: this.endedAt },
    );
  }

  /** The same, ten minutes by ten: who is in which bed then, folded from the first fact each time. */
  counted(): Omit<SurgeShare, 'answer'> {
    const facts = this.log.facts('river');
    const answers = facts.filter(
      ({ event, context }) =>
        event.type === 'SurgeAnswered' && event.surgeId === 'u1' && Date.parse(context.occurredAt) <= this.endedAt,
    );
    const used = new Set<string>();
    const opened = new Set<string>();
    const first = answers[0] === undefined ? Number.POSITIVE_INFINITY : Date.parse(answers[0].context.occurredAt);
    for (let at = first; at <= this.endedAt; at += TEN_MINUTES) {
      for (const { event, context } of answers)
        if (event.type === 'SurgeAnswered' && Date.parse(context.occurredAt) <= at)
          for (const bed of event.beds) opened.add(bed);
      const { state } = foldHistory('river', facts, { at: new Date(at).toISOString() });
      if (state.situation === 'kept')
        for (const { beds } of Object.values(state.stays)) for (const bed of beds) if (opened.has(bed)) used.add(bed);
    }
    return { opened: opened.size, used: used.size };
  }
}

describe('SU-12: what a house did for a surge', () => {
  it('is its last answer, the beds that it opened, and those that somebody lived in before the end', async () => {
    const night = new Night();
    night.answer(3);
    night.log.given('river', { type: 'admit-party', party: party(1), beds: ['river-shared-3'] }, STAFF);
    night.answer(2);
    night.log.pass(13 * HOUR);
    const until = new Date(night.log.now + 90 * 60_000).toISOString();
    night.log.given('river', { type: 'open-overflow', until }, STAFF);
    night.log.given('river', { type: 'admit-party', party: party(1), beds: ['extra-0'] }, STAFF);
    expect(await night.share()).toEqual({ answer: { places: 2, reason: null }, opened: 3, used: 1 });
  });

  it('is nothing of a house that said nothing, and a reason of one that said no', async () => {
    const night = new Night();
    expect(await night.share()).toEqual({ answer: null, opened: 0, used: 0 });
    night.answer(null);
    expect(await night.share()).toEqual({ answer: { places: null, reason: 'no_staff' }, opened: 0, used: 0 });
  });

  it('is what somebody counts who looks into each bed all the time, whatever was entered late or corrected', async () => {
    let used = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14, size: 'max' }), async (steps) => {
        const night = new Night();
        for (const one of steps) night.play(one);
        const { answer: _, ...share } = await night.share();
        expect(share).toEqual(night.counted());
        used += share.used;
      }),
      MANY,
    );
    expect(used).toBeGreaterThan(5);
  });
});
