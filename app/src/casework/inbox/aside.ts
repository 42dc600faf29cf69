import { settle } from '../../platform/quiet-files.ts';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SignedIn } from '../../accounts/roles.ts';
import type { Services } from '../../workbench/services.ts';

const WHAT = ['submission', 'note'] as const;
/** What lies in the inbox and could not be made a case of. */
export type Aside = { readonly what: (typeof WHAT)[number]; readonly name: string };

/** Puts something that does not open, or belongs to nothing, where staff see it; nothing that came in is ever dropped. */
export async function setAside(
  services: Services,
  what: Aside['what'],
  path: string,
  name: string,
): Promise<void> {
  const { register, custody } = services;
  const to = asidePath(services, { what, name });
  await register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    await custody.append(tx, {
      actor: 'system',
      action: 'intake aside',
      object: name,
      after: { what },
      isDayOnly: true,
    });
  });
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rename(path, to);
  await settle(dirname(to));
  await settle(dirname(path));
}

/** Everything that was set aside. */
export function listAside({ folder }: Pick<Services, 'folder'>): readonly Aside[] {
  const place = join(folder.intake.kept, 'aside');
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .sort()
    .flatMap((entry): Aside[] => {
      const what = WHAT.find((each) => entry.startsWith(`${each}.`));
      return what ? [{ what, name: entry.slice(what.length + 1) }] : [];
    });
}

/** Puts something back into the inbox, to be tried once more; false where it is not there. */
export async function tryAgain(services: Services, person: SignedIn, aside: Aside): Promise<boolean> {
  const { folder, register, custody } = services;
  if (!listAside({ folder }).some(({ what, name }) => what === aside.what && name === aside.name))
    return false;
  const back =
    aside.what === 'note' ? join(folder.intake.notes, aside.name) : join(folder.intake.inbox, aside.name);
  await register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    const { what, name } = aside;
    await custody.append(tx, {
      actor: person.user,
      action: 'intake try again',
      object: name,
      after: { what },
    });
  });
  const from = asidePath(services, aside);
  await rename(from, back);
  await settle(dirname(back));
  await settle(dirname(from));
  return true;
}

function asidePath({ folder }: Pick<Services, 'folder'>, { what, name }: Aside): string {
  return join(folder.intake.kept, 'aside', `${what}.${name}`);
}
