import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Actor } from '../terms.ts';
import { COORDINATOR, MANAGER, SECOND_MANAGER } from '../testing/people.ts';
import { always } from '../testing/seed.ts';
import type { ShiftCommand } from './commands/index.ts';
import { decideShift } from './decide.ts';
import type { ShiftEvent } from './events.ts';
import { evolveShift } from './evolve.ts';
import { initialShift, type ShiftState } from './state.ts';

const NOW = '2026-11-25T01:00:00.000Z';
const at = (n: number): string => String(n).padStart(16, '0');
const ABOUT = { shelters: ['s1'], requests: ['r1'], transfers: [] } as const;

/** One desk: what is decided on its newest state is recorded. */
class TestDesk {
  state: ShiftState = initialShift('d1');
  readonly events: ShiftEvent[] = [];

  when(command: ShiftCommand, actor: Actor, on: ShiftState = this.state) {
    const decision = decideShift(command, on, { now: NOW, actor, newId: `s${this.events.length + 1}` });
    if (!decision.ok) return decision.rejection.code;
    const { person, role, organisation } = actor;
    for (const { event } of decision.events) {
      this.events.push(event);
      const context = { occurredAt: NOW, recordedAt: NOW, actor: { person, role, organisation } };
      this.state = evolveShift(this.state, { event, context });
    }
    return decision.events.map(({ event }) => event.type);
  }

  given(...steps: readonly (readonly [ShiftCommand, Actor])[]): this {
    for (const [command, actor] of steps) expect(this.when(command, actor)).toHaveLength(1);
    return this;
  }
}

const begin: ShiftCommand = { type: 'begin-shift', organisation: 'Lara', shelters: null, from: at(10) };
const handOver = (shiftId: string, to: number): ShiftCommand => ({ type: 'hand-over', shiftId, to: at(to) });
const accept = (shiftId: string, to: number): ShiftCommand => ({
  type: 'accept-handover',
  shiftId,
  to: at(to),
  ...ABOUT,
});
const override = (shiftId: string, to: number): ShiftCommand => ({
  type: 'override-handover',
  shiftId,
  to: at(to),
  ...ABOUT,
  reason: 'left_already',
});

describe('given a shift that is on', () => {
  it('HO-1: when it is handed over and accepted, then the person who accepts has the duty', () => {
    const desk = new TestDesk().given(
      [begin, COORDINATOR],
      [handOver('s1', 20), COORDINATOR],
      [accept('s1', 25), MANAGER],
    );
    expect(desk.state).toMatchObject({
      situation: 'on_duty',
      shiftId: 's3',
      after: 's1',
      from: at(25),
      by: { person: MANAGER.person },
    });
    expect(desk.events.at(-1)).toEqual({
      type: 'HandoverAccepted',
      shiftId: 's1',
      nextId: 's3',
      from: at(10),
      to: at(25),
      ...ABOUT,
    });
  });

  it('HO-1: when two accept at once, then the first has it and may accept again; the second is refused', () => {
    const desk = new TestDesk().given(
      [begin, COORDINATOR],
      [handOver('s1', 20), COORDINATOR],
      [accept('s1', 25), MANAGER],
    );
    expect(desk.when(accept('s1', 26), SECOND_MANAGER)).toBe('shift_over');
    expect(desk.when(override('s1', 26), SECOND_MANAGER)).toBe('shift_over');
    expect(desk.when(accept('s1', 26), MANAGER)).toEqual([]);
    expect(desk.when(handOver('s1', 27), COORDINATOR)).toBe('shift_over');
    expect(desk.when(begin, SECOND_MANAGER)).toBe('shift_running');
    expect(desk.when(begin, MANAGER)).toEqual([]);
  });

  it('HO-2: then nobody takes over from themselves, hands over for another, or accepts what was not handed over', () => {
    const desk = new TestDesk();
    expect(desk.when(handOver('s1', 20), COORDINATOR)).toBe('no_shift');
    desk.given([begin, COORDINATOR]);
    expect(desk.when(handOver('s1', 20), MANAGER)).toBe('not_on_duty');
    expect(desk.when(accept('s1', 20), MANAGER)).toBe('not_handed_over');
    expect(desk.when(override('s1', 20), COORDINATOR)).toBe('own_handover');
    desk.given([handOver('s1', 20), COORDINATOR]);
    expect(desk.when(accept('s1', 20), COORDINATOR)).toBe('own_handover');
    // Nobody came, and the shift went on: the account is written again.
    expect(desk.when(handOver('s1', 20), COORDINATOR)).toEqual([]);
    expect(desk.when(handOver('s1', 30), COORDINATOR)).toEqual(['HandoverPrepared']);
  });

  it('HO-2: when nobody handed over, then it is taken over with a reason, and what comes late changes nothing', () => {
    const desk = new TestDesk().given([begin, COORDINATOR], [override('s1', 20), MANAGER]);
    expect(desk.events.at(-1)).toMatchObject({ type: 'HandoverOverridden', reason: 'left_already' });
    expect(desk.when(accept('s1', 21), SECOND_MANAGER)).toBe('shift_over');
    expect(desk.when(handOver('s1', 21), COORDINATOR)).toBe('shift_over');
  });
});

