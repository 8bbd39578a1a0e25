import { describe, expect, it } from '@jest/globals';
import type { WebhookEvent } from '@safe-haven/domain';
import fc from 'fast-check';
import type { DirectoryEntry } from '../people/directory.ts';
import { emptyWebhooks, projectWebhooks, webhooksFromSnapshot, webhooksToSnapshot } from './webhooks.ts';

const sealed = { key: 'webhook-w1', box: 'box' };
const registered = {
  type: 'WebhookRegistered',
  organisation: 'Atina',
  label: 'The city',
  tells: ['capacity.changed'],
  url: sealed,
  secret: sealed,
  after: '5',
} as const satisfies WebhookEvent;

const NOW = '2026-11-27T02:00:00.000Z';
const actor = { person: 'ana', role: 'manager', organisation: 'Atina' } as const;
const entries = (events: readonly (readonly [string, WebhookEvent | null])[]): DirectoryEntry[] => {
  const at = new Map<string, number>();
  return events.map(([stream, event], i) => {
    const revision = (at.get(stream) ?? 0) + 1;
    at.set(stream, revision);
    const place = { eventId: `e${i}`, stream, revision, position: String(i + 1).padStart(16, '0') };
    return event === null
      ? { readable: false, ...place, reason: 'not readable here' }
      : { readable: true, ...place, event, metadata: { occurredAt: NOW, recordedAt: NOW, actor } };
  });
};
const project = (log: readonly DirectoryEntry[], all = emptyWebhooks()) => {
  for (const entry of log) projectWebhooks(all, entry);
  return all;
};
const event = fc.constantFrom<WebhookEvent>(
  registered,
  { type: 'WebhookPaused', because: 'asked' },
  { type: 'WebhookResumed' },
  { type: 'WebhookReplayed', after: '1' },
  { type: 'WebhookRemoved' },
);

describe('webhooks, according to the log', () => {
  it('SH-14: given a snapshot anywhere and the tail after it, with any repeats, then they equal a replay from the first event', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('webhook-w1', 'webhook-w2', 'token-w1'), event)),
        fc.nat(),
        (events, n) => {
          const log = entries(events);
          const at = n % (log.length + 1);
          const loaded = webhooksFromSnapshot(webhooksToSnapshot(project(log.slice(0, at))))!;
          expect(project([...log.slice(0, at), ...log], loaded)).toEqual(project(log));
        },
      ),
    );
  });

  it('given an event that can’t be read, then its webhook receives nothing, and no other is affected', () => {
    const log = entries([
      ['webhook-w1', registered],
      ['webhook-w2', registered],
      ['webhook-w1', null],
      ['webhook-w1', { type: 'WebhookResumed' }],
    ]);
    expect([...project(log).webhooks.keys()]).toEqual(['w2']);
  });

  it('given a snapshot that is another one, then it is not taken', () => {
    for (const text of ['', '{}', '[]', 'null', '{"name":"webhooks","version":0,"webhooks":[]}'])
      expect(webhooksFromSnapshot(text)).toBeNull();
  });
});
