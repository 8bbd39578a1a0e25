import type { FoundHouse } from '@safe-haven/contracts';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Call } from '../../../features/call/call.tsx';
import { FreshnessChip } from '../../../features/live/freshness-chip.tsx';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { KeyHint } from '../../../ui/shortcuts/key-hint.tsx';

/** One line of why: what they have, what is to be settled or asked, or what is in the way. */
export interface ReasonText {
  readonly kind: 'tick' | 'condition' | 'ask' | 'barrier';
  readonly icon: LucideIcon;
  readonly text: string;
}

/** What the row is to tests, styles and the keyboard. */
interface RowMarks {
  readonly isTop: boolean;
  /** Enter in the form acts on it. */
  readonly takesEnter: boolean;
  readonly group?: string;
  readonly near?: string;
}

interface ResultRowProps {
  readonly shelter: FoundHouse;
  readonly marks: RowMarks;
  /** How many places, or when. */
  readonly gets: ReactNode;
  readonly reasons: readonly ReasonText[];
  readonly action: RowButtonProps;
}

/** A house among the results, whichever group it is in: how many, where, why, how far, and the one thing to do. */
export function ResultRow({ shelter, marks, gets, reasons, action }: ResultRowProps) {
  const { t, format } = useFindL10n();
  const { isTop, takesEnter, group, near: isNear } = marks;
  return (
    <li
      className="found"
      data-shelter={shelter.shelterId}
      data-top={isTop || undefined}
      data-enter={takesEnter || undefined}
      data-group={group}
      data-near={isNear}
    >
      {gets}
      <div className="found-name">
        <Link href={shelterPath(shelter.shelterId)}>{shelter.name}</Link>
        <span>
          {format.area(shelter.area)}, {format.countryShort(shelter.country)}
        </span>
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
        <p className="found-more">
          {shelter.km !== null && <span className="found-km">{t('row.km', { km: format.number(shelter.km) })}</span>}
          <FreshnessChip freshness={shelter.freshness} />
        </p>
        {isToBeCalled(action, reasons) && <Call shelterId={shelter.shelterId} name={shelter.name} />}
      </div>
      <RowButton {...action} isTop={isTop} />
    </li>
  );
}

/** Where the row says that the house is to be asked, or can only be reached by phone, its number stands with it. */
const isToBeCalled = ({ kind }: RowButtonProps, reasons: readonly ReasonText[]): boolean =>
  kind !== 'hold' || reasons.some((reason) => reason.kind === 'ask');

interface RowButtonProps {
  /** `none`: nothing can be done here in the program. */
  readonly kind: 'hold' | 'ask' | 'none';
  readonly text: string;
  /** What it does, with the name of the house. */
  readonly label: string;
  /** This house's answer is awaited. */
  readonly isAsking: boolean;
  /** Some house's answer is awaited. */
  readonly busy: boolean;
  /** Why it can't be pressed now. */
  readonly why: string | undefined;
  onPress(): void;
}

function RowButton({ kind, text, label, isAsking, busy, why, onPress, isTop }: RowButtonProps & { isTop: boolean }) {
  const { t } = useFindL10n();
  if (kind === 'none') return <p className="found-phone">{t('row.phone')}</p>;
  return (
    <div className="found-action">
      <Button
        variant={isTop ? 'primary' : 'secondary'}
        wide={isTop}
        data-action={kind}
        aria-label={label}
        busy={busy}
        disabledReason={why}
        onClick={onPress}
      >
        {isAsking ? t('row.asking') : text}
        {isTop && !isAsking && <KeyHint shortcut="↵" />}
      </Button>
    </div>
  );
}
