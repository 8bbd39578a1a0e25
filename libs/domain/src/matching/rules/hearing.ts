import { access } from './access.ts';

export const hearing = access('hearing', 'hearing');
