import { occupancyRead, type TrendLine } from '@safe-haven/contracts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { useRead } from '../../../net/read/use-read.ts';
import { coverageName, type L10n, nightsName, numberName } from './report-format.ts';

interface ShelterTableProps {
  readonly days: { readonly from: string; readonly to: string };
  readonly l10n: L10n;
}

/** One's own shelters over the quarter. Shelters without data are counted, not listed. */
export function ShelterTable({ days, l10n }: ShelterTableProps) {
  const { t } = l10n;
  const lines = useRead(endpointOf(occupancyRead, { ...days, bucket: 'month', by: 'shelter' })).value?.lines ?? [];
  const known = lines.filter(({ summary: { amounts, shelterNights } }) => amounts !== null && shelterNights.of > 0);
  if (known.length === 0) return null;
  return (
    <section className="report-part" aria-label={t('houses')}>
      <h2>{t('houses')}</h2>
      <table className="report-long">
        <thead>
          <tr>
            <th scope="col">{t('column.house')}</th>
            <th scope="col">{t('column.personNights')}</th>
            <th scope="col">{t('column.occupied')}</th>
            <th scope="col">{t('column.known')}</th>
          </tr>
        </thead>
        <tbody>
          {known.map((line) => (
            <ShelterTableRow key={line.key} line={line} l10n={l10n} />
          ))}
        </tbody>
      </table>
      {known.length < lines.length && (
        <p className="report-note">{t('leftOut', { count: lines.length - known.length })}</p>
      )}
    </section>
  );
}

function ShelterTableRow({ line: { name, summary }, l10n }: { readonly line: TrendLine; readonly l10n: L10n }) {
  const { t } = l10n;
  const { shelterNights, amounts } = summary;
  const rate = amounts?.ratePercent ?? null;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{amounts ? nightsName(l10n, amounts) : t('none')}</td>
      <td>{rate === null ? t('none') : t('percent', { value: numberName(l10n, Number(rate), 1) })}</td>
      <td>{coverageName(l10n, shelterNights)}</td>
    </tr>
  );
}
