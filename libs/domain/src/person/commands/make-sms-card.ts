import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { PersonCommandRow } from './command.ts';

export const makeSmsCard: PersonCommandRow<Fields<'SmsCardMade'>> = {
  of: 'active',
  decide: ({ smsId, card }, { sms }, { now }) =>
    own(sms, smsId) ? acceptedAt(now, { type: 'SmsCardMade', smsId, card }) : refuse('sms_unknown'),
};
