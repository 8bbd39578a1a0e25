import { PASSWORD_FAULTS, type Problem } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { Field } from '../../ui/field.tsx';

const MIN_LENGTH = 12;

/** The minimum length, checked in the browser; the server also checks against common passwords. */
export const longEnough = (password: string): boolean => [...password].length >= MIN_LENGTH;

interface NewPasswordProps {
  readonly value: string;
  /** Why the server refused the last password. */
  readonly problem: Problem | null;
  onChange(password: string): void;
}

/** A field for a new password with its error message. */
export function NewPassword({ value, problem, onChange }: NewPasswordProps) {
  const t = useT('account');
  const weak =
    problem?.code === 'password_too_weak' ? (PASSWORD_FAULTS.find((w) => w === problem.detail) ?? 'other') : null;
  return (
    <Field
      name="password"
      label={t('password.new')}
      hint={t('password.hint')}
      error={weak ? t(`password.weak.${weak}`) : undefined}
    >
      {(ids) => (
        <input
          {...ids}
          type="password"
          autoComplete="new-password"
          value={value}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}
