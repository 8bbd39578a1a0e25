import { HOME_COUNTRIES } from '@safe-haven/contracts';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { toggled } from '../../../features/search/search-form.ts';
import { useAllRows } from '../../../model/board/use-board.ts';
import { NeedChip } from '../form/need-chip.tsx';

interface CountryChipsProps {
  /** Those that are looked in; none: all. */
  readonly chosen: readonly string[];
  /** Of whoever looks: it stands first. */
  readonly own: string | null;
  onChange(countries: readonly string[]): void;
}

/** In which countries houses are looked for: a box to tick each, all of them while none is ticked. */
export function CountryChips({ chosen, own, onChange }: CountryChipsProps) {
  const { t, format } = useFindL10n();
  const rows = useAllRows();
  const codes = rows === null ? HOME_COUNTRIES : [...new Set(rows.map(({ country }) => country))];
  const countries = [...new Set([...codes, ...chosen])].sort(
    (a, b) => Number(b === own) - Number(a === own) || format.collator.compare(format.country(a), format.country(b)),
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
