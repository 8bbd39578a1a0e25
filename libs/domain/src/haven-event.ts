import type { StoredEvent } from '@safe-haven/contracts';

/** Facts of streams that no decider of the domain folds. */
export type {
  AccessEvent,
  ErasureReason,
  FormatEvent,
  KeyWrapped,
  SubjectErased,
  TriedBy,
  UpkeepEvent,
  VaultEvent,
} from '@safe-haven/contracts';

/** Every fact that any stream of the log may hold. The stream's name says of which kind it is. */
export type HavenEvent = StoredEvent;
