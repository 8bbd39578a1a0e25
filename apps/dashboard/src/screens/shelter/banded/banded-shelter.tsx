import type { BandedDetail } from '@safe-haven/contracts';
import { LastCall } from '../../../features/call/last-call.tsx';
import { HoldForm } from '../../../features/hold/hold-form.tsx';
import { FreshnessChip } from '../../../features/live/freshness-chip.tsx';
import { BandPips } from '../../../features/occupancy/band-pips.tsx';
import { PeopleInRooms } from '../../../features/reveal/people-in-rooms.tsx';
import { FormToggle } from '../../../features/shelter/form-toggle.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { hasUnknownPlaces } from '../../../model/freshness.ts';
import { OwnHoldCard } from '../beds/shelter-hold.tsx';
import { RecordCall } from '../forms/record-call.tsx';
import { LocationSection } from '../head/location-section.tsx';
import { ShelterHead } from '../head/shelter-head.tsx';
import { UndoBar } from '../undo-bar.tsx';
import { RulesList } from './rules-list.tsx';

/** A shelter of another organisation: its band, its intake rules, and own holds there. Never its beds. */
export function BandedShelter({ detail, now }: { readonly detail: BandedDetail; readonly now: number }) {
  const { l10n, may, open } = useShelter();
  const { t } = l10n;
  const { row, holds } = detail;
  return (
    <>
      <ShelterHead row={row} now={now}>
        <FreshnessChip freshness={row.freshness} />
      </ShelterHead>
      <section className="shelter-places" aria-label={t('head.places')}>
        <LastCall call={row.call} />
        {row.places.band === null ? (
          row.call === undefined && <p>{t(hasUnknownPlaces(row, now) ? 'census.askPlaces' : 'census.old')}</p>
        ) : (
          <p className="shelter-band">
            <BandPips band={row.places.band} />
          </p>
        )}
        {row.places.together !== null && <p className="form-hint">{t(`banded.together.${row.places.together}`)}</p>}
        <p className="form-hint">{t('banded.note')}</p>
      </section>
      <LocationSection />
      {detail.inEmergency && <PeopleInRooms rooms={detail.inEmergency.rooms} />}
      {holds.length > 0 && (
        <section className="shelter-holds" aria-label={t('hold.yours')}>
          <h3>{t('hold.yours')}</h3>
          {holds.map((hold) => (
            <OwnHoldCard key={hold.holdId} hold={hold} />
          ))}
        </section>
      )}
      <section className="shelter-actions" aria-label={t('act.label')}>
        {may('hold-beds') ? (
          <div className="party-actions">
            <FormToggle place="house:hold" variant="primary">
              {t('act.hold')}
            </FormToggle>
          </div>
        ) : (
          <p className="shelter-ask">{t(`ask.${askReason(detail)}`)}</p>
        )}
        {open === 'house:hold' && <HoldForm place="house:hold" rooms={null} />}
        <RecordCall name={row.name} />
      </section>
      <RulesList rules={detail.rules} />
      <UndoBar undo={detail.undo} />
    </>
  );
}

/** Why nothing can be held here: by the shelter's setting or the caller's role. */
function askReason({ row, may }: BandedDetail): 'policy' | 'unreadable' | 'counted' | 'role' {
  if (row.mode === 'counted') return 'counted';
  if (row.intake.state === 'ask') return row.intake.why;
  return may.includes('release-hold') ? 'policy' : 'role';
}
