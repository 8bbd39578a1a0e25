import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, DAY, HOUR, MINUTE } from '../instant.ts';
import type { Actor, Instant } from '../terms.ts';
import { always } from '../testing/seed.ts';
import { decideSurge, type OutsideSurge, type SurgeCommand } from './decide.ts';
import { surgeDueFrom } from './due.ts';
import type { SurgeEvent, SurgeFact } from './events.ts';
import { evolveSurge, foldSurge } from './evolve.ts';
import { SURGE_REJECTION_CODES } from './rejections.ts';
import { initialSurge, type OpenedSurge, type SurgeState } from './state.ts';

const FOCAL: Actor = { person: 'azra', role: 'focal_point', organisation: 'Ministry', country: 'BA' };
const COLLEAGUE: Actor = { ...FOCAL, person: 'edin' };
/** Focal points as the screen of people makes them: of no organisation. */
const OF_BA: Actor = { person: 'lana', role: 'focal_point', organisation: null, country: 'BA' };
const OF_RS: Actor = { ...OF_BA, person: 'sava', country: 'RS' };
const SECOND: Actor = { person: 'amra', role: 'coordinator', organisation: 'Lara', country: 'BA' };
const THIRD: Actor = { person: 'iva', role: 'manager', organisation: 'Vita', country: 'BA' };
const CLOCK: Actor = { person: 'system:clock', role: 'service', organisation: null, country: null };
const START: Instant = '2026-11-25T21:14:00.000Z';

/** One surge with its stream and a clock that only the test moves. */
class TestSurge {
  readonly facts: SurgeFact[] = [];
  now: Instant = START;

  get state(): SurgeState {
    return foldSurge('u1', this.facts);
  }

  get types(): string[] {
    return this.facts.map(({ event }) => event.type);
  }

  pass(ms: number): this {
    this.now = after(this.now, ms);
    return this;
  }

  when(command: SurgeCommand, actor: Actor = FOCAL, outside: OutsideSurge = {}): readonly SurgeEvent[] | string {
    const decision = decideSurge(command, this.state, { id: 'u1', now: this.now, actor, ...outside });
    if (!decision.ok) return decision.rejection.code;
    for (const { event, occurredAt } of decision.events) {
      const revision = this.facts.length + 1;
      const { person, role, organisation } = actor;
      const context = {
        ...{ eventId: `e${revision}`, revision, occurredAt, recordedAt: this.now, commandId: `c${revision}` },
        actor: { person, role, organisation },
      };
      this.facts.push({ event, context });
    }
    return decision.events.map(({ event }) => event);
  }

  clock(): readonly SurgeEvent[] | string {
    return this.when({ type: 'record-time' }, CLOCK);
  }
}

const opening = (more: Partial<Extract<SurgeCommand, { type: 'open' }>> = {}): SurgeCommand => ({
  ...{ type: 'open', country: 'BA', places: 20, until: after(START, 35 * HOUR), reason: 'house_closed', drill: false },
  answers: null,
  ...more,
});
const opened = (): TestSurge => {
  const surge = new TestSurge();
  surge.when(opening());
  return surge;
};
const confirmed = (): TestSurge => {
  const surge = opened();
  surge.when({ type: 'confirm' }, SECOND);
  return surge;
};

