import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type OperationCommandName,
  operationCommandNames,
  type RequestCommandName,
  requestCommandNames,
  type SurgeCommandName,
  surgeCommandNames,
  type TransferCommandName,
  transferCommandNames,
} from '@safe-haven/contracts';
import { type Actor, mayDo, mayRequest, mayTransfer } from '@safe-haven/domain';
import { CaseworkProgram, CRITERIA, DETAILS, ONE } from '../requests/testing/casework-program.ts';
import { PEOPLE, startHttpProgram } from '../testing/http-program.ts';

const ACTORS: readonly Actor[] = PEOPLE.map(({ person, role, organisation, country }) => ({
  person,
  role,
  organisation,
  country,
}));
const HOUR = 60 * 60_000;
const LATER = '2026-11-25T03:00:00.000Z';
const SOONER = '2026-11-25T02:00:00.000Z';
const LIPA = { shelterId: 'lipa', organisation: 'Atina', country: 'RS' };
const SIDES = {
  from: { organisation: 'SOS', country: 'RS', shelterId: null },
  to: { organisation: 'Atina', country: 'RS', shelterId: 'lipa' },
};

/** A valid body for each command; whether it is accepted is another matter. */
const REQUEST_BODIES: Readonly<Record<RequestCommandName, object>> = {
  open: { party: ONE, criteria: CRITERIA, urgency: 'tonight' },
  'record-consent': { kind: 'oral', scope: ['share_needs'] },
  broadcast: { shelters: ['lipa'], respondBy: LATER },
  respond: { shelterId: 'lipa', answer: 'no', codes: ['no_staff'] },
  escalate: { level: 1 },
  withdraw: {},
  'close-unmet': { reasons: ['too_far'] },
};
const TRANSFER_BODIES: Readonly<Record<TransferCommandName, object>> = {
  propose: { toShelterId: 'lipa', party: ONE, arrival: { from: SOONER, to: LATER }, details: DETAILS },
  'record-consent': { kind: 'written', scope: ['travel'] },
  accept: { met: [] },
  decline: { code: 'no_staff' },
  'share-meeting-point': { point: 'the kiosk' },
  depart: {},
  'change-arrival': { arrival: { from: SOONER, to: LATER } },
  arrive: {},
  fail: { code: 'called_off' },
};

const OPERATION_BODIES: Readonly<Record<OperationCommandName, object>> = {
  open: { expected: 2 },
  help: { code: 'abcdefgh' },
  'take-lead': { from: 'vera' },
  'add-party': { line: 1, party: ONE },
  'change-party': { line: 1, party: ONE },
  'relate-party': { line: 1 },
  'record-crossing': { line: 1, crosses: 'agreed' },
  'take-back-party': { line: 1 },
  'join-parties': { line: 1, other: 2, party: ONE },
  'split-party': { line: 1, party: ONE, into: { line: 2, party: ONE } },
  'decide-shelter': { line: 1, shelterId: null },
  hold: { plan: 'none' },
  confirm: {},
  'undo-holds': {},
  'add-ride': { shelterId: 'lipa', lines: [1], leavesAt: LATER },
  'change-ride': { ride: 1, lines: [1], leavesAt: LATER },
  'call-off-ride': { ride: 1 },
  'show-meeting-point': { ride: 1 },
  close: {},
};

const surgeBody = (name: SurgeCommandName): object => {
  if (name === 'open') return { country: 'RS', places: 4, until: work.instant(600), reason: 'weather' };
  if (name === 'ask-country') return { country: 'BA' };
  return name === 'decline-country' ? { reason: 'no_staff' } : {};
};

let work: CaseworkProgram;
let last = 0;
const fresh = (): string => {
  last += 1;
  return `c${last}`;
};
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
});
afterAll(() => work.haven.served.close());

