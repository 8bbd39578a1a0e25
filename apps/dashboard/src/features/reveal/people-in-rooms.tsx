import './vault.css';
import type { BandedDetail } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';

/** Emergency access: the rooms and the number of people in each, nothing else. */
export function PeopleInRooms({ rooms }: { readonly rooms: NonNullable<BandedDetail['inEmergency']>['rooms'] }) {
  const t = useT('vault');
  const all = rooms.reduce((sum, { people }) => sum + people, 0);
  return (
    <section className="place-rooms" aria-label={t('rooms.title')}>
      <h3>{t('rooms.title')}</h3>
      <p className="place-hint">{t('rooms.all', { count: all })}</p>
      <ul>
        {rooms.map(({ label, people }) => (
          <li key={label}>
            {label}: <b>{t('rooms.people', { count: people })}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
