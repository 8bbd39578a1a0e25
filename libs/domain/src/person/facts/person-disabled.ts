import type { PersonEvolve } from './fact.ts';

export const personDisabled: PersonEvolve<'PersonDisabled'> = (p, _, { recordedAt: disabledAt }) => ({
  ...p,
  situation: 'disabled',
  disabledAt,
  sessions: {},
  pushes: {},
  sms: {},
  invitation: null,
});
