import type { In } from '../words.ts';

export const requests: In<'bs', 'requests'> = {};
