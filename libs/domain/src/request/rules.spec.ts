import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, HOUR, MINUTE } from '../instant.ts';
import type { Actor, Role } from '../terms.ts';
import { CLOCK, COORDINATOR, HOTLINE, MANAGER, OTHER_COORDINATOR, STAFF } from '../testing/people.ts';
import { note, opened, opening, REQUESTS, seen, unopened } from '../testing/requests.ts';
import { always } from '../testing/seed.ts';
import type { RequestCommandType } from './commands/command.ts';
import { REQUEST_COMMANDS } from './commands/index.ts';
import { foldRequest } from './evolve.ts';
import { mayRequest } from './rights.ts';
import { answersInOrder, nextEscalationAt, respondByOf, silentOf, unmetReasonsOf } from './selectors.ts';

describe('a request', () => {
  it('RQ-10: given an opening, then the needs are ciphertext under its own key and of avoided areas only a number is stored', () => {
    const wanted = unopened();
    const [event] = wanted.given({ ...opening(), excludedAreas: 2 });
    expect(event).toEqual({
      type: 'RequestOpened',
      requestedFrom: { organisation: 'SOS', country: 'RS' },
      party: opening().party,
      criteria: { key: 'request-r1', box: 'xxxx' },
      urgency: 'tonight',
      excludedAreas: 2,
      escalation: [10, 20, 30],
    });
  });

  it('RQ-7: given three houses that refuse, then it is one unmet request, with the reasons of all', () => {
    const wanted = opened('r1', 'a', 'b', 'c', 'd');
    for (const [shelterId, codes] of [
      ['a', ['sons_max_age']],
      ['b', ['no_free_place', 'sons_max_age']],
      ['c', ['sons_max_age', 'languages']],
    ] as const) {
      wanted.given({ type: 'respond', shelterId, answer: 'no', codes });
    }
    expect(unmetReasonsOf(wanted.opened)).toEqual(['sons_max_age', 'languages', 'no_answer', 'no_free_place']);
    expect(silentOf(wanted.opened)).toEqual(['d']);
    const closing = wanted.given({ type: 'close-unmet', reasons: ['sons_max_age'], interim: 'hospital' });
    expect(closing).toHaveLength(1);
    expect(wanted.opened).toMatchObject({ situation: 'unmet', interim: 'hospital', closedAt: wanted.now });
    expect(unmetReasonsOf(wanted.opened)).toEqual(['sons_max_age']);
  });

  it('RQ-8: given answers, then yes is before yes-if before no, each by its time, also when backdated', () => {
    const wanted = opened('r1', 'a', 'b', 'c', 'd').pass(20);
    wanted.given({ type: 'respond', shelterId: 'a', answer: 'no', codes: ['no_staff'] });
    wanted.given({ type: 'respond', shelterId: 'b', answer: 'yes_if', codes: ['languages'] });
    wanted.given({ type: 'respond', shelterId: 'c', answer: 'yes', codes: [] });
    wanted.given({
      type: 'respond',
      shelterId: 'd',
      answer: 'yes',
      codes: [],
      occurredAt: after(wanted.now, -5 * MINUTE),
    });
    expect(answersInOrder(wanted.opened).map((given) => given.shelterId)).toEqual(['d', 'c', 'b', 'a']);
    wanted.given({ type: 'respond', shelterId: 'd', answer: 'no', codes: ['no_staff'] });
    expect(answersInOrder(wanted.opened).map((given) => given.shelterId)).toEqual(['c', 'b', 'a', 'd']);
  });

  it('RQ-8: given an answer, when it is given twice, then it is one fact; asked again, the same answer is a new one', () => {
    const wanted = opened('r1', 'a');
    const yes = { type: 'respond', shelterId: 'a', answer: 'yes_if', codes: ['languages', 'languages'] } as const;
    expect(wanted.given(yes)).toHaveLength(1);
    expect(wanted.pass(1).given(yes)).toEqual([]);
    wanted.given({ type: 'broadcast', shelters: ['a'], respondBy: after(wanted.now, HOUR) });
    expect(wanted.pass(1).given(yes)).toHaveLength(1);
  });

  it('given a clock that is a little ahead, then its time is taken as now', () => {
    const wanted = opened('r1', 'a');
    const occurredAt = after(wanted.now, MINUTE);
    wanted.given({ type: 'respond', shelterId: 'a', answer: 'yes', codes: [], occurredAt });
    expect(wanted.opened.answers[0]?.at).toBe(wanted.now);
  });

  it('given a broadcast, when the same is sent again, then nobody is asked twice; with more time they are', () => {
    const wanted = opened('r1', 'a', 'b');
    const respondBy = respondByOf(wanted.opened) as string;
    expect(wanted.given({ type: 'broadcast', shelters: ['b', 'a', 'a'], respondBy })).toEqual([]);
    wanted.given({ type: 'broadcast', shelters: ['b', 'c'], respondBy: after(respondBy, MINUTE) });
    expect(wanted.opened.asked.map(({ shelterId }) => shelterId)).toEqual(['a', 'b', 'c']);
    expect(respondByOf(wanted.opened)).toBe(after(respondBy, MINUTE));
    expect(respondByOf(opened().opened)).toBe(null);
  });

  it('given a house that said yes, when another promised, then a further answer is still taken: it is next in order', () => {
    const wanted = opened('r1', 'a', 'b');
    note(wanted, seen('a', 'live', 1));
    expect(wanted.pass(60).given({ type: 'respond', shelterId: 'b', answer: 'yes', codes: [] })).toHaveLength(1);
  });
});

