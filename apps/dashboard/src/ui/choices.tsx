import { useId } from 'react';
import { OptionChip } from './option-chip.tsx';

interface ChoicesProps<T extends string> {
  readonly legend: string;
  /** The form's own title says it already. */
  readonly quiet?: boolean;
  readonly options: readonly T[];
  readonly chosen: NoInfer<T> | null;
  words(option: NoInfer<T>): string;
  onChoose(option: NoInfer<T>): void;
}

/** One of a few, all of them in sight: radio buttons that look like chips. */
export function Choices<T extends string>(props: ChoicesProps<T>) {
  const { legend, quiet = false, options, chosen, words, onChoose } = props;
  const name = useId();
  return (
    <fieldset className="options">
      <legend className={quiet ? 'aloud' : undefined}>{legend}</legend>
      <div>
        {options.map((option) => (
          <OptionChip
            key={option}
            type="radio"
            name={name}
            value={option}
            checked={chosen === option}
            onChange={() => onChoose(option)}
          >
            {words(option)}
          </OptionChip>
        ))}
      </div>
    </fieldset>
  );
}
