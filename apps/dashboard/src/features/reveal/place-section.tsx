import './vault.css';
import { type MeetingPoint, meetingPointRead } from '@safe-haven/contracts';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Skeleton, useDelayed } from '../../ui/skeleton.tsx';
import { Withheld } from '../second-factor/withheld.tsx';
import { AddressPart } from './address-part.tsx';
import { ChangedLately } from './changed-lately.tsx';
import { EmergencyForm, EmergencyOpen } from './emergency.tsx';
import { RecordForm } from './record-form.tsx';

type Form = 'meeting-point' | 'address' | 'emergency';

interface PlaceSectionProps {
  readonly shelterId: string;
  /** Emergency access was granted: the shelter has to be refetched. */
  onOpened(): void;
}

/** The location of a shelter: the public meeting point, and the address behind a purpose and a second factor. */
export function PlaceSection({ shelterId, onOpened }: PlaceSectionProps) {
  const t = useT('vault');
  const path = `/api/shelters/${encodeURIComponent(shelterId)}`;
  const { value, problem, refetch } = useRead(endpointOf(meetingPointRead, { shelterId }));
  const isDelayed = useDelayed(value === null && problem === null);
  if (problem?.code === 'second_factor_needed') {
    return (
      <section className="place" aria-label={t('title')}>
        <h3>{t('meetingPoint')}</h3>
        <Withheld />
      </section>
    );
  }
  // Hidden for roles without access to locations.
  if (problem && (problem.status === 403 || problem.status === 404)) return null;
  return (
    <section className="place" aria-label={t('title')}>
      {problem && <Problem problem={problem} onRetry={refetch} />}
      {isDelayed && (
        <p role="status">
          <span className="aloud">{t('loading')}</span>
          <Skeleton width="60%" height={40} />
        </p>
      )}
      {value && <Known path={path} place={value} onChanged={refetch} onOpened={onOpened} />}
    </section>
  );
}

interface KnownProps {
  readonly path: string;
  readonly place: MeetingPoint;
  onChanged(): void;
  onOpened(): void;
}

function MeetingPointPart({ place }: Pick<KnownProps, 'place'>) {
  const t = useT('vault');
  if (place.meetingPoint === null) return <p>{t('none')}</p>;
  return (
    <>
      <p className="place-point">{place.meetingPoint}</p>
      <ChangedLately changed={place.changed} />
      <p className="place-hint">{t('everyday')}</p>
      <div className="place-actions">
        <CopyButton text={place.meetingPoint} label={t('copy')} copied={t('copied')} notCopied={t('notCopied')} />
      </div>
    </>
  );
}

function Known({ path, place, onChanged, onOpened }: KnownProps) {
  const t = useT('vault');
  const [open, setOpen] = useState<Form | null>(null);
  const [status, setStatus] = useState('');
  const close = () => setOpen(null);
  const recorded = () => {
    close();
    setStatus(t('record.done'));
    onChanged();
  };
  const opener = (form: Form) => () => {
    setStatus('');
    setOpen(form);
  };
  const { emergency } = place;
  return (
    <>
      {typeof emergency === 'object' && <EmergencyOpen until={emergency.until} onOver={onChanged} />}
      <h3>{t('meetingPoint')}</h3>
      <MeetingPointPart place={place} />
      {place.address === 'may_reveal' && <AddressPart path={path} />}
      {place.address === 'hidden' && (
        <p className="place-hint">{t(emergency === 'may_ask' ? 'hiddenEmergency' : 'hidden')}</p>
      )}
      {place.address === 'none' && place.maySet && <p className="place-hint">{t('noAddress')}</p>}
      <p className="place-hint" role="status">
        {status}
      </p>
      {open === null && (
        <div className="place-actions">
          {place.maySet && (
            <>
              <Button variant="quiet" onClick={opener('meeting-point')}>
                {t(place.meetingPoint === null ? 'record.firstMeetingPoint' : 'record.meetingPoint')}
              </Button>
              <Button variant="quiet" onClick={opener('address')}>
                {t(place.address === 'none' ? 'record.firstAddress' : 'record.address')}
              </Button>
            </>
          )}
          {emergency === 'may_ask' && <Button onClick={opener('emergency')}>{t('emergency.ask')}</Button>}
        </div>
      )}
      {open === 'emergency' && (
        <EmergencyForm
          path={path}
          onCancel={close}
          onOpened={() => {
            close();
            onChanged();
            onOpened();
          }}
          onAsked={() => {
            close();
            setStatus(t('emergency.asked'));
          }}
        />
      )}
      {(open === 'meeting-point' || open === 'address') && (
        <RecordForm key={open} path={path} what={open} onCancel={close} onRecorded={recorded} />
      )}
    </>
  );
}
