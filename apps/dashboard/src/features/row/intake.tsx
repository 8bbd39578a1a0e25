import type { Intake as IntakeState } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';
import type { TFunction } from 'i18next';
import { DoorOpen, type LucideIcon, MessageSquare, Pause, PencilRuler, Phone } from 'lucide-react';
import type { Format } from '../../locales/format.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';

/** The intake state: open, paused (until when), ask first, ask by phone. */
export function Intake({ intake, now }: { intake: IntakeState; now: number }) {
  const t = useT('board');
  const format = useFormat();
  const [icon, text] = formatIntake(intake, now, t, format);
  return (
    <span className="intake" data-intake={intake.state}>
      <Icon icon={icon} />
      {text}
    </span>
  );
}

/** In the place of the intake: a house that is being set up, and takes nobody. */
export function DraftMark() {
  const t = useT('board');
  return (
    <span className="intake" data-intake="draft">
      <Icon icon={PencilRuler} />
      {t('intake.draft')}
    </span>
  );
}

function formatIntake(
  intake: IntakeState,
  now: number,
  t: TFunction<'board'>,
  format: Format,
): readonly [LucideIcon, string] {
  switch (intake.state) {
    case 'open':
      return [DoorOpen, t('intake.open')];
    case 'paused':
      return [
        Pause,
        intake.until === null ? t('intake.paused') : t('intake.pausedUntil', { when: format.soon(intake.until, now) }),
      ];
    case 'ask':
      return intake.why === 'policy' ? [MessageSquare, t('intake.ask')] : [Phone, t('intake.phone')];
    default:
      return unreachable(intake);
  }
}
