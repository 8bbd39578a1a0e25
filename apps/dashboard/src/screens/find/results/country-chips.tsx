import { HOME_COUNTRIES } from '@safe-haven/contracts';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { useAllRows } from '../../../model/board/use-board.ts';
import { toggled } from '../../../model/toggled.ts';
import { NeedChip } from '../form/need-chip.tsx';

interface CountryChipsProps {
  /** The searched countries; none: all. */
  readonly chosen: readonly string[];
  /** The country of the caller, listed first. */
  readonly ownCountry: string | null;
  onChange(countries: readonly string[]): void;
}

/** Checkboxes for the countries to search; none ticked means all. */
export function CountryChips({ chosen, ownCountry, onChange }: CountryChipsProps) {
  const { t, format } = useFindL10n();
  const rows = useAllRows();
  const codes = rows === null ? HOME_COUNTRIES : [...new Set(rows.map(({ country }) => country))];
  const countries = [...new Set([...codes, ...chosen])].sort(
    (a, b) =>
      Number(b === ownCountry) - Number(a === ownCountry) ||
      format.collator.compare(format.country(a), format.country(b)),
  );
  if (countries.length < 2) return null;
  return (
    <fieldset className="found-countries">
      <legend>{t('countries.label')}</legend>
      <div className="find-chips">
        {countries.map((code) => (
          <NeedChip key={code} on={chosen.includes(code)} onToggle={() => onChange(toggled(chosen, code))}>
            {format.countryShort(code)}
          </NeedChip>
        ))}
      </div>
    </fieldset>
  );
}
