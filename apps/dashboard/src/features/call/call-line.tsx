import './call.css';
import { useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { OneNumber } from './one-number.tsx';
import { useContacts } from './use-contacts.ts';

/** The duty line of the organisation of a shelter; nothing where there is none. */
export default function CallLine({ shelterId }: { readonly shelterId: string }) {
  const t = useT('call');
  const now = useNow(60_000);
  const contacts = useContacts(shelterId);
  if (contacts === null || contacts === 'withheld' || contacts.organisation.line === null) return null;
  const { name, line } = contacts.organisation;
  const reachable = { contact: line, owner: t('line', { organisation: name }), isShelter: false };
  return (
    <div className="call">
      <OneNumber reachable={reachable} now={now} timezone={contacts.timezone} as="button" />
    </div>
  );
}
