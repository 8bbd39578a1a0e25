import './form.css';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { ARRIVALS } from '../../../features/search/arrival.ts';
import { AreaField } from './area-field.tsx';
import { AreasToAvoid } from './areas-to-avoid.tsx';
import { NeedsPart } from './needs-part.tsx';
import type { PartProps } from './part.ts';
import { People } from './people.tsx';

interface FindFormProps extends PartProps {
  /** The default area of departure; null: none. */
  readonly ownArea: string | null;
  /** Called on Enter unless the focused element handles it: holds beds. */
  onEnter(): void;
  /** Further fields, at the end. */
  readonly children?: ReactNode;
}

/** Who needs a place. */
export function FindForm({ form, ownArea, onChange, onEnter, children }: FindFormProps) {
  const { t } = useFindL10n();
  const heading = useId();
  const arrival = useId();
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.defaultPrevented || ownsEnter(event.target)) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <form
      className="find-form"
      aria-labelledby={heading}
      autoComplete="off"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKey}
    >
      <div className="find-form-head">
        <h2 id={heading}>{t('form.title')}</h2>
        <p>{t('form.hint')}</p>
      </div>
      <People form={form} onChange={onChange} />
      <NeedsPart form={form} onChange={onChange} />
      <AreaField
        label={t('form.from')}
        value={form.from}
        otherwise={ownArea}
        {...(form.from === null && ownArea !== null && { hint: t('form.fromOwn') })}
        onChoose={(from) => onChange({ ...form, from })}
      />
      <AreasToAvoid form={form} onChange={onChange} />
      <div className="find-part">
        <label className="find-label" htmlFor={arrival}>
          {t('arrival.label')}
        </label>
        <select
          id={arrival}
          className="input"
          value={form.arrival}
          onChange={(event) => onChange({ ...form, arrival: ARRIVALS.find((a) => a === event.target.value) ?? 'now' })}
        >
          {ARRIVALS.map((arrival) => (
            <option key={arrival} value={arrival}>
              {t(`arrival.${arrival}`)}
            </option>
          ))}
        </select>
      </div>
      {children}
    </form>
  );
}

/** Elements that handle Enter themselves. */
const ownsEnter = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('button, a, select') !== null;
