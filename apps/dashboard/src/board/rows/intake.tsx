import type { Intake as IntakeState } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';
import { DoorOpen, type LucideIcon, MessageSquare, Pause, Phone } from 'lucide-react';
import { Icon } from '../../look/parts/icon.tsx';
import type { Formats } from '../../words/formats.ts';
import { useFormats, useWords } from '../../words/use-words.ts';
import type { Words } from '../../words/words.ts';

/** Whether a house takes people now: open, paused (until when), ask first, ask by phone. */
export function Intake({ intake, now }: { intake: IntakeState; now: number }) {
  const t = useWords('board');
  const formats = useFormats();
  const [icon, words] = intakeWords(intake, now, t, formats);
  return (
    <span className="intake" data-intake={intake.state}>
      <Icon of={icon} />
      {words}
    </span>
  );
}

function intakeWords(
  intake: IntakeState,
  now: number,
  t: Words<'board'>,
  formats: Formats,
): readonly [LucideIcon, string] {
  switch (intake.state) {
    case 'open':
      return [DoorOpen, t('intake.open')];
    case 'paused':
      return [
        Pause,
        intake.until === null ? t('intake.paused') : t('intake.pausedUntil', { when: formats.soon(intake.until, now) }),
      ];
    case 'ask':
      return intake.why === 'policy' ? [MessageSquare, t('intake.ask')] : [Phone, t('intake.phone')];
    default:
      return unreachable(intake);
  }
}
