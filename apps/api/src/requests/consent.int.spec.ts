import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { requestView, taskList } from '@safe-haven/contracts';
import { startHttpProgram } from '../testing/http-program.ts';
import { OPERATOR } from '../testing/operator.ts';
import { CaseworkProgram, ONE } from './testing/casework-program.ts';

const NEEDS = {
  languages: ['sq'],
  oldest: 34,
  pregnantMonth: 7,
  infectious: true,
  mentalHealthAcute: true,
  legalRegime: 'foreigner',
  documents: [],
};
const OVER = { criteria: { needs: NEEDS, from: 'rs-nis' } };
const agreed = (...scope: string[]) => ({ ...OVER, consent: { kind: 'oral', scope } });

let work: CaseworkProgram;
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
  const rules = { pregnancy: 'no', infectious: 'none', gender: ['women', 'girls'], languages: ['sr'] };
  await work.haven.done('ana', 'lipa', 'change-intake-rules', { rules });
});
afterAll(() => work.haven.served.close());

const taskOf = async (person: string, requestId: string) => {
  const { items } = taskList.parse((await work.read(person, 'tasks')).body);
  return items.find((task) => task.requestId === requestId)!;
};
const viewOf = async (id: string) => requestView.parse((await work.read('vera', `requests/${id}`)).body);

describe('PV-4: given a request that houses were asked', () => {
  it('when nobody has answered, then a house reads which languages and which of its own rules they touch, and no value', async () => {
    await work.request('r1', ['lipa', 'jasen'], ONE, 'vera', agreed('share_needs', 'share_health', 'share_documents'));
    expect(await taskOf('mila', 'r1')).toMatchObject({
      languages: ['sq'],
      touches: ['pregnancy', 'languages', 'infectious'],
      criteria: null,
    });
    // It has no rule about any of these.
    expect(await taskOf('petra', 'r1')).toMatchObject({ languages: ['sq'], touches: [], criteria: null });
  });

  it('when a shelter says yes, then it reads what the consent covers, and the other shelter still nothing', async () => {
    await work.answers('mila', 'r1', 'lipa', 'yes_if', ['pregnancy']);
    const { criteria, shares, answer } = await taskOf('mila', 'r1');
    expect([criteria, shares]).toEqual([OVER.criteria, ['share_needs', 'share_health', 'share_documents']]);
    expect(answer?.codes).toEqual(['pregnancy']);
    expect((await taskOf('petra', 'r1')).criteria).toBeNull();
  });

  it('when it withdraws the yes, then its screen shows nothing of the needs any more, its own reasons included', async () => {
    await work.answers('mila', 'r1', 'lipa', 'no', ['infectious']);
    const task = await taskOf('mila', 'r1');
    expect(task).toMatchObject({ languages: [], touches: [], criteria: null, shares: [], answer: { codes: [] } });
    expect((await viewOf('r1')).answers).toEqual([
      expect.objectContaining({ shelterId: 'lipa', answer: 'no', codes: ['infectious'] }),
    ]);
  });

  it.each([
    ['nothing', [], null],
    ['needs', ['share_needs'], { needs: { languages: ['sq'], oldest: 34 }, from: 'rs-nis' }],
    [
      'health',
      ['share_health'],
      { needs: { languages: ['sq'], pregnantMonth: 7, infectious: true, mentalHealthAcute: true }, from: null },
    ],
    [
      'papers',
      ['share_documents'],
      { needs: { languages: ['sq'], legalRegime: 'foreigner', documents: [] }, from: null },
    ],
  ])(
    'when they agreed that %s may be disclosed, then a yes discloses that and no more',
    async (kind, scope, disclosed) => {
      const id = `only-${kind}`;
      await work.request(id, ['lipa'], ONE, 'vera', scope.length === 0 ? OVER : agreed(...scope));
      await work.answers('mila', id, 'lipa', 'yes');
      expect((await taskOf('mila', id)).criteria).toEqual(disclosed);
    },
  );

  it('when they agree later, or withdraw it, then it applies from then on', async () => {
    await work.request('later', ['lipa'], ONE, 'vera', OVER);
    await work.answers('mila', 'later', 'lipa', 'yes');
    const record = (scope: string[]) => work.done('vera', 'requests/later/record-consent', { kind: 'written', scope });
    await record(['share_health']);
    expect((await taskOf('mila', 'later')).criteria?.needs.pregnantMonth).toBe(7);
    expect((await viewOf('later')).consent).toMatchObject({ kind: 'written', scope: ['share_health'] });
    await record([]);
    expect(await taskOf('mila', 'later')).toMatchObject({ criteria: null, shares: [] });
    const byOthers = await work.send('petra', 'requests/later/record-consent', {
      kind: 'oral',
      scope: ['share_health'],
    });
    expect([byOthers.status, byOthers.body.code]).toEqual([409, 'request_not_opened']);
  });

  it('when a house has promised, then it alone reads on; when they are there, or it is withdrawn, nobody does', async () => {
    await work.request('held', ['lipa', 'jasen'], ONE, 'vera', agreed('share_health'));
    await work.answers('mila', 'held', 'lipa', 'yes');
    await work.answers('petra', 'held', 'jasen', 'yes');
    const holdId = await work.hold('vera', 'lipa', 'held');
    await work.until('request-held', 'RequestPromised');
    expect((await taskOf('mila', 'held')).criteria?.needs.pregnantMonth).toBe(7);
    expect(await taskOf('petra', 'held')).toMatchObject({ state: 'elsewhere', criteria: null, touches: [] });
    await work.haven.done('mila', 'lipa', 'admit-party', { holdId });
    await work.until('request-held', 'RequestPlaced');
    expect(await taskOf('mila', 'held')).toMatchObject({ state: 'here', criteria: null, touches: [], shares: [] });
  });

  it('when children are alone, then their guardian consents, and nobody else', async () => {
    const open = { party: { girls: 2 }, ...agreed('share_needs'), urgency: 'tonight' };
    const refused = await work.send('vera', 'requests/alone/open', open);
    expect([refused.status, refused.body.code]).toEqual([409, 'guardian_needed']);
    await work.done('vera', 'requests/alone/open', { ...open, consent: { kind: 'guardian', scope: ['share_needs'] } });
    expect(await work.typesOf('request-alone')).toEqual(['RequestOpened', 'RequestConsentRecorded']);
  });
});

