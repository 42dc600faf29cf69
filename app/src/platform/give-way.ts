import { constants, getPriority, setPriority } from 'node:os';

const LOWER = constants.priority.PRIORITY_BELOW_NORMAL;

/**
 * Lets other programs have the processor first from here on, so that both sites answer as before while this program works.
 * Where nobody else works it takes no longer. What was started lower still stays so.
 */
export function giveWay(): void {
  if (getPriority() < LOWER) setPriority(LOWER);
}
