import type { Metadata, ServiceError, status } from '@grpc/grpc-js';
import type { Faults } from './faults.ts';
import type { Expected, Log, Place } from './log.ts';
import type { ReadableLog } from './stale-log.ts';

/** A call that came, for tests to inspect. */
export interface Call {
  readonly method: 'append' | 'batchAppend' | 'read' | 'subscribe' | 'delete' | 'tombstone';
  /** `$all` for the whole log. */
  readonly stream: string;
  readonly user: string | null;
  readonly requiresLeader: boolean;
  /** The revision that an append or a deletion expects. */
  readonly expected?: Expected;
  /** Where a subscription begins; null at the start. */
  readonly after?: Place | null;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** A node as a cluster tells of it. */
export interface Member extends Address {
  readonly running: boolean;
}

/** An open subscription, as the fault hooks see it. */
export interface Followed {
  /** Ends with the status OK, as a server does that shuts down. */
  end(): void;
  /** Ends with an error. */
  fail(code: status): void;
  /** Stays open, and nothing comes any more. */
  mute(): void;
}

/** What the handlers of the calls need of the node that serves them. */
export interface Serving {
  readonly log: Log;
  /** What of the log is read here. */
  readonly readable: ReadableLog;
  /** Others lead, and it does not know: what it is given is never confirmed. */
  readonly isDeposed: boolean;
  readonly faults: Faults;
  readonly leader: Address;
  readonly maxAppendBytes: number;
  readonly subscriptions: Set<Followed>;
  /** Takes note of a call; an error when who calls may not. */
  admit(call: Omit<Call, 'user' | 'requiresLeader'>, metadata: Metadata): ServiceError | null;
  /** Cuts every connection at once, and starts again on the same port. */
  kill(): void;
}
