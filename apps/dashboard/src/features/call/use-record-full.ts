import { useState } from 'react';
import { sendShelterCommand } from '../../net/command/send.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { outbox } from '../../net/outbox/page-outbox.ts';
import { serverNow } from '../../net/server-time.ts';

/** What became of the call; `recorded`: the event, which can be undone for a while. */
type Recording =
  | { readonly step: 'none' | 'waits' | 'undone' }
  | { readonly step: 'recorded'; readonly eventId: string; readonly at: number };

/** Records in one tap that a shelter said by phone that it is full, now or when the line is back; and takes it back. */
export function useRecordFull(shelterId: string) {
  const { send, busy, problem } = useCommand();
  const [recording, setRecording] = useState<Recording>({ step: 'none' });

  const record = async (): Promise<void> => {
    const issuedAt = serverNow();
    const body = { free: 0, calledAt: new Date(issuedAt).toISOString() };
    const name = 'record-call';
    const enqueue = (key: string, mayBeRecorded: boolean) => {
      outbox.add({ key, shelterId, place: name, name, body, beds: [], issuedAt }, mayBeRecorded);
      return null;
    };
    const sent = await send((key) => sendShelterCommand(shelterId, name, body, key), { enqueue });
    if (sent === null) return;
    if (sent.value === null) return setRecording({ step: 'waits' });
    const eventId = sent.value.events.findLast(({ type }) => type === 'CallRecorded')?.eventId;
    if (eventId !== undefined) setRecording({ step: 'recorded', eventId, at: serverNow() });
  };

  const undo = async (eventId: string): Promise<void> => {
    const sent = await send((key) => sendShelterCommand(shelterId, 'undo', { eventId }, key));
    if (sent !== null) setRecording({ step: 'undone' });
  };

  return { recording, busy, problem, record, undo };
}
