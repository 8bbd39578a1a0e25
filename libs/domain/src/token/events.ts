export type { TokenEvent, TokenScope } from '@safe-haven/contracts';
