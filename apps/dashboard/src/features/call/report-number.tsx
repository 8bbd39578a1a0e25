import { type ContactsOfShelter, type DutyContact, phoneInGroups } from '@safe-haven/contracts';
import { useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import type { Reachable } from './one-number.tsx';
import { contactsChanged } from './use-contacts.ts';

interface ReportNumberProps {
  readonly contacts: Pick<ContactsOfShelter, 'shelterId' | 'maySet' | 'maySetLine'>;
  readonly reachable: Reachable;
  /** Whether the button is shown while nobody has reported it. */
  readonly isOffered: boolean;
  /** Whether another number is shown instead: then this is shown only while the report can be taken back. */
  readonly isBehind?: boolean;
}

const UNDO_MS = 30_000;

/** A button that reports that a number reaches nobody; after that, when it was reported, undo and confirm (DC-5). */
export function ReportNumber({ contacts, reachable, isOffered, isBehind = false }: ReportNumberProps) {
  const { contact, owner, whose } = reachable;
  const { number, reported } = contact;
  const t = useT('call');
  const now = useNow(reported?.mine ? 1_000 : 60_000);
  const { busy, problem, send } = useCommand();
  const [wasUsed, setWasUsed] = useState(false);
  const mayUndo = reported?.mine === true && now < Date.parse(reported.at) + UNDO_MS;
  const maySet = whose === 'shelter' ? contacts.maySet : contacts.maySetLine;
  const place = useFocusFallback<HTMLDivElement>(`${reported?.at} ${mayUndo}`);
  const act = async (name: 'report-contact' | 'withdraw-contact-report' | 'confirm-contact') => {
    const path = `/api/shelters/${encodeURIComponent(contacts.shelterId)}/${name}`;
    setWasUsed(true);
    if (await send((key) => api.post(path, { whose }, noContent, { key }))) await contactsChanged(contacts.shelterId);
  };
  const isThere = reported === undefined ? isOffered || wasUsed : !isBehind || mayUndo;
  if (!isThere) return null;
  return (
    <div ref={place} tabIndex={-1} className="call-report" data-report={whose}>
      {reported === undefined ? (
        <Button
          variant="quiet"
          busy={busy}
          aria-label={`${t('report.act')}, ${owner ?? phoneInGroups(number)}`}
          onClick={() => void act('report-contact')}
        >
          {t('report.act')}
        </Button>
      ) : (
        <Reported contact={contact} />
      )}
      {mayUndo && (
        <Button variant="quiet" busy={busy} onClick={() => void act('withdraw-contact-report')}>
          {t('undo')}
        </Button>
      )}
      {reported !== undefined && maySet && (
        <Button variant="quiet" busy={busy} onClick={() => void act('confirm-contact')}>
          {t('report.right')}
        </Button>
      )}
      {problem && <Problem problem={problem} />}
    </div>
  );
}

/** When a number was reported. */
export function Reported({ contact: { number, reported } }: { readonly contact: DutyContact }) {
  const t = useT('call');
  const format = useFormat();
  return reported === undefined ? null : (
    <span className="call-reported" role="note">
      {t('report.there', {
        number: phoneInGroups(number),
        day: format.day(reported.at),
        clock: format.clock(reported.at),
      })}
    </span>
  );
}