describe('given a country that needs extra places', () => {
  it('SU-1 SU-3: then one person opens a surge and a second one of another organisation confirms it', () => {
    const surge = opened();
    expect(surge.state).toMatchObject({ situation: 'waiting', confirmed: null, opened: { organisation: 'Ministry' } });
    expect(surge.when({ type: 'confirm' }, FOCAL)).toBe('own_surge');
    expect(surge.when({ type: 'confirm' }, COLLEAGUE)).toBe('same_organisation');
    expect(surge.when({ type: 'confirm' }, { ...SECOND, organisation: null })).toBe('same_organisation');
    expect(surge.when({ type: 'confirm' }, SECOND, { countries: ['RS'] })).toBe('surge_elsewhere');
    expect(surge.when({ type: 'confirm' }, SECOND)).toEqual([{ type: 'SurgeConfirmed', organisation: 'Lara' }]);
    // Sent again it is theirs already; a third person is refused.
    expect(surge.when({ type: 'confirm' }, SECOND)).toEqual([]);
    expect(surge.when({ type: 'confirm' }, THIRD)).toBe('surge_confirmed');
    expect(surge.when(opening())).toBe('surge_opened');
    expect(surge.state).toMatchObject({
      situation: 'open',
      confirmed: { organisation: 'Lara', by: { person: 'amra' } },
    });
  });

  it.each([
    ['another country', opening(), FOCAL, { countries: ['RS'] }, 'surge_elsewhere'],
    ['nobody’s organisation', opening(), { ...THIRD, organisation: null }, {}, 'surge_elsewhere'],
    ['one that waits already', opening(), FOCAL, { waiting: ['BA'] }, 'surge_waits'],
    ['no place', opening({ places: 0 }), FOCAL, {}, 'surge_too_large'],
    ['more places than there are', opening({ places: 201 }), FOCAL, {}, 'surge_too_large'],
    ['an hour', opening({ until: after(START, 2 * HOUR - 1) }), FOCAL, {}, 'surge_too_short'],
    ['a past end', opening({ until: after(START, -DAY) }), FOCAL, {}, 'surge_too_short'],
    ['more than a week', opening({ until: after(START, 7 * DAY + 1) }), FOCAL, {}, 'surge_too_long'],
  ] satisfies [string, SurgeCommand, Actor, OutsideSurge, string][])(
    'SU-2: when it is for %s, then it is refused and nothing is recorded',
    (_, command, actor, outside, code) => {
      const surge = new TestSurge();
      expect(surge.when(command, actor, outside)).toBe(code);
      expect(surge.facts).toEqual([]);
      expect(SURGE_REJECTION_CODES).toContain(code);
    },
  );

  it('SU-13: then an organisation opens six of a country within a day, ended or drills among them, and not a seventh', () => {
    const openedAt = (at: Instant, organisation: string | null = 'Ministry', country = 'BA') =>
      ({ country, opened: { organisation, at } }) as OpenedSurge;
    const six = Array.from({ length: 6 }, (_, n) => openedAt(after(START, -n * HOUR)));
    const seventh = (known: OutsideSurge['known'] = [], actor = FOCAL) =>
      new TestSurge().when(opening(), actor, { known });
    expect(seventh(six)).toBe('surge_often');
    const isOpened = [expect.objectContaining({ type: 'SurgeOpened' })];
    expect(seventh(six.slice(1))).toEqual(isOpened);
    expect(seventh([...six.slice(1), openedAt(after(START, -DAY))])).toEqual(isOpened);
    expect(seventh(six, THIRD)).toEqual(isOpened);
    expect(seventh(six.map(({ opened: { at } }) => openedAt(at, 'Ministry', 'RS')))).toEqual(isOpened);
    const ofNone = six.map(({ opened: { at } }) => openedAt(at, null));
    expect([seventh(ofNone, OF_BA), seventh(ofNone)]).toEqual(['surge_often', isOpened]);
  });

  it('SU-3: then a focal point of no organisation acts for a country, a colleague of its other focal points', () => {
    const surge = new TestSurge();
    expect(surge.when(opening(), OF_BA)).toMatchObject([{ type: 'SurgeOpened', organisation: null }]);
    expect(surge.when({ type: 'confirm' }, OF_BA)).toBe('own_surge');
    for (const colleague of [{ ...OF_BA, person: 'edin' }, FOCAL])
      expect(surge.when({ type: 'confirm' }, colleague)).toBe('same_organisation');
    expect(surge.when({ type: 'confirm' }, OF_RS)).toEqual([{ type: 'SurgeConfirmed', organisation: null }]);
    expect(surge.state).toMatchObject({ situation: 'open', opened: { by: { person: 'lana' } } });
    for (const outsider of [
      { ...OF_RS, person: 'vuk' },
      { ...THIRD, organisation: null },
    ])
      expect(surge.when({ type: 'end' }, outsider)).toBe('surge_elsewhere');
    expect(surge.when({ type: 'end' }, OF_RS)).toHaveLength(1);
  });

  it('SU-3: when an organisation opened it, then a focal point of no organisation is its second person, and no colleague', () => {
    const surge = new TestSurge();
    surge.when(opening(), THIRD);
    const colleague: Actor = { ...THIRD, person: 'mira', role: 'coordinator' };
    expect(surge.when({ type: 'confirm' }, colleague)).toBe('same_organisation');
    expect(surge.when({ type: 'confirm' }, OF_BA)).toHaveLength(1);
    expect(surge.when({ type: 'end' }, { ...OF_BA, person: 'edin' })).toHaveLength(1);
  });

  it('SU-2: then its limits themselves are accepted, and a surge of another country that waits blocks nothing', () => {
    expect(new TestSurge().when(opening({ places: 200, until: after(START, 7 * DAY) }))).toHaveLength(1);
    expect(new TestSurge().when(opening({ until: after(START, 2 * HOUR) }), FOCAL, { waiting: ['RS'] })).toHaveLength(
      1,
    );
  });

  it('SU-3: when nobody confirms it, then it ends after twelve hours, and is confirmed no more even before the clock says so', () => {
    const surge = opened().pass(12 * HOUR - 1);
    expect(surge.clock()).toEqual([]);
    surge.pass(1);
    expect(surge.when({ type: 'confirm' }, SECOND)).toBe('surge_over');
    expect(surge.clock()).toEqual([{ type: 'SurgeEnded', because: 'not_confirmed' }]);
    expect(surge.clock()).toEqual([]);
    expect(surge.state).toMatchObject({ situation: 'ended', endedAt: after(START, 12 * HOUR) });
  });
});

