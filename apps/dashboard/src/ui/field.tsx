import './field.css';
import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useT } from '../locales/use-t.ts';
import { useFault } from './form-faults.ts';
import { Icon } from './icon.tsx';

/** What a field gives to its input: spread it there. */
export interface InputIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A label over an input, a hint or what is wrong under it: `<Field label="…">{(ids) => <input {...ids} />}</Field>`. */
export function Field(props: {
  label: string;
  /** By which the form around says what is wrong with it. */
  name?: string;
  hint?: string | undefined;
  error?: string | undefined;
  children(ids: InputIds): ReactNode;
}) {
  const id = useId();
  const below = `${id}-below`;
  const fault = useFault(props.name);
  const error = props.error ?? fault;
  const said = error ?? props.hint;
  return (
    <div className="field" data-part={props.name}>
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      {props.children({
        id,
        'aria-describedby': said ? below : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {said && (
        <p id={below} className={error ? 'field-error' : 'field-hint'}>
          {said}
        </p>
      )}
    </div>
  );
}

/** A small number by two buttons that a thumb can hit. The label is read with each; at its bound a button keeps the focus. */
export function Stepper(props: {
  label: string;
  /** The label in full, where the visible one is short. */
  name?: string;
  value: number;
  least?: number;
  most?: number;
  /** What the number is called when it is shown, "any" for 0 for example. */
  shown?: string;
  onChange(value: number): void;
}) {
  const t = useT('look');
  const { value, least = 0, most = 40 } = props;
  const name = props.name ?? props.label;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't lie in a line of text
    <div className="stepper" role="group" aria-label={name}>
      <span className="stepper-label" aria-hidden="true">
        {props.label}
      </span>
      <button
        type="button"
        className="stepper-button"
        aria-label={`${t('fewer')}: ${name}`}
        aria-disabled={value <= least || undefined}
        onClick={() => value > least && props.onChange(value - 1)}
      >
        <Icon of={Minus} />
      </button>
      <output className="stepper-value">{props.shown ?? value}</output>
      <button
        type="button"
        className="stepper-button"
        aria-label={`${t('more')}: ${name}`}
        aria-disabled={value >= most || undefined}
        onClick={() => value < most && props.onChange(value + 1)}
      >
        <Icon of={Plus} />
      </button>
    </div>
  );
}
