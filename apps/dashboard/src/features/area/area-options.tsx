import { areasOf } from '@safe-haven/contracts';
import { useFormat } from '../../locales/use-t.ts';

/** `option` elements for the areas of these countries, grouped by country in the given order, sorted by name. */
export function AreaOptions({ countries }: { readonly countries: readonly string[] }) {
  const format = useFormat();
  return countries.map((country) => (
    <optgroup key={country} label={format.country(country)}>
      {areasOf(country)
        .map(({ id, names }) => ({ id, name: format.area({ id, name: names.en }) }))
        .toSorted((a, b) => format.collator.compare(a.name, b.name))
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
    </optgroup>
  ));
}
