import { withSms } from '../sms.ts';
import type { PersonEvolve } from './fact.ts';

/** Enough to outlast the tries of a gateway for one message. */
const TAKEN_KEPT = 50;

/** A step of the authenticator that a message used signs nobody in any more. */
export const smsTaken: PersonEvolve<'SmsTaken'> = (p, event, { recordedAt: usedAt }) => {
  const { smsId, asks, code, totpStep, commandId } = event;
  const taken = withSms(p, smsId, (sms) => ({
    usedAt,
    used: code === null ? sms.used : [...sms.used, code],
    wrong: 0,
    taken: [...sms.taken, commandId].slice(-TAKEN_KEPT),
    last: asks === 'undo' ? sms.last : commandId,
  }));
  return { ...taken, lastTotpStep: Math.max(p.lastTotpStep, totpStep ?? 0) };
};
