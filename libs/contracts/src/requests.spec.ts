/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { eventCodecOf } from './facts/codec.ts';
import { requestFacts } from './facts/requests.ts';
import { transferFacts } from './facts/transfers.ts';
import {
  type RequestCommandName,
  requestBodies,
  requestCommandNames,
  type TransferCommandName,
  transferBodies,
  transferCommandNames,
} from './requests.ts';

const folder = new URL('../golden/', import.meta.url);
const facts = { ...requestFacts, ...transferFacts };
const codec = eventCodecOf<{ type: string }>(facts);
const goldenOf = (type: string) =>
  JSON.parse(readFileSync(new URL(`${type}.v1.json`, folder), 'utf8')) as Record<string, unknown>[];

/** Every value of every enumeration of a schema. */
const wordsOf = (schema: z.ZodType): readonly string[] =>
  [...JSON.stringify(schema.toJSONSchema({ unrepresentable: 'any' })).matchAll(/"enum":\[([^\]]*)\]/g)].flatMap((m) =>
    (m[1] as string).split(',').map((word) => JSON.parse(word) as string),
  );

describe('stored events of requests and transfers', () => {
  it.each(Object.keys(facts))('R15 %s is read from its golden file, which contains each of its values', (type) => {
    const stored = goldenOf(type);
    for (const data of stored) expect(codec.read(type, 1, data)).toEqual({ ok: true, event: { type, ...data } });
    const text = JSON.stringify(stored);
    const words = wordsOf(facts[type as keyof typeof facts].schema).filter((word) => !/^\d/.test(word));
    expect(words.filter((word) => !text.includes(`"${word}"`))).toEqual([]);
  });

  it('R15 each of them has a golden file', () => {
    const files = new Set(readdirSync(folder));
    expect(Object.keys(facts).filter((type) => !files.has(`${type}.v1.json`))).toEqual([]);
  });

  it.each([
    ['a reason', 'RequestClosedUnmet', { reasons: ['She has three children.'], interim: null }],
    ['an answer', 'ShelterResponded', { shelterId: 's', answer: 'no', codes: ['her husband is near'] }],
    ['a condition', 'TransferAccepted', { met: ['ask for Ana'] }],
  ])('given a sentence as %s, then the event is not one', (_, type, data) => {
    const read = codec.read(type, 1, data);
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toMatch(/children|husband|Ana/);
  });
});

const at = '2026-03-29T01:00:00Z';
const window = { from: at, to: at };
const party = { adults: 1, children: 3 };
const details = { needs: {}, citizenOf: ['BA'], seeksAsylumIn: null };
const REQUEST: Readonly<Record<RequestCommandName, unknown>> = {
  open: { party, criteria: { needs: { stepFree: true, languages: ['sq'] }, from: 'rs-nis' }, urgency: 'tonight' },
  'record-consent': { kind: 'oral', scope: ['share_needs'] },
  broadcast: { shelters: ['lipa'], respondBy: at },
  respond: { shelterId: 'lipa', answer: 'no', codes: ['sons_max_age'] },
  escalate: { level: 1 },
  withdraw: {},
  'close-unmet': { reasons: ['no_answer'], interim: 'hotel' },
};
const TRANSFER: Readonly<Record<TransferCommandName, unknown>> = {
  propose: { toShelterId: 'lipa', party, arrival: window, details },
  'record-consent': { kind: 'oral', scope: ['travel'] },
  accept: {},
  decline: { code: 'security' },
  'share-meeting-point': { point: 'The main bus station' },
  depart: {},
  'change-arrival': { arrival: window },
  arrive: { occurredAt: at },
  fail: { code: 'called_off' },
};
const all = [
  ...requestCommandNames.map((name) => [name, requestBodies[name], REQUEST[name]] as const),
  ...transferCommandNames.map((name) => [name, transferBodies[name], TRANSFER[name]] as const),
];

describe('the body of a command on a request or a transfer', () => {
  it.each(all)('%s: its own is taken; with a field more, or as something else, it is refused', (_, schema, body) => {
    expect(schema.safeParse(body).success).toBe(true);
    expect(schema.safeParse({ ...(body as object), note: 'her name is' }).success).toBe(false);
    for (const other of [null, [], 'x', 7, undefined]) expect(schema.safeParse(other).success).toBe(false);
  });

  it.each<[string, z.ZodType, unknown]>([
    [
      'a need that nobody knows',
      requestBodies.open,
      { ...(REQUEST.open as object), criteria: { needs: { name: 'x' }, from: null } },
    ],
    ['a sentence as reason', requestBodies['close-unmet'], { reasons: ['she left'] }],
    ['no reason', requestBodies['close-unmet'], { reasons: [] }],
    ['why they declined who did not', requestBodies['close-unmet'], { reasons: ['no_answer'], declined: 'too_far' }],
    ['a reason to decline in words', requestBodies.withdraw, { declined: 'her brother lives there' }],
    ['a yes with conditions', requestBodies.respond, { shelterId: 'lipa', answer: 'yes', codes: ['languages'] }],
    ['a no without a reason', requestBodies.respond, { shelterId: 'lipa', answer: 'no' }],
    ['a broadcast to nobody', requestBodies.broadcast, { shelters: [], respondBy: at }],
    ['a broadcast without end', requestBodies.broadcast, { shelters: Array(501).fill('s'), respondBy: at }],
    ['a prototype key as house', requestBodies.broadcast, { shelters: ['__proto__'], respondBy: at }],
    ['level nought', requestBodies.escalate, { level: 0 }],
    ['consent to nothing', transferBodies['record-consent'], { kind: 'oral', scope: [] }],
    [
      'a window that ends before it begins',
      transferBodies['change-arrival'],
      { arrival: { from: '2026-03-29T02:00:00Z', to: at } },
    ],
    ['a meeting point of 100,000 letters', transferBodies['share-meeting-point'], { point: 'x'.repeat(100_000) }],
    [
      'a regime by the caller’s own word',
      transferBodies.propose,
      { ...(TRANSFER.propose as object), regime: { barriers: [] } },
    ],
  ])('%s is refused', (_, schema, body) => {
    expect(schema.safeParse(body).success).toBe(false);
  });
});
