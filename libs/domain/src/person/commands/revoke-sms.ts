import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { PersonCommandRow } from './command.ts';

export const revokeSms: PersonCommandRow<Fields<'SmsNumberRevoked'>> = {
  of: 'active',
  decide: ({ smsId }, { sms }, { now }) =>
    own(sms, smsId) ? acceptedAt(now, { type: 'SmsNumberRevoked', smsId }) : refuse('sms_unknown'),
};
