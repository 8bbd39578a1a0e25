import { declineCodes, failCodes, type TransferView } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import type { L10n } from '../../model/l10n/l10n.ts';
import { moment } from '../../model/time/time.ts';

type TransfersT = TFunction<'transfers'>;

export const isEnded = ({ situation }: Pick<TransferView, 'situation'>): boolean =>
  situation === 'arrived' || situation === 'declined' || situation === 'failed';

/** Whose turn it is: the shelter answers and reports the arrival, the sender records consent and departure. */
export function turnOf(
  transfer: Pick<TransferView, 'situation' | 'from' | 'to'>,
): 'yours' | 'sender' | 'receiver' | null {
  if (isEnded(transfer)) return null;
  const sends = transfer.situation === 'accepted';
  if (sends ? transfer.from.mine : transfer.to.mine) return 'yours';
  return sends ? 'sender' : 'receiver';
}

export const agreesToTravel = ({ consent }: Pick<TransferView, 'consent'>): boolean =>
  consent?.scope.includes('travel') ?? false;

/** Two words for where they are. */
export const situationOf = (t: TransfersT, { situation, diverted }: TransferView): string =>
  t(`situation.${diverted === null ? situation : 'diverted'}`);

/** The situation as a sentence, with the next step. */
export function sentenceOf(t: TransfersT, transfer: TransferView): string {
  const { situation, code, diverted, to } = transfer;
  if (diverted !== null) return t(`sentence.diverted.${to.mine ? 'here' : 'there'}.${diverted.because}`);
  switch (situation) {
    case 'accepted':
      return t(agreesToTravel(transfer) ? 'sentence.ready' : 'sentence.accepted');
    case 'declined':
      return t('sentence.declined', { why: formatDecline(t, code) });
    case 'failed':
      return t('sentence.failed', { why: formatFail(t, code) });
    case 'proposed':
    case 'on_the_way':
    case 'overdue':
    case 'arrived':
      return t(`sentence.${situation}`);
    default:
      return situation satisfies never;
  }
}

export function formatDecline(t: TransfersT, code: string | null): string {
  const known = declineCodes.find((each) => each === code);
  return t(`decline.${known ?? 'other'}`);
}

export function formatFail(t: TransfersT, code: string | null): string {
  if (code === 'places_given_up' || code === 'not_answered') return t(`fail.${code}`);
  const known = failCodes.find((each) => each === code);
  return t(`fail.${known ?? 'called_off'}`);
}

/** "01:45 to 03:00", with the day if it is not today. */
export const formatArrival = (t: TransfersT, l10n: L10n, arrival: TransferView['arrival'], now: number): string =>
  t('fromTo', { from: moment(l10n, arrival.from, now), to: moment(l10n, arrival.to, now) });