describe('PV-6: given what houses answer, and why there was no place', () => {
  const CODES = /pregnancy|infectious|mental_health_acute/;

  it('then the log has it in the request’s own box, and an equal answer is no new fact (RQ-8)', async () => {
    await work.request('sealed', ['lipa', 'jasen']);
    await work.answers('mila', 'sealed', 'lipa', 'no', ['pregnancy', 'infectious']);
    await work.answers(
      'mila',
      'sealed',
      'lipa',
      'no',
      ['infectious', 'pregnancy', 'pregnancy'].toReversed().slice(0, 2),
    );
    await work.answers('mila', 'sealed', 'lipa', 'no', ['pregnancy', 'infectious']);
    expect((await work.typesOf('request-sealed')).filter((type) => type === 'ShelterResponded').length).toBeLessThan(4);
    await work.done('vera', 'requests/sealed/close-unmet', { reasons: ['mental_health_acute'] });
    const log = JSON.stringify(await work.events('request-sealed'));
    expect(log).toMatch(/"because":\{"key":"request-sealed"/);
    expect(log).not.toMatch(CODES);
    expect(await viewOf('sealed')).toMatchObject({
      reasons: ['mental_health_acute'],
      answers: [{ answer: 'no', codes: ['pregnancy', 'infectious'] }],
    });
  });

  it('then the fingerprint of a command is a hash under the request’s key', async () => {
    const key = randomUUID();
    await work.request('hashed', ['lipa']);
    await work.request('other', ['lipa']);
    const body = { shelterId: 'lipa', answer: 'no', codes: ['pregnancy'] };
    const first = await work.send('mila', 'requests/hashed/respond', body, key);
    expect((await work.send('mila', 'requests/hashed/respond', body, key)).body).toEqual(first.body);
    const changed = await work.send('mila', 'requests/hashed/respond', { ...body, codes: ['infectious'] }, key);
    expect([changed.status, changed.body.code]).toEqual([422, 'key_reused']);
    await work.done('mila', 'requests/other/respond', body);
    const hashes = await Promise.all(
      ['hashed', 'other'].map(async (id) => (await work.events(`request-${id}`)).at(-1)?.metadata.commandHash),
    );
    expect(hashes[0]).toMatch(/^[\w-]{22}$/);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it('when the request is erased, then nobody reads the codes any more, and the house still answers', async () => {
    await work.request('gone', ['lipa']);
    await work.answers('mila', 'gone', 'lipa', 'no', ['pregnancy']);
    await work.haven.program.keys.operations.erase(
      { kind: 'request', id: 'gone', reason: 'asked', dryRun: false },
      OPERATOR,
    );
    await work.idle();
    expect((await viewOf('gone')).answers).toEqual([expect.objectContaining({ answer: 'no', codes: [] })]);
    await work.answers('mila', 'gone', 'lipa', 'yes_if', ['infectious']);
    expect(JSON.stringify(await work.events('request-gone'))).not.toMatch(CODES);
  });
});
