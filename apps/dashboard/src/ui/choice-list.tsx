import './choice-list.css';
import { useId } from 'react';

interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  /** What the choice means, in one sentence. */
  readonly hint?: string;
}

interface ChoiceListProps<V extends string> {
  readonly legend: string;
  readonly quiet?: boolean;
  readonly choices: readonly Choice<V>[];
  readonly row?: boolean;
}

/** Radio buttons, each with an optional sentence that explains it. */
export function ChoiceList<V extends string>(
  props: ChoiceListProps<V> & { readonly value: NoInfer<V> | null; onChoose(value: NoInfer<V>): void },
) {
  const name = useId();
  return (
    <fieldset className="choice-list">
      <legend className={props.quiet ? 'aloud' : undefined}>{props.legend}</legend>
      <div className={props.row ? 'choice-list-row' : 'choice-list'}>
        {props.choices.map(({ value, label, hint }) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChoose(value)}
            />
            <span className="choice-text">{label}</span>
            {hint && <span className="choice-hint">{hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Checkboxes in the same layout. */
export function ChoicesOfMany<V extends string>(
  props: ChoiceListProps<V> & { readonly chosen: readonly NoInfer<V>[]; onChange(chosen: readonly V[]): void },
) {
  return (
    <fieldset className="choice-list">
      <legend>{props.legend}</legend>
      <div className={props.row ? 'choice-list-row' : 'choice-list'}>
        {props.choices.map(({ value, label }) => (
          <label key={value} className="choice">
            <input
              type="checkbox"
              checked={props.chosen.includes(value)}
              onChange={(event) =>
                props.onChange(
                  event.target.checked ? [...props.chosen, value] : props.chosen.filter((other) => other !== value),
                )
              }
            />
            <span className="choice-text">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
