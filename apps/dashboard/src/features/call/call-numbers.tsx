import './call.css';
import { type ContactsOfShelter, phoneInGroups, type WhoseContact } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { Phone } from 'lucide-react';
import { Fragment, useState } from 'react';
import { isKey } from '../../locales/is-key.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { Icon } from '../../ui/icon.tsx';
import { Withheld } from '../second-factor/withheld.tsx';
import { answersAt } from './hours.ts';
import { NumberSpace } from './number-space.tsx';
import { answeringOf, OneNumber, type Reachable } from './one-number.tsx';
import { Reported, ReportNumber } from './report-number.tsx';
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
  /** Offers to report a number that was not called from here: on the page of the house. */
  readonly reports?: boolean;
}

/**
 * The phone number of a shelter. The organisation's duty line is added when the shelter has none, nobody answers at
 * this hour, the number was changed within a day, or somebody says that it reaches nobody.
 */
export default function CallNumbers({
  shelterId,
  name,
  showsName = false,
  showsNone = false,
  one,
  reports,
}: CallProps) {
  const t = useT('call');
  const contacts = useContacts(shelterId);
  if (contacts === null) return null;
  if (contacts === 'loading') return <NumberSpace />;
  if (contacts === 'withheld') return <Withheld />;
  const { shelter, organisation } = contacts;
  const { line } = organisation;
  if (shelter === null && line === null) return showsNone ? <p className="call-none">{t('none')}</p> : null;
  const numbers = numbersOf(t, contacts, name ?? null);
  return one !== undefined && !wasChanged(contacts) ? (
    <AnsweringNumber contacts={contacts} numbers={numbers} as={one} />
  ) : (
    <Numbers contacts={contacts} numbers={numbers} showsName={showsName} reports={reports === true} />
  );
}

interface NumbersProps {
  readonly contacts: ContactsOfShelter;
  readonly numbers: readonly Reachable[];
  readonly showsName: boolean;
  /** Shows the duty line also where the number of the shelter is enough. */
  readonly both?: boolean;
  readonly reports: boolean;
}

/** The number of the shelter first, then the duty line of its organisation. `name`: whose the first is, where it is said. */
export function numbersOf(
  t: TFunction<'call'>,
  { shelter, organisation: { name: organisation, line } }: ContactsOfShelter,
  name: string | null,
): readonly Reachable[] {
  const ofShelter = shelter && ({ contact: shelter, owner: name, whose: 'shelter' } as const);
  const ofLine = line && ({ contact: line, owner: t('line', { organisation }), whose: 'organisation' } as const);
  return [ofShelter, ofLine].filter((number) => number !== null);
}

/** Both numbers of a shelter whose duty line is called in any case, when it was changed within a day (DC-3). */
export function BothNumbers({ contacts }: { readonly contacts: ContactsOfShelter }) {
  const t = useT('call');
  const numbers = numbersOf(t, contacts, t('house'));
  return <Numbers contacts={contacts} numbers={numbers} showsName both reports={false} />;
}

/** Whether one of both was changed within a day: then it is not shown alone, nor without saying so (DC-3). */
export const wasChanged = ({ shelter, organisation: { line } }: ContactsOfShelter): boolean =>
  [shelter, line].some((contact) => contact !== null && contact.changed !== null);

/** The number of the shelter, and its duty line where that one is not enough. */
function Numbers({ contacts, numbers, showsName, both = false, reports }: NumbersProps) {
  const now = useNow(60_000);
  const [called, setCalled] = useState<WhoseContact | null>(null);
  const { shelterId, shelter, maySet, maySetLine } = contacts;
  const isEnough =
    !both &&
    shelter !== null &&
    shelter.changed === null &&
    shelter.reported === undefined &&
    answersAt(shelter.hours, now, contacts.timezone);
  const mayNotSet = { shelter: !maySet, organisation: !maySetLine };
  return (
    <div className="call" data-call={shelterId}>
      {numbers
        .filter(({ whose }) => whose === 'shelter' || !isEnough)
        .map((reachable) => {
          const { whose } = reachable;
          return (
            <Fragment key={whose}>
              <PhoneNumber
                reachable={reachable}
                shown={whose === 'organisation' || showsName}
                now={now}
                timezone={contacts.timezone}
                onCall={() => setCalled(whose)}
              />
              <ReportNumber
                contacts={contacts}
                reachable={reachable}
                isOffered={called === whose || (reports && mayNotSet[whose])}
              />
            </Fragment>
          );
        })}
    </div>
  );
}

interface AnsweringProps {
  readonly contacts: ContactsOfShelter;
  readonly numbers: readonly Reachable[];
  readonly as: 'button' | 'line';
}

/** One number, and the other one behind it. */
function AnsweringNumber({ contacts, numbers, as }: AnsweringProps) {
  const t = useT('call');
  const now = useNow(60_000);
  const [called, setCalled] = useState<WhoseContact | null>(null);
  const { shelterId, timezone } = contacts;
  const first = answeringOf(numbers, now, contacts);
  const others = numbers.filter((number) => number !== first);
  if (first === undefined) return null;
  return (
    <div className="call" data-call={shelterId} data-one={as}>
      <OneNumber reachable={first} now={now} timezone={timezone} as={as} onCall={() => setCalled(first.whose)}>
        {numbers.map((reachable) => (
          <ReportNumber
            key={reachable.whose}
            contacts={contacts}
            reachable={reachable}
            isOffered={called === reachable.whose}
            isBehind={reachable !== first}
          />
        ))}
        {others.length > 0 && (
          <details className="call-others">
            <summary>{t('others')}</summary>
            {others.map((reachable) => (
              <Fragment key={reachable.whose}>
                <PhoneNumber
                  reachable={{ ...reachable, owner: reachable.owner ?? t('house') }}
                  shown
                  now={now}
                  timezone={timezone}
                  onCall={() => setCalled(reachable.whose)}
                />
                <Reported contact={reachable.contact} />
              </Fragment>
            ))}
          </details>
        )}
      </OneNumber>
    </div>
  );
}

interface NumberProps {
  readonly reachable: Reachable;
  /** Whether its owner is visible, not only for screen readers. */
  readonly shown: boolean;
  readonly now: number;
  readonly timezone: string;
  onCall(): void;
}

function PhoneNumber({ reachable: { contact, owner }, shown, now, timezone, onCall }: NumberProps) {
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
          onClick={onCall}
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