describe('escalation', () => {
  const type = 'record-time';

  it('RQ-9: given minutes agreed at the opening, then each level is recorded at its own time, however late the clock comes', () => {
    const wanted = opened();
    const openedAt = wanted.now;
    expect(nextEscalationAt(wanted.opened)).toBe(after(openedAt, 10 * MINUTE));
    expect(wanted.pass(9).when({ type }, CLOCK)).toEqual({ ok: true, events: [] });
    const at = (minutes: number) => after(openedAt, minutes * MINUTE);
    expect(wanted.pass(12).when({ type }, CLOCK)).toEqual({
      ok: true,
      events: [
        { event: { type: 'RequestEscalated', level: 1 }, occurredAt: at(10) },
        { event: { type: 'RequestEscalated', level: 2 }, occurredAt: at(20) },
      ],
    });
    expect(nextEscalationAt(wanted.opened)).toBe(at(30));
    expect(wanted.when({ type }, CLOCK)).toEqual({ ok: true, events: [] });
    wanted.pass(60).given({ type }, CLOCK);
    expect(nextEscalationAt(wanted.opened)).toBe(null);
  });

  it('RQ-9: given other minutes, then they are frozen on the request, in order and each once', () => {
    const wanted = unopened();
    wanted.given({ ...opening(), escalation: [15, 5, 15, 0, -1, 2.5] });
    expect(wanted.opened.escalation).toEqual([5, 15]);
  });

  it('given two people who press at once, then one level of people is notified, and the clock continues from there', () => {
    const wanted = opened().pass(2);
    expect(wanted.given({ type: 'escalate', level: 1 })).toHaveLength(1);
    expect(wanted.given({ type: 'escalate', level: 1 })).toEqual([]);
    expect(wanted.pass(10).given({ type }, CLOCK)).toEqual([]);
    expect(wanted.pass(10).given({ type }, CLOCK)).toEqual([{ type: 'RequestEscalated', level: 2 }]);
  });

  it('given a promise, then nobody is notified; when it lapses, the minutes restart', () => {
    const wanted = opened('r1', 'a');
    wanted.given({ type: 'escalate', level: 2 });
    note(wanted, seen('a', 'live', 1));
    expect(nextEscalationAt(wanted.opened)).toBe(null);
    expect(wanted.pass(95).given({ type }, CLOCK)).toEqual([]);
    note(wanted, seen('a', 'lapsed', 91));
    expect(nextEscalationAt(wanted.opened)).toBe(after(seen('a', 'lapsed', 91).at, 10 * MINUTE));
    expect(wanted.opened.level).toBe(0);
  });

  it('given a clock behind the newest fact, then it decides nothing', () => {
    const wanted = opened('r1').pass(11);
    wanted.given({ type: 'broadcast', shelters: ['a'], respondBy: after(wanted.now, HOUR) });
    wanted.now = after(wanted.now, -MINUTE / 2);
    expect(wanted.given({ type }, CLOCK)).toEqual([]);
    wanted.given({ type: 'withdraw' });
    expect(wanted.pass(60).given({ type }, CLOCK)).toEqual([]);
  });
});