/** The outcome for a sender: no right, not found, or anything else. */
async function outcomeFor(actor: Actor, path: string, body: object): Promise<'no right' | 'nothing there' | 'in'> {
  const { status, body: problem } = await work.send(actor.person, path, body);
  expect([200, 403, 409]).toContain(status);
  // Only those with the right learn that a second factor is needed.
  if (status === 403 && problem.code !== 'second_factor_needed') return 'no right';
  return /^(request_not_opened|transfer_not_proposed|operation_not_opened|surge_not_opened)$/.test(problem.code)
    ? 'nothing there'
    : 'in';
}

describe('RQ-12: R20 who may do what with a request of SOS that lipa was asked', () => {
  it.each(requestCommandNames)('%s × every role', async (name) => {
    for (const actor of ACTORS) {
      const id = fresh();
      if (name !== 'open') await work.request(id, ['lipa']);
      const outcome = await outcomeFor(actor, `requests/${id}/${name}`, REQUEST_BODIES[name]);
      const may = mayRequest(actor, name, { requestId: id, ...(name === 'respond' ? { shelter: LIPA } : {}) });
      const isOwnCase = name === 'open' || name === 'respond' || actor.organisation === 'SOS';
      expect([actor.person, outcome]).toEqual([actor.person, !may ? 'no right' : isOwnCase ? 'in' : 'nothing there']);
    }
  });
});

describe('TR-5: R20 who may do what with a transfer from SOS to lipa', () => {
  it.each(transferCommandNames)('%s × every role', async (name) => {
    for (const actor of ACTORS) {
      const id = fresh();
      if (name !== 'propose') await work.done('vera', `transfers/${id}/propose`, TRANSFER_BODIES.propose);
      const outcome = await outcomeFor(actor, `transfers/${id}/${name}`, TRANSFER_BODIES[name]);
      const may = mayTransfer(actor, name, SIDES);
      const isOfIt = name === 'propose' || mayTransfer(actor, 'fail', SIDES);
      const mayCall = mayDo(actor, 'handle_requests') || mayDo(actor, 'answer_requests');
      const expected = !mayCall || (isOfIt && !may) ? 'no right' : isOfIt ? 'in' : 'nothing there';
      expect([actor.person, outcome]).toEqual([actor.person, expected]);
    }
  });
});

describe('OR-5: R20 who may do what with an operation of SOS', () => {
  it.each(operationCommandNames)('%s × every role', async (name) => {
    for (const actor of ACTORS) {
      const id = fresh();
      if (name !== 'open') await work.done('vera', `operations/${id}/open`, OPERATION_BODIES.open);
      const outcome = await outcomeFor(actor, `operations/${id}/${name}`, OPERATION_BODIES[name]);
      const isOpenTo = name === 'open' || name === 'help' || actor.organisation === 'SOS';
      const expected = !mayDo(actor, 'handle_requests') ? 'no right' : isOpenTo ? 'in' : 'nothing there';
      expect([actor.person, outcome]).toEqual([actor.person, expected]);
    }
  });
});

describe('SU-4: R20 who may do what with a surge of the ministry', () => {
  it.each(surgeCommandNames)('%s × every role', async (name) => {
    for (const actor of ACTORS) {
      const id = fresh();
      if (name !== 'open') await work.done('fjolla', `surges/${id}/open`, surgeBody('open'));
      const outcome = await outcomeFor(actor, `surges/${id}/${name}`, surgeBody(name));
      const [opens, confirms] = [mayDo(actor, 'open_surge'), mayDo(actor, 'confirm_surge')];
      const ends = opens || confirms;
      const answers = mayDo(actor, 'answer_country');
      const may = { open: opens, confirm: confirms, end: ends, 'ask-country': ends, 'decline-country': answers }[name];
      expect([actor.person, outcome]).toEqual([actor.person, may ? 'in' : 'no right']);
      await work.send('fjolla', `surges/${id}/end`, {});
      // SU-13: one more may be opened a day after the first.
      work.haven.advance(4 * HOUR);
    }
  });
});
