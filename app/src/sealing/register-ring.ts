import type { KeyRing } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';

/**
 * Ties a register to its key ring at the first opening and throws at every later one with another ring: what that one
 * sealed could not be opened beside the rest, and its checks of rows would all fail.
 */
export async function bindRing({ db }: Pick<Store, 'db'>, ring: Pick<KeyRing, 'id'>): Promise<void> {
  const bound = async (): Promise<string | undefined> =>
    (await db.selectFrom('register_ring').select('ring').executeTakeFirst())?.ring;
  let known = await bound();
  if (known === undefined) {
    await db
      .insertInto('register_ring')
      .values({ slot: 1, ring: ring.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    known = await bound();
  }
  if (known !== ring.id)
    throw new Error(
      'This register belongs to another key ring than the one in keys/ring.json. Put back the ring.json that was kept with it, or open the register this ring belongs to; nothing was changed.',
    );
}
