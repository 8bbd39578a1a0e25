import { hash, hkdfSync } from 'node:crypto';
import type { Actor } from '@safe-haven/domain';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../environment/clock.ts';
import { networkOf } from '../limits/addresses.ts';
import type { AccessLog } from '../privacy/access-log.ts';
import { FactWindows } from '../privacy/fact-windows.ts';

/** Counters of one account in the audit trail. */
export interface RefusedCounts {
  /** Wrong codes, after a correct password or in a session. */
  readonly wrongCodes: number;
  /** Refused passwords and passkeys. */
  readonly wrongSignIns: number;
  /** Actions that the policy denies. */
  readonly notAllowed: number;
  /** Requests above a rate limit. */
  readonly tooMany: number;
}

export interface Refusal {
  /** The problem code of the response. */
  readonly code: string;
  /** The account that the attempt was about or came from; null: no account of ours. */
  readonly personId: string | null;
  /** Who is signed in; null: nobody. */
  readonly actor: Actor | null;
  readonly address: string;
  readonly counts: keyof RefusedCounts | null;
}

const NONE: RefusedCounts = { wrongCodes: 0, wrongSignIns: 0, notAllowed: 0, tooMany: 0 };
/** The actor of a refusal before sign-in, when the person is unknown. */
const NOT_SIGNED_IN: Actor = { person: 'system:door', role: 'service', organisation: null, country: null };
/** Rate limit of log lines: one per code and network a minute, not one per request. */
const QUIET_MS = 60_000;
const QUIET_CODES: ReadonlySet<string> = new Set(['too_many_requests', 'try_later', 'busy']);
const NETWORKS_AT_MOST = 20_000;

/** A log line: codes, ids and the pseudonym of the network. Operators filter by its keys, so they stay. */
export type RefusalLine = { readonly code: string; readonly account: string | null; readonly place: string };

/**
 * Records refusals (ASVS 5, 16.3): as a log line, and as an event about the account, at most one in five minutes, which
 * its owner, the managers and the auditors read in the audit trail.
 */
export class Refusals {
  readonly #warn: (line: RefusalLine) => void;
  readonly #windows: FactWindows<RefusedCounts>;
  readonly #salt: Buffer;
  readonly #recentlyLogged: LRUCache<string, true>;
  readonly #actors = new Map<string, { readonly personId: string; readonly actor: Actor }>();

  /** `secret`: the same for every replica, so that a network has the same pseudonym in all of their logs. */
  constructor(parts: {
    readonly log: AccessLog;
    readonly clock: Clock;
    readonly secret: Uint8Array;
    readonly warn: (line: RefusalLine) => void;
  }) {
    this.#warn = parts.warn;
    this.#salt = Buffer.from(hkdfSync('sha256', parts.secret, '', 'haven places 1', 32));
    this.#recentlyLogged = new LRUCache({ max: NETWORKS_AT_MOST, ttl: QUIET_MS, ttlResolution: 0, perf: parts.clock });
    this.#windows = new FactWindows<RefusedCounts>({
      clock: parts.clock,
      add: sum,
      write: async (key, counts) => {
        const { personId, actor } = this.#actors.get(key)!;
        const recorded = await parts.log.append({ type: 'AttemptsRefused', personId, ...counts }, actor);
        return recorded.kind === 'done';
      },
    });
  }

  start(): void {
    this.#windows.start();
  }

  stop(): Promise<void> {
    return this.#windows.stop();
  }

  /** Resolves once it is recorded, or counted for the next event. Never rejects. */
  async note({ code, personId, actor, address, counts }: Refusal): Promise<void> {
    const place = this.pseudonymOf(address);
    const logKey = `${code} ${place}`;
    if (!QUIET_CODES.has(code) || !this.#recentlyLogged.has(logKey)) {
      this.#recentlyLogged.set(logKey, true);
      this.#warn({ code, account: personId, place });
    }
    if (personId === null || counts === null) return;
    const by = actor ?? NOT_SIGNED_IN;
    const key = keyOf(personId, by);
    this.#actors.set(key, { personId, actor: by });
    await this.#windows.note(key, { ...NONE, [counts]: 1 });
  }

  /** Records the pending counts of an account, so that its owner sees them at sign-in. */
  async flush(personId: string): Promise<void> {
    for (const [key, about] of this.#actors) if (about.personId === personId) await this.#windows.flush(key);
  }

  recordDue(): Promise<void> {
    return this.#windows.recordDue();
  }

  /** The pseudonym of the network of an address: a keyed hash, the same at every replica. */
  pseudonymOf(address: string): string {
    return hash('sha256', Buffer.concat([this.#salt, Buffer.from(networkOf(address))]), 'base64url').slice(0, 12);
  }
}

const keyOf = (personId: string, { person, role, organisation }: Actor): string =>
  JSON.stringify([personId, person, role, organisation]);

const sum = (a: RefusedCounts, b: RefusedCounts): RefusedCounts => ({
  wrongCodes: a.wrongCodes + b.wrongCodes,
  wrongSignIns: a.wrongSignIns + b.wrongSignIns,
  notAllowed: a.notAllowed + b.notAllowed,
  tooMany: a.tooMany + b.tooMany,
});
