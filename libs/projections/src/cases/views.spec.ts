import { describe, expect, it } from '@jest/globals';
import { requestView, shelterTask, transferView } from '@safe-haven/contracts';
import type { Actor, HoldSighting, OpenedRequest, Role } from '@safe-haven/domain';
import { ANA, CaseLog, CLOCK, FOLLOWER, LEJLA, opening, proposal, VERA } from '../testing/case-log.ts';
import {
  isOfTransfer,
  isRequester,
  isWaiting,
  mayAnswerFor,
  NOTHING_DISCLOSED,
  requestViewOf,
  shelterTaskOf,
  transferViewOf,
} from './views.ts';

const PARTY = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null } as const;
const CRITERIA = { needs: { pregnantMonth: 7 as const }, from: 'rs-nis' };
const LIPA = { shelterId: 'lipa', organisation: 'Atina', country: 'RS' };
const ROLES: readonly Role[] = [
  'hotline',
  'coordinator',
  'shelter_staff',
  'manager',
  'network_manager',
  'focal_point',
  'administrator',
  'auditor',
  'service',
];
const as = (role: Role, organisation: string | null): Actor => ({ person: role, role, organisation, country: 'RS' });

/** A request of vera's (SOS) that lipa and jasen of Atina were asked. */
function asked(): CaseLog {
  const log = new CaseLog().registerShelter('lipa').registerShelter('jasen');
  log.request('r1', opening('r1'));
  const respondBy = new Date(log.now + 20 * 60_000).toISOString();
  log.request('r1', { type: 'broadcast', shelters: ['lipa', 'jasen'], respondBy });
  return log;
}
const stateOf = (log: CaseLog): OpenedRequest => log.follow().requests.get('r1')!;
/** Lets the process manager record the outcomes of every hold so far. */
function followed(log: CaseLog): CaseLog {
  const sightings = log.follow().duties.flatMap((d): HoldSighting[] => (d.kind === 'sighting' ? [d.sighting] : []));
  for (const sighting of sightings) log.request('r1', { type: 'note-hold', sighting }, FOLLOWER);
  return log;
}
const held = (log: CaseLog, shelterId: string): CaseLog => {
  log.shelter(shelterId, { type: 'hold-beds', party: PARTY, requestId: 'r1' }, VERA);
  return followed(log);
};
const view = (log: CaseLog, actor = VERA, seesHold = true) =>
  requestView.parse(
    requestViewOf(stateOf(log), {
      actor,
      criteria: CRITERIA,
      seesHold: () => seesHold,
      nowOf: (shelterId) => ({ against: [], km: shelterId.length }),
      transferId: null,
    }),
  );
const DISCLOSED = { languages: [], touches: ['pregnancy'], criteria: CRITERIA };
const task = (log: CaseLog, shelterId = 'lipa') => shelterTask.parse(shelterTaskOf(stateOf(log), shelterId, DISCLOSED));

describe('RQ-12: whose a request is', () => {
  it('given an organisation asked, then it is that of all its people of the night, and of nobody else', () => {
    const request = stateOf(asked());
    expect(ROLES.filter((role) => isRequester(as(role, 'SOS'), request))).toEqual(ROLES.slice(0, 4));
    expect(ROLES.filter((role) => isRequester(as(role, 'Atina'), request))).toEqual([]);
    const ofNobody = { requestedFrom: { organisation: null, country: null } };
    expect(ROLES.filter((role) => isRequester(as(role, null), ofNobody))).toEqual([]);
  });

  it('given a house, then its own people answer for it, shelter staff for theirs', () => {
    expect(ROLES.filter((role) => mayAnswerFor(as(role, 'Atina'), LIPA))).toEqual(ROLES.slice(1, 4));
    expect(ROLES.filter((role) => mayAnswerFor(as(role, 'SOS'), LIPA))).toEqual([]);
    expect(mayAnswerFor({ ...as('shelter_staff', 'Atina'), shelters: ['jasen'] }, LIPA)).toBe(false);
  });
});

describe('a request as those who asked see it', () => {
  it('RQ-8: given answers, then they are in order, and the permitted commands follow from the situation', () => {
    const log = asked();
    log.request('r1', { type: 'respond', shelterId: 'lipa', answer: 'no', codes: ['no_staff'] }, ANA);
    log.pass(1).request('r1', { type: 'respond', shelterId: 'jasen', answer: 'yes', codes: [] }, ANA);
    expect(view(log)).toMatchObject({
      situation: 'open',
      requestedFrom: { organisation: 'SOS', mine: true },
      asked: ['lipa', 'jasen'],
      answers: [{ shelterId: 'jasen' }, { shelterId: 'lipa', codes: ['no_staff'] }],
      reasons: ['no_staff'],
      nextEscalationAt: '2026-11-25T01:10:00.000Z',
      may: ['record-consent', 'broadcast', 'escalate', 'withdraw', 'close-unmet'],
    });
    for (const level of [1, 2, 3]) log.request('r1', { type: 'escalate', level });
    expect(view(log)).toMatchObject({
      level: 3,
      nextEscalationAt: null,
      may: ['record-consent', 'broadcast', 'withdraw', 'close-unmet'],
    });
    expect(view(log, LEJLA)).toMatchObject({ requestedFrom: { mine: false }, may: [] });
  });

  it('given a hold, then where, and its id for those who may see it; it can then only be withdrawn', () => {
    const log = held(asked(), 'lipa');
    const holdId = log.newestHold('lipa');
    expect(view(log)).toMatchObject({
      situation: 'promised',
      place: { shelterId: 'lipa', holdId },
      may: ['record-consent', 'withdraw'],
    });
    expect(view(log, VERA, false).place).toEqual({ shelterId: 'lipa', holdId: null });
    log.request('r1', { type: 'withdraw' });
    expect(view(log)).toMatchObject({ situation: 'withdrawn', place: null, may: [] });
  });
});

