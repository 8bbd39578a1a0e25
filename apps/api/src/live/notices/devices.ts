import { ECDH } from 'node:crypto';
import { type SubscribePush, subscribePush } from '@safe-haven/contracts';
import type { KnownPerson, PersonCommand, PushSubscription } from '@safe-haven/domain';
import type { AccountOutcome, Accounts } from '../../identity/accounts.ts';
import { actorOf, type FoundSession, type LiveDirectory } from '../../identity/live-directory.ts';
import { personSubject } from '../../identity/names.ts';
import { CannotSeal, type Keyring } from '../../privacy/keys/keyring.ts';
import { pushServiceAt } from './push-hosts.ts';
import type { PushKeys } from './vapid.ts';

/** Where one device can be reached. */
export type Reach = Pick<SubscribePush, 'endpoint' | 'keys'>;
const PURPOSE = 'push';

export interface DevicesParts {
  readonly accounts: Accounts;
  readonly directory: LiveDirectory;
  readonly keyring: Keyring;
  readonly keys: PushKeys;
  /** Hosts of the push services that may be sent to; empty: push is off. */
  readonly services: readonly string[];
}

type Refused = 'not_a_push_service' | 'not_a_key';
/** The data key of this person, or of the program, can't be read or created at the moment. */
type Unavailable = 'unavailable';

/** Push subscriptions of people: registers, opens and removes them. */
export class Devices {
  readonly #parts: DevicesParts;

  constructor(parts: DevicesParts) {
    this.#parts = parts;
  }

  /** The VAPID public key that a browser subscribes with; null: push is off or unavailable. */
  async publicKey(): Promise<string | null> {
    if (this.#parts.services.length === 0) return null;
    return this.#parts.keys.vapid().then(
      ({ publicKey }) => publicKey,
      () => null,
    );
  }

  /**
   * Registers this device for the signed-in person and removes it from anyone who registered it before. `again`: only
   * if it is registered for them already, which also ends it at sign-out.
   */
  async subscribe(
    { person, session, grant }: FoundSession,
    { endpoint, keys, again = false }: Reach & Pick<SubscribePush, 'again'>,
  ): Promise<AccountOutcome | Refused | Unavailable | 'not_subscribed'> {
    if (!pushServiceAt(endpoint, this.#parts.services)) return 'not_a_push_service';
    if (!isPointOfP256(keys.p256dh)) return 'not_a_key';
    const { personId } = person;
    const subscriptionId = await sealing(this.#parts.keys.deviceId(endpoint));
    if (again && subscriptionId !== 'unavailable' && !has(person, subscriptionId)) return 'not_subscribed';
    const subscription = await sealing(this.#parts.keyring.seal(personSubject(personId), PURPOSE, { endpoint, keys }));
    if (subscriptionId === 'unavailable' || subscription === 'unavailable') return 'unavailable';
    const command = { type: 'subscribe-push', subscriptionId, sessionId: session.sessionId, subscription } as const;
    const outcome = await this.#parts.accounts.handle({ personId, command, actor: actorOf(personId, grant) });
    if (outcome.kind === 'done') await this.#takeFromOthers(personId, subscriptionId);
    return outcome;
  }

  /** Removes one device by its endpoint, or all of the person's. */
  async unsubscribe({ person, grant }: FoundSession, endpoint: string | null): Promise<AccountOutcome | Unavailable> {
    const { personId } = person;
    const id = endpoint === null ? null : await sealing(this.#parts.keys.deviceId(endpoint));
    if (id === 'unavailable') return id;
    const command = { type: 'unsubscribe-push', only: id === null ? null : [id], reason: 'asked' } as const;
    return this.#parts.accounts.handle({ personId, command, actor: actorOf(personId, grant) });
  }

  /** The push service no longer knows the device. */
  async forget(personId: string, subscriptionId: string): Promise<void> {
    await this.#drop(personId, { type: 'unsubscribe-push', only: [subscriptionId], reason: 'gone' });
  }

  /** Where a device can be reached; null: its person was erased, or the stored value is invalid. */
  async open({ subscription }: PushSubscription): Promise<Reach | null> {
    const opened = await this.#parts.keyring.open(subscription, PURPOSE);
    const reach = opened.outcome === 'opened' ? subscribePush.safeParse(opened.value) : null;
    return reach?.success ? reach.data : null;
  }

  async #takeFromOthers(personId: string, subscriptionId: string): Promise<void> {
    const others = this.#parts.directory.people().filter((p) => p.personId !== personId && has(p, subscriptionId));
    for (const other of others)
      await this.#drop(other.personId, { type: 'unsubscribe-push', only: [subscriptionId], reason: 'replaced' });
  }

  async #drop(personId: string, command: PersonCommand): Promise<void> {
    await this.#parts.accounts.handle({ personId, command, actor: PROGRAM, source: 'system' });
  }
}

const PROGRAM = { person: 'system:push', role: 'service', organisation: null, country: null } as const;
const has = ({ pushes }: KnownPerson, subscriptionId: string): boolean => Object.hasOwn(pushes, subscriptionId);

/** Maps a failure to seal to `unavailable`, which can be retried. */
const sealing = <T>(made: Promise<T>): Promise<T | Unavailable> =>
  made.catch((error: unknown) => {
    if (error instanceof CannotSeal) return 'unavailable';
    throw error;
  });

/** Not any 65 bytes: a point that is not on the curve would allow an attack on the message's key. */
function isPointOfP256(p256dh: string): boolean {
  try {
    const point = Buffer.from(p256dh, 'base64url');
    return point.length === 65 && ECDH.convertKey(point, 'prime256v1').length > 0;
  } catch {
    return false;
  }
}
