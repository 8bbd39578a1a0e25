import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../testing/http-program.ts';
import { pageFetch } from '../testing/page-fetch.ts';
import { startWebhookProgram, type WebhookProgram } from './testing/webhook-program.ts';

let program: WebhookProgram;
beforeEach(async () => {
  program = await startWebhookProgram();
});
afterEach(() => program.close());

const outcomeOf = ({ status, body }: { status: number; body: { code?: string } }) =>
  status < 300 ? String(status) : `${status} ${body.code}`;
const ASKED = { label: 'The city', url: 'https://127.0.0.1:1/', tells: ['capacity.changed'] };

describe('given the routes of webhooks', () => {
  it('WH-2: when anybody but a manager comes, or one without a second factor, then nothing is registered', async () => {
    for (const { person } of PEOPLE.filter(({ role }) => role !== 'manager')) {
      expect([person, outcomeOf(await program.act('register', ASKED, person))]).toEqual([person, '403 no_right']);
      expect([person, (await program.haven.get(person, '/api/webhooks')).status]).toEqual([person, 403]);
    }
    const plain = await pageFetch(`${program.haven.url}/api/webhooks/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: await program.haven.cookieOf('ana') },
      body: JSON.stringify(ASKED),
    });
    expect([plain.status, await plain.json()]).toMatchObject([403, { code: 'second_factor_needed' }]);
    expect(await program.list()).toEqual([]);
  });

  it('WH-2: when a manager of another organisation asks for it, then it is not found', async () => {
    const { webhookId } = await program.register();
    expect(await program.list('petra')).toEqual([]);
    for (const path of ['pause', 'resume', 'test', 'remove', 'change-secret'])
      expect([path, outcomeOf(await program.act(`${webhookId}/${path}`, {}, 'petra'))]).toEqual([
        path,
        '404 not_found',
      ]);
    expect(outcomeOf(await program.act(`${webhookId}/replay`, { from: '0' }, 'petra'))).toBe('404 not_found');
    expect((await program.haven.get('petra', `/api/webhooks/${webhookId}/deliveries`)).status).toBe(404);
    expect(await program.list()).toMatchObject([{ webhookId, state: 'on' }]);
  });

  it('WH-3: then its secret is returned once, and it and the URL are in no log, list or audit trail', async () => {
    const { webhookId, secret } = await program.register();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const stored = JSON.stringify((await program.store.read(`webhook-${webhookId}`)).events);
    const shown = JSON.stringify([await program.list(), (await program.haven.get('ana', '/api/audit')).body]);
    for (const text of [stored, shown]) {
      expect(text).toContain(webhookId);
      expect(text).not.toContain(secret.slice('whsec_'.length));
      expect(text).not.toContain('canary-in-the-url');
    }
    expect((await program.list())[0]?.address).toBe(new URL(program.receiver.url).origin);
  });

  it('when the input is invalid, then the answer names the field', async () => {
    const faulty = async (changed: object) => {
      const { status, body } = await program.act('register', { ...ASKED, ...changed });
      return [status, body.faults?.[0]?.path];
    };
    expect(await faulty({ url: 'http://partner.example/' })).toEqual([400, 'url']);
    expect(await faulty({ url: 'https://me:secret@partner.example/' })).toEqual([400, 'url']);
    expect(await faulty({ tells: [] })).toEqual([400, 'tells']);
    expect(await faulty({ tells: ['stay.began'] })).toEqual([400, 'tells.0']);
    const { webhookId } = await program.register();
    for (const body of [{}, { from: '0', at: '1' }, { at: 'x' }])
      expect([body, outcomeOf(await program.act(`${webhookId}/replay`, body))]).toEqual([body, '400 invalid']);
    // PV-12: whether a position lies beyond the end of the log is disclosed to nobody.
    for (const body of [{ from: '9'.repeat(16) }, { at: '9'.repeat(16) }, { from: '0' }])
      expect((await program.act(`${webhookId}/replay`, body)).status).toBe(204);
  });

  it('when one is tested, then a message without content is sent, and its result is returned', async () => {
    const { webhookId } = await program.register();
    program.receiver.answers.push({ status: 200 }, { status: 404 });
    expect(await program.done(`${webhookId}/test`)).toMatchObject({ outcome: 'taken', status: 200 });
    expect(await program.done(`${webhookId}/test`)).toMatchObject({ outcome: 'refused', status: 404 });
    expect(program.receiver.received.map(({ message }) => [message.type, message.data])).toEqual([
      ['webhook.test', {}],
      ['webhook.test', {}],
    ]);
  });

  it('then the commands on it are in the audit trail of its organisation', async () => {
    const { webhookId } = await program.register();
    await program.done(`${webhookId}/pause`);
    const of = async (person: string) => {
      const { entries } = (await program.haven.get(person, '/api/audit?kind=token')).body;
      return entries.map(({ type }: { type: string }) => type);
    };
    expect(await of('ana')).toEqual(['WebhookPaused', 'WebhookRegistered']);
    expect(await of('petra')).toEqual([]);
  });
});
