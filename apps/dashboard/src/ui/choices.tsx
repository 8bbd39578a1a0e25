import { useId } from 'react';
import { OptionChip } from './option-chip.tsx';

interface ChoicesProps<T extends string> {
  readonly legend: string;
  /** Hides the legend visually, where the title of the form says the same. */
  readonly quiet?: boolean;
  readonly options: readonly T[];
  readonly chosen: NoInfer<T> | null;
  labelOf(option: NoInfer<T>): string;
  onChoose(option: NoInfer<T>): void;
}

/** Radio buttons that look like chips. */
export function Choices<T extends string>(props: ChoicesProps<T>) {
  const { legend, quiet = false, options, chosen, labelOf, onChoose } = props;
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
            {labelOf(option)}
          </OptionChip>
        ))}
      </div>
    </fieldset>
  );
}
