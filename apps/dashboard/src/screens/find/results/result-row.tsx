import type { FoundShelter } from '@safe-haven/contracts';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Call, WasFull } from '../../../features/call/call.tsx';
import { LastCall } from '../../../features/call/last-call.tsx';
import { FreshnessChip } from '../../../features/live/freshness-chip.tsx';
import { Extra } from '../../../features/occupancy/extra.tsx';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { useOfflineSince } from '../../../net/connection.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { lazyOptional } from '../../../ui/lazy-optional.tsx';
import { KeyHint } from '../../../ui/shortcuts/key-hint.tsx';

const CallInstead = lazyOptional(() => import('../../../features/call/call-instead.tsx'), ['call', 'refusals']);

/** One reason: a need that is met, a condition, a question or a barrier. */
export interface ReasonText {
  readonly kind: 'tick' | 'condition' | 'ask' | 'barrier';
  readonly icon: LucideIcon;
  readonly text: string;
}

/** Data attributes for tests, styles and keyboard navigation. */
interface RowMarks {
  readonly isTop: boolean;
  /** Enter in the form acts on this row. */
  readonly isEnterTarget: boolean;
  /** Among the first rows, whose numbers are kept for the moment when the line goes. */
  readonly isFirst?: boolean;
  readonly group?: string;
  readonly near?: string;
}

interface ResultRowProps {
  readonly shelter: FoundShelter;
  readonly marks: RowMarks;
  /** Places, or a date. */
  readonly gets: ReactNode;
  readonly reasons: readonly ReasonText[];
  readonly action: RowButtonProps;
}

/** A shelter in the results: places, name, reasons, distance, and its action. */
export function ResultRow({ shelter, marks, gets, reasons, action }: ResultRowProps) {
  const { t, format } = useFindL10n();
  const { isTop, isEnterTarget, isFirst, group, near } = marks;
  return (
    <li
      className="found"
      data-shelter={shelter.shelterId}
      data-top={isTop || undefined}
      data-enter={isEnterTarget || undefined}
      data-group={group}
      data-near={near}
    >
      {gets}
      <div className="found-name">
        <Link href={shelterPath(shelter.shelterId)}>{shelter.name}</Link>
        <FreshnessChip freshness={shelter.freshness} />
        <span className="found-where">
          {format.area(shelter.area)}, {format.countryShort(shelter.country)}
          {shelter.km !== null && <span className="found-km"> · {t('row.km', { km: format.number(shelter.km) })}</span>}
        </span>
        <LastCall call={shelter.call} />
        <Extra of={shelter.extra} />
      </div>
      <div className="found-why">
        <ul className="found-reasons">
          {reasons.map(({ kind, icon, text }) => (
            <li key={text} data-kind={kind}>
              <Icon icon={icon} size={15} />
              {text}
            </li>
          ))}
        </ul>
        {isToBeCalled(action, reasons) && (
          <>
            <Call shelterId={shelter.shelterId} name={shelter.name} />
            <WasFull shelterId={shelter.shelterId} name={shelter.name} />
          </>
        )}
      </div>
      <RowButton {...action} isTop={isTop} isNear={isFirst === true} shelterId={shelter.shelterId} />
    </li>
  );
}

/** Whether the phone number is shown: the shelter has to be asked or can only be called. */
const isToBeCalled = ({ kind }: RowButtonProps, reasons: readonly ReasonText[]): boolean =>
  kind !== 'hold' || reasons.some((reason) => reason.kind === 'ask');

interface RowButtonProps {
  /** `none`: no action in the app. */
  readonly kind: 'hold' | 'ask' | 'none';
  readonly text: string;
  /** Accessible name: the action with the shelter's name. */
  readonly label: string;
  /** This row's request is pending. */
  readonly isAsking: boolean;
  /** Some row's request is pending. */
  readonly busy: boolean;
  /** Why it can't be pressed now. */
  readonly disabledReason: string | undefined;
  readonly onDisabledPress?: (() => void) | undefined;
  onPress(): void;
}

function RowButton({
  kind,
  text,
  label,
  isAsking,
  busy,
  disabledReason,
  onDisabledPress,
  onPress,
  isTop,
  isNear,
  shelterId,
}: RowButtonProps & { isTop: boolean; isNear: boolean; shelterId: string }) {
  const { t } = useFindL10n();
  const isOffline = useOfflineSince() !== null;
  // Loaded while there is a line, for the rows that are looked at first (VA-14).
  const instead = (isTop || isNear) && <CallInstead shelterId={shelterId} isOffline={isOffline} />;
  const asksByPhone = kind === 'none' || (isOffline && !instead);
  // One element in any case: a call that is mounted again would be without its number.
  return (
    <div className="found-action">
      {asksByPhone && <p className="found-phone">{t('row.phone')}</p>}
      {kind !== 'none' && !isOffline && (
        <Button
          variant={isTop ? 'primary' : 'secondary'}
          wide={isTop}
          data-action={kind}
          aria-label={label}
          busy={busy}
          disabledReason={disabledReason}
          onDisabledPress={onDisabledPress}
          onClick={onPress}
        >
          {isAsking ? t('row.asking') : text}
          {isTop && !isAsking && <KeyHint shortcut="↵" />}
        </Button>
      )}
      {instead}
    </div>
  );
}
