import { useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Stepper } from '../../../ui/stepper.tsx';
import { type RoomInput, rowsOf } from './room-inputs.ts';

interface QuickRoomsProps {
  readonly existingLabels: readonly string[];
  onAdd(rows: readonly RoomInput[]): void;
}

/** "Three rooms of four beds": creates the rows of the table, to be edited before they are added. */
export function QuickRooms({ existingLabels, onAdd }: QuickRoomsProps) {
  const t = useT('setup');
  const [rooms, setRooms] = useState(3);
  const [beds, setBeds] = useState(4);
  const [privacy, setPrivacy] = useState<RoomInput['privacy']>('household');
  const put = () => {
    const room = { privacy, forWhom: null, adult: String(beds), child: '', cot: '', overflow: '' };
    onAdd(rowsOf(rooms, room, existingLabels, (number) => t('quick.named', { number })));
  };
  return (
    <fieldset className="setup-quick">
      <legend>{t('quick.title')}</legend>
      <Stepper label={t('quick.rooms')} min={1} max={20} value={rooms} onChange={setRooms} />
      <Stepper label={t('quick.beds')} min={1} max={40} value={beds} onChange={setBeds} />
      <PrivacyChoice label={t('quick.privacy')} value={privacy} onChoose={setPrivacy} />
      <Button onClick={put}>{t('quick.put', { count: rooms })}</Button>
    </fieldset>
  );
}

/** Household room or shared room. */
export function PrivacyChoice(props: {
  readonly label: string;
  readonly value: RoomInput['privacy'];
  onChoose(privacy: RoomInput['privacy']): void;
}) {
  const t = useT('setup');
  const segments = (['household', 'shared'] as const).map((value) => ({ value, label: t(`privacy.${value}`) }));
  return <SegmentedControl label={props.label} segments={segments} value={props.value} onChoose={props.onChoose} />;
}
