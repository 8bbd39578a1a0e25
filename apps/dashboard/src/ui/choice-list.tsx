import './choice-list.css';
import { useId } from 'react';

interface Choice<V extends string> {
  readonly value: V;
  readonly words: string;
  /** What it means, in a sentence. */
  readonly hint?: string;
}

interface ChoiceListProps<V extends string> {
  readonly legend: string;
  readonly quiet?: boolean;
  readonly choices: readonly Choice<V>[];
  readonly row?: boolean;
}

/** One of a few, each with a sentence that says what it means. */
export function ChoiceList<V extends string>(
  props: ChoiceListProps<V> & { readonly value: NoInfer<V> | null; onChoose(value: NoInfer<V>): void },
) {
  const name = useId();
  return (
    <fieldset className="choice-list">
      <legend className={props.quiet ? 'aloud' : undefined}>{props.legend}</legend>
      <div className={props.row ? 'choice-list-row' : 'choice-list'}>
        {props.choices.map(({ value, words, hint }) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChoose(value)}
            />
            <span className="choice-words">{words}</span>
            {hint && <span className="choice-hint">{hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Any of a few. */
export function ChoicesOfMany<V extends string>(
  props: ChoiceListProps<V> & { readonly chosen: readonly NoInfer<V>[]; onChange(chosen: readonly V[]): void },
) {
  return (
    <fieldset className="choice-list">
      <legend>{props.legend}</legend>
      <div className={props.row ? 'choice-list-row' : 'choice-list'}>
        {props.choices.map(({ value, words }) => (
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
            <span className="choice-words">{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
