import type { In } from '../words.ts';

export const transfers: In<'bs', 'transfers'> = {};
