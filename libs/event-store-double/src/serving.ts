import type { Metadata, ServiceError, status } from '@grpc/grpc-js';
import type { Faults } from './faults.ts';
import type { Expected, Log, Place } from './log.ts';
import type { ReadableLog } from './stale-log.ts';

/** A received call, for tests to inspect. */
export interface Call {
  readonly method: 'append' | 'batchAppend' | 'read' | 'subscribe' | 'delete' | 'tombstone';
  /** `$all` for the whole log. */
  readonly stream: string;
  readonly user: string | null;
  readonly requiresLeader: boolean;
  /** The expected revision of an append or a deletion. */
  readonly expected?: Expected;
  /** The position after which a subscription starts; null: the beginning. */
  readonly after?: Place | null;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** A node in the cluster information. */
export interface Member extends Address {
  readonly running: boolean;
}

/** An open subscription, as fault injection controls it. */
export interface Followed {
  /** Ends with the status OK, like a server that shuts down. */
  end(): void;
  /** Ends with an error. */
  fail(code: status): void;
  /** Stays open and receives nothing more. */
  mute(): void;
}

/** What call handlers need of their node. */
export interface Serving {
  readonly log: Log;
  /** The log as this node reads it. */
  readonly readable: ReadableLog;
  /** The other nodes have another leader and it does not know: its writes are never confirmed. */
  readonly isDeposed: boolean;
  readonly faults: Faults;
  readonly leader: Address;
  readonly maxAppendBytes: number;
  readonly subscriptions: Set<Followed>;
  /** Records a call; returns an error when the caller is not permitted. */
  admit(call: Omit<Call, 'user' | 'requiresLeader'>, metadata: Metadata): ServiceError | null;
  /** Cuts every connection at once, and restarts on the same port. */
  kill(): void;
}