describe('a request as a house that was asked sees it', () => {
  it('given it was not asked, then there is none', () => {
    expect(shelterTaskOf(stateOf(asked()), 'bor', DISCLOSED)).toBeNull();
  });

  it('given another shelter has the party, then it learns that and not which, and that nobody looks once it has ended', () => {
    const log = held(asked(), 'lipa');
    expect([task(log, 'lipa').state, task(log, 'jasen').state]).toEqual(['here', 'elsewhere']);
    expect(JSON.stringify(task(log, 'jasen'))).not.toMatch(/lipa|SOS/);
    log.request('r1', { type: 'withdraw' });
    expect([task(log, 'lipa').state, task(log, 'jasen').state]).toEqual(['closed', 'closed']);
  });

  it('then it waits for an answer until there is one, again when it is asked again, and when its yes is next', () => {
    const log = asked();
    const waits = () => ['lipa', 'jasen'].map((id) => isWaiting(task(log, id)));
    expect(waits()).toEqual([true, true]);
    log.request('r1', { type: 'respond', shelterId: 'jasen', answer: 'yes', codes: [] }, ANA);
    expect(waits()).toEqual([true, false]);
    held(log, 'lipa');
    expect(waits()).toEqual([false, false]);
    log.shelter('lipa', { type: 'release-hold', holdId: log.newestHold('lipa'), reason: 'no_show' }, VERA);
    expect([followed(log) === log, ...waits()]).toEqual([true, true, true]);
    expect(task(log, 'jasen').offered).toBe(true);
    log.pass(5).request('r1', { type: 'respond', shelterId: 'lipa', answer: 'no', codes: ['no_staff'] }, ANA);
    expect(waits()[0]).toBe(false);
    const respondBy = new Date(log.pass(5).now + 60_000).toISOString();
    log.request('r1', { type: 'broadcast', shelters: ['lipa'], respondBy });
    expect(waits()[0]).toBe(true);
  });
});

describe('TR-5: a transfer as its two sides see it', () => {
  const stateAfter = (...steps: Parameters<CaseLog['transfer']>[1][]) => {
    const log = new CaseLog();
    log.transfer('t1', proposal('t1', log.now));
    for (const step of steps) expect(log.transfer('t1', step)).toBe('done');
    return { log, state: log.follow().transfers.get('t1')! };
  };
  const seen = (state: ReturnType<typeof stateAfter>['state'], actor: Actor) =>
    transferView.parse(
      transferViewOf(state, actor, { ...NOTHING_DISCLOSED, details: null, meetingPoint: null, heldUntil: null }),
    );

  it('given it was proposed, then each side sees what it may do, and others are on neither side', () => {
    const { state } = stateAfter();
    expect([VERA, ANA, LEJLA].map((actor) => isOfTransfer(actor, state))).toEqual([true, true, false]);
    expect(seen(state, VERA)).toMatchObject({
      from: { mine: true },
      to: { mine: false },
      may: ['record-consent', 'fail'],
    });
    expect(seen(state, ANA)).toMatchObject({
      from: { mine: false },
      to: { mine: true },
      may: ['accept', 'decline', 'fail'],
    });
  });

  it('given it continues, then the remaining steps are listed, and none after its end', () => {
    const { log, state } = stateAfter(
      { type: 'accept', met: [] },
      { type: 'record-consent', kind: 'oral', scope: ['travel'] },
    );
    expect(seen(state, VERA).may).toEqual(['record-consent', 'share-meeting-point', 'depart', 'fail']);
    log.transfer('t1', { type: 'depart' });
    log.pass(120).transfer('t1', { type: 'record-time' }, CLOCK);
    const late = log.follow().transfers.get('t1')!;
    expect(seen(late, ANA)).toMatchObject({
      situation: 'overdue',
      may: ['share-meeting-point', 'change-arrival', 'arrive', 'fail'],
    });
    log.transfer('t1', { type: 'arrive' }, ANA);
    expect(seen(log.follow().transfers.get('t1')!, ANA)).toMatchObject({ situation: 'arrived', may: [] });
  });
});
