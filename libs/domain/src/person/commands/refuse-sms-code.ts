import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import { isSmsLocked } from '../sms.ts';
import type { PersonCommandRow } from './command.ts';

/** Of a number that is shut no more of them is recorded: trying on fills no log. */
export const refuseSmsCode: PersonCommandRow<Fields<'SmsCodeRefused'>> = {
  of: 'active',
  decide({ smsId }, { sms }, { now }) {
    const number = own(sms, smsId);
    if (!number) return refuse('sms_unknown');
    return isSmsLocked(number) ? refuse('sms_locked') : acceptedAt(now, { type: 'SmsCodeRefused', smsId });
  },
};
