import './call.css';
import { type ContactsOfShelter, type DutyContact, phoneInGroups } from '@safe-haven/contracts';
import { Phone } from 'lucide-react';
import { isKey } from '../../locales/is-key.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { Icon } from '../../ui/icon.tsx';
import { Withheld } from '../second-factor/withheld.tsx';
import { answersAt } from './hours.ts';
import { answeringOf, OneNumber, type Reachable } from './one-number.tsx';
import { useContacts } from './use-contacts.ts';

export interface CallProps {
  readonly shelterId: string;
  /** The name of the shelter, where several are on the screen. */
  readonly name?: string;
  /** Shows the name too, where the numbers of several are next to each other. */
  readonly showsName?: boolean;
  /** Shows a text when there is no number. */
  readonly showsNone?: boolean;
  /** Shows the one number that answers now, and the others behind it. */
  readonly one?: 'button' | 'line';
}

/**
 * The phone number of a shelter. The organisation's duty line is added when the shelter has none, nobody answers at
 * this hour, or the number was changed within a day.
 */
export default function CallNumbers({ shelterId, name, showsName = false, showsNone = false, one }: CallProps) {
  const t = useT('call');
  const now = useNow(60_000);
  const contacts = useContacts(shelterId);
  if (contacts === null) return null;
  if (contacts === 'withheld') return <Withheld />;
  const { shelter, organisation, timezone } = contacts;
  const { line } = organisation;
  const isReached = shelter !== null && answersAt(shelter.hours, now, timezone);
  const showsLine = line !== null && (!isReached || shelter?.changed !== null);
  if (shelter === null && line === null) return showsNone ? <p className="call-none">{t('none')}</p> : null;
  const isSure = shelter?.changed === null || shelter === null;
  if (one !== undefined && isSure)
    return <AnsweringNumber shelterId={shelterId} name={name ?? null} as={one} contacts={contacts} now={now} />;
  return (
    <div className="call" data-call={shelterId}>
      {shelter && (
        <PhoneNumber contact={shelter} owner={name ?? null} shown={showsName} now={now} contacts={contacts} />
      )}
      {showsLine && (
        <PhoneNumber
          contact={line}
          owner={t('line', { organisation: organisation.name })}
          shown
          now={now}
          contacts={contacts}
        />
      )}
    </div>
  );
}

interface AnsweringProps {
  readonly shelterId: string;
  readonly name: string | null;
  readonly as: 'button' | 'line';
  readonly contacts: ContactsOfShelter;
  readonly now: number;
}

/** One number, and the other one behind it. */
function AnsweringNumber({ shelterId, name, as, contacts, now }: AnsweringProps) {
  const t = useT('call');
  const { shelter, organisation, timezone } = contacts;
  const { line } = organisation;
  const numbers: readonly Reachable[] = [
    ...(shelter === null ? [] : [{ contact: shelter, owner: name, isShelter: true }]),
    ...(line === null
      ? []
      : [{ contact: line, owner: t('line', { organisation: organisation.name }), isShelter: false }]),
  ];
  const first = answeringOf(numbers, now, contacts);
  const others = numbers.filter((number) => number !== first);
  if (first === undefined) return null;
  return (
    <div className="call" data-call={shelterId} data-one={as}>
      <OneNumber reachable={first} now={now} timezone={timezone} as={as}>
        {others.length > 0 && (
          <details className="call-others">
            <summary>{t('others')}</summary>
            {others.map(({ contact, owner }) => (
              <PhoneNumber
                key={contact.number}
                contact={contact}
                owner={owner ?? t('house')}
                shown
                now={now}
                contacts={contacts}
              />
            ))}
          </details>
        )}
      </OneNumber>
    </div>
  );
}

interface NumberProps {
  readonly contact: DutyContact;
  /** The owner of the number; `shown`: visible, not only for screen readers. */
  readonly owner: string | null;
  readonly shown?: boolean;
  readonly now: number;
  readonly contacts: ContactsOfShelter;
}

function PhoneNumber({ contact, owner, shown = false, now, contacts: { timezone } }: NumberProps) {
  const t = useT('call');
  const session = useT('session');
  const format = useFormat();
  const { number, hours, changed } = contact;
  const groupedNumber = phoneInGroups(number);
  const key = `role.${changed?.byRole}`;
  const by = isKey('session', key) ? session(key) : (changed?.byRole ?? '');
  return (
    <>
      <p className="call-number-row">
        <a
          className="call-number"
          href={`tel:${number}`}
          aria-label={owner === null ? undefined : t('named', { of: owner, number: groupedNumber })}
        >
          <Icon icon={Phone} size={16} />
          <span translate="no">{groupedNumber}</span>
        </a>
        <span className="call-hours">
          {shown && `${owner} · `}
          {hours === null ? t('always') : t('hours', hours)}
          {!answersAt(hours, now, timezone) && ` · ${t('notNow')}`}
        </span>
      </p>
      {changed && (
        <p className="call-changed" role="note">
          {t('changed', { day: format.day(changed.at), clock: format.clock(changed.at), by })}
        </p>
      )}
    </>
  );
}
