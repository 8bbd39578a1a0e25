import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook, WebhookRefused } from './verify-webhook.ts';

const SECRET = `whsec_${btoa('a secret of thirty-two bytes ...')}`;
const OTHER = `whsec_${btoa('another one of thirty-two bytes.')}`;
const NOW = Date.parse('2026-11-27T02:00:00.000Z');
const BODY = '{"id":"msg_1","type":"webhook.test","position":"1","at":"2026-11-27T01:59:59.000Z","data":{}}';

/** Signed by an independent implementation. */
const headersOf = (secrets: readonly string[], at = NOW, id = 'msg_1') => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at / 1_000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), BODY)).join(' '),
});
const verify = (headers: Record<string, string>, body = BODY, secrets = [SECRET]) =>
  verifyWebhook({ body, headers, secrets, now: NOW });

describe('CL-2: given a received webhook', () => {
  it('CL-2: when it is signed with the secret or with one of two, then its message is returned', async () => {
    expect(await verify(headersOf([SECRET]))).toEqual(JSON.parse(BODY));
    expect(await verify(headersOf([OTHER, SECRET]))).toMatchObject({ id: 'msg_1' });
    expect(await verify(headersOf([OTHER]), BODY, [SECRET, OTHER])).toMatchObject({ id: 'msg_1' });
  });

  it.each([
    ['by another secret', headersOf([OTHER]), BODY],
    ['for another body', headersOf([SECRET]), BODY.replace('msg_1', 'msg_2')],
    ['for a body with a space more', headersOf([SECRET]), `${BODY} `],
    ['under another id', { ...headersOf([SECRET]), 'webhook-id': 'msg_2' }, BODY],
    ['at another time', { ...headersOf([SECRET]), 'webhook-timestamp': String(NOW / 1_000 + 1) }, BODY],
    ['too long ago', headersOf([SECRET], NOW - 301_000), BODY],
    ['too far ahead', headersOf([SECRET], NOW + 301_000), BODY],
    ['as another version', { ...headersOf([SECRET]), 'webhook-signature': 'v1a,AAAA' }, BODY],
    ['with nonsense', { ...headersOf([SECRET]), 'webhook-signature': 'v1,§§§ v1, v1' }, BODY],
    ['without a signature', { ...headersOf([SECRET]), 'webhook-signature': '' }, BODY],
  ])('CL-2: when it is signed %s, then it is refused', async (_, headers, body) => {
    await expect(verify(headers, body)).rejects.toThrow(WebhookRefused);
  });
});
