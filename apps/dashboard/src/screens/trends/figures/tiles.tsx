import { formatCount, formatDays, formatFresh, formatMinutes, type Told, type Words } from './words.ts';

/** The few figures that a manager looks for first, each with what it is of. */
export function Tiles({ span, words }: { readonly span: Told; readonly words: Words }) {
  const { t } = words;
  return (
    <section className="figure-tiles" aria-label={t('tile.label')}>
      {span.houses && <HouseTiles houses={span.houses} words={words} />}
      {span.needs && <NeedTiles needs={span.needs} words={words} />}
    </section>
  );
}

function HouseTiles({ houses, words }: { readonly houses: NonNullable<Told['houses']>; readonly words: Words }) {
  const { t } = words;
  return (
    <>
      <Tile label={t('tile.admissions')} value={formatCount(words, houses.admissions)}>
        {t('tile.people', { people: formatCount(words, houses.people) })}
      </Tile>
      <Tile label={t('tile.discharges')} value={formatCount(words, houses.discharges)} />
      {'stays' in houses && (
        <>
          <Tile label={t('tile.stay')} value={formatDays(words, houses.stays.median)}>
            {t('tile.stays', { count: houses.stays.of })}
            {houses.stays.p90 !== null && ` ${t('tile.p90', { days: formatDays(words, houses.stays.p90) })}`}
          </Tile>
          <Tile label={t('tile.decision')} value={formatMinutes(words, houses.decisions.median)}>
            {t('tile.decisions', { count: houses.decisions.of })}
          </Tile>
        </>
      )}
      <Tile label={t('tile.fresh')} value={formatFresh(words, houses.freshPercent)}>
        {t('tile.freshMore')}
      </Tile>
    </>
  );
}

function NeedTiles({ needs, words }: { readonly needs: NonNullable<Told['needs']>; readonly words: Words }) {
  const { t } = words;
  return (
    <>
      <Tile label={t('tile.unmet')} value={formatCount(words, needs.unmet)}>
        {t('tile.opened', { opened: formatCount(words, needs.opened) })}
      </Tile>
      <Tile label={t('tile.nothing')} value={formatCount(words, needs.foundNothing)}>
        {t('tile.searches', { searches: formatCount(words, needs.searches) })}
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
