import './exchange.css';
import type { Me } from '@safe-haven/contracts';
import { ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import type { KeyUnder } from '../../locales/resources.ts';
import { useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';

interface Way {
  readonly to: string;
  /** Its name under `way` and its one sentence under `wayFor`. */
  readonly word: KeyUnder<'exchange', 'way'> & KeyUnder<'exchange', 'wayFor'>;
  /** The right without which it is not shown. */
  readonly needs: string;
}

/** The screens beside this one: a row each. */
const WAYS: readonly Way[] = [
  { to: '/exchange/import', word: 'import', needs: 'set-up' },
  { to: '/exchange/report', word: 'report', needs: 'exchange' },
  { to: '/exchange/webhooks', word: 'webhooks', needs: 'automate' },
  { to: '/trends', word: 'trends', needs: 'trends' },
];

/** Where else data comes in, goes out or is looked at. */
export function OtherWays({ me }: { readonly me: Me }) {
  const t = useT('exchange');
  return (
    <section className="sheet-card">
      <h2>{t('ways')}</h2>
      <ul className="sheet-list">
        {WAYS.filter(({ needs }) => me.may.includes(needs)).map(({ to, word }) => (
          <li key={to} className="sheet-line exchange-way">
            <span className="sheet-words">
              <Link href={to} className="sheet-name">
                {t(`way.${word}`)}
              </Link>
              <span className="sheet-detail">{t(`wayFor.${word}`)}</span>
            </span>
            <Icon of={ChevronRight} size={18} />
          </li>
        ))}
      </ul>
    </section>
  );
}
