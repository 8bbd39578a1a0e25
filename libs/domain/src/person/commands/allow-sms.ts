import { acceptedAt } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { PersonCommandRow } from './command.ts';

/** That no other account has this number is looked up where it is opened. */
export const allowSms: PersonCommandRow<Fields<'SmsNumberAllowed'>> = {
  of: 'active',
  decide: ({ smsId, shelterId, number, card }, _, { now }) =>
    acceptedAt(now, { type: 'SmsNumberAllowed', smsId, shelterId, number, card }),
};