const PEOPLE = [COORDINATOR, MANAGER, SECOND_MANAGER] as const;
const step = fc.record({
  what: fc.constantFrom('begin', 'hand-over', 'accept', 'override', 'override'),
  who: fc.nat(PEOPLE.length - 1),
  /** How many decisions ago the sender looked: another replica, or a screen that is behind. */
  behind: fc.nat(3),
  to: fc.integer({ min: 1, max: 60 }),
});

describe('given people who begin, hand over and take over in any order, some of them on an old screen', () => {
  it('HO-1 HO-3: then one has the duty, each account begins where the one before ended, and none ends before it begins', () => {
    always(fc.array(step, { maxLength: 60 }), (steps) => {
      const desk = new TestDesk();
      const seen: string[] = ['s1'];
      for (const { what, who, behind, to } of steps) {
        const shiftId = seen.at(-1 - behind) ?? 's1';
        const command = {
          begin,
          'hand-over': handOver(shiftId, to),
          accept: accept(shiftId, to),
          override: override(shiftId, to),
        }[what];
        desk.when(command, PEOPLE[who]!);
        if (desk.state.situation !== 'none' && seen.at(-1) !== desk.state.shiftId) seen.push(desk.state.shiftId);
      }
      const taken = desk.events.filter((e) => e.type === 'HandoverAccepted' || e.type === 'HandoverOverridden');
      expect(desk.events.filter(({ type }) => type === 'ShiftBegun').length).toBeLessThanOrEqual(1);
      let [shift, from] = ['s1', at(10)];
      for (const event of taken) {
        expect(event).toMatchObject({ shiftId: shift, from });
        expect(event.to >= event.from).toBe(true);
        [shift, from] = [event.nextId, event.to];
      }
      if (desk.state.situation !== 'none') expect(desk.state).toMatchObject({ shiftId: shift, from });
    });
  });

  it('HO-1: then facts about a shift that is not the one of now change nothing, and a repeat neither', () => {
    always(fc.array(step, { maxLength: 30 }), (steps) => {
      const desk = new TestDesk();
      for (const { what, who, to } of steps) {
        const shiftId = desk.state.situation === 'none' ? 's1' : desk.state.shiftId;
        const command = {
          begin,
          'hand-over': handOver(shiftId, to),
          accept: accept(shiftId, to),
          override: override(shiftId, to),
        }[what];
        desk.when(command, PEOPLE[who]!);
      }
      const { person, role, organisation } = MANAGER;
      for (const event of desk.events) {
        if (event.type === 'HandoverPrepared') continue;
        const context = { occurredAt: NOW, recordedAt: NOW, actor: { person, role, organisation } };
        expect(evolveShift(desk.state, { event, context })).toBe(desk.state);
      }
    });
  });
});
