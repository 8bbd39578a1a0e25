import { own } from '@safe-haven/lang';
import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import { isSmsLocked } from '../sms.ts';
import type { PersonCommandRow } from './command.ts';

/** A code, of a card or of an authenticator, counts once on whichever replica it came (SM-3). */
export const takeSms: PersonCommandRow<Fields<'SmsTaken'>> = {
  of: 'active',
  decide({ smsId, asks, code, totpStep, commandId }, { sms, lastTotpStep }, { now }) {
    const number = own(sms, smsId);
    if (!number) return refuse('sms_unknown');
    if (isSmsLocked(number)) return refuse('sms_locked');
    if (code !== null && number.used.includes(code)) return refuse('shown_before');
    if (totpStep !== null && totpStep <= lastTotpStep) return refuse('shown_before');
    return acceptedAt(now, { type: 'SmsTaken', smsId, asks, code, totpStep, commandId });
  },
};
