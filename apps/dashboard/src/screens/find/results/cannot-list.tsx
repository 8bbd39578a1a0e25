import { ChevronDown, X } from 'lucide-react';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { useNow } from '../../../model/time/now.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import { useFindL10n } from '../find-l10n.ts';
import { formatReason } from '../reasons/reasons.ts';
import type { Placed } from './order.ts';
import type { Settled } from './use-settled.ts';

const SOME = 5;

interface CannotListProps {
  readonly settled: Settled;
  /** How many there are; the server sends the first of them. */
  readonly count: number;
  readonly form: SearchForm;
}

/** Who can't take them: one line a house, with the first reason and how many more there are. A phone opens it. */
export function CannotList({ settled, count, form }: CannotListProps) {
  const { t } = useFindL10n();
  const small = useMedia('(max-width: 639px)');
  const list = useId();
  const [opened, setOpened] = useState<boolean | null>(null);
  const [all, setAll] = useState(false);
  const open = opened ?? !small;
  const ids = settled.order.cannot;
  const shown = all ? ids : ids.slice(0, SOME);
  return (
    <section className="found-group" data-group="cannot">
      <h3>
        <button
          type="button"
          className="found-fold"
          aria-expanded={open}
          aria-controls={list}
          onClick={() => setOpened(!open)}
        >
          {t('group.cannot')} <span>{t('results.houses', { count })}</span>
          <Icon of={ChevronDown} size={18} />
        </button>
      </h3>
      <div id={list} hidden={!open}>
        <ul>
          {shown.map((shelterId) => (
            <CannotRow key={shelterId} placed={settled.placed.get(shelterId)!} form={form} />
          ))}
        </ul>
        {ids.length > shown.length && (
          <Button look="quiet" className="found-all" onClick={() => setAll(true)}>
            {t('results.showMore', { count: ids.length - shown.length })}
          </Button>
        )}
        {all && count > ids.length && <p className="find-hint">{t('results.notAll', { shown: ids.length, count })}</p>}
      </div>
    </section>
  );
}

function CannotRow({ placed: { house }, form }: { readonly placed: Placed; readonly form: SearchForm }) {
  const l10n = useFindL10n();
  const row = useRow(house.shelterId);
  const about = { party: form.party, row, now: useNow(60_000) };
  const reasons = [...new Set(house.barriers.map((reason) => formatReason(l10n, reason, about)))];
  const stale = house.freshness === 'stale' ? [l10n.t('row.stale')] : [];
  return (
    <li className="found-not" data-shelter={house.shelterId} data-group="cannot">
      <p className="found-name">
        <Link href={shelterPath(house.shelterId)}>{house.name}</Link>
        <span>
          {l10n.format.area(house.area)}, {l10n.format.countryShort(house.country)}
        </span>
      </p>
      <p className="found-barrier">
        <Icon of={X} size={15} />
        <span>{[...reasons, ...stale].join(' · ')}</span>
      </p>
    </li>
  );
}
