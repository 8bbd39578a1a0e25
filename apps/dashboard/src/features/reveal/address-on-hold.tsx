import './vault.css';
import { meetingPoint } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { endpoints } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { AddressPart } from './address-part.tsx';

/** The address of a house for a party that needs it: with a reason, recorded. Nothing where the role may not. */
export default function AddressOnHold({ shelterId }: { readonly shelterId: string }) {
  const t = useT('vault');
  const { value } = useRead(endpoints.meetingPoint(shelterId), meetingPoint);
  if (value?.address !== 'may_reveal') return null;
  return (
    <section className="place" aria-label={t('needAddress')}>
      <p className="place-hint">{t('needAddress')}</p>
      <AddressPart path={`/api/shelters/${encodeURIComponent(shelterId)}`} />
    </section>
  );
}
