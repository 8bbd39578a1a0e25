import { useId } from 'react';

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly options: readonly T[];
  readonly chosen: NoInfer<T> | null;
  words(option: NoInfer<T>): string;
  onChoose(option: NoInfer<T>): void;
}

/** One of a few, all of them in sight: radio buttons that look like chips. */
export function Choices<T extends string>({ legend, options, chosen, words, onChoose }: ChoicesProps<T>) {
  const name = useId();
  return (
    <fieldset className="house-choices">
      <legend>{legend}</legend>
      <div>
        {options.map((option) => (
          <label key={option} className="house-chip">
            <input
              type="radio"
              name={name}
              value={option}
              checked={chosen === option}
              onChange={() => onChoose(option)}
            />
            <span>{words(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
