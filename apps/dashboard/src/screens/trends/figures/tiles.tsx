import type { FigureSpan } from '@safe-haven/contracts';
import { type AgainstL10n, countBefore, daysBefore } from '../against/format-against.ts';
import {
  type Count,
  type FiguresL10n,
  formatCount,
  formatDays,
  formatFresh,
  formatMinutes,
  type ShownSpan,
} from './format-figures.ts';

type ExactSpan = Extract<FigureSpan, { show: 'exact' }>;

/** The same figures of the period that these are held against. */
export interface FiguresAgainst {
  readonly before: ExactSpan;
  readonly l10n: AgainstL10n;
}

interface TilesProps {
  readonly span: ShownSpan;
  readonly l10n: FiguresL10n;
  readonly against: FiguresAgainst | null;
}

/** The key figures, each with what it is based on, and what it was before. */
export function Tiles({ span, l10n, against }: TilesProps) {
  const { t } = l10n;
  return (
    <section className="figure-tiles" aria-label={t('tile.label')}>
      {span.shelters && <ShelterTiles shelters={span.shelters} l10n={l10n} against={against} />}
      {span.needs && <NeedTiles needs={span.needs} l10n={l10n} against={against} />}
    </section>
  );
}

/** Of exact counts alone: what is shown in ranges is compared with nothing. */
const countedBefore = (against: FiguresAgainst | null, now: Count, before: Count | undefined): string | null =>
  against && typeof now === 'number' && typeof before === 'number' ? countBefore(against.l10n, now, before) : null;

type ShelterTilesProps = Omit<TilesProps, 'span'> & { readonly shelters: NonNullable<ShownSpan['shelters']> };

function ShelterTiles({ shelters, l10n, against }: ShelterTilesProps) {
  const { t } = l10n;
  const before = against?.before.shelters;
  return (
    <>
      <Tile
        label={t('tile.admissions')}
        value={formatCount(l10n, shelters.admissions)}
        before={countedBefore(against, shelters.admissions, before?.admissions)}
      >
        {t('tile.people', { people: formatCount(l10n, shelters.people) })}
      </Tile>
      <Tile
        label={t('tile.discharges')}
        value={formatCount(l10n, shelters.discharges)}
        before={countedBefore(against, shelters.discharges, before?.discharges)}
      />
      <Tile
        label={t('tile.lapsed')}
        value={formatCount(l10n, shelters.holds.lapsed)}
        before={countedBefore(against, shelters.holds.lapsed, before?.holds.lapsed)}
      >
        {t('tile.placed', { placed: formatCount(l10n, shelters.holds.placed) })}
      </Tile>
      {'stays' in shelters && (
        <>
          <Tile
            label={t('tile.stay')}
            value={formatDays(l10n, shelters.stays.median)}
            before={against && daysBefore(against.l10n, shelters.stays.median, before?.stays.median ?? null)}
          >
            {t('tile.stays', { count: shelters.stays.of })}
            {shelters.stays.p90 !== null && ` ${t('tile.p90', { days: formatDays(l10n, shelters.stays.p90) })}`}
          </Tile>
          <Tile label={t('tile.decision')} value={formatMinutes(l10n, shelters.decisions.median)}>
            {t('tile.decisions', { count: shelters.decisions.of })}
          </Tile>
        </>
      )}
      <Tile label={t('tile.fresh')} value={formatFresh(l10n, shelters.freshPercent)}>
        {t('tile.freshMore')}
      </Tile>
    </>
  );
}

type NeedTilesProps = Omit<TilesProps, 'span'> & { readonly needs: NonNullable<ShownSpan['needs']> };

function NeedTiles({ needs, l10n, against }: NeedTilesProps) {
  const { t } = l10n;
  const before = against?.before.needs;
  return (
    <>
      <Tile
        label={t('tile.unmet')}
        value={formatCount(l10n, needs.unmet)}
        before={countedBefore(against, needs.unmet, before?.unmet)}
      >
        {t('tile.opened', { opened: formatCount(l10n, needs.opened) })}
      </Tile>
      <Tile
        label={t('tile.nothing')}
        value={formatCount(l10n, needs.foundNothing)}
        before={countedBefore(against, needs.foundNothing, before?.foundNothing)}
      >
        {t('tile.searches', { searches: formatCount(l10n, needs.searches) })}
      </Tile>
    </>
  );
}

interface TileProps {
  readonly label: string;
  readonly value: string | null;
  readonly before?: string | null;
  readonly children?: React.ReactNode;
}

const Tile = ({ label, value, before, children }: TileProps) => (
  <div>
    <p>{label}</p>
    <b>{value ?? '–'}</b>
    <p>{before}</p>
    <p>{children}</p>
  </div>
);