describe('given a surge that was confirmed', () => {
  it('SU-6: then silent houses are asked again after twenty minutes, all of them an hour before the end, and it ends by itself', () => {
    const surge = confirmed();
    expect(surgeDueFrom(surge.state)).toBe(after(START, 20 * MINUTE));
    expect(surge.pass(20 * MINUTE - 1).clock()).toEqual([]);
    expect(surge.pass(1).clock()).toEqual([{ type: 'SurgeAskedAgain', round: 'silent' }]);
    expect(surge.clock()).toEqual([]);
    surge.now = after(START, 34 * HOUR);
    expect(surge.clock()).toEqual([{ type: 'SurgeAskedAgain', round: 'ending' }]);
    surge.now = after(START, 36 * HOUR);
    expect(surge.clock()).toEqual([{ type: 'SurgeEnded', because: 'time' }]);
    // It happened at its time, however late it was recorded.
    expect(surge.facts.at(-1)?.context.occurredAt).toBe(after(START, 35 * HOUR));
    expect(surgeDueFrom(surge.state)).toBeNull();
    expect(surge.when({ type: 'end' })).toBe('surge_over');
  });

  it('SU-6: when the program was away for all of it, then each is recorded once, at its own time', () => {
    const surge = confirmed().pass(5 * DAY);
    expect(surge.clock()).toHaveLength(3);
    expect(surge.facts.slice(-3).map(({ context }) => context.occurredAt)).toEqual([
      after(START, 20 * MINUTE),
      after(START, 34 * HOUR),
      after(START, 35 * HOUR),
    ]);
    expect(surge.clock()).toEqual([]);
  });

  it('SU-7: then those who opened and confirmed it and focal points of the country may end it, and nobody else', () => {
    for (const actor of [FOCAL, COLLEAGUE, SECOND, { ...FOCAL, organisation: 'Agency' }]) {
      expect(confirmed().when({ type: 'end' }, actor)).toEqual([{ type: 'SurgeEnded', because: 'by_hand' }]);
    }
    const surge = confirmed();
    for (const actor of [THIRD, { ...FOCAL, organisation: 'Agency', country: 'RS' as const }])
      expect(surge.when({ type: 'end' }, actor)).toBe('surge_elsewhere');
    surge.when({ type: 'end' }, SECOND);
    expect(surge.when({ type: 'end' }, SECOND)).toBe('surge_over');
    expect(surge.when({ type: 'confirm' }, SECOND)).toBe('surge_over');
    expect(surge.pass(5 * DAY).clock()).toEqual([]);
  });

  it('SU-1: when nobody opened it, then there is nothing to confirm, end or record', () => {
    for (const type of ['confirm', 'end', 'record-time'] as const)
      expect(new TestSurge().when({ type }, SECOND)).toBe('surge_not_opened');
  });
});

