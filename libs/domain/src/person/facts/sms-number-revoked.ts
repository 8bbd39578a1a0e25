import { without } from '@safe-haven/lang';
import type { PersonEvolve } from './fact.ts';

export const smsNumberRevoked: PersonEvolve<'SmsNumberRevoked'> = (p, { smsId }) => ({
  ...p,
  sms: without(p.sms, smsId),
});
