import { PASSWORD_FAULTS, type Problem } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { Field } from '../../ui/field.tsx';

const LEAST = 12;

/** Long enough by the one rule that a browser can check; the server knows the common ones. */
export const longEnough = (password: string): boolean => [...password].length >= LEAST;

interface NewPasswordProps {
  readonly value: string;
  /** What the server said of the last one. */
  readonly problem: Problem | null;
  onChange(password: string): void;
}

/** A new password, with what is wrong with it right under it. */
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
