import './call.css';
import { type ReactNode, useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { Withheld } from '../second-factor/withheld.tsx';
import { BothNumbers } from './call-numbers.tsx';
import { OneNumber } from './one-number.tsx';
import { ReportNumber } from './report-number.tsx';
import { useContacts } from './use-contacts.ts';

interface CallLineProps {
  readonly shelterId: string;
  /** What takes its place where there is none. */
  readonly otherwise?: ReactNode;
}

/** The duty line of the organisation of a shelter. */
export default function CallLine({ shelterId, otherwise = null }: CallLineProps) {
  const t = useT('call');
  const now = useNow(60_000);
  const contacts = useContacts(shelterId);
  const [wasCalled, setWasCalled] = useState(false);
  if (contacts === null || contacts === 'loading') return null;
  if (contacts === 'withheld') return <Withheld />;
  const { name, line } = contacts.organisation;
  if (line === null) return otherwise;
  if (line.changed !== null) return <BothNumbers contacts={contacts} />;
  const reachable = { contact: line, owner: t('line', { organisation: name }), whose: 'organisation' as const };
  return (
    <div className="call">
      <OneNumber
        reachable={reachable}
        now={now}
        timezone={contacts.timezone}
        as="button"
        showsOwner
        onCall={() => setWasCalled(true)}
      />
      <ReportNumber contacts={contacts} reachable={reachable} isOffered={wasCalled} />
    </div>
  );
}
