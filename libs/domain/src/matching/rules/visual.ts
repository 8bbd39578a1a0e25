import { access } from './access.ts';

export const visual = access('visual', 'visual');
