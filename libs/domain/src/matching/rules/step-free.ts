import { access } from './access.ts';

export const stepFree = access('step_free', 'stepFree');
