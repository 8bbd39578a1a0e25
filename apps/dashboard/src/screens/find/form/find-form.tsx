import './form.css';
import { type KeyboardEvent, useId } from 'react';
import { ARRIVALS } from '../../../features/search/arrival.ts';
import { useVoice } from '../../../features/search/find-text.ts';
import { AreaField } from './area-field.tsx';
import { AreasToAvoid } from './areas-to-avoid.tsx';
import { NeedsPart } from './needs-part.tsx';
import type { PartProps } from './part.ts';
import { People } from './people.tsx';

/** Who needs a place. `onEnter` is called for Enter wherever it is not something else's: the household's beds are held. */
export function FindForm({ wish, onWish, onEnter }: PartProps & { onEnter(): void }) {
  const { t } = useVoice();
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
      <People wish={wish} onWish={onWish} />
      <NeedsPart wish={wish} onWish={onWish} />
      <AreaField label={t('form.from')} value={wish.from} onChoose={(from) => onWish({ ...wish, from })} />
      <AreasToAvoid wish={wish} onWish={onWish} />
      <div className="find-part">
        <label className="find-label" htmlFor={arrival}>
          {t('arrival.label')}
        </label>
        <select
          id={arrival}
          className="input"
          value={wish.arrival}
          onChange={(event) => onWish({ ...wish, arrival: ARRIVALS.find((a) => a === event.target.value) ?? 'now' })}
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
