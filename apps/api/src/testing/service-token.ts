import { tokenIssued } from '@safe-haven/contracts';
import type { TokenScope } from '@safe-haven/domain';
import type { HttpProgram } from './http-program.ts';
import { post, steppedUp } from './second-factor.ts';

/** The header of a machine: a service token of Atina that an administrator has just issued. */
export async function machineOf(haven: HttpProgram, ...scopes: TokenScope[]): Promise<{ authorization: string }> {
  const asked = { label: 'A machine', organisation: 'Atina', country: 'RS', scopes, days: 1 };
  const cookie = await steppedUp(haven, 'ada');
  const issued = await post(`${haven.url}/api/tokens/issue`, asked, { cookie });
  return { authorization: `Bearer ${tokenIssued.parse(issued.body).token}` };
}
