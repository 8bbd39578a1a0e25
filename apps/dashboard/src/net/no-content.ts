import type { Schema } from './api.ts';

/** What a 204 says. */
export const nothing: Schema<null> = { safeParse: () => ({ success: true, data: null }) };
