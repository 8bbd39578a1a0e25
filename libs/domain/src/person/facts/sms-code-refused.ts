import { withSms } from '../sms.ts';
import type { PersonEvolve } from './fact.ts';

export const smsCodeRefused: PersonEvolve<'SmsCodeRefused'> = (p, { smsId }) =>
  withSms(p, smsId, ({ wrong }) => ({ wrong: wrong + 1 }));
