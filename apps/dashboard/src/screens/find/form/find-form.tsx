import './form.css';
import { type KeyboardEvent, useId } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { ARRIVALS } from '../../../features/search/arrival.ts';
import { AreaField } from './area-field.tsx';
import { AreasToAvoid } from './areas-to-avoid.tsx';
import { NeedsPart } from './needs-part.tsx';
import type { PartProps } from './part.ts';
import { People } from './people.tsx';

interface FindFormProps extends PartProps {
  /** From where they leave while nobody has said it; null: nobody knows. */
  readonly ownArea: string | null;
  /** Called for Enter wherever it is not something else's: the household's beds are held. */
  onEnter(): void;
}

/** Who needs a place. */
export function FindForm({ form, ownArea, onChange, onEnter }: FindFormProps) {
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
          {ARRIVALS.map((one) => (
            <option key={one} value={one}>
              {t(`arrival.${one}`)}
            </option>
          ))}
        </select>
      </div>
    </form>
  );
}

/** A button is pressed by Enter, a choice opened by it. */
const ownsEnter = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.closest('button, a, select') !== null;