describe('given a surge of which places are missing', () => {
  const RS = { type: 'ask-country', country: 'RS' } as const;
  const WITH: OutsideSurge = { withFocalPoint: ['BA', 'RS'], missing: 6 };
  const no = (reason: 'no_staff' | 'crossing') => ({ type: 'decline-country', reason }) as const;

  it('SU-14: then another country is asked for them once, by those who may end it', () => {
    expect(opened().when(RS, FOCAL, WITH)).toBe('surge_not_confirmed');
    for (const actor of [FOCAL, COLLEAGUE, SECOND, OF_BA])
      expect(confirmed().when(RS, actor, WITH)).toEqual([{ type: 'SurgeCountryAsked', country: 'RS', places: 6 }]);
    const surge = confirmed();
    for (const actor of [THIRD, OF_RS]) expect(surge.when(RS, actor, WITH)).toBe('surge_elsewhere');
    expect(surge.when({ ...RS, country: 'BA' }, FOCAL, WITH)).toBe('own_country');
    expect(surge.when(RS, FOCAL, { ...WITH, withFocalPoint: ['BA'] })).toBe('no_focal_point');
    expect(surge.when(RS, FOCAL, { missing: 6 })).toBe('no_focal_point');
    expect(surge.when(RS, FOCAL, { ...WITH, missing: 0 })).toBe('nothing_missing');
    surge.when(RS, SECOND, WITH);
    expect([surge.when(RS, SECOND, WITH), surge.when(RS, FOCAL, WITH)]).toEqual([[], 'country_asked']);
    // Its time is over before the clock says so.
    surge.pass(35 * HOUR);
    expect(surge.when({ ...RS, country: 'MK' }, FOCAL, { ...WITH, withFocalPoint: ['MK'] })).toBe('surge_over');
  });

  it('SU-15: then a focal point of that country says that it can’t, and a later reason counts', () => {
    const surge = confirmed();
    expect(surge.when(no('no_staff'), OF_RS)).toBe('surge_not_asked');
    surge.when(RS, FOCAL, WITH);
    for (const actor of [FOCAL, OF_BA, SECOND, { ...THIRD, country: 'RS' as const }])
      expect(surge.when(no('no_staff'), actor)).toBe('surge_not_asked');
    expect(surge.when(no('no_staff'), OF_RS)).toHaveLength(1);
    expect(surge.when(no('no_staff'), { ...OF_RS, person: 'vuk' })).toEqual([]);
    expect(surge.when(no('crossing'), OF_RS)).toEqual([
      { type: 'SurgeCountryDeclined', country: 'RS', reason: 'crossing' },
    ]);
    expect(surge.state).toMatchObject({
      countries: [{ country: 'RS', places: 6, asked: { by: { person: 'azra' } }, declined: { reason: 'crossing' } }],
    });
    surge.when({ type: 'end' });
    expect(surge.when(no('no_staff'), OF_RS)).toBe('surge_over');
  });

  it('SU-15: then a surge that is opened for it names it, and is one of a country that it asks, a drill for a drill', () => {
    const asking = confirmed();
    asking.when(RS, FOCAL, WITH);
    const answer = (state: SurgeState | null, more: Partial<Extract<SurgeCommand, { type: 'open' }>> = {}) =>
      new TestSurge().when(opening({ country: 'RS', answers: 'u1', ...more }), OF_RS, {
        asking: state as OpenedSurge | null,
      });
    expect(answer(asking.state)).toMatchObject([{ type: 'SurgeOpened', country: 'RS', answers: 'u1' }]);
    expect(answer(null)).toBe('surge_not_asked');
    expect(answer(confirmed().state)).toBe('surge_not_asked');
    expect(answer(asking.state, { country: 'MK' })).toBe('surge_not_asked');
    expect(answer(asking.state, { drill: true })).toBe('surge_not_asked');
    asking.when({ type: 'end' });
    expect(answer(asking.state)).toBe('surge_not_asked');
  });

  it('SU-14: then a fact of a country that was asked already, or never, changes nothing', () => {
    const surge = confirmed();
    surge.when(RS, FOCAL, WITH);
    const { state } = surge;
    const context = surge.facts.at(-1)!.context;
    const countries = state.situation === 'unopened' ? [] : state.countries;
    for (const event of [
      { type: 'SurgeCountryAsked', country: 'RS', places: 2 },
      { type: 'SurgeCountryDeclined', country: 'MK', reason: 'other' },
    ] as const)
      expect(evolveSurge(state, { event, context })).toMatchObject({ countries });
  });
});

