import './exchange.css';
import type { Me } from '@safe-haven/contracts';
import { ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import type { KeyUnder } from '../../locales/resources.ts';
import { useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';

interface RelatedScreen {
  readonly to: string;
  /** The key of its name under `way` and of its description under `wayFor`. */
  readonly key: KeyUnder<'exchange', 'way'> & KeyUnder<'exchange', 'wayFor'>;
  /** The right that is needed to see it. */
  readonly needs: string;
}

/** The related screens, in order. */
const SCREENS: readonly RelatedScreen[] = [
  { to: '/exchange/import', key: 'import', needs: 'set-up' },
  { to: '/exchange/report', key: 'report', needs: 'exchange' },
  { to: '/exchange/webhooks', key: 'webhooks', needs: 'automate' },
  { to: '/trends', key: 'trends', needs: 'trends' },
];

/** Links to the other screens that import, export or show data. */
export function RelatedScreens({ me }: { readonly me: Me }) {
  const t = useT('exchange');
  return (
    <section className="sheet-card">
      <h2>{t('ways')}</h2>
      <ul className="sheet-list">
        {SCREENS.filter(({ needs }) => me.may.includes(needs)).map(({ to, key }) => (
          <li key={to} className="sheet-line exchange-link">
            <span className="sheet-text">
              <Link href={to} className="sheet-name">
                {t(`way.${key}`)}
              </Link>
              <span className="sheet-detail">{t(`wayFor.${key}`)}</span>
            </span>
            <Icon icon={ChevronRight} size={18} />
          </li>
        ))}
      </ul>
    </section>
  );
}
