import type { KnownPerson, SmsNumber } from '@safe-haven/domain';
import type { Clock } from '../environment/clock.ts';
import { checkOneTimeCode } from '../identity/credentials/one-time-codes.ts';
import { indexOfCode, isOfCard } from './card-codes.ts';
import type { SmsNumbers } from './sms-numbers.ts';

/** What a code uses up: one of its card, or a step of the authenticator. Whether that was used before is decided where it is recorded. */
export interface CodeUsed {
  readonly code: number | null;
  readonly totpStep: number | null;
}

/** The secret of somebody's authenticator; null: there is none. */
export type OneTimeSecrets = (person: KnownPerson) => Promise<string | null>;

/** null: the code is neither on the card of this number nor of the authenticator of its person. */
export async function codeUsed(
  typed: string,
  { person, sms }: { readonly person: KnownPerson; readonly sms: SmsNumber },
  {
    numbers,
    secrets,
    clock,
  }: { readonly numbers: SmsNumbers; readonly secrets: OneTimeSecrets; readonly clock: Clock },
): Promise<CodeUsed | null> {
  if (isOfCard(typed)) {
    const index = indexOfCode(typed, (await numbers.hashesOf(sms)) ?? []);
    return index === null ? null : { code: index, totpStep: null };
  }
  const secret = await secrets(person);
  const checked = secret === null ? null : checkOneTimeCode(typed, secret, 0, clock);
  return checked?.outcome === 'right' ? { code: null, totpStep: checked.step } : null;
}
