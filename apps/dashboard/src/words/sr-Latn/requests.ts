import type { In } from '../words.ts';

export const requests: In<'sr-Latn', 'requests'> = {};
