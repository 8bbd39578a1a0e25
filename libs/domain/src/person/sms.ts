import { own } from '@safe-haven/lang';
import { SMS_WRONG_CODES } from './limits.ts';
import type { KnownPerson, SmsNumber } from './state.ts';

/** Whether wrong codes have shut the number until it has a new card (SM-4). */
export const isSmsLocked = ({ wrong }: Pick<SmsNumber, 'wrong'>): boolean => wrong >= SMS_WRONG_CODES;

/** The account with one of its numbers changed; of a revoked number nothing changes. */
export function withSms(
  person: KnownPerson,
  smsId: string,
  change: (sms: SmsNumber) => Partial<SmsNumber>,
): KnownPerson {
  const sms = own(person.sms, smsId);
  return sms ? { ...person, sms: { ...person.sms, [smsId]: { ...sms, ...change(sms) } } } : person;
}