const PEOPLE = [FOCAL, COLLEAGUE, SECOND, THIRD, OF_BA, OF_RS];
/** For whom somebody acts: their organisation, or their country. */
const sideOf = ({ by }: { readonly by: { readonly person: string } }) => {
  const actor = PEOPLE.find(({ person }) => person === by.person);
  return actor?.organisation ?? actor?.country;
};
const step = fc.record({
  what: fc.constantFrom('open', 'confirm', 'end', 'ask', 'clock', 'clock'),
  who: fc.constantFrom(...PEOPLE),
  ms: fc.integer({ min: 0, max: 10 * HOUR }),
});

describe('given people and a clock in any order', () => {
  it('SU-1 SU-6: then it is opened, confirmed and ended at most once, each round once, and time goes one way', () => {
    always(fc.array(step, { maxLength: 40 }), (steps) => {
      const surge = new TestSurge();
      for (const { what, who, ms } of steps) {
        surge.pass(ms);
        if (what === 'clock') surge.clock();
        else if (what === 'ask')
          surge.when({ type: 'ask-country', country: 'RS' }, who, { withFocalPoint: ['RS'], missing: 2 });
        else surge.when(what === 'open' ? opening({ until: after(surge.now, 35 * HOUR) }) : { type: what }, who);
      }
      const recorded = surge.facts.map(({ event }) => ('round' in event ? `${event.type} ${event.round}` : event.type));
      expect(new Set(recorded).size).toBe(recorded.length);
      expect(surge.types.filter((type) => type === 'SurgeEnded').length).toBeLessThanOrEqual(1);
      const { state } = surge;
      if (state.situation === 'unopened') return;
      if (state.confirmed !== null) {
        expect(state.confirmed.by.person).not.toBe(state.opened.by.person);
        expect(sideOf(state.confirmed)).not.toBe(sideOf(state.opened));
      }
      // A repeat changes no more than the revision.
      for (const fact of surge.facts.filter(({ event }) => event.type !== 'SurgeAskedAgain'))
        expect(evolveSurge(state, fact)).toMatchObject({ situation: state.situation, endedAt: state.endedAt });
    });
  });

  it('SU-1: then a fact before the opening changes nothing', () => {
    const context = { ...confirmed().facts[1]!.context };
    const before = initialSurge('u1');
    expect(evolveSurge(before, { event: { type: 'SurgeEnded', because: 'time' }, context })).toBe(before);
  });
});
