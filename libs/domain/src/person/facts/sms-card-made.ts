import { withSms } from '../sms.ts';
import type { PersonEvolve } from './fact.ts';

export const smsCardMade: PersonEvolve<'SmsCardMade'> = (p, { smsId, card }, { recordedAt: cardAt }) =>
  withSms(p, smsId, () => ({ card, cardAt, used: [], wrong: 0 }));