describe('RQ-12: who may do what with a request', () => {
  const LARA = { organisation: 'Lara', shelterId: 's1', country: 'RS' };
  const may = (actor: Actor, type: RequestCommandType) => mayRequest(actor, type, { requestId: 'r1', shelter: LARA });

  it('given the table, then operational people handle requests and only a house’s own people answer for it', () => {
    const handling = ['open', 'broadcast', 'escalate', 'withdraw', 'close-unmet'] as const;
    for (const type of handling)
      expect([HOTLINE, COORDINATOR, STAFF, MANAGER].map((a) => may(a, type))).toEqual([true, true, true, true]);
    const answering = [STAFF, COORDINATOR, MANAGER, HOTLINE, OTHER_COORDINATOR, REQUESTS];
    expect(answering.map((a) => may(a, 'respond'))).toEqual([true, true, true, false, false, false]);
    expect(mayRequest(MANAGER, 'respond', { requestId: 'r1' })).toBe(false);
  });

  it('given what the program itself records, then nobody else may, whatever their role or name', () => {
    expect(may(CLOCK, 'record-time')).toBe(true);
    expect(may(REQUESTS, 'note-hold')).toBe(true);
    const roles: readonly Role[] = ['network_manager', 'focal_point', 'administrator', 'auditor', 'service', 'manager'];
    for (const role of roles) {
      const actor = { person: 'p', role, organisation: 'Lara', country: 'RS' };
      for (const type of ['record-time', 'note-hold'] as const) expect(may(actor, type)).toBe(false);
      for (const type of Object.keys(REQUEST_COMMANDS) as RequestCommandType[])
        if (role !== 'manager') expect(may(actor, type)).toBe(false);
    }
    expect([may(CLOCK, 'note-hold'), may(REQUESTS, 'record-time'), may(REQUESTS, 'withdraw')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('folding', () => {
  const answers = fc.array(
    fc.record({ who: fc.constantFrom('a', 'b', 'c'), yes: fc.boolean(), gap: fc.nat(30), what: fc.nat(9) }),
    { maxLength: 40, size: 'max' },
  );

  it('given any history, then the request folded from its stream equals the stored one, and its cost is bounded', () => {
    always(answers, (story) => {
      const wanted = opened('r1', 'a', 'b', 'c');
      let revision = 0;
      for (const { who, yes, gap, what } of story) {
        wanted.pass(gap);
        revision++;
        if (what < 5) {
          const answer = yes ? 'yes' : 'no';
          wanted.when({ type: 'respond', shelterId: who, answer, codes: yes ? [] : ['no_staff'] });
        } else if (what < 7) note(wanted, seen(who, 'live', revision));
        else if (what < 8) note(wanted, seen(who, yes ? 'lapsed' : 'admitted', revision));
        else wanted.when({ type: 'record-time' }, CLOCK);
      }
      expect(JSON.stringify(foldRequest('r1', wanted.facts))).toBe(JSON.stringify(wanted.state));
      const { answers: given, holds, asked } = wanted.opened;
      expect(Math.max(given.length, holds.length, asked.length)).toBeLessThanOrEqual(3);
    });
  });

  it('given facts before its opening, or a second opening, then they change nothing', () => {
    const { facts } = opened('r1', 'a');
    const [opening, broadcast] = facts as [(typeof facts)[0], (typeof facts)[0]];
    expect(foldRequest('r1', [broadcast])).toEqual({ situation: 'unopened', requestId: 'r1' });
    expect(foldRequest('r1', [opening, opening])).toEqual(foldRequest('r1', [opening]));
  });
});
