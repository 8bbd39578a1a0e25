import './segmented-control.css';
import { useId } from 'react';

export interface Segment<V extends string> {
  readonly value: V;
  readonly label: string;
}

/** Radio buttons for two to four options, all visible. Arrow keys move the selection. */
export function SegmentedControl<V extends string>(props: {
  label: string;
  segments: readonly Segment<V>[];
  value: V;
  onChoose(value: V): void;
}) {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend className="aloud">{props.label}</legend>
      {props.segments.map(({ value, label }) => (
        <label key={value} className="segment">
          <input
            type="radio"
            className="aloud"
            name={name}
            checked={value === props.value}
            onChange={() => props.onChoose(value)}
          />
          <span className="segment-text">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
