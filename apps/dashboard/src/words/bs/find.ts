import type { In } from '../words.ts';

export const find: In<'bs', 'find'> = {};
