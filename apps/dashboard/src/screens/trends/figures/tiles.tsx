import {
  type FiguresL10n,
  formatCount,
  formatDays,
  formatFresh,
  formatMinutes,
  type ShownSpan,
} from './format-figures.ts';

/** The key figures, each with what it is based on. */
export function Tiles({ span, l10n }: { readonly span: ShownSpan; readonly l10n: FiguresL10n }) {
  const { t } = l10n;
  return (
    <section className="figure-tiles" aria-label={t('tile.label')}>
      {span.houses && <ShelterTiles houses={span.houses} l10n={l10n} />}
      {span.needs && <NeedTiles needs={span.needs} l10n={l10n} />}
    </section>
  );
}

function ShelterTiles({
  houses,
  l10n,
}: {
  readonly houses: NonNullable<ShownSpan['houses']>;
  readonly l10n: FiguresL10n;
}) {
  const { t } = l10n;
  return (
    <>
      <Tile label={t('tile.admissions')} value={formatCount(l10n, houses.admissions)}>
        {t('tile.people', { people: formatCount(l10n, houses.people) })}
      </Tile>
      <Tile label={t('tile.discharges')} value={formatCount(l10n, houses.discharges)} />
      {'stays' in houses && (
        <>
          <Tile label={t('tile.stay')} value={formatDays(l10n, houses.stays.median)}>
            {t('tile.stays', { count: houses.stays.of })}
            {houses.stays.p90 !== null && ` ${t('tile.p90', { days: formatDays(l10n, houses.stays.p90) })}`}
          </Tile>
          <Tile label={t('tile.decision')} value={formatMinutes(l10n, houses.decisions.median)}>
            {t('tile.decisions', { count: houses.decisions.of })}
          </Tile>
        </>
      )}
      <Tile label={t('tile.fresh')} value={formatFresh(l10n, houses.freshPercent)}>
        {t('tile.freshMore')}
      </Tile>
    </>
  );
}

function NeedTiles({ needs, l10n }: { readonly needs: NonNullable<ShownSpan['needs']>; readonly l10n: FiguresL10n }) {
  const { t } = l10n;
  return (
    <>
      <Tile label={t('tile.unmet')} value={formatCount(l10n, needs.unmet)}>
        {t('tile.opened', { opened: formatCount(l10n, needs.opened) })}
      </Tile>
      <Tile label={t('tile.nothing')} value={formatCount(l10n, needs.foundNothing)}>
        {t('tile.searches', { searches: formatCount(l10n, needs.searches) })}
      </Tile>
    </>
  );
}

interface TileProps {
  readonly label: string;
  readonly value: string | null;
  readonly children?: React.ReactNode;
}

const Tile = ({ label, value, children }: TileProps) => (
  <div>
    <p>{label}</p>
    <b>{value ?? '–'}</b>
    <p>{children}</p>
  </div>
);
