import './vault.css';
import { meetingPointRead } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { AddressPart } from './address-part.tsx';

/** The address of a house for a party that needs it: with a reason, recorded. Nothing where the role may not. */
export default function AddressOnHold({ shelterId }: { readonly shelterId: string }) {
  const t = useT('vault');
  const { value } = useRead(endpointOf(meetingPointRead, { shelterId }));
  if (value?.address !== 'may_reveal') return null;
  return (
    <section className="place" aria-label={t('needAddress')}>
      <p className="place-hint">{t('needAddress')}</p>
      <AddressPart path={`/api/shelters/${encodeURIComponent(shelterId)}`} />
    </section>
  );
}
