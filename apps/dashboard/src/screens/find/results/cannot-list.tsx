import { ChevronDown, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'wouter';
import { capitalized, useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { formatReason, formatReasonName } from '../../../features/reasons/reasons.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { memory } from '../../../features/search/search-memory.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { useNow } from '../../../model/time/now.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PHONE, useMedia } from '../../../ui/use-media.ts';
import { byFirstReason, type Placed, type ReasonGroup } from './order.ts';
import type { StableOrder } from './use-stable-order.ts';

/** Up to this number the shelters are listed; beyond it they are grouped by reason. */
const MAX_UNGROUPED = 5;

interface CannotListProps {
  readonly settled: StableOrder;
  /** The total; the server sends the first of them. */
  readonly count: number;
  /** The number of shelters by first reason. */
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
  readonly form: SearchForm;
}

/** The shelters that can't take the party, grouped by first reason with counts. Collapsed on a phone. */
export function CannotList({ settled, count, reasons, form }: CannotListProps) {
  const { t } = useFindL10n();
  const small = useMedia(PHONE);
  const list = useId();
  const [opened, setOpened] = useCollapsed('cannot');
  const open = opened ?? !small;
  return (
    <section className="found-group" data-group="cannot">
      <h3>
        <Collapsible open={open} controls={list} onPress={() => setOpened(!open)}>
          {t('group.cannot')} <span className="found-count">{t('results.houses', { count })}</span>
        </Collapsible>
      </h3>
      <div id={list} className="found-reason-groups" hidden={!open}>
        {byFirstReason(settled, reasons).map((group) => (
          <CannotGroup key={group.code} group={group} isOpen={count <= MAX_UNGROUPED} settled={settled} form={form} />
        ))}
      </div>
    </section>
  );
}

interface CannotGroupProps {
  readonly group: ReasonGroup;
  /** Open unless closed by the user. */
  readonly isOpen: boolean;
  readonly settled: StableOrder;
  readonly form: SearchForm;
}

/** The shelters with the same first reason. */
function CannotGroup({ group: { code, count, shelters }, isOpen, settled, form }: CannotGroupProps) {
  const l10n = useFindL10n();
  const { t } = l10n;
  const list = useId();
  const [opened, setOpened] = useCollapsed(code);
  const open = opened ?? isOpen;
  return (
    <section data-reason={code}>
      <h4>
        <Collapsible open={open} controls={list} onPress={() => setOpened(!open)}>
          {capitalized(formatReasonName(l10n, code))}{' '}
          <span className="found-count">{t('results.houses', { count })}</span>
        </Collapsible>
      </h4>
      <div id={list} hidden={!open}>
        <ul>
          {shelters.map((shelterId) => (
            <CannotRow key={shelterId} placed={settled.placed.get(shelterId)!} form={form} />
          ))}
        </ul>
        {count > shelters.length && (
          <p className="find-hint found-not-all">{t('results.notAll', { shown: shelters.length, count })}</p>
        )}
      </div>
    </section>
  );
}

/** The user's open or closed state is kept for these results; null: unchanged. */
function useCollapsed(name: string): readonly [boolean | null, (open: boolean) => void] {
  const [opened, setOpened] = useState(() => memory.fold.read(name));
  const set = (open: boolean) => {
    memory.fold.keep(name, open);
    setOpened(open);
  };
  return [opened, set];
}

interface CollapsibleProps {
  readonly open: boolean;
  /** Id of the controlled element. */
  readonly controls: string;
  onPress(): void;
  readonly children: ReactNode;
}

function Collapsible({ open, controls, onPress, children }: CollapsibleProps) {
  return (
    <button type="button" className="found-fold" aria-expanded={open} aria-controls={controls} onClick={onPress}>
      <span>{children}</span>
      <Icon icon={ChevronDown} size={18} />
    </button>
  );
}

function CannotRow({ placed: { shelter }, form }: { readonly placed: Placed; readonly form: SearchForm }) {
  const l10n = useFindL10n();
  const row = useRow(shelter.shelterId);
  const about = { party: form.party, row, now: useNow(60_000) };
  const reasons = [...new Set(shelter.barriers.map((reason) => formatReason(l10n, reason, about)))];
  const stale = shelter.freshness === 'stale' ? [l10n.t('row.stale')] : [];
  return (
    <li className="found-not" data-shelter={shelter.shelterId} data-group="cannot">
      <p className="found-name">
        <Link href={shelterPath(shelter.shelterId)}>{shelter.name}</Link>
        <span className="found-where">
          {l10n.format.area(shelter.area)}, {l10n.format.countryShort(shelter.country)}
        </span>
      </p>
      <p className="found-barrier">
        <Icon icon={X} size={15} />
        <span>{[...reasons, ...stale].join(' · ')}</span>
      </p>
    </li>
  );
}
