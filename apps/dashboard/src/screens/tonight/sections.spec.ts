import { describe, expect, it } from '@jest/globals';
import type { OpenPartyView } from '@safe-haven/contracts';
import {
  endedOf,
  holdOf,
  inMinutes,
  nightOf,
  PARTY,
  requestOf,
  taskOf,
  transferOf,
} from '../../features/request/night.fixture.tsx';
import { isQuiet, sectionsOf } from './sections.ts';

const nothing = { tasks: [], requests: [], transfers: [] };
const partyOf = (part: Partial<OpenPartyView>): OpenPartyView => ({
  kind: 'request',
  id: 'r1',
  situation: 'open',
  party: PARTY,
  since: inMinutes(-30),
  due: null,
  overdue: false,
  diverted: false,
  ...part,
});
const overdueRows = (holdId: string, minutes: number) =>
  holdOf({
    holdId,
    arrival: { from: inMinutes(-minutes - 30), to: inMinutes(-minutes) },
    overdueFrom: inMinutes(15 - minutes),
    expiresAt: inMinutes(50),
  });
const names = (items: ReturnType<typeof sectionsOf>['now']) =>
  items.map((item) => (item.kind === 'hold' ? item.hold.holdId : item.party.id));

describe('TN-1: the night in the order in which it is to be seen to', () => {
  it('has the longest overdue first, whether a hold or a transfer, then what ends within fifteen minutes', () => {
    const night = nightOf({
      holds: [
        holdOf({ holdId: 'soon', expiresAt: inMinutes(14) }),
        overdueRows('late', 20),
        holdOf({ holdId: 'calm' }),
      ],
      parties: [
        partyOf({ kind: 'transfer', id: 'later', overdue: true, due: inMinutes(-17) }),
        partyOf({ kind: 'transfer', id: 'longest', overdue: true, due: inMinutes(-34) }),
      ],
    });
    const { now, holds } = sectionsOf({ night, ...nothing }, Date.now());
    expect(names(now)).toEqual(['longest', 'late', 'later', 'soon']);
    expect(holds.map(({ holdId }) => holdId)).toEqual(['calm']);
  });

  it('puts a hold whose party is on the way among those that are expected, by when they are', () => {
    const onTheWay = (holdId: string, minutes: number) =>
      holdOf({
        holdId,
        arrival: { from: inMinutes(0), to: inMinutes(minutes) },
        overdueFrom: inMinutes(minutes + 15),
        expiresAt: inMinutes(80),
      });
    const night = nightOf({
      holds: [onTheWay('last', 60), onTheWay('first', 20)],
      parties: [partyOf({ kind: 'transfer', id: 'between', due: inMinutes(40) })],
    });
    expect(names(sectionsOf({ night, ...nothing }, Date.now()).onTheWay)).toEqual(['first', 'between', 'last']);
  });

  it('has who owes an answer before who is next before who said yes; a no of a while ago, and what is decided elsewhere, is over', () => {
    const answerOf = (answer: 'yes' | 'no', minutes = 1) => ({ answer, codes: [], at: inMinutes(-minutes) });
    const tasks = [
      taskOf({ requestId: 'no', askedAt: inMinutes(-30), answer: answerOf('no', 11) }),
      taskOf({ requestId: 'just no', answer: answerOf('no') }),
      taskOf({ requestId: 'yes', answer: answerOf('yes') }),
      taskOf({ requestId: 'late', respondBy: inMinutes(20) }),
      taskOf({ requestId: 'soon', respondBy: inMinutes(5) }),
      taskOf({ requestId: 'elsewhere', state: 'elsewhere' }),
      taskOf({ requestId: 'next', answer: answerOf('yes'), offered: true }),
    ];
    const { openTasks, closed } = sectionsOf({ night: nightOf(), ...nothing, tasks }, Date.now());
    expect(openTasks.map(({ requestId }) => requestId)).toEqual(['soon', 'late', 'next', 'just no', 'yes']);
    expect(closed.tasks.map(({ requestId }) => requestId)).toEqual(['no', 'elsewhere']);
  });

  it('lists a promised request once: as its hold, if that is listed', () => {
    const requests = [requestOf({ situation: 'promised', place: { shelterId: 'bukva', holdId: 'h1' } })];
    const parties = [partyOf({ situation: 'promised' }), partyOf({ id: 'r2' })];
    const sources = { ...nothing, requests };
    const both = sectionsOf({ night: nightOf({ holds: [holdOf()], parties }), ...sources }, Date.now());
    expect(both.requests.map(({ id }) => id)).toEqual(['r2']);
    const alone = sectionsOf({ night: nightOf({ parties }), ...sources }, Date.now());
    expect(alone.requests.map(({ id }) => id)).toEqual(['r1', 'r2']);
  });

  it('TN-6: has who has just arrived in the open for ten minutes; then that, and what was released or lapsed, is over', () => {
    const ended = [
      endedOf({ holdId: 'new' }),
      endedOf({ holdId: 'older', at: inMinutes(-11) }),
      endedOf({ holdId: 'lapsed', how: 'lapsed', byShelter: false }),
      endedOf({ holdId: 'of a transfer', ofTransfer: true }),
      endedOf({ holdId: 'of a request', requestId: 'r1', how: 'released' }),
    ];
    const requests = [requestOf({ situation: 'placed', closedAt: inMinutes(-9) })];
    const { arrived, closed } = sectionsOf({ night: nightOf({ ended }), ...nothing, requests }, Date.now());
    expect(arrived.map(({ holdId }) => holdId)).toEqual(['new']);
    expect(closed.holds.map(({ holdId }) => holdId)).toEqual(['older', 'lapsed']);
  });

  it('is quiet when nothing waits, whatever is over', () => {
    const over = {
      requests: [requestOf({ situation: 'placed', closedAt: inMinutes(-9) })],
      transfers: [transferOf({ situation: 'arrived', endedAt: inMinutes(-9) })],
      tasks: [taskOf({ state: 'closed' })],
    };
    const sections = sectionsOf({ night: nightOf(), ...over }, Date.now());
    expect([sections.closed.requests.length, sections.closed.transfers.length, isQuiet(sections)]).toEqual([
      1,
      1,
      true,
    ]);
    expect(isQuiet(sectionsOf({ night: nightOf({ holds: [holdOf()] }), ...over }, Date.now()))).toBe(false);
  });
});
