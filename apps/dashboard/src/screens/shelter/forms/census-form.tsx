import type { ExactRow } from '@safe-haven/contracts';
import { useState } from 'react';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { ShelterForm } from '../../../features/shelter/shelter-form.tsx';
import { localDay } from '../../../model/time/time.ts';
import { serverNow } from '../../../net/server-time.ts';
import { Field } from '../../../ui/field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';

const PLACE = 'house:census';
/** Until 18:00 a count is about the night before, and from then on about the night that begins (PH-2, as by text). */
const NIGHT_BEGINS = 18 * 3_600_000;
const parseCount = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);

/** The census of one night: places taken, and places in all. */
export function CensusForm({ row }: { readonly row: ExactRow }) {
  const { l10n, commands } = useShelter();
  const { t, timezone } = l10n;
  const today = localDay(serverNow(), timezone);
  const [night, setNight] = useState(() => localDay(serverNow() - NIGHT_BEGINS, timezone));
  // Where nobody said how many places there are, "0" would say that there are none.
  const known = row.mode === 'kept' ? row.places : row.reported;
  const [occupied, setOccupied] = useState(String(known?.occupied ?? ''));
  const [inService, setInService] = useState(String(known?.inService ?? ''));
  const [taken, places] = [parseCount(occupied), parseCount(inService)];
  const report = async () =>
    taken !== null &&
    commands.send(PLACE, 'report-census', {
      asOf: new Date(serverNow()).toISOString(),
      night,
      occupied: taken,
      ...(places === null ? {} : { inService: places }),
    });
  const faults = { night: night === '' && t('form.needsNight'), occupied: taken === null && t('form.needsCount') };
  return (
    <ShelterForm
      place={PLACE}
      title={t('form.censusTitle')}
      submit={t('form.census')}
      faults={faults}
      waits="as_it_is"
      onSubmit={report}
    >
      {row.mode === 'kept' && <p className="form-hint">{t('form.censusHint')}</p>}
      <div className="form-fields">
        <Field name="night" label={t('form.censusNight')}>
          {(ids) => <input {...ids} type="date" max={today} value={night} onChange={(e) => setNight(e.target.value)} />}
        </Field>
        <NumberField name="occupied" label={t('form.censusOccupied')} value={occupied} onChange={setOccupied} />
        <NumberField
          name="inService"
          label={`${t('form.censusInService')} (${t('form.optional')})`}
          value={inService}
          onChange={setInService}
        />
      </div>
    </ShelterForm>
  );
}
