import type { Row } from '@safe-haven/contracts';
import { Lock } from 'lucide-react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Replay } from '../use-replay.ts';
import { differing } from './differing.ts';
import { PastRow } from './past-row.tsx';

interface PastRowsProps {
  readonly replay: Replay;
  /** The rows before the change; null: not loaded. */
  readonly before: readonly Row[] | null;
}

/** One's own shelters with exact numbers; others are not part of a replay. */
export function PastRows({ replay: { at, view, frames }, before }: PastRowsProps) {
  const t = useT('replay');
  const { collator } = useFormat();
  const { shown, waiting } = frames;
  if (!shown) return null;
  const other = view === 'was' ? 'known' : 'was';
  const differ = differing(shown);
  const rows = shown[view].toSorted((a, b) => collator.compare(a.name, b.name));
  const rowIn = (rows: readonly Row[] | null, id: string) => rows?.find(({ shelterId }) => shelterId === id);
  return (
    <section className="replay-houses" aria-label={t('rows.label')} data-old={waiting || undefined}>
      {rows.length === 0 && <p className="replay-note">{t('rows.none')}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: rows are grids, as on the board */}
      <div role="list">
        {rows.map((row) => (
          <PastRow
            key={row.shelterId}
            row={row}
            before={rowIn(before, row.shelterId)}
            other={differ.has(row.shelterId) ? (rowIn(shown[other], row.shelterId) ?? null) : undefined}
            view={view}
            at={at}
          />
        ))}
      </div>
      <p className="replay-others">
        <Icon icon={Lock} /> {t('rows.others')}
      </p>
    </section>
  );
}
