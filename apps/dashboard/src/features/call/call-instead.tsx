import './call.css';
import { useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { BothNumbers, numbersOf, wasChanged } from './call-numbers.tsx';
import { answeringOf, OneNumber } from './one-number.tsx';
import { useContacts } from './use-contacts.ts';

interface CallInsteadProps {
  readonly shelterId: string;
  /** Whether the command next to it can't be sent; until then the number is loaded and not shown. */
  readonly isOffline: boolean;
}

/** The call that takes the place of a command without a connection, to the number that answers now. */
export default function CallInstead({ shelterId, isOffline }: CallInsteadProps) {
  const t = useT('call');
  const now = useNow(60_000);
  const contacts = useContacts(shelterId);
  if (!isOffline || contacts === null || typeof contacts === 'string') return null;
  if (wasChanged(contacts)) return <BothNumbers contacts={contacts} />;
  const reachable = answeringOf(numbersOf(t, contacts, null), now, contacts);
  return reachable === undefined ? null : (
    <OneNumber reachable={reachable} now={now} timezone={contacts.timezone} as="button" />
  );
}
