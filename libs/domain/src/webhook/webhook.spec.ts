import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { always } from '../testing/seed.ts';
import type { WebhookCommand } from './commands/index.ts';
import { decideWebhook } from './decide.ts';
import type { WebhookAttempt, WebhookEvent } from './events.ts';
import { evolveWebhook } from './evolve.ts';
import { ATTEMPTS_KEPT, initialWebhook, type RegisteredWebhook, type WebhookState } from './state.ts';

type NoteTold = Extract<WebhookCommand, { type: 'note-told' }>;

const sealed = (box: string) => ({ key: 'webhook-w1', box });
const at = (minute: number) => `2026-11-27T02:${String(minute).padStart(2, '0')}:00.000Z`;
const place = (n: number) => String(n).padStart(16, '0');
const registered = {
  type: 'WebhookRegistered',
  organisation: 'Atina',
  label: 'The city',
  tells: ['capacity.changed'],
  url: sealed('url'),
  secret: sealed('first'),
  after: place(5),
} as const satisfies WebhookEvent;
const noteTold = (
  replica: string,
  through: number,
  until: number,
  attempts: readonly WebhookAttempt[] = [],
): WebhookEvent => ({
  type: 'WebhookTold',
  replica,
  through: place(through),
  until: at(until),
  failingSince: null,
  attempts,
});
const fold = (events: readonly WebhookEvent[]) =>
  events.reduce<WebhookState>(
    (state, event, i) => evolveWebhook(state, { event, context: { recordedAt: at(i + 1) } }),
    initialWebhook('w1'),
  );
const of = (...events: readonly WebhookEvent[]) => fold([registered, ...events]) as RegisteredWebhook;

describe('a webhook', () => {
  it('given it is registered, then it is delivered what lies after that position', () => {
    expect(of()).toMatchObject({ situation: 'registered', through: place(5), round: 0, paused: null, teller: null });
  });

  it('WH-3: given another secret, then the previous one signs too until it expires', () => {
    const state = of({ type: 'WebhookSecretChanged', secret: sealed('second'), bothUntil: at(50) });
    expect(state).toMatchObject({ secret: sealed('second'), before: { secret: sealed('first'), until: at(50) } });
  });

  it('WH-5: given it is to redeliver, then it continues from there, in another round', () => {
    expect(of(noteTold('r1', 40, 30), { type: 'WebhookReplayed', after: place(7) })).toMatchObject({
      through: place(7),
      round: 1,
    });
  });

  it('given it failed and was paused, when it is resumed, then it continues at its position and its day starts again', () => {
    const failing: WebhookEvent = { ...noteTold('r1', 9, 30), failingSince: at(1) } as WebhookEvent;
    const state = of(failing, { type: 'WebhookPaused', because: 'failing' }, { type: 'WebhookResumed' });
    expect(state).toMatchObject({ through: place(9), paused: null, failingSince: null, round: 1 });
  });

  it('given any events in its stream, then it keeps a hundred attempts at most, and what is removed stays so', () => {
    const attempt = {
      position: place(6),
      type: 'capacity.changed',
      at: at(1),
      outcome: 'taken',
      status: 200,
      ms: 3,
    } as const;
    const event = fc.oneof(
      fc.integer({ min: 0, max: 60 }).map((n) => noteTold('r1', 6, 30, Array(n).fill(attempt))),
      fc.constantFrom<WebhookEvent>(registered, { type: 'WebhookPaused', because: 'gone' }, { type: 'WebhookResumed' }),
      fc.constant<WebhookEvent>({ type: 'WebhookRemoved' }),
    );
    always(fc.array(event, { maxLength: 12 }), (events) => {
      const state = fold(events);
      const first = events.findIndex(({ type }) => type === 'WebhookRegistered');
      if (first < 0) return expect(state).toEqual(initialWebhook('w1'));
      const removed = events.slice(first).some(({ type }) => type === 'WebhookRemoved');
      expect(state.situation).toBe(removed ? 'removed' : 'registered');
      if (state.situation === 'registered') expect(state.attempts.length).toBeLessThanOrEqual(ATTEMPTS_KEPT);
    });
  });
});

describe('a command on a webhook', () => {
  const { type: _, ...asked } = registered;
  const register: WebhookCommand = { type: 'register-webhook', ...asked, tells: ['house.closed', 'house.closed'] };
  const when = (command: WebhookCommand, given: readonly WebhookEvent[] = [registered], others = 0) => {
    const decision = decideWebhook(command, fold(given), { now: at(20), others });
    return decision.ok ? decision.events.map(({ event }) => event) : decision.rejection.code;
  };
  const note = (replica: string, round = 0): NoteTold => ({
    ...(noteTold(replica, 9, 40) as Extract<WebhookEvent, { type: 'WebhookTold' }>),
    type: 'note-told',
    round,
  });

  it('when it is registered, then each topic is stored once; an organisation has ten webhooks at most', () => {
    expect(when(register, [])).toEqual([{ ...registered, tells: ['house.closed'] }]);
    expect(when(register, [], 9)).toHaveLength(1);
    expect(when(register, [], 10)).toBe('too_many_webhooks');
    expect(when(register)).toBe('webhook_registered');
  });

  it('when it is paused or resumed twice, then that is one event', () => {
    const paused: WebhookEvent = { type: 'WebhookPaused', because: 'asked' };
    expect(when({ type: 'pause-webhook', because: 'asked' })).toEqual([paused]);
    expect(when({ type: 'pause-webhook', because: 'failing' }, [registered, paused])).toEqual([]);
    expect(when({ type: 'resume-webhook' })).toEqual([]);
    expect(when({ type: 'resume-webhook' }, [registered, paused])).toEqual([{ type: 'WebhookResumed' }]);
  });

  it('given it is removed or was never registered, then commands are refused; removing it twice is one event', () => {
    const removed: WebhookEvent = { type: 'WebhookRemoved' };
    expect(when({ type: 'remove-webhook' })).toEqual([removed]);
    expect(when({ type: 'remove-webhook' }, [registered, removed])).toEqual([]);
    expect(when({ type: 'resume-webhook' }, [registered, removed])).toBe('webhook_unknown');
    expect(when({ type: 'remove-webhook' }, [])).toBe('webhook_unknown');
  });

  it('WH-4: given a replica with a lease, then no other records progress until the lease expires or is released', () => {
    expect(when(note('r2'), [registered, noteTold('r1', 8, 30)])).toBe('told_elsewhere');
    expect(when(note('r1'), [registered, noteTold('r1', 8, 30)])).toHaveLength(1);
    expect(when(note('r2'), [registered, noteTold('r1', 8, 20)])).toHaveLength(1);
  });

  it('WH-5: given it was to redeliver meanwhile, then progress of the earlier round is refused', () => {
    const back: WebhookEvent = { type: 'WebhookReplayed', after: place(1) };
    expect(when(note('r1'), [registered, back])).toBe('told_anew');
    expect(when(note('r1', 1), [registered, back])).toHaveLength(1);
  });
});
