import type { In } from '../words.ts';

export const tonight: In<'mk', 'tonight'> = {};
