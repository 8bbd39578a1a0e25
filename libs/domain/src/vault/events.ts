export type { VaultEvent } from '@safe-haven/contracts';
