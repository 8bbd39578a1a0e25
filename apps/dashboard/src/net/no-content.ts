import type { Schema } from './api.ts';

/** The schema of an answer without a body (204). */
export const noContent: Schema<null> = { safeParse: () => ({ success: true, data: null }) };
