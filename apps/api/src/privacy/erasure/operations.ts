import { id } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { z } from 'zod';
import type { Clock } from '../../environment/clock.ts';
import type { Keyring } from '../keys/keyring.ts';
import { type KeysStatus, keysStatus } from '../keys/keys-status.ts';
import { type Rotated, rotateKeys, subjectsWithKeys } from '../keys/rotate.ts';
import { heirOf } from '../keys/subject.ts';
import type { Erased, Erasures } from './erasures.ts';
import { retentionFacts } from './facts-of-log.ts';
import { type Due, dueForErasure } from './retention.ts';

export const eraseBody = z.strictObject({
  kind: z.enum(['person', 'request', 'transfer', 'address', 'contact', 'line']),
  id,
  reason: z.enum(['asked', 'wrong']).default('asked'),
});
export type EraseBody = z.output<typeof eraseBody>;

export const retainBody = z.strictObject({ dryRun: z.boolean().default(false) });
export type RetainBody = z.output<typeof retainBody>;

export interface Retained {
  /** Erased by this call; with `dryRun`, what would be erased. */
  readonly erased: readonly Due[];
  /** Due subjects left for the next call. */
  readonly left: number;
  /** Why an erasure failed; the rest is left for the next call. */
  readonly stopped: string | null;
}

export type Rotation =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly result: Rotated }
  | { readonly state: 'failed'; readonly reason: string };

/** Paths of the operator's routes in a running program: JSON request, JSON response. */
export const OPERATIONS = {
  /** POST, `eraseBody`: `Erased`. */
  erase: 'api/operations/erase',
  /** POST, `retainBody`: `Retained`. */
  retain: 'api/operations/retain',
  /** GET: `KeysStatus`. */
  keys: 'api/operations/keys',
  /** POST starts a rotation, GET returns the progress: `Rotation`. */
  rotation: 'api/operations/keys/rotation',
} as const;

/** The actor of commands that run on this machine. */
export const OPERATOR: Actor = { person: 'system:operator', role: 'service', organisation: null, country: null };

/** Maximum per call, so that no request takes minutes. */
const RETAINED_AT_ONCE = 100;

interface Parts {
  readonly store: EventStore;
  readonly keyring: Keyring;
  readonly erasures: Erasures;
  readonly clock: Clock;
}

/** The operator's commands on data keys, over HTTP or directly on the log. */
export class KeyOperations {
  readonly #parts: Parts;
  #rotation: Rotation = { state: 'idle' };

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Erases a subject and each of its heirs that has a key. */
  async erase({ kind, id: name, reason }: EraseBody, by: Actor): Promise<Erased> {
    const { keyring, erasures } = this.#parts;
    let subject = `${kind}-${name}`;
    let result = await erasures.erase(subject, reason, by);
    while (result.outcome !== 'unfinished' && keyring.erased.has(subject)) {
      subject = heirOf(subject);
      const next = await erasures.erase(subject, reason, by);
      if (next.outcome !== 'unknown_subject') result = next;
    }
    return result;
  }

  /** Erases subjects whose retention period is over, the longest overdue first; call again while some are left. */
  async retain({ dryRun }: RetainBody, by: Actor): Promise<Retained> {
    const due = await this.#due();
    if (dryRun) return { erased: due, left: 0, stopped: null };
    const erased: Due[] = [];
    for (const one of due.slice(0, RETAINED_AT_ONCE)) {
      const result = await this.#parts.erasures.erase(one.subject, 'retention', by);
      if (result.outcome === 'unfinished') return { erased, left: due.length - erased.length, stopped: result.reason };
      erased.push(one);
    }
    return { erased, left: due.length - erased.length, stopped: null };
  }

  /** Starts wrapping every data key again, or joins the rotation in progress. */
  startRotation(): Rotation {
    if (this.#rotation.state === 'running') return this.#rotation;
    this.#rotation = { state: 'running', done: 0, total: 0 };
    void this.#rotate();
    return this.#rotation;
  }

  rotation(): Rotation {
    return this.#rotation;
  }

  async status(): Promise<KeysStatus> {
    const { store, keyring } = this.#parts;
    return keysStatus(keyring.wrapped, await subjectsWithKeys(store, keyring.erased), keyring.erased);
  }

  async #rotate(): Promise<void> {
    const { store, keyring, erasures } = this.#parts;
    try {
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
  async #due(): Promise<Due[]> {
    const { store, keyring, clock } = this.#parts;
    const due: Due[] = [];
    for (const one of dueForErasure(await retentionFacts(store), clock.now())) {
      if (keyring.erased.has(one.subject)) continue;
      if ((await keyring.wrapped.all(one.subject)).length > 0) due.push(one);
    }
    return due;
  }
}
