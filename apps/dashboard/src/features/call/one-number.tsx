import { type ContactsOfShelter, type DutyContact, phoneInGroups, type WhoseContact } from '@safe-haven/contracts';
import { Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';
import { answersAt } from './hours.ts';

/** A number of a shelter or of its duty line. */
export interface Reachable {
  readonly contact: DutyContact;
  /** Whose it is; null: of the shelter, and only one is on the screen. */
  readonly owner: string | null;
  readonly whose: WhoseContact;
}

/**
 * The number that answers now: the shelter's own first, then its duty line, then one that was reported. When none
 * answers, the first one. `now` in ms.
 */
export function answeringOf(
  numbers: readonly Reachable[],
  now: number,
  { timezone }: Pick<ContactsOfShelter, 'timezone'>,
): Reachable | undefined {
  const answering = numbers.filter(({ contact }) => answersAt(contact.hours, now, timezone));
  return answering.find(({ contact }) => contact.reported === undefined) ?? answering[0] ?? numbers[0];
}

interface OneNumberProps {
  readonly reachable: Reachable;
  readonly now: number;
  readonly timezone: string;
  /** A button as large as a thumb, or a link in a line. */
  readonly as: 'button' | 'line';
  /** Whether the button names the organisation of a duty line: where nothing around it does. */
  readonly showsOwner?: boolean;
  /** The others, behind it. */
  readonly children?: ReactNode;
  /** It was called from here. */
  onCall?(): void;
}

/** One number to call, with whether it answers now or from when. */
export function OneNumber({ reachable, now, timezone, as, showsOwner = false, children, onCall }: OneNumberProps) {
  const t = useT('call');
  const { contact, owner, whose } = reachable;
  const { number, hours } = contact;
  const grouped = phoneInGroups(number);
  const later = hours === null || answersAt(hours, now, timezone) ? null : hours;
  // Whose line it is would be one line more.
  const line = whose === 'organisation' && owner !== null ? owner : undefined;
  if (as === 'line') {
    const label = owner === null ? undefined : t('named', { of: owner, number: grouped });
    return (
      <>
        <p className="call-number-row">
          <a className="call-number" href={`tel:${number}`} aria-label={label} onClick={onCall}>
            <Icon icon={Phone} size={16} />
            <span translate="no">{grouped}</span>
          </a>
          <span className="call-hours" title={line}>
            {whose === 'organisation' && `${t('button.line')} · `}
            {later === null ? t('now') : t('from', { from: later.from })}
          </span>
        </p>
        {children}
      </>
    );
  }
  return (
    <>
      <a className="button call-button" href={`tel:${number}`} title={line} onClick={onCall}>
        <Icon icon={Phone} />
        <span className="call-button-text">
          <b>{whose === 'shelter' ? t('house') : showsOwner ? owner : t('button.line')}</b>
          <span>
            <span translate="no">{grouped}</span> ·{' '}
            {later === null ? t('button.now') : t('button.from', { from: later.from })}
          </span>
        </span>
      </a>
      {children}
    </>
  );
}
