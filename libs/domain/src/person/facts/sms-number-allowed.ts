import type { PersonEvolve } from './fact.ts';

export const smsNumberAllowed: PersonEvolve<'SmsNumberAllowed'> = (p, event, { recordedAt: cardAt }) => {
  const { smsId, shelterId, number, card } = event;
  const added = { smsId, shelterId, number, card, cardAt, usedAt: null, used: [], wrong: 0, taken: [], last: null };
  return { ...p, sms: { ...p.sms, [smsId]: added } };
};
