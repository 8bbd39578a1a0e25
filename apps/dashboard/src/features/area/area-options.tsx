import { areasOf } from '@safe-haven/contracts';
import { useFormat } from '../../locales/use-t.ts';

/** The areas of these countries in the order given, each country's by name: the options of a `select` of area ids. */
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
