import { id } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { z } from 'zod';
import type { Clock } from '../../environment/clock.ts';
import type { AccessLog } from '../access-log.ts';
import type { Keyring } from '../keys/keyring.ts';
import { type KeysStatus, keysStatus } from '../keys/keys-status.ts';
import { type Rotated, rotateKeys, subjectsWithKeys } from '../keys/rotate.ts';
import { heirOf } from '../keys/subject.ts';
import { clockAhead } from './clock-ahead.ts';
import type { Erased, Erasures } from './erasures.ts';
import { retentionFacts } from './facts-of-log.ts';
import { isLastAdministrator } from './last-administrator.ts';
import { type Due, dueForErasure } from './retention.ts';

export const eraseBody = z.strictObject({
  kind: z.enum(['person', 'request', 'transfer', 'address', 'contact', 'line']),
  id,
  reason: z.enum(['asked', 'wrong']).default('asked'),
  /** Says what would be erased. No default: the person who erases says so. */
  dryRun: z.boolean(),
  /** Even the last administrator. */
  last: z.boolean().optional(),
});
export type EraseBody = z.output<typeof eraseBody>;

export const retainBody = z.strictObject({
  /** Says what would be erased. No default: the person who erases says so. */
  dryRun: z.boolean(),
  /** The operator looked at the clock: erase, though it is far past what people last did. */
  clockIsRight: z.boolean().optional(),
});
export type RetainBody = z.output<typeof retainBody>;

export type EraseResult =
  | Erased
  /** A dry run: how many keys there are to delete. */
  | { readonly outcome: 'would_erase'; readonly keys: number }
  /** Nobody could let anybody in afterwards, so `last` has to be said. */
  | { readonly outcome: 'last_administrator' };

export interface Retained {
  /** Erased by this call; with `dryRun`, what would be erased. */
  readonly erased: readonly Due[];
  /** Due subjects left for the next call. */
  readonly left: number;
  /** Why an erasure failed, or none was begun; the rest is left for the next call. */
  readonly stopped: string | null;
}

export type Rotation =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly result: Rotated }
  | { readonly state: 'failed'; readonly reason: string };

/** Acts of the operator in a running program. */
export const KEY_ACTS = {
  /** `eraseBody`: `Erased`. */
  erase: 'erase',
  /** `retainBody`: `Retained`. */
  retain: 'retain',
  /** `KeysStatus`. */
  status: 'keys',
  /** Starts a rotation: `Rotation`. */
  rotate: 'rotate-keys',
  /** Its progress: `Rotation`. */
  rotation: 'rotation',
} as const;

/** Maximum per call, so that no request takes minutes. */
const RETAINED_AT_ONCE = 100;

interface Parts {
  readonly store: EventStore;
  readonly keyring: Keyring;
  readonly erasures: Erasures;
  readonly clock: Clock;
  readonly log: AccessLog;
}

/** The operator's commands on data keys, in a running program or directly on the log. */
export class KeyOperations {
  readonly #parts: Parts;
  #rotation: Rotation = { state: 'idle' };
  /** Erasures run one after the other: of two administrators erased at once, the second is the last. */
  #erasing: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Erases a subject and each of its heirs that has a key. */
  erase(body: EraseBody, by: Actor): Promise<EraseResult> {
    const erased = this.#erasing.then(() => this.#erase(body, by));
    this.#erasing = erased.catch(() => undefined);
    return erased;
  }

  async #erase({ kind, id: name, reason, dryRun, last }: EraseBody, by: Actor): Promise<EraseResult> {
    const { store, keyring, erasures } = this.#parts;
    if (kind === 'person' && !last && (await isLastAdministrator(store, name)))
      return { outcome: 'last_administrator' };
    let subject = `${kind}-${name}`;
    if (dryRun) return this.#wouldErase(subject);
    let result = await erasures.erase(subject, reason, by);
    while (result.outcome !== 'unfinished' && keyring.erased.has(subject)) {
      subject = heirOf(subject);
      const next = await erasures.erase(subject, reason, by);
      if (next.outcome !== 'unknown_subject') result = next;
    }
    return result;
  }

  /** Erases subjects whose retention period is over, the longest overdue first; call again while some are left. */
  async retain({ dryRun, clockIsRight }: RetainBody, by: Actor): Promise<Retained> {
    const { due, ahead } = await this.#due();
    const stopped = due.length > 0 && !clockIsRight ? ahead : null;
    if (dryRun) return { erased: due, left: 0, stopped };
    if (stopped !== null) return { erased: [], left: due.length, stopped };
    const erased: Due[] = [];
    for (const one of due.slice(0, RETAINED_AT_ONCE)) {
      const result = await this.#parts.erasures.erase(one.subject, 'retention', by);
      if (result.outcome === 'unfinished') return { erased, left: due.length - erased.length, stopped: result.reason };
      erased.push(one);
    }
    return { erased, left: due.length - erased.length, stopped: null };
  }

  /** Starts wrapping every data key again, or joins the rotation in progress. */
  startRotation(by: Actor): Rotation {
    if (this.#rotation.state === 'running') return this.#rotation;
    this.#rotation = { state: 'running', done: 0, total: 0 };
    void this.#rotate(by);
    return this.#rotation;
  }

  rotation(): Rotation {
    return this.#rotation;
  }

  async status(): Promise<KeysStatus> {
    const { store, keyring } = this.#parts;
    return keysStatus(keyring.wrapped, await subjectsWithKeys(store, keyring.erased), keyring.erased);
  }

  async #rotate(by: Actor): Promise<void> {
    const { store, keyring, erasures, log } = this.#parts;
    try {
      const recorded = await log.append({ type: 'OperatorActed', act: 'rotate_keys' }, by);
      if (recorded.kind !== 'done') throw new Error('The log takes no new keys at the moment.');
      await erasures.finish();
      const subjects = await subjectsWithKeys(store, keyring.erased);
      const result = await rotateKeys(keyring.wrapped, subjects, (done, total) => {
        this.#rotation = { state: 'running', done, total };
      });
      // A subject erased during the rotation: its new wrap is deleted too.
      await erasures.finish();
      this.#rotation = { state: 'done', result };
    } catch (error) {
      this.#rotation = { state: 'failed', reason: (error as Error).message };
    }
  }

  /** Due subjects that still have a key: without a key there is nothing to erase. */
  async #due(): Promise<{ readonly due: Due[]; readonly ahead: string | null }> {
    const { store, keyring, clock } = this.#parts;
    const due: Due[] = [];
    const { facts, newest } = await retentionFacts(store);
    for (const one of dueForErasure(facts, clock.now())) {
      if (keyring.erased.has(one.subject)) continue;
      if ((await keyring.wrapped.all(one.subject)).length > 0) due.push(one);
    }
    return { due, ahead: clockAhead(clock.now(), newest) };
  }

  async #wouldErase(first: string): Promise<EraseResult> {
    const { keyring } = this.#parts;
    let keys = 0;
    for (let subject = first; ; subject = heirOf(subject)) {
      keys += (await keyring.wrapped.all(subject)).length;
      if (!keyring.erased.has(subject)) break;
    }
    if (keys > 0) return { outcome: 'would_erase', keys };
    return keyring.erased.has(first) ? { outcome: 'already_erased', keys } : { outcome: 'unknown_subject' };
  }
}
