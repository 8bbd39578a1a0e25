import type { Actor, Fact, Rejection, ShelterCommand, ShelterState } from '@safe-haven/domain';
import type { EventSource } from '@safe-haven/event-store';

export interface CommandRequest {
  readonly shelterId: string;
  readonly command: ShelterCommand;
  readonly commandId: string;
  readonly hash: string;
  readonly actor: Actor;
  readonly source: EventSource;
  /** The house said yes to the request that the hold is for (RQ-13). */
  readonly invited?: boolean;
  /** What else has to be so, asked once it is seen not to be a repeat; throws what is then answered. */
  readonly check?: () => Promise<void>;
  /** Only the seeder, on an empty log, sets another time than now (ms). */
  readonly now?: number;
}

export type CommandOutcome =
  | {
      readonly kind: 'done';
      readonly position: string;
      readonly revision: number;
      readonly facts: readonly Fact[];
      readonly repeated: boolean;
    }
  | { readonly kind: 'rejected'; readonly rejection: Rejection; readonly state: ShelterState }
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'clock_behind' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly reason: 'too_large' | 'unavailable' | 'disk_full' | 'invalid' };
