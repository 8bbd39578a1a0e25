import type { Problem } from '@safe-haven/contracts';
import { useRequestCommands } from '../../net/command/use-request-commands.ts';
import type { ShelterAttempt } from '../../net/command/use-shelter-commands.ts';
import type { AnsweredQuestion, RecoveryAction } from '../command/refusal.ts';
import { useShelter } from './shelter-context.ts';

const ANSWERS: readonly string[] = [
  'all_the_same',
  'that_hold',
  'arrived',
  'another_party',
] satisfies AnsweredQuestion[];
export const isAnswer = (action: RecoveryAction): action is AnsweredQuestion => ANSWERS.includes(action);

/** Sends the answer to the question that a command was refused with (TR-12, TR-14); resolves to true once accepted. */
export function useAnswer({
  place,
  name,
  body,
  beds,
}: ShelterAttempt): (answer: AnsweredQuestion, problem: Problem) => Promise<boolean> {
  const { commands } = useShelter();
  const transfers = useRequestCommands(() => undefined);
  const again = (more: object) => commands.send(place, name, { ...body, ...more } as never, beds);
  return (answer, { holdId, transferId }) => {
    switch (answer) {
      case 'all_the_same':
        return again({ diverts: true });
      case 'another_party':
        return again({ anotherParty: true });
      case 'that_hold': {
        const { beds: _, ...of } = body;
        return commands.send(place, 'admit-party', { ...of, holdId: holdId ?? '' } as never);
      }
      case 'arrived':
        return transfers.transfer(transferId ?? '', 'arrive', {});
      default:
        return answer satisfies never;
    }
  };
}
