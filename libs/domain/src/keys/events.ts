export type { ErasureReason, KeyWrapped, SubjectErased } from '@safe-haven/contracts';
