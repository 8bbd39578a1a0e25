import { useState } from 'react';
import { OptionChip } from '../../ui/option-chip.tsx';
import { useShelter } from '../shelter/shelter-context.ts';

/** The tick of somebody at the door, as a field of the command, and how it is set. */
export interface RoomException {
  readonly body: { readonly roomException?: true };
  readonly isTicked: boolean;
  setTicked(ticked: boolean): void;
}

export function useRoomException(): RoomException {
  const [isTicked, setTicked] = useState(false);
  return { body: isTicked ? { roomException: true } : {}, isTicked, setTicked };
}

/** "They share this room all the same": offered once the room was refused to them, and never ticked beforehand. */
export function RoomExceptionField({
  place,
  exception,
}: {
  readonly place: string;
  readonly exception: RoomException;
}) {
  const { l10n, commands } = useShelter();
  const problem = commands.attempts.find((attempt) => attempt.place === place)?.problem;
  if (problem?.code !== 'room_not_for_party' && !exception.isTicked) return null;
  return (
    <OptionChip type="checkbox" checked={exception.isTicked} onChange={(e) => exception.setTicked(e.target.checked)}>
      {l10n.t('form.roomException')}
    </OptionChip>
  );
}
